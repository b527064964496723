"""What screen readers call sections and tables."""

from __future__ import annotations

from handbook.site.names import name_parts
from single_steps import Steps, inner


def _named(steps: Steps, article: str) -> str:
    page = steps.written(article)
    name_parts(page, steps.context(page))
    return inner(page.article)


def test_sections_are_named_by_their_titles_in_order(steps: Steps) -> None:
    written = (
        '<section><p class="hb-lead__title">a</p></section><aside><p class="hb-panel__title">b</p></aside>'
        '<section><p class="hb-contact__title">c</p><div><p class="hb-office__title">d</p></div></section>'
    )
    assert _named(steps, written) == (
        '<section aria-labelledby="part-1"><p class="hb-lead__title" id="part-1">a</p></section>'
        '<aside aria-labelledby="part-2"><p class="hb-panel__title" id="part-2">b</p></aside>'
        '<section aria-labelledby="part-3"><p class="hb-contact__title" id="part-3">c</p>'
        '<div aria-labelledby="part-4"><p class="hb-office__title" id="part-4">d</p></div></section>'
    )


def test_boxes_that_scroll_are_regions_named_by_their_captions(steps: Steps) -> None:
    table = "<table><caption>a</caption></table>"
    assert _named(steps, f'<div class="hb-scroll">{table}</div><div class="hb-scroll"><table></table></div>') == (
        '<div class="hb-scroll" role="region" tabindex="0" aria-labelledby="table-1">'
        '<table><caption id="table-1">a</caption></table></div>'
        '<div class="hb-scroll"><table></table></div>'
    )


def test_table_that_fits_is_no_region(steps: Steps) -> None:
    written = '<div class="hb-fit"><table><caption>a</caption></table></div>'
    assert _named(steps, written) == written


def test_caption_deeper_in_the_box_is_another_tables(steps: Steps) -> None:
    inside = "<table><tr><td><table><caption>a</caption></table></td></tr></table>"
    assert _named(steps, f'<div class="hb-scroll">{inside}</div>') == f'<div class="hb-scroll">{inside}</div>'
