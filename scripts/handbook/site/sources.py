"""Citations of sources, and the entries of their register."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote

from handbook.corpus.model import Source
from handbook.html.tree import Element, add, append_text
from handbook.thai.words import word, write_date, write_year

_LETTERS = {"circular", "order", "announcement"}


def cite(source: Source, locale: str, numerals: str) -> str:
    """One line that lets a reader find the source: issuer, number, date, title, gazette."""
    issuer = source.issuer[locale] if source.issuer else ""
    number = word(locale, "source.number", number=source.number.removeprefix("ที่ ")) if source.number else ""
    title = source.title[locale]
    gazette = word(locale, "source.gazette", gazette=source.gazette[locale]) if source.gazette else ""
    if source.kind in _LETTERS and source.number:
        head = " ".join(filter(None, [issuer, number, _when(source, locale, numerals)]))
        parts = [head, word(locale, "source.subject", title=title)]
    else:
        parts = [title, issuer if issuer not in title else "", number, _when(source, locale, numerals)]
    return (" " if locale == "th" else ", ").join(filter(None, [*parts, gazette]))


def _when(source: Source, locale: str, numerals: str) -> str:
    if source.date:
        key = "source.dated" if source.kind in _LETTERS else "source.on"
        return word(locale, key, date=write_date(source.date, locale, numerals))
    if source.year:
        return word(locale, "source.year", year=write_year(source.year, locale, numerals))
    return ""


def fill_register(
    box: Element, sources: Iterable[Source], cited: dict[str, list[tuple[str, str]]], locale: str, numerals: str
) -> None:
    """List sources in a placeholder: citation, confidence, what was read, address, citing pages (label, href)."""
    entries = add(box, "ul", class_="hb-register", role="list")
    for source in sources:
        item = add(entries, "li", id=source.id)
        add(item, "p", cite(source, locale, numerals), class_="hb-register__name")
        about = add(item, "p", class_="hb-register__about")
        grade = word(locale, f"source.confidence.{source.confidence}")
        append_text(about, f"{grade} · {word(locale, f'source.seen.{source.seen}')}")
        if source.note:
            append_text(about, f" · {source.note[locale]}")
        if source.url:
            address = add(item, "p", f"{word(locale, 'source.address')}: ", class_="hb-register__about")
            add(address, "a", unquote(source.url), href=source.url, rel="noopener external", class_="hb-address")
        places = cited.get(source.id, [])
        if places:
            classes = "hb-register__about hb-register__cited"
            where = add(item, "p", f"{word(locale, 'source.cited')} ", class_=classes)
            add_links(where, places)
        else:
            add(item, "p", word(locale, "source.uncited"), class_="hb-register__about")


def add_links(parent: Element, links: list[tuple[str, str]]) -> None:
    """Append links (label, href) with dots between."""
    for number, (label, href) in enumerate(links):
        if number:
            append_text(parent, " · ")
        add(parent, "a", label, href=href)
