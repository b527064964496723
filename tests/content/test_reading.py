"""The laws of reading, judged on every page of the real handbook. They repeat nothing of the text."""

from __future__ import annotations

import pytest

from laws.reading import *  # noqa: F403 - tests are found by name
from reading import EACH_ONCE, Look


@pytest.fixture(scope="module")  # type: ignore[no-redef]  # in the place of the one taken in above
def axe_looks() -> tuple[Look, ...]:
    """Each page wide in the light and narrow in the dark."""
    return EACH_ONCE
