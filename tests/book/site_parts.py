"""Chapters as the site says them: the articles of its pages, with what the book is to add to each by rule.

The book numbers tables and figures, gives references to other chapters a page, and puts the mark of what waits to be
confirmed in brackets. What style sheets write, such as the numbers of clauses, is read on both sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from book.parts import MARK, Chapter, Part, letters, make_chapter, text_of
from built_site import BuiltPage, path_of, plain

# Ways to other pages, a notice that a script shows once a page is overdue, how to tell of a fault in the page, ways
# back from a source, and the size of files that are made after the book. The edition stands at the feet of the book,
# and the sums of forms in the file that it names.
# What is open on a page stands in the annex of questions alone.
SCREEN_ONLY = (
    "nav.hb-turn, .hb-overdue, .hb-pagefoot, .hb-page-open, .hb-sources__back, .hb-size, .hb-pageline__edition, "
    ".hb-file__sum"
)
_SOURCES = "section.hb-page-sources"
_ROLES = {f"h{level}": f"H{level}" for level in range(1, 7)} | {
    "a": "Link",
    "caption": "Caption",
    "dd": "P",
    "div": "Div",
    "dt": "P",
    "figcaption": "Caption",
    "li": "LI",
    "p": "P",
    "section": "Sect",
    "table": "Table",
    "td": "TD",
    "th": "TH",
    "thead": "THead",
    "tr": "TR",
}
_WORDS = {
    "th": {"page": " (หน้า {})", "table": "ตารางที่ {} ", "figure": "ภาพที่ {} ", "clause": "ข้อ {}"},
    "en": {"page": " (page {})", "table": "Table {} ", "figure": "Figure {} ", "clause": "Clause {}"},
}
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_SPACES = str.maketrans("\n\r\t", "   ")


@dataclass
class SiteReader:
    """Reads chapters of one language; `printed` has the page that is printed for each id of the book."""

    pages: Mapping[str, BuiltPage]
    locale: str
    numerals: str
    """`thai` or `arabic`."""
    chapters: tuple[str, ...]
    """The pages of the book, in order."""
    printed: Mapping[str, int]

    def article(self, key: str) -> Any:
        """A page's article."""
        return self.pages[path_of(key, self.locale)].select("article")[0]

    def address(self, key: str) -> str:
        """A page's address on the web."""
        return str(self.pages[path_of(key, self.locale)].select("link[rel=canonical]")[0].get("href"))

    @cached_property
    def captions_before(self) -> dict[str, tuple[int, int]]:
        """How many tables and figures have a caption before each chapter."""
        found = {}
        tables = figures = 0
        for key in self.chapters:
            found[key] = (tables, figures)
            tables += len(self.article(key).xpath(".//table/caption"))
            figures += len(self.article(key).xpath(".//figcaption"))
        return found

    @cached_property
    def _keys(self) -> dict[str, str]:
        """The file of a page of the book -> the page."""
        return {path_of(key, self.locale): key for key in self.chapters}

    def id_of(self, key: str, href: str) -> str | None:
        """The id in the book of what a link on a page leads to, if it is in the book of this language."""
        if urlsplit(href).scheme:
            return None
        path, fragment = _follow(self.pages[path_of(key, self.locale)], href)
        other = self._keys.get(path)
        return f"{other}--{fragment}" if other and fragment else other

    def read(self, key: str, article: Any = None) -> Chapter:
        """A chapter, from its page's article or another that stands for it."""
        tables, figures = self.captions_before[key]
        reader = _Reader(self, key, tables, figures)
        return reader.read(self.article(key) if article is None else article)


