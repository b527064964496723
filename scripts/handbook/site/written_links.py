"""The marks, links and pictures of each page as the engine built it, beside those that its author wrote.

A last witness on the product itself: none may be lost, changed or added on the way, whatever the engine and its
plugins do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from handbook.corpus.model import Corpus, Page
from handbook.html.addresses import scheme_of
from handbook.html.tree import Element, select
from handbook.problems import Problem
from handbook.site.page import BuiltPage

_NOT_WRITTEN = "nav"  # previous and next page
_INSIDE = "…"
"""Stands for any target inside the handbook: the engine makes an address of each."""


def unlike_links(pages: Iterable[BuiltPage], corpus: Corpus) -> list[Problem]:
    """HB257 where an article, before the finishing steps, has other links than its page; at the link if it is lost."""
    return [problem for item in pages for problem in _differences(item, corpus)]


def is_alike(page: Page, article: Element) -> bool:
    """Whether an article, before the finishing steps, has the links of its page."""
    return Counter(_built(article)) == Counter(link.target if link.scheme else _INSIDE for link in page.links)


def _differences(item: BuiltPage, corpus: Corpus) -> Iterator[Problem]:
    page, built = item.page, Counter(_built(item.article))
    for link in page.links:
        target = link.target if link.scheme else _INSIDE
        if built[target] > 0:
            built[target] -= 1
        else:
            yield corpus.problem(page, link, "HB257", target=link.target)
    yield from (_added(page, corpus, target) for target, number in built.items() if number > 0)


def _built(article: Element) -> Iterator[str]:
    around = {link for part in select(article, _NOT_WRITTEN) for link in part.iter("a")}
    for element in article.iter("a", "img"):
        if element not in around:
            target = element.get("href" if element.tag == "a" else "src", "")
            yield target if scheme_of(target) else _INSIDE


def _added(page: Page, corpus: Corpus, target: str) -> Problem:
    return Problem(corpus.shown(page.path), page.first_line, 1, "HB257", {"target": target})
