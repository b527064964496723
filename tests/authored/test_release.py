"""An edition and its corrections: their names, tags and order."""

from __future__ import annotations

from checks.case_folders import MINIMAL
from handbook.authored.release import Release, first_release, release_named, release_of_tag
from handbook.authored.settings import load_settings


def test_settings_say_the_release() -> None:
    assert load_settings(MINIMAL).release == Release("2569-1", 0)


def test_names_and_tags() -> None:
    for release, shown in ((Release("2569-1"), "2569-1"), (Release("2569-1", 2), "2569-1.2")):
        assert (release.shown, release.tag) == (shown, f"edition-{shown}")
        assert (release_named(shown), release_of_tag(release.tag)) == (release, release)


def test_other_names_are_none() -> None:
    for name in ("", "2569", "2569-0", "2569-1.0", "2569-1.2.3", "69-1", "2569-1 ", "v2569-1", "2569-01"):
        assert release_named(name) is None
    assert release_of_tag("2569-1") is None
    assert release_of_tag("edition-x") is None


def test_order_counts_numbers() -> None:
    names = ["2569-2", "2569-10", "2569-9.10", "2569-9.9", "2570-1", "2569-9"]
    sorted_names = sorted(names, key=lambda name: Release(*_parts(name)).order)
    assert sorted_names == ["2569-2", "2569-9", "2569-9.9", "2569-9.10", "2569-10", "2570-1"]


def test_what_comes_next() -> None:
    assert Release("2569-1", 1).next_correction() == Release("2569-1", 2)
    assert Release("2569-1", 2).next_edition("2026-12-31") == Release("2569-2")
    assert Release("2569-2").next_edition("2027-01-01") == Release("2570-1")
    assert Release("2570-1").next_edition("2026-12-31") == Release("2570-2")
    assert first_release("2026-11-29") == Release("2569-1")


def _parts(name: str) -> tuple[str, int]:
    edition, _, correction = name.partition(".")
    return edition, int(correction or 0)
