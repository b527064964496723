"""Contents and list of figures of the printed edition, and the numbers of captions.

The contents take three pages at most: two columns, in the largest size that fits.
"""

from __future__ import annotations

import copy
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import partial

from handbook.corpus.model import Corpus
from handbook.corpus.numbering import is_annex, page_number
from handbook.html.tree import Element, add, drop_mark, make, select, words_of
from handbook.press.laid_out import LaidOut
from handbook.press.parts import CONTENTS, Part
from handbook.press.press import Press
from handbook.thai.words import word, write_number

SOURCES = "page-sources"
"""Id of the heading above the sources, with which every chapter ends."""
_MANY = 6  # chapters with the same heading, such as what to prepare: the outline has them all
_MOST_PAGES = 3
_SIZES = (11, 10.5, 10, 9.5)
"""Points; in the smallest, two columns have the lines of nearly three pages of the largest."""
_START, _END = "book-contents", "book-contents-end"


def fit_contents(contents: Part, press: Press) -> LaidOut:
    """The contents, laid out in the largest size in which they take three pages.

    Where there is none, without the sections of the annexes, each of which is one register; else in the smallest.
    """
    for is_short in (False, True):
        for item in select(contents.content, ".hb-contents__annexed") if is_short else ():
            item.drop_tree()
        select(contents.content, f"#{_START} + ol > li")[-1].set("id", _END)
        tried: dict[float, LaidOut] = {}
        found = bisect_left(_SIZES, 1, key=partial(_fits, contents, press, tried))  # 1: the first that fits
        if found < len(_SIZES):
            break
    return tried[_SIZES[min(found, len(_SIZES) - 1)]]


def _fits(contents: Part, press: Press, tried: dict[float, LaidOut], size: float) -> bool:
    """Lay out the contents in a size (points), and say whether they take three pages at most."""
    for each in select(contents.content, CONTENTS):
        each.set("style", f"font-size: {size}pt")
    made = tried[size] = press.lay_out(contents)
    return made.anchors[_END] - made.anchors[_START] < _MOST_PAGES


def add_contents(body: Element, chapters: Iterable[Element], corpus: Corpus, locale: str) -> None:
    """Sections of the nav, chapters and their headings, each with a placeholder for its page number."""
    chapters = list(chapters)
    left_out = _repeated(chapters)
    contents = add(body, "nav", class_="hb-contents", aria_labelledby=_START)
    add(contents, "h1", word(locale, "book.contents"), id=_START, class_="hb-contents__title")
    listed = add(contents, "ol", role="list")
    pages = {corpus.shown(page.path): page for page in corpus.book_pages(locale)}
    sections = {_key(entry.path): entry.section for entry in corpus.settings.nav}
    section = None
    for chapter in chapters:
        page = pages[chapter.get("data-source")]
        if sections.get(page.key) != section:
            section = sections.get(page.key)
            titles = corpus.settings.section_titles.get(section or "", {})
            add(listed, "li", titles.get(locale, section), class_="hb-contents__section")
        number = page_number(page, corpus.settings)
        for heading in chapter.iter("h1", "h2"):
            if _own_id(heading) in left_out:
                continue
            item = add(listed, "li", class_=f"hb-contents__{heading.tag}")
            if heading.tag == "h2" and is_annex(page):
                item.set("class", "hb-contents__h2 hb-contents__annexed")
            link = add(item, "a", href=f"#{heading.get('id')}")
            if heading.tag == "h1" and number is not None:
                add(link, "span", number, class_="hb-contents__number").tail = " "
            add(link, "span", words_of(heading))
            add(link, "span", class_="hb-page")


def _repeated(chapters: Iterable[Element]) -> set[str]:
    """Ids of headings that tell no chapter from another: those of the sources, and those that many chapters have."""
    counted = Counter(id for chapter in chapters for id in {_own_id(heading) for heading in chapter.iter("h2")})
    return {SOURCES, *(id for id, count in counted.items() if count >= _MANY)}


def _own_id(heading: Element) -> str:
    """The id that a heading has on its page: the same in both languages."""
    return str(heading.get("id", "")).partition("--")[2]


def _key(path: str) -> str:
    return path.removesuffix(".md")


def number_captions(chapters: Iterable[Element], numerals: str, locale: str) -> list[Element]:
    """Number figures and tables through the book, and give their captions ids; returns those of the figures."""
    found: dict[str, list[Element]] = {"figure": [], "table": []}
    for chapter in chapters:
        for caption in select(chapter, "figure > figcaption, table > caption"):
            kind = "figure" if caption.tag == "figcaption" else "table"
            found[kind].append(caption)
            if not caption.get("id"):
                caption.set("id", f"{chapter.get('id')}--{kind}-{len(found[kind])}")
            number = word(locale, f"book.{kind}", number=write_number(len(found[kind]), numerals))
            first = caption[0] if len(caption) and caption[0].tag == "p" else caption
            label = make("span", number, class_="hb-caption__number")
            label.tail, first.text = " " + (first.text or "").lstrip(), None
            first.insert(0, label)
    return found["figure"]


def add_figures(body: Element, figures: Iterable[Element], locale: str) -> None:
    """The list of figures below the contents, each with a placeholder for its page number.

    Tables have no list: nearly every one stands below a heading with its name, so that 99 entries said the contents
    again.
    """
    captions = list(figures)
    if not captions:
        return
    lists = add(body, "nav", class_="hb-contents hb-contents--list", aria_labelledby="book-figures")
    add(lists, "h1", word(locale, "book.figures"), id="book-figures", class_="hb-contents__title")
    entries = add(lists, "ol", role="list")
    for caption in captions:
        link = add(add(entries, "li", class_="hb-contents__h2"), "a", href=f"#{caption.get('id')}")
        add(link, "span", _without_marks(caption))
        add(link, "span", class_="hb-page")


def _without_marks(caption: Element) -> str:
    """A caption's text without references and notes."""
    plain = copy.deepcopy(caption)
    for mark in select(plain, ".hb-source, .hb-note, .hb-state, .hb-figure__credit"):
        drop_mark(mark)
    return words_of(plain)
