"""The quick guide: the essentials of each chapter, on two pages.

Statements keep their marks: what awaits confirmation, and the number of the source. The sources are at the end.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from handbook.authored.settings import Settings
from handbook.book.footnotes import take_space
from handbook.corpus.addresses import page_url
from handbook.corpus.kept_words import words_to_keep
from handbook.corpus.last_changes import last_changes_of
from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.corpus.model import Corpus, Page
from handbook.corpus.numbering import number_of, page_number
from handbook.history.edition import Edition
from handbook.html.qr import qr_code
from handbook.html.tree import Element, add, copy_of, make, select, words_of
from handbook.markup.blocks import Essentials
from handbook.press.document import edition_line, empty_document, say_standing_below, titled
from handbook.press.laid_out import LaidOut
from handbook.press.parts import whole_part
from handbook.press.press import Details, Press, Printed
from handbook.problems import Problem, ProblemsError
from handbook.thai.languages import mark_languages
from handbook.thai.line_ends import keep_parted_words
from handbook.thai.words import word, write_number

_PAGES = 2
_SIZES = (10.5, 10.25, 10, 9.75, 9.5, 9.25, 9, 8.75, 8.5)
"""Points; the largest that fits is used. TH Sarabun at 16 pt, as in official letters, looks like Sarabun at 11."""
_ROOM = {"th": 735_000, "en": 850_000}  # signs on the pages, times the square of their size in points


@dataclass(frozen=True)
class Place:
    """A line of a page's source; `path` as in problems."""

    path: str
    line: int


def print_guide(tree: Element, press: Press, target: Path, details: Details, longest: Place) -> Printed:
    """Write the guide's PDF in the largest size that fits.

    If no size fits, raises ProblemsError with HB607 at the longest essentials.
    """
    fitted = fit_guide(tree, press)
    if fitted is None:
        words = {"pages": str(_PAGES), "size": str(_SIZES[-1])}
        raise ProblemsError([Problem(longest.path, longest.line, 1, "HB607", words)])
    return press.print_pdf([fitted[1]], target, details)


def fit_guide(tree: Element, press: Press) -> tuple[float, LaidOut] | None:
    """The largest size in which the guide takes two pages, and its pages; None if there is no such size.

    From a guess one size up or down at a time, until one fits and the next larger does not: mostly two or three
    layouts instead of one for each size.
    """
    part = whole_part(tree)
    text = select(tree, ".hb-guide")[0]
    number = _guess(len(words_of(text)), _ROOM[tree.get("lang")])
    fitted, is_too_large = None, False
    while 0 <= number < len(_SIZES):
        text.set("style", f"font-size: {_SIZES[number]}pt")
        made = press.lay_out(part)
        if len(made.pages) <= _PAGES:
            fitted = _SIZES[number], made
            if is_too_large:
                break
            number -= 1
        elif fitted is not None:
            break
        else:
            is_too_large = True
            number += 1
    return fitted


def _guess(signs: int, room: int) -> int:
    """The number of the largest size in which so many signs should fit."""
    fits = (number for number, size in enumerate(_SIZES) if signs * size**2 <= room)
    return next(fits, len(_SIZES) - 1)


def make_guide(chapters: Iterable[Element], corpus: Corpus, edition: Edition, locale: str) -> Element:
    """The guide as one tree. The chapters must still have their lists of sources; they are not changed."""
    settings = corpus.settings
    tree, body = empty_document(guide_title(settings, locale), settings, edition, locale)
    say_standing_below(body, settings, locale)
    guide = add(body, "section", class_="hb-guide")
    present = corpus.data.released.edition(settings.release.edition)
    is_withdrawn = present is not None and present.withdrawn is not None
    _add_head(guide, settings, edition, locale, is_withdrawn=is_withdrawn)
    columns = add(guide, "div", class_="hb-guide__columns")
    cited = _Sources(settings.numerals[locale])
    pages = {corpus.shown(page.path): page for page in corpus.book_pages(locale)}
    for chapter in chapters:
        page = pages[chapter.get("data-source")]
        leads = select(chapter, ".hb-lead > ul")
        if leads and is_chapter(page):
            heading = add(columns, "h2")
            add(heading, "span", page_number(page, settings), class_="hb-guide__number").tail = " "
            add(heading, "a", words_of(select(chapter, "h1")[0]), href=settings.site_url + page_url(page.key, locale))
            points = copy_of(leads[0])
            cited.number(points, chapter)
            _lead_to_the_site(points, corpus, locale)
            columns.append(points)
    add(columns, "h2", word(locale, "guide.sources"))
    columns.append(cited.listed())
    if locale == DEFAULT_LOCALE:
        keep_parted_words([body], [], words_to_keep(corpus))
    mark_languages(body, locale)
    return tree


