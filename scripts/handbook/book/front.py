"""The book's first pages: cover, imprint, contents, lists of figures and tables."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping

from handbook.authored.settings import Settings
from handbook.corpus.model import Corpus
from handbook.corpus.numbering import page_number
from handbook.history.edition import Edition
from handbook.html.qr import qr_code
from handbook.html.tree import Element, add, make, select, words_of
from handbook.press.document import edition_line
from handbook.thai.words import word, write_number

_LISTED = "h1, h2:not([id='{key}--page-sources'])"  # every chapter ends with its sources


def add_cover(body: Element, settings: Settings, edition: Edition, locale: str) -> None:
    """Seal, title, province, status and edition; no emblem unless the province has named its seal."""
    cover = add(body, "section", class_="hb-cover")
    if settings.seal is not None:
        name = word(locale, "site.seal", province=settings.province[locale])
        add(cover, "img", src=settings.seal, alt=name, class_="hb-cover__seal")
    add(cover, "div", class_="hb-rule")
    add(cover, "p", settings.title[locale], class_="hb-cover__title")
    add(cover, "p", settings.province[locale], class_="hb-cover__place")
    if settings.status != "endorsed":
        add(cover, "p", f"({word(locale, 'edition.awaiting.standing')})", class_="hb-cover__standing")
    state = add(cover, "p", class_="hb-cover__state")
    add(
        state,
        "span",
        word(locale, f"edition.{settings.status}"),
        class_=f"hb-state hb-state--{_STATES[settings.status]}",
    )
    add(cover, "p", word(locale, f"edition.{settings.status}.long"))
    add(cover, "p", word(locale, "book.prevails"))
    add(cover, "p", edition_line(settings, edition, locale), class_="hb-cover__edition")


def add_imprint(body: Element, settings: Settings, edition: Edition, locale: str) -> None:
    """The page after the cover: the edition, how to see whether it is current, and whom to ask."""
    page = add(body, "section", class_="hb-imprint")
    add(page, "h1", word(locale, "book.imprint"), class_="hb-imprint__title")
    add(page, "p", edition_line(settings, edition, locale))
    if edition.commit:
        add(page, "p", word(locale, "edition.commit", commit=edition.commit))
    add(page, "p", word(locale, f"edition.{settings.status}.long"))
    add(page, "p", word(locale, "book.prevails"))
    current = add(page, "div", class_="hb-imprint__current")
    current.append(qr_code(settings.site_url, word(locale, "book.qr")))
    add(current, "p", word(locale, "book.current", address=settings.site_url))
    add(page, "p", word(locale, "book.trace"))
    contact = settings.contact
    add(page, "p", " ".join([contact.unit[locale], contact.phone[locale], contact.place[locale]]))
    add(page, "p", word(locale, "book.licence"))


_STATES = {"awaiting": "wait", "endorsed": "done"}


def add_contents(body: Element, chapters: Iterable[Element], corpus: Corpus, locale: str) -> None:
    """Sections of the nav, chapters and their headings, each with a placeholder for its page number."""
    contents = add(body, "nav", class_="hb-contents", aria_labelledby="book-contents")
    add(contents, "h1", word(locale, "book.contents"), id="book-contents", class_="hb-contents__title")
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
        for heading in chapter.cssselect(_LISTED.format(key=chapter.get("id"))):
            item = add(listed, "li", class_=f"hb-contents__{heading.tag}")
            link = add(item, "a", href=f"#{heading.get('id')}")
            if heading.tag == "h1" and number is not None:
                add(link, "span", number, class_="hb-contents__number").tail = " "
            add(link, "span", words_of(heading))
            add(link, "span", class_="hb-page")


def _key(path: str) -> str:
    return path.removesuffix(".md")


def number_captions(chapters: Iterable[Element], numerals: str, locale: str) -> dict[str, list[Element]]:
    """Number figures and tables through the book; returns the captions of each kind, in order, with ids."""
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
    return found


def add_lists(body: Element, captions: Mapping[str, Iterable[Element]], locale: str) -> None:
    """Lists of figures and of tables after the contents, each entry with a placeholder for its page number."""
    for kind, title in (("figure", "book.figures"), ("table", "book.tables")):
        items = list(captions[kind])
        if not items:
            continue
        lists = add(body, "nav", class_="hb-contents hb-contents--list", aria_labelledby=f"book-{kind}s")
        add(lists, "h1", word(locale, title), id=f"book-{kind}s", class_="hb-contents__title")
        listed = add(lists, "ol", role="list")
        for caption in items:
            link = add(add(listed, "li", class_="hb-contents__h2"), "a", href=f"#{caption.get('id')}")
            add(link, "span", _without_marks(caption))
            add(link, "span", class_="hb-page")


def _without_marks(caption: Element) -> str:
    """A caption's text without references and notes."""
    plain = copy.deepcopy(caption)
    for mark in select(plain, ".hb-source, .hb-note, .hb-state, .hb-figure__credit"):
        mark.drop_tree()
    return words_of(plain)
