"""The book's first two pages: cover and imprint."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from handbook.authored.settings import Settings
from handbook.corpus.released import Released, published_words, withdrawn_words
from handbook.history.edition import Edition
from handbook.html.qr import qr_code
from handbook.html.tree import Element, add, append_text, make
from handbook.press.commit import COMMIT_SIGNS
from handbook.press.document import edition_line
from handbook.thai.title_lines import part_remark, title_lines
from handbook.thai.words import word

_ROOM = 160 * 72 / 25.4  # points: the width of the text area; with the sizes, of book.css
_TITLE_SIZE, _BODY_SIZE = 23, 12.5
_STATES = {"awaiting": "wait", "endorsed": "done"}


def add_cover(
    body: Element, settings: Settings, edition: Edition, locale: str, words: AbstractSet[str] = frozenset()
) -> None:
    """Seal, title, province, status and edition; no emblem unless the province has named its seal.

    No line of the title ends inside one of the words.
    """
    cover = add(body, "section", class_="hb-cover")
    if settings.seal is not None:
        name = word(locale, "site.seal", province=settings.province[locale])
        add(cover, "img", src=settings.seal, alt=name, class_="hb-cover__seal")
    add(cover, "div", class_="hb-rule")
    cover.append(_title(settings.title[locale], locale, words))
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
    for said in (word(locale, f"edition.{settings.status}.long"), word(locale, "book.prevails")):
        cover.append(_in_lines(said, title_lines(said, locale, words, _ROOM / _BODY_SIZE)))
    add(cover, "p", edition_line(settings, edition, locale), class_="hb-cover__edition")


def _title(title: str, locale: str, words: AbstractSet[str]) -> Element:
    """The title in lines; a remark in brackets at its end, such as that it is a draft, on a line of its own."""
    shown, remark = part_remark(title)
    box = _in_lines(shown, title_lines(shown, locale, words, _ROOM / _TITLE_SIZE))
    box.set("class", "hb-cover__title")
    if remark:
        append_text(box, " ")
        add(box, "span", remark, class_="hb-cover__remark")
    return box


def _in_lines(text: str, lines: Iterable[str]) -> Element:
    """A paragraph of these lines of a text."""
    box, rest = make("p"), text
    for line in lines:
        if rest is not text:
            append_text(box, " " * (len(rest) - len(rest.lstrip())))
            add(box, "br")
        append_text(box, line)
        rest = rest.lstrip().removeprefix(line)
    return box


def _released_words(settings: Settings, released: Released, locale: str) -> list[str]:
    """Since when this edition is published, and that it is withdrawn, as far as either is so."""
    name, numerals = settings.release.edition, settings.numerals[locale]
    return [said for tell in (published_words, withdrawn_words) if (said := tell(released, name, locale, numerals))]


def add_imprint(body: Element, settings: Settings, edition: Edition, locale: str, released: Released) -> None:
    """The page after the cover: the edition, how to see whether it is current, and whom to ask."""
    page = add(body, "section", class_="hb-imprint")
    add(page, "h1", word(locale, "book.imprint"), class_="hb-imprint__title")
    add(page, "p", edition_line(settings, edition, locale))
    if settings.release.correction:
        release = settings.release
        said = word(locale, "edition.correction", correction=release.correction, shown=release.shown)
        add(page, "p", said)
    if edition.commit:
        add(add(page, "p", word(locale, "edition.commit") + " "), "span", COMMIT_SIGNS)
    for said in _released_words(settings, released, locale):
        add(page, "p", said)
    add(page, "p", word(locale, f"edition.{settings.status}.long"))
    add(page, "p", word(locale, "book.prevails"))
    current = add(page, "div", class_="hb-imprint__current")
    current.append(qr_code(settings.site_url, word(locale, "book.qr")))
    add(current, "p", word(locale, "book.current", address=settings.site_url))
    add(page, "p", word(locale, "book.trace"))
    contact = settings.contact
    add(page, "p", " ".join([contact.unit[locale], contact.phone[locale], contact.place[locale]]))
    add(page, "p", word(locale, "book.licence"))
