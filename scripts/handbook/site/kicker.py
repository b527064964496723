"""The line above a page's title with its chapter or annex."""

from __future__ import annotations

from handbook.corpus.numbering import page_label, page_number
from handbook.html.tree import make, select
from handbook.site.page import BuiltPage, Context


def add_kicker(page: BuiltPage, context: Context) -> None:
    """Put the kicker above the title."""
    titles = select(page.article, "h1")  # empty only if the checks were skipped
    if titles and page_number(page.page, context.settings) is not None:
        titles[0].addprevious(make("p", page_label(page.page, context.settings), class_="hb-kicker"))
