"""Ids that readers have and a page has no more: each stays as an anchor at the page's beginning.

A link of others, or of a page that is not yet or no longer of this edition, opens the page at its top and not nowhere;
and no upload has a moment at which the id is gone.
"""

from __future__ import annotations

from handbook.corpus.published import published_ids
from handbook.html.tree import make
from handbook.site.page import BuiltPage, Context


def keep_former_ids(page: BuiltPage, context: Context) -> None:
    """Put an empty anchor before the article's first element for each published id that the page lacks."""
    present = set(page.tree.xpath("//@id"))
    former = [id for id in published_ids(context.corpus).get(page.page.key, ()) if id not in present]
    for number, id in enumerate(former):
        page.article.insert(number, make("span", id=id, class_="hb-former"))
