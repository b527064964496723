"""The handbook's sources as data. Lines and columns count from 1, in the file as the author sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from handbook.authored.located_yaml import LocatedYaml
from handbook.authored.settings import Settings
from handbook.corpus.addresses import page_path, page_url, split_locale
from handbook.corpus.bodies import Body
from handbook.corpus.drawings import Drawing
from handbook.corpus.form_specs import FORMS_FOLDER, FormSpec
from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.corpus.released import Released
from handbook.corpus.section import Section
from handbook.corpus.source_files import SourceFile
from handbook.corpus.translation_files import Translations
from handbook.corpus.word_lists import WordLists
from handbook.corpus.written import Written
from handbook.html.addresses import scheme_of
from handbook.problems import Problem
from handbook.texts import Texts


@dataclass(frozen=True)
class Heading:
    """A heading: level (1 to 6), text without the attribute list, and explicit id if it has one."""

    level: int
    text: str
    id: str | None
    line: int
    column: int


@dataclass(frozen=True)
class Anchor:
    """An explicit id of a heading, a clause or any other part."""

    id: str
    line: int
    column: int


@dataclass(frozen=True)
class Link:
    """A link, or a picture, as written: target and text."""

    target: str
    text: str
    line: int
    column: int
    is_picture: bool = False
    title: str = ""  # the words behind it in quotes, such as a blank's hint

    @cached_property
    def scheme(self) -> str:
        """The part before the first colon (`source`, `https`); empty for a path."""
        return scheme_of(self.target)

    @cached_property
    def value(self) -> str:
        """The target without its scheme."""
        return self.target.partition(":")[2] if self.scheme else self.target


@dataclass(frozen=True)
class Block:
    """The opening line of a block, `/// name | argument`, and the line `end` that closes it, 0 if none does.

    An empty name stands for a closing line without a block. `well_formed` is false if the bar is missing.
    """

    name: str
    argument: str
    line: int
    closed: bool
    well_formed: bool
    end: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Span:
    """A linked part of a text: start and end offsets, and the link's target."""

    start: int
    end: int
    target: str

    @property
    def is_mark(self) -> bool:
        """Tell whether the link is a mark: a source, or a question to confirm."""
        return self.target.startswith(("source:", "confirm:"))


@dataclass(frozen=True)
class Text:
    """The text of one paragraph, list item, heading or table cell, without markup, with its linked spans.

    `section` is the id of the heading above or its own; `block` the innermost `/// block`; `row` the table row, or 0.
    """

    words: str
    spans: tuple[Span, ...]
    section: str
    block: str
    row: int
    is_heading: bool
    line: int
    column: int


@dataclass(frozen=True)
class Allow:
    """`<!-- hb: allow CODE reason -->`: code, reason, place, and the lines of the block after it."""

    code: str
    reason: str
    line: int
    column: int
    first: int
    last: int


@dataclass(frozen=True)
class Page:
    """One Markdown file. `key` is its path without suffixes: `circular.en.md` and `circular.md` share `circular`."""

    path: str
    key: str
    locale: str
    meta: LocatedYaml
    sections: Mapping[str, Section]
    """By name, in their order; a translation is up to date if it was made from these fingerprints."""
    headings: tuple[Heading, ...]
    anchors: tuple[Anchor, ...]
    printed: tuple[Anchor, ...]
    """Ids where Python-Markdown does not accept them and would print them as text."""
    links: tuple[Link, ...]
    blocks: tuple[Block, ...]
    texts: tuple[Text, ...]
    allows: tuple[Allow, ...]
    body: str
    """Its Markdown, without the front matter."""
    first_line: int
    """The line of the file on which the body begins."""
    open_end: int = 0
    """The line of code or of a comment that never ends: what follows it is not known. 0 if all end."""

    @property
    def title(self) -> str:
        """The title from the front matter."""
        return str(self.meta.value.get("title", self.key))

    @property
    def is_for_editors(self) -> bool:
        """Whether it is for those who keep the handbook, not for its readers."""
        return "audience" in self.meta.value

    def targets(self, scheme: str) -> tuple[str, ...]:
        """The distinct values of the links with this scheme, in order of first appearance."""
        return tuple(dict.fromkeys(link.value for link in self.links if link.scheme == scheme))


@dataclass(frozen=True)
class Source:
    """A law, circular or page that statements cite: an entry of sources.yml; `read` is the day of its last reading."""

    id: str
    group: str
    kind: str
    title: Texts
    confidence: str
    seen: str
    number: str | None = None
    date: str | None = None
    year: int | None = None
    issuer: Texts | None = None
    gazette: Texts | None = None
    url: str | None = None
    read: str | None = None
    note: Texts | None = None


