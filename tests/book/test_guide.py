"""The quick guide of the fixture, and what is too long for it. What holds of every guide is in laws/guide.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from book.book_links import links_of
from book.book_tree import corpus_of
from handbook.book import guide
from handbook.book.guide import Place, longest_points, print_guide
from handbook.html.tree import Element, add, make
from handbook.press.press import Details, opened_press
from handbook.problems import ProblemsError
from handbook_sources import LOCALES, Handbook
from laws.guide import guide_file, points
from press.pressed import STYLES


def test_the_fixture_has_what_the_laws_judge(site: Path, handbook: Handbook) -> None:
    for locale in LOCALES:
        counts = {key: len(items) for key, items in points(site, handbook, locale).items()}
        assert counts == {"circular": 3, "procedure": 3, "survey": 3, "specifications": 2}
        inner = {link.target for link in links_of(guide_file(site, locale)) if ":" not in link.target}
        assert inner == {"source-1", "source-2", "source-3"}


def guide_of(words: int) -> Element:
    """A guide of so many short words."""
    tree = make("html", lang="en")
    add(add(tree, "head"), "title", "x")
    columns = add(add(add(tree, "body"), "section", class_="hb-guide"), "div", class_="hb-guide__columns")
    add(columns, "p", "word " * words)
    return tree


def test_points_too_long_for_a_sheet_are_told(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError) as raised, opened_press(STYLES, "x.pdf") as press:
        print_guide(guide_of(3_600), press, tmp_path / "x.pdf", Details({}, {}, []), Place("docs/a.md", 7))
    assert [(problem.path, problem.line, problem.code) for problem in raised.value.problems] == [
        ("docs/a.md", 7, "HB607")
    ]
    assert not list(tmp_path.iterdir())


def test_the_largest_size_that_fits_is_found_from_any_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    with opened_press(STYLES, "x.pdf") as press:
        for guess, words in ((2, 100), (5, 2_150), (3, 2_450)):
            monkeypatch.setattr(guide, "_guess", lambda *_, guess=guess: guess)
            found.append(guide.fit_guide(guide_of(words), press))
    assert [each and each[0] for each in found] == [10.5, 10, 9.25]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_longest_points_are_the_ones_to_shorten(handbook: Handbook, locale: str) -> None:
    place = longest_points(corpus_of(handbook), locale)
    assert (handbook.root / place.path) == handbook.source("survey", locale)
    lines = (handbook.root / place.path).read_text(encoding="utf-8").splitlines()
    assert lines[place.line - 1].startswith("/// essentials")
