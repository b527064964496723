"""Every moment of an upload is whole for readers: two editions of the fixture, in which all that can change changes.

The order is that of prefixes.py; what publishes has its own, and may be held to the same judge.
"""

from __future__ import annotations

from collections import Counter

import pytest
from filelock import FileLock

from handbooks import Workshop
from prefixes import Judge, Site, by_name, read, read_page, upload, with_plain_names
from two_editions import build, change_everything, lay_out_first

Editions = tuple[Site, Site]


@pytest.fixture(scope="module")
def editions(workshop: Workshop) -> Editions:
    """The sites of both."""
    root, outs = workshop.folder / "editions", [workshop.folder / f"edition-{number}" for number in (1, 2)]
    with FileLock(workshop.folder / "editions.lock"):
        if not outs[1].exists():
            lay_out_first(root)
            build(root, outs[0])
            change_everything(root)
            build(root, outs[1])
    return read(outs[0]), read(outs[1])


def test_all_that_can_change_changes(editions: Editions) -> None:
    """Or the upload would prove nothing."""
    before, after = (frozenset(site) for site in editions)
    kept = {path for path in before & after if editions[0][path] == editions[1][path]}
    moved = {path.rpartition("/")[2].partition(".")[0] for path in after - before}
    assert {"controls", "box", "worker", "start", "forms", "pdf", "update", "water", "handbook"} < moved
    assert {"cover-letter-th", "everything-en", "cctv-handbook-th", "forms-th", "index"} < moved
    assert {"upkeep/index.html", "en/upkeep/index.html"} < after - before
    assert [path for path in kept if path.endswith(".html") and b'http-equiv="refresh"' not in editions[0][path]] == []
    ids = [read_page("survey/index.html", site["survey/index.html"], "/cctv/").ids for site in editions]
    assert ("record" in ids[0], "record-points" in ids[0]) == (True, False)
    assert {"record", "record-points"} < ids[1]  # what was published stays


def test_both_are_whole_at_rest(editions: Editions) -> None:
    judge = Judge(*editions)
    assert [judge.faults(site) for site in editions] == [Counter(), Counter()]


def test_no_moment_of_an_upload_is_broken(editions: Editions) -> None:
    moves = upload(*editions)
    assert len(moves) > 100
    assert Judge(*editions).broken(moves) == []


def test_no_moment_of_the_way_back_is_broken(editions: Editions) -> None:
    back = (editions[1], editions[0])
    assert Judge(*back).broken(upload(*back)) == []


def test_in_the_order_of_names_most_moments_are_broken(editions: Editions) -> None:
    moves = by_name(*editions)
    assert len(Judge(*editions).broken(moves)) > len(moves) / 2


def test_with_names_that_stay_most_moments_are_broken_in_every_order(editions: Editions) -> None:
    """As it was before the names had hashes: code, forms and downloads change under the pages of the other edition."""
    plain = (with_plain_names(editions[0]), with_plain_names(editions[1]))
    judge = Judge(*plain)
    assert [judge.faults(site) for site in plain] == [Counter(), Counter()]
    for moves in (upload(*plain), by_name(*plain)):
        found = judge.broken(moves)
        assert len(found) > len(moves) / 2
        assert {"version", "size", "sums"} <= {kind for _, faults in found for kind in faults}
