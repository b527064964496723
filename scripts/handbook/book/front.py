"""The book's first pages: cover and contents."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.edition import Edition
from handbook.pages.corpus import Corpus
from handbook.settings import Settings
from handbook.site.html_tree import Element, add, words_of
from handbook.site.page_parts import page_number
from handbook.words import word, write_date

_LISTED = "h1, h2:not(#{key}--page-sources)"  # every chapter ends with its sources


def add_cover(body: Element, settings: Settings, edition: Edition, locale: str) -> None:
    """Title, province, status and edition; no emblem, because this is not yet an official edition."""
    cover = add(body, "section", class_="hb-cover")
    add(cover, "div", class_="hb-rule")
    add(cover, "p", settings.title[locale], class_="hb-cover__title")
    add(cover, "p", settings.province[locale], class_="hb-cover__place")
    state = add(cover, "p", class_="hb-cover__state")
    add(
        state,
        "span",
        word(locale, f"edition.{settings.status}"),
        class_=f"hb-state hb-state--{_STATES[settings.status]}",
    )
    add(cover, "p", word(locale, f"edition.{settings.status}.long"))
    add(cover, "p", word(locale, "book.prevails"))
    numerals = settings.numerals[locale]
    dated = word(
        locale, "book.edition", edition=settings.edition[locale], date=write_date(edition.date, locale, numerals)
    )
    add(cover, "p", dated, class_="hb-cover__edition")
    if edition.commit:
        add(cover, "p", word(locale, "edition.commit", commit=edition.commit), class_="hb-cover__commit")
    add(cover, "p", settings.site_url, class_="hb-cover__address")


_STATES = {"awaiting": "wait", "endorsed": "done"}


def add_contents(body: Element, chapters: Iterable[Element], corpus: Corpus, locale: str) -> None:
    """Sections of the nav, chapters and their headings, each with a place for its page number."""
    contents = add(body, "nav", class_="hb-contents", aria_labelledby="book-contents")
    add(contents, "h1", word(locale, "book.contents"), id="book-contents", class_="hb-contents__title")
    listed = add(contents, "ol", role="list")
    pages = {page.path: page for page in corpus.nav_pages(locale)}
    sections = {_key(entry.path): entry.section for entry in corpus.settings.nav}
    section = None
    for chapter in chapters:
        page = pages[chapter.get("data-source")]
        if sections.get(page.key) != section:
            section = sections.get(page.key)
            titles = corpus.settings.section_titles.get(section or "", {})
            add(listed, "li", titles.get(locale, section), class_="hb-contents__section")
        number = page_number(page, corpus.settings)
        for heading in chapter.cssselect(_LISTED.format(key=page.key)):
            item = add(listed, "li", class_=f"hb-contents__{heading.tag}")
            link = add(item, "a", href=f"#{heading.get('id')}")
            if heading.tag == "h1" and number is not None:
                add(link, "span", number, class_="hb-contents__number").tail = " "
            add(link, "span", words_of(heading))
            add(link, "span", class_="hb-page")


def _key(path: str) -> str:
    return path.removesuffix(".md")
