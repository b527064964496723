"""A seeded group of ordinary acts on this handbook's own sources goes through the whole build.

`make.py bench acts` tries every act alone, and both groups. Authors need not change anything here: the acts find pages,
questions and forms by the nav and the data.
"""

from __future__ import annotations

import pytest

from acts.acts import ACTS, groups
from acts.trial import try_acts

SEED = 13


def test_every_act_has_a_name_of_its_own_and_says_what_it_does() -> None:
    assert len({act.name for act in ACTS}) == len(ACTS) == 23
    assert all(act.about.strip() for act in ACTS)
    assert sorted(act.name for group in groups(SEED) for act in group) == sorted(
        act.name for act in ACTS if act.is_in_groups
    )


@pytest.mark.slow
def test_a_group_of_acts_goes_through_the_whole_build() -> None:
    group = next(group for group in groups(SEED) if "new-chapter" in {act.name for act in group})
    outcome = try_acts(group, SEED, whole=True)
    assert (outcome.faults, outcome.lacks) == ((), ())
