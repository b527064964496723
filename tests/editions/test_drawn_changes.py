"""A few mechanical changes of the fixture's pages of each kind; `bench corrections` draws many of the real ones."""

from __future__ import annotations

import pytest

from editions.drawn_changes import CORRECTIONS, EDITIONS, draw, read_pages
from handbooks import FIXTURE

PAGES = read_pages(FIXTURE / "docs")


@pytest.mark.parametrize("kind", [*EDITIONS, *CORRECTIONS])
def test_drawn_change_is_judged_right(kind: str) -> None:
    change = EDITIONS.get(kind) or CORRECTIONS[kind]
    drawn = list(draw(PAGES, {kind: change}, 1, 5))
    assert len(drawn) == 5
    wrong = [each for each in drawn if bool(each.told()) is not (kind in EDITIONS)]
    assert wrong == []


def test_a_seed_draws_the_same_again() -> None:
    first, again, other = (list(draw(PAGES, EDITIONS, seed, 2)) for seed in (1, 1, 2))
    assert first == again
    assert first != other
