"""The line above a title."""

from __future__ import annotations

import pytest

from handbook.site.kicker import add_kicker
from single_steps import Steps, inner


@pytest.mark.parametrize(
    ("key", "locale", "kicker"),
    [
        ("procedure", "th", "บทที่ ๑"),
        ("procedure", "en", "Chapter 1"),
        ("laws", "th", "ภาคผนวก ข"),
        ("laws", "en", "Annex B"),
    ],
)
def test_chapter_or_annex_stands_above_the_title(steps: Steps, key: str, locale: str, kicker: str) -> None:
    page = steps.written("<p>a</p><h1>T</h1><h2>b</h2><h1>U</h1>", key, locale)
    add_kicker(page, steps.context(page))
    assert inner(page.article) == f'<p>a</p><p class="hb-kicker">{kicker}</p><h1>T</h1><h2>b</h2><h1>U</h1>'


@pytest.mark.parametrize("locale", ["th", "en"])
def test_page_without_a_number_has_none(steps: Steps, locale: str) -> None:
    page = steps.written("<h1>T</h1>", "index", locale)
    add_kicker(page, steps.context(page))
    assert inner(page.article) == "<h1>T</h1>"


def test_page_without_a_title_stays_as_it_is(steps: Steps) -> None:
    page = steps.written("<h2>T</h2>")
    add_kicker(page, steps.context(page))
    assert inner(page.article) == "<h2>T</h2>"
