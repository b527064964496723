"""The handbook's sources as data. Lines and columns count from 1, in the file as the author sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from handbook.located_yaml import LocatedYaml
from handbook.problems import Problem
from handbook.settings import Settings

DEFAULT_LOCALE = "th"
LOCALES = ("th", "en")
Words = Mapping[str, str]


@dataclass(frozen=True)
class Heading:
    """A heading: its level (1 to 6), its text without the attribute list, its explicit id if it has one."""

    level: int
    text: str
    id: str | None
    line: int
    column: int


@dataclass(frozen=True)
class Anchor:
    """An id that the author gave to a heading, a clause or any other part."""

    id: str
    line: int
    column: int


@dataclass(frozen=True)
class Link:
    """A link as written: target and words."""

    target: str
    text: str
    line: int
    column: int

    @property
    def scheme(self) -> str:
        """What stands before the first colon (`source`, `https`), or nothing for a path."""
        scheme, colon, _ = self.target.partition(":")
        return scheme if colon and scheme.isalnum() else ""

    @property
    def value(self) -> str:
        """What follows the scheme."""
        return self.target.partition(":")[2] if self.scheme else self.target


@dataclass(frozen=True)
class Block:
    """The opening line of a block, `/// name | argument`, and whether a line of slashes closes it."""

    name: str
    argument: str
    line: int
    closed: bool


@dataclass(frozen=True)
class Page:
    """One Markdown file. `key` is its path without suffixes: `circular.en.md` and `circular.md` share `circular`."""

    path: str
    key: str
    locale: str
    meta: LocatedYaml
    headings: tuple[Heading, ...]
    anchors: tuple[Anchor, ...]
    links: tuple[Link, ...]
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """The title from the front matter."""
        return str(self.meta.value.get("title", self.key))

    def targets(self, scheme: str) -> tuple[str, ...]:
        """The distinct values of the links with this scheme, in order of first appearance."""
        return tuple(dict.fromkeys(link.value for link in self.links if link.scheme == scheme))


@dataclass(frozen=True)
class Source:
    """A law, circular or page that statements rest on: an entry of sources.yml."""

    id: str
    group: str
    kind: str
    title: Words
    confidence: str
    seen: str
    number: str | None = None
    date: str | None = None
    year: int | None = None
    issuer: Words | None = None
    gazette: Words | None = None
    url: str | None = None
    note: Words | None = None


@dataclass(frozen=True)
class Question:
    """Something the provincial office has still to confirm: an item of confirm.yml."""

    id: str
    group: str
    affects_submission: bool
    ask: Words
    why: Words


@dataclass(frozen=True)
class Group:
    """A heading under which sources or questions stand."""

    id: str
    title: Words


@dataclass(frozen=True)
class Data:
    """The data files of docs/data/, typed; ids are unique in each."""

    source_groups: tuple[Group, ...] = ()
    sources: Mapping[str, Source] = ()  # type: ignore[assignment]
    question_groups: tuple[Group, ...] = ()
    questions: Mapping[str, Question] = ()  # type: ignore[assignment]


@dataclass(frozen=True)
class Corpus:
    """All pages by path, the data, the settings, and the files of docs/ that are not pages (paths below docs/)."""

    settings: Settings
    docs: str
    pages: Mapping[str, Page]
    data: Data
    assets: frozenset[str]

    def shown(self, path: str) -> str:
        """A path below docs/ as problems show it: relative to the repository."""
        return f"{self.docs}/{path}"

    def problem(self, page: Page, place: Heading | Anchor | Link, code: str, /, **details: str) -> Problem:
        """A problem at a part of a page."""
        return Problem(self.shown(page.path), place.line, place.column, code, details)

    def twin(self, page: Page, locale: str) -> Page | None:
        """The same page in another language."""
        return self.pages.get(page_path(page.key, locale))

    def ids(self, page: Page) -> set[str]:
        """Every id a link may point to on this page: the author's, and those of the data it shows."""
        return {anchor.id for anchor in page.anchors} | self.data_ids(page)

    def data_ids(self, page: Page) -> set[str]:
        """The ids that the page's `/// data` blocks bring."""
        return {id for block in page.blocks if block.name == "data" for id in self.data_blocks.get(block.argument, ())}

    @cached_property
    def data_blocks(self) -> dict[str, tuple[str, ...]]:
        """Argument of a `/// data` block -> the ids of what it shows."""
        shown: dict[str, tuple[str, ...]] = {}
        for group in self.data.source_groups:
            shown[f"sources {group.id}"] = tuple(
                source.id for source in self.data.sources.values() if source.group == group.id
            )
        for group in self.data.question_groups:
            shown[f"confirm {group.id}"] = tuple(
                question.id for question in self.data.questions.values() if question.group == group.id
            )
        return shown

    def nav_pages(self, locale: str) -> list[Page]:
        """The pages of one language in nav order."""
        keys = (split_locale(entry.path)[0] for entry in self.settings.nav)
        found = (self.pages.get(page_path(key, locale)) for key in keys)
        return [page for page in found if page is not None]


def split_locale(path: str) -> tuple[str, str]:
    """`circular.en.md` -> ("circular", "en"); `circular.md` -> ("circular", "th")."""
    stem = path.removesuffix(".md")
    for locale in LOCALES:
        if locale != DEFAULT_LOCALE and stem.endswith(f".{locale}"):
            return stem.removesuffix(f".{locale}"), locale
    return stem, DEFAULT_LOCALE


def page_path(key: str, locale: str) -> str:
    """The path below docs/ of a page in a language."""
    return f"{key}.md" if locale == DEFAULT_LOCALE else f"{key}.{locale}.md"


def page_url(key: str, locale: str) -> str:
    """The folder of the built page below site/, with a slash at its end unless it is the top: `en/circular/`."""
    parts = [] if locale == DEFAULT_LOCALE else [locale]
    name = key.removesuffix("index").rstrip("/")
    return "".join(f"{part}/" for part in [*parts, *([name] if name else [])])


def number_of(meta: Mapping[str, Any]) -> tuple[str, int] | None:
    """("chapter", 4) or ("annex", 5) from a page's front matter, or None."""
    for kind in ("chapter", "annex"):
        if isinstance(meta.get(kind), int):
            return kind, meta[kind]
    return None