def guide_edition(corpus: Corpus, edition: Edition, locale: str) -> Edition:
    """The edition with the date of the guide: when the chapters that it is drawn from were last changed.

    Another commit gives the same guide.
    """
    changed = last_changes_of(corpus)
    times = [changed[page.path] for page in corpus.book_pages(locale) if is_chapter(page) and page.path in changed]
    return Edition("", max(times, default=edition.epoch))


def longest_points(corpus: Corpus, locale: str) -> Place:
    """The place of the longest essentials of all chapters."""

    def length(page: Page) -> int:
        return sum(len(text.words) for text in page.texts if text.block == Essentials.NAME)

    page = max(filter(is_chapter, corpus.book_pages(locale)), key=length)
    line = next((block.line for block in page.blocks if block.name == Essentials.NAME), 1)
    return Place(corpus.shown(page.path), line)


def guide_title(settings: Settings, locale: str) -> str:
    """The title that PDF viewers show."""
    return titled(
        f"{word(locale, 'guide.title')}: {settings.title[locale]} {settings.province[locale]}", settings, locale
    )


def is_chapter(page: Page) -> bool:
    """Tell whether a page is a numbered chapter; annexes are not in the guide."""
    numbered = number_of(page.meta.value)
    return numbered is not None and numbered[0] == "chapter"


def _add_head(guide: Element, settings: Settings, edition: Edition, locale: str, *, is_withdrawn: bool) -> None:
    """Title, status, address of the whole handbook, and whom to ask."""
    head = add(guide, "div", class_="hb-guide__head")
    head.append(qr_code(settings.site_url, word(locale, "book.qr")))
    add(head, "h1", word(locale, "guide.title"))
    title = titled(f"{settings.title[locale]} {settings.province[locale]}", settings, locale)
    add(head, "p", title, class_="hb-guide__of")
    about = [edition_line(settings, edition, locale), word(locale, f"edition.{settings.status}.long")]
    if is_withdrawn:
        about.append(word(locale, "edition.withdrawn.short"))  # the reason stands on the pages: there is no room
    add(head, "p", " · ".join(about))
    add(head, "p", word(locale, "guide.about", address=settings.site_url))
    contact = settings.contact
    add(head, "p", " ".join([contact.unit[locale], contact.phone[locale]]))


class _Sources:
    """The sources of the guide, numbered in the order in which they are cited."""

    def __init__(self, numerals: str) -> None:
        self._numerals = numerals
        self._found: dict[str, Element] = {}

    def number(self, points: Element, chapter: Element) -> None:
        """Give the marks in the points the guide's own numbers."""
        texts = {item.get("id"): item[0] for item in select(chapter, "ol.hb-sources > li")}
        for mark in select(points, "a.hb-source"):
            text = texts[mark.get("href")[1:]]
            name = words_of(text)
            self._found.setdefault(name, text)
            number = list(self._found).index(name) + 1
            mark.attrib.clear()
            mark.attrib.update({"class": "hb-source", "href": f"#source-{number}"})
            mark.text = f"[{write_number(number, self._numerals)}]"
            take_space(mark)

    def listed(self) -> Element:
        """The list at the guide's end."""
        sources = make("ol", class_="hb-guide__sources", role="list")
        for number, text in enumerate(self._found.values(), 1):
            item = add(sources, "li", f"[{write_number(number, self._numerals)}] ", id=f"source-{number}")
            item.append(copy_of(text))
        return sources


def _lead_to_the_site(points: Element, corpus: Corpus, locale: str) -> None:
    """Links inside the book become links to the site, without a page number."""
    for number in select(points, ".hb-page"):
        number.drop_tree()
    for element in points.iter():
        element.attrib.pop("id", None)
    for link in points.iterdescendants("a"):
        target = link.get("href", "")
        if target.startswith("#") and link.get("class") != "hb-source":
            key, _, id = target[1:].partition("--")
            address = corpus.settings.site_url + page_url(key, locale)
            link.set("href", f"{address}#{id}" if id else address)