@dataclass
class _Reader:
    """One page on the way; counts as the book and the style sheets count."""

    site: SiteReader
    key: str
    tables: int
    figures: int
    clauses: int = 0
    items: int = 0
    hidden: set[Any] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    """What need not be printed after a link any more: it stands in the chapter."""

    def read(self, article: Any) -> Chapter:
        """The page: its sources are footnotes in the book, and so no part of the text."""
        self.hidden = set(article.cssselect(f"{SCREEN_ONLY}, {_SOURCES} > h2, {_SOURCES} > ol"))
        self.addresses = {
            link.get("href")
            for link in article.cssselect(
                "a.hb-address, .hb-pageline a, .hb-items__where a, .hb-items__letter a, .hb-register__about a"
            )
        }
        body = self.part(article)
        listed = {f"#{item.get('id')}": self.source(item) for item in article.cssselect(f"{_SOURCES} > ol > li")}
        return make_chapter([body], listed, listed.values())

    def source(self, item: Any) -> str:
        """What a source is called in the list at the page's end."""
        return letters(text_of(Part("P", list(self.kids(item)))))

    def part(self, element: Any) -> Part:
        """An element as the book is to say it."""
        if element.tag == "svg":
            return self.drawing(element)
        if element.tag == "img":
            return Part("Figure", [], detail=letters(element.get("alt")))
        classes = (element.get("class") or "").split()
        if "hb-source" in classes:
            return Part(MARK, [], detail=element.get("href"))
        part = Part(_ROLES.get(element.tag, "Span"), [self.before(element), *self.kids(element)])
        if element.tag == "a":
            self.complete_link(part, element, classes)
        return part

    def kids(self, element: Any) -> Iterator[Part | str]:
        """What is in an element, text and elements, in order."""
        yield (element.text or "").translate(_SPACES)
        for child in element:
            if isinstance(child.tag, str) and child not in self.hidden:
                yield self.part(child)
            yield (child.tail or "").translate(_SPACES)

    def drawing(self, svg: Any) -> Part:
        """A drawing's words, and what it shows: its title, and its description, if it has one."""
        shown = ": ".join(svg.find(name).text for name in ("title", "desc") if svg.find(name) is not None)
        return Part("Figure", [Part("P", [text.text_content()]) for text in svg.iter("text")], detail=letters(shown))

    def complete_link(self, link: Part, element: Any, classes: list[str]) -> None:
        """What the book is to add to a link, and where it leads."""
        previous = element.getprevious()
        if "hb-state" in classes and previous is not None and "hb-wait" in (previous.get("class") or "").split():
            link.kids = ["[", *link.kids, "]"]
        href = element.get("href", "")
        target = urlsplit(href)
        if not (target.scheme or target.path):
            return
        id = self.site.id_of(self.key, href)
        if id is None:
            whole = urljoin(self.site.address(self.key), href).replace("/index.html", "/")
            if "/downloads/" in whole:
                whole = plain(whole)  # books outlive the files of an edition: they lead to the name that stays
            link.detail = unquote(whole)
            if whole.startswith("http") and not classes and not self.addresses & {href, whole}:
                self.addresses.add(whole)
                link.kids.append(f" ({link.detail})")
        elif not classes:  # marks of states lead to a list that has page numbers of its own
            link.kids.append(self.word("page", self.site.printed[id]))

    def before(self, element: Any) -> str:
        """What is written before an element: numbers of captions, clauses and items, points of lists."""
        if element.tag == "caption":
            self.tables += 1
            return self.word("table", self.tables)
        if element.tag == "figcaption":
            self.figures += 1
            return self.word("figure", self.figures)
        return self.label(element) if element.tag == "li" else ""

    def label(self, item: Any) -> str:
        """The number or point of a list's item, as components.css and site.css have it."""
        listed = item.getparent()
        number = len(list(item.itersiblings("li", preceding=True))) + 1
        match listed.tag, listed.get("class"):
            case "ol", "hb-clauses":
                self.clauses += 1
                return self.word("clause", self.clauses)
            case "ol", "hb-items":
                self.items += 1
                return str(self.items)
            case "ol", "hb-path":
                return self.number(number)
            case "ol", _:
                is_clause = any(outer.get("class") == "hb-clauses" for outer in listed.iterancestors("ol"))
                return f"({self.number(number)})" if is_clause else f"{number}."
            case "ul", "hb-register":
                return ""
        return "•"

    def word(self, name: str, number: int) -> str:
        return _WORDS[self.site.locale][name].format(self.number(number))

    def number(self, number: int) -> str:
        return str(number).translate(_THAI) if self.site.numerals == "thai" else str(number)


_follow = cache(BuiltPage.follow)
