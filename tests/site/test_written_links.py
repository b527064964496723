"""The links, marks and pictures of the engine's pages are those that their authors wrote."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from handbook.html.tree import Element, add
from handbook.site.page import BuiltPage
from handbook.site.written_links import is_alike, unlike_links
from single_steps import Steps


def _links(page: BuiltPage) -> list[Element]:
    return [link for link in page.article.iter("a") if not list(link.iterancestors("nav"))]


def _lose(page: BuiltPage) -> None:
    _links(page)[0].drop_tag()


def _change_mark(page: BuiltPage) -> None:
    next(link for link in _links(page) if link.get("href").startswith("source:")).set("href", "source:another")


def _change_kind(page: BuiltPage) -> None:
    next(link for link in _links(page) if link.get("href").startswith("confirm:")).set("href", "../x/")


def _add(page: BuiltPage) -> None:
    add(page.article, "a", "x", href="https://evil.example/")


def _add_picture(page: BuiltPage) -> None:
    add(page.article, "img", src="http://evil.example/x.png")


@pytest.mark.parametrize("locale", ["th", "en"])
def test_the_engine_keeps_every_link_of_the_fixture(steps: Steps, locale: str) -> None:
    pages = [steps.built(page.key, locale) for page in steps.corpus.nav_pages(locale)]
    assert sum(len(page.page.links) for page in pages) > 50
    assert unlike_links(pages, steps.corpus) == []
    assert all(is_alike(page.page, page.article) for page in pages)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_lose, [("source:sample-circular", "written")]),
        (_change_mark, [("source:another", "added"), ("source:sample-circular", "written")]),
        (_change_kind, [("…", "added"), ("confirm:receiving-unit", "written")]),
        (_add, [("https://evil.example/", "added")]),
        (_add_picture, [("http://evil.example/x.png", "added")]),
    ],
)
def test_a_link_lost_changed_or_added_is_told(
    steps: Steps, change: Callable[[BuiltPage], None], told: list[tuple[str, str]]
) -> None:
    page = steps.built("procedure")
    change(page)
    assert not is_alike(page.page, page.article)
    problems = unlike_links([page], steps.corpus)
    first = page.page.first_line
    found = [
        (problem.details["target"], "added" if (problem.line, problem.column) == (first, 1) else "written")
        for problem in problems
    ]
    assert {problem.code for problem in problems} == {"HB257"}
    assert sorted(found) == sorted(told)
