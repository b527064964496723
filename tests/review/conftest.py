"""What the tests of the review share: one change with a case of everything, reviewed once a run."""

from __future__ import annotations

import pytest

from handbooks import Workshop
from review.reviewed_change import Reviewed, reviewed


@pytest.fixture(scope="session")
def made(workshop: Workshop) -> Reviewed:
    """The change and what the review has written of it."""
    return reviewed(workshop)