@dataclass(frozen=True)
class Answer:
    """The office's answer to a question: its words by locale, the source that says so, and its ISO date."""

    words: Texts
    source: str
    date: str


@dataclass(frozen=True)
class Question:
    """An item of confirm.yml: whom it asks (None: the office, which the data do not name), and the answer if any."""

    id: str
    group: str
    affects_submission: bool
    ask: Texts
    why: Texts
    answer: Answer | None = None
    asks: Body | None = None
    need: int | None = None
    """Its place in the letter of enquiry, lower first; those without one follow."""


@dataclass(frozen=True)
class Data:
    """The data files of docs/data/; ids are unique in each."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    bodies: tuple[Body, ...] = ()
    tables: Mapping[str, Any] = field(default_factory=dict)
    """File name -> plain value of the files that pages show as tables; their shape is in schemas/."""
    words: WordLists = field(default_factory=WordLists)
    blocks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Argument of a `/// data` block -> the ids that it brings."""
    unread: frozenset[str] = frozenset()
    """Names of files that could not be read: references to them are not reported."""
    cited: frozenset[str] = frozenset()
    """Ids of the sources that the data files cite."""
    places: Mapping[tuple[str, str], tuple[str, int, int]] = field(default_factory=dict)
    """("sources" or "confirm", id) -> path, line and column of the entry."""
    documents: Mapping[str, LocatedYaml] = field(default_factory=dict)
    """File name -> the whole document, of the files without problems."""
    released: Released = field(default_factory=Released)


@dataclass(frozen=True)
class Corpus:
    """Pages by path, data, settings, and the paths below docs/ of files that are not pages."""

    settings: Settings
    docs: str
    pages: Mapping[str, Page]
    data: Data
    assets: frozenset[str]
    drawings: tuple[Drawing, ...] = ()
    forms: Mapping[str, FormSpec] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    """Paths of pages that exist but could not be read; that is already reported."""
    files: tuple[SourceFile, ...] = ()
    """All files below docs/."""
    written: tuple[Written, ...] = ()
    """The files of pages, data, forms, drawings and settings, as text."""
    translations: Translations = field(default_factory=Translations)

    def shown(self, path: str) -> str:
        """A path below docs/ as shown in problems: relative to the repository."""
        return f"{self.docs}/{path}"

    def problem(
        self, page: Page, place: Heading | Anchor | Link | Text | Allow, code: str, /, **details: str
    ) -> Problem:
        """A problem at a part of a page."""
        return Problem(self.shown(page.path), place.line, place.column, code, details)

    def twin(self, page: Page, locale: str) -> Page | None:
        """The same page in another language."""
        return self.pages.get(page_path(page.key, locale))

    def ids(self, page: Page) -> set[str]:
        """Every id that a link may point to on this page: the author's ids and those of the data it shows."""
        return {anchor.id for anchor in page.anchors} | self.data_ids(page)

    def data_ids(self, page: Page) -> set[str]:
        """The ids of the page's `/// data` blocks."""
        return {id for block in page.blocks if block.name == "data" for id in self.data.blocks.get(block.argument, ())}

    def form_of(self, page: Page) -> FormSpec | None:
        """The form that a page shows, if it is a form's page."""
        folder, _, name = page.key.partition("/")
        return self.forms.get(name) if folder == FORMS_FOLDER else None

    def nav_forms(self) -> list[FormSpec]:
        """The forms in nav order."""
        return [spec for page in self.nav_pages(DEFAULT_LOCALE) if (spec := self.form_of(page))]

    def nav_pages(self, locale: str) -> list[Page]:
        """The pages of one language in nav order; without a nav the home page, then the others by path."""
        if not self.settings.nav:
            pages = [page for page in self.pages.values() if page.locale == locale]
            return sorted(pages, key=lambda page: (page.key != "index", page.key))
        paths = (page_path(split_locale(entry.path)[0], locale) for entry in self.settings.nav)
        return [self.pages[path] for path in paths if path in self.pages]

    def book_pages(self, locale: str) -> list[Page]:
        """The pages of the book: neither forms, which are printed one by one, nor pages for editors."""
        return [page for page in self.nav_pages(locale) if self.form_of(page) is None and not page.is_for_editors]


def folders(pages: Mapping[str, Page]) -> dict[str, Page]:
    """Pages by their folder below site/."""
    return {page_url(page.key, page.locale): page for page in pages.values()}
