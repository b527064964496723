"""A small handbook of another province, and one page alone: no errors, and every link of the site arrives."""

from __future__ import annotations

import pytest

from acts.acts import ACTS
from acts.expected import Act
from acts.trial import try_acts


@pytest.mark.parametrize("act", [act for act in ACTS if act.is_elsewhere], ids=lambda act: act.name)
def test_a_handbook_of_few_pages_is_whole(act: Act) -> None:
    outcome = try_acts([act], 13, with_tests=False)
    assert (outcome.faults, outcome.lacks) == ((), ())
