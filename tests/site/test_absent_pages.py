"""Links to a page that a handbook has not: their words stay, and lead nowhere."""

from __future__ import annotations

from dataclasses import replace

from handbook.site.absent_pages import unlink_absent
from handbook.site.page import BuiltPage, Context
from single_steps import Steps, inner

LINKS = '<p>a <a href="page:laws#x" aria-label="x">law</a> b <a href="page:procedure#y">step</a></p>'


def without(steps: Steps, page: BuiltPage, key: str) -> Context:
    """The fixture handbook without a page."""
    context = steps.context(page)
    pages = {path: kept for path, kept in steps.corpus.pages.items() if kept.key != key}
    return replace(context, corpus=replace(steps.corpus, pages=pages))


def test_links_to_pages_that_are_there_stay(steps: Steps) -> None:
    page = steps.written(LINKS)
    unlink_absent(page, steps.context(page))
    assert inner(page.article) == LINKS


def test_link_to_an_absent_page_becomes_its_words(steps: Steps) -> None:
    page = steps.written(LINKS)
    unlink_absent(page, without(steps, page, "laws"))
    assert inner(page.article) == '<p>a <span>law</span> b <a href="page:procedure#y">step</a></p>'


def test_links_around_the_article_are_seen_too(steps: Steps) -> None:
    page = steps.written("<p>x</p>")
    page.tree[1].append(steps.written('<p><a href="page:confirm">x</a></p>').article)
    unlink_absent(page, without(steps, page, "confirm"))
    assert not page.tree.xpath("//a")
