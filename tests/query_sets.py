"""What officers type and the pages that answer, asked of a built site's engine: tests/content/queries/."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page

FOLDER = Path(__file__).parent / "content" / "queries"
HALVES = ("open", "sealed")
"""Tuned on, and looked at only to judge."""
_FIVE = 5


@dataclass(frozen=True)
class Asked:
    """A query, its kind, the keys of the pages that answer it, and those that were found, best first."""

    kind: str
    query: str
    pages: tuple[str, ...]
    found: tuple[str, ...]

    @property
    def is_first(self) -> bool:
        """Whether the first page found answers."""
        return bool(set(self.found[:1]) & set(self.pages))

    @property
    def is_in_five(self) -> bool:
        """Whether one of the first five pages answers."""
        return bool(set(self.found[:_FIVE]) & set(self.pages))


@dataclass(frozen=True)
class Figures:
    """How many were asked; answered first and in five, in percent; and how many found nothing."""

    asked: int
    first: float
    in_five: float
    nothing: int


def ask_all(page: Page, locale: str, half: str) -> list[Asked]:
    """Ask every query of a half; `page` has the engine over the language's index (laws/search.py)."""
    kinds = _kinds(locale, half)
    asked = [(kind, str(one["query"]), tuple(one["pages"])) for kind, queries in kinds.items() for one in queries]
    search = "queries => queries.map(query => engine.find(query).pages.map(page => page.page))"
    found = page.evaluate(search, [query for _, query, _ in asked])
    return [Asked(*one, tuple(map(_key, paths))) for one, paths in zip(asked, found, strict=True)]


def queries_of(locale: str, half: str) -> list[str]:
    """The queries of a half alone, in order."""
    return [str(one["query"]) for queries in _kinds(locale, half).values() for one in queries]


def _kinds(locale: str, half: str) -> dict[str, list[dict[str, Any]]]:
    kinds: dict[str, list[dict[str, Any]]] = yaml.safe_load((FOLDER / f"{half}.{locale}.yml").read_text("utf-8"))
    return kinds


def by_kind(asked: list[Asked]) -> dict[str, list[Asked]]:
    """Kind -> its queries, in order."""
    kinds: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        kinds[one.kind].append(one)
    return kinds


def figures_of(asked: list[Asked]) -> Figures:
    """What a list of queries gives."""
    count = len(asked) or 1
    first, in_five = sum(one.is_first for one in asked), sum(one.is_in_five for one in asked)
    return Figures(len(asked), 100 * first / count, 100 * in_five / count, sum(not one.found for one in asked))


def _key(path: str) -> str:
    """`en/forms/index.html` -> `forms/index`, as pages are called in docs/."""
    key = path.removeprefix("en/").removesuffix("index.html").removesuffix("/")
    return {"": "index", "forms": "forms/index"}.get(key, key)
