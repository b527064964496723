"""The built pages of one language -> one HTML tree: the book before it has pages.

Ids are prefixed with the page's key (`procedure--steps`), so that they stay unique; links are changed to match. A link
inside the handbook without a target is a problem.
"""

from __future__ import annotations

import posixpath
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from handbook.authored.settings import Settings
from handbook.book.contents import add_contents, add_figures, number_captions
from handbook.book.figures import lay_words_over
from handbook.book.footnotes import Footnotes
from handbook.book.front import add_cover, add_imprint
from handbook.book.page_numbers import SHOWN, joint_of
from handbook.book.pictures import place_picture
from handbook.book.tables import tie_rows
from handbook.corpus.addresses import page_url
from handbook.corpus.kept_words import words_of_title
from handbook.corpus.model import Corpus, Page, folders
from handbook.corpus.numbering import is_annex
from handbook.history.edition import Edition
from handbook.html.addresses import DOWNLOADS, unhashed
from handbook.html.tree import Element, add, append_text, article_of, read_html, select
from handbook.press.document import empty_document, say_standing_below, titled
from handbook.problems import Problem, ProblemsError
from handbook.thai.languages import mark_languages
from handbook.thai.line_ends import keep_parted_words
from handbook.thai.words import word

_DRAWING_WIDTH = 112  # mm: drawings made for phones are readable at this width and fit on a page with their caption
# What is open on a page stands in the annex of questions, with the pages of its marks.
# What would change a chapter with the edition, or with any form: its feet name the edition, SHA256SUMS has the sums.
_SCREEN_ONLY = (
    "nav.hb-turn, script, .hb-pagefoot, .hb-overdue, .hb-page-open, .hb-former, .hb-pageline__edition, .hb-file__sum"
)
_UNSEEN = "span.hb-sourced"  # has no style of its own; each box costs layout time
_WITHOUT_ADDRESS = "a.hb-address, .hb-pageline a, .hb-items__where a, .hb-register__about a"
_QUESTIONS = "confirm"
_REFERRING = ("aria-labelledby", "aria-describedby", "for")


def chapters_of(site: Path, corpus: Corpus, locale: str) -> list[Element]:
    """The articles of the finished pages as chapters, in nav order; the id of each is its page's key."""
    return [_chapter(site, page, corpus) for page in corpus.book_pages(locale)]


def bind(chapters: list[Element], corpus: Corpus, edition: Edition, locale: str) -> tuple[Element, Footnotes]:
    """Put the book together: cover, imprint, contents, lists, chapters, with the footnotes that they cite.

    Raises ProblemsError with HB601 for links inside the book without a target.
    """
    settings = corpus.settings
    book, body = empty_document(book_title(settings, locale), settings, edition, locale)
    say_standing_below(body, settings, locale)
    add_cover(body, settings, edition, locale, words_of_title(corpus, locale))
    add_imprint(body, settings, edition, locale, corpus.data.released)
    figures = number_captions(chapters, settings.numerals[locale], locale)
    add_contents(body, chapters, corpus, locale)
    add_figures(body, figures, locale)
    footnotes = Footnotes(settings.numerals[locale])
    for chapter in chapters:
        footnotes.take(chapter)
    if locale == "th":
        keep_parted_words(list(body), chapters, words_of_title(corpus, locale))
    main = add(body, "main")
    main.extend(chapters)
    _check_links(main, corpus)
    mark_languages(body, locale)
    return book, footnotes


def book_title(settings: Settings, locale: str) -> str:
    """The title that PDF viewers show."""
    return titled(f"{settings.title[locale]} {settings.province[locale]}", settings, locale)


def _chapter(site: Path, page: Page, corpus: Corpus) -> Element:
    """One page's article as a chapter of the book."""
    folder = page_url(page.key, page.locale)
    article = article_of(read_html((site / folder / "index.html").read_text(encoding="utf-8")))
    article.attrib.clear()
    article.set("class", "hb-chapter hb-annex" if is_annex(page) else "hb-chapter")
    article.set("id", page.key)
    article.set("data-source", corpus.shown(page.path))
    article.tail = None
    for element in select(article, _SCREEN_ONLY):
        element.drop_tree()
    for statement in select(article, _UNSEEN):
        statement.drop_tag()
    for mark in select(article, ".hb-wait + .hb-state"):
        mark.set("class", "hb-awaits")
        mark.text = f"[{mark.text}]"
    for figure in select(article, "figure.hb-figure:not(.hb-picture)"):
        lay_words_over(figure, _DRAWING_WIDTH)
    for picture in article.iter("img"):
        place_picture(picture, folder)
    tie_rows(article)
    _own_ids(article, page.key)
    _own_links(article, page, folder, corpus)
    _lead_to_questions(article, page, corpus)
    _print_addresses(article)
    return article


def _own_ids(article: Element, key: str) -> None:
    for element in article.iterdescendants():
        if element.get("id"):
            element.set("id", f"{key}--{element.get('id')}")
        for name in _REFERRING:
            if element.get(name):
                element.set(name, f"{key}--{element.get(name)}")


def _own_links(article: Element, page: Page, folder: str, corpus: Corpus) -> None:
    """Links to pages of the book become internal links with a page number; others become absolute URLs."""
    pages = folders({other.path: other for other in corpus.book_pages(page.locale)})
    for link in article.iterdescendants("a"):
        target = urlsplit(link.get("href", ""))
        if target.scheme or target.netloc:
            continue
        if not target.path:
            link.set("href", f"#{page.key}--{target.fragment}")
            continue
        path = posixpath.normpath(posixpath.join(folder, unquote(target.path)))
        other = pages.get(posixpath.dirname(path) + "/" if posixpath.dirname(path) else "")
        if other is None or posixpath.basename(path) != "index.html":
            # A download by the name that stays: whoever has the book may follow the link after many editions.
            stays = unhashed(path) if path.startswith(DOWNLOADS) else path.removesuffix("index.html")
            address = urljoin(corpus.settings.site_url, stays)
            link.set("href", f"{address}#{target.fragment}" if target.fragment else address)
        else:
            link.set("href", f"#{other.key}--{target.fragment}" if target.fragment else f"#{other.key}")
            if link.get("class") is None:  # marks have a class; their targets are lists with page numbers of their own
                shown = word(page.locale, "book.page", number="{number}")
                shown = joint_of(link) + shown
                add(link, "span", class_="hb-page").set(SHOWN, shown)


def _lead_to_questions(article: Element, page: Page, corpus: Corpus) -> None:
    """The counts of what is open lead to the annex of questions, if there is one: no chapter has a list of its own."""
    annexes = {other.key for other in corpus.book_pages(page.locale)} & {_QUESTIONS}
    for link in select(article, ".hb-pageline a.hb-state"):
        if annexes:
            link.set("href", f"#{_QUESTIONS}")
        else:
            link.tag = "span"
            del link.attrib["href"]


def _print_addresses(article: Element) -> None:
    """Print the address after an external link in the text, once per chapter.

    Not in registers: they list many places in forms, and annex A has the addresses of the forms.
    """
    printed = {link.get("href") for link in select(article, _WITHOUT_ADDRESS)}
    for link in select(article, 'a[href^="http"]:not([class])'):
        address = link.get("href")
        if address not in printed:
            printed.add(address)
            append_text(link, " (")
            add(link, "span", unquote(address), class_="hb-address").tail = ")"


def _check_links(main: Element, corpus: Corpus) -> None:
    ids = {element.get("id") for element in main.iter() if element.get("id")}
    pages = {corpus.shown(page.path): page for page in corpus.pages.values()}
    problems = []
    for chapter in main:
        path = chapter.get("data-source")
        for link in chapter.iterdescendants("a"):
            target = link.get("href", "")
            if target.startswith("#") and target[1:] not in ids:
                problems.append(Problem(path, *_place(pages[path], target), "HB601", {"target": target}))
    if problems:
        raise ProblemsError(problems)


def _place(page: Page, target: str) -> tuple[int, int]:
    """Line and column of the author's link; of the page's beginning, if the theme made the link."""
    id = target.partition("--")[2]
    for link in page.links:
        if id and id in {link.value, link.target.partition("#")[2]}:
            return link.line, link.column
    return 1, 1
