"""An empty document: language, metadata, and texts for the header and footer of every page."""

from __future__ import annotations

from handbook.authored.settings import Settings
from handbook.history.edition import Edition
from handbook.html.tree import Element, add, make
from handbook.thai.words import word, write_date


def empty_document(
    title: str, settings: Settings, edition: Edition, locale: str, *, numbered: bool = True
) -> tuple[Element, Element]:
    """The document, and its body. If not numbered, its foot names the edition without its number."""
    tree = make("html", lang=locale)
    tree.set("data-numerals", settings.numerals[locale])
    head = add(tree, "head")
    add(head, "meta", charset="utf-8")
    add(head, "title", title)
    author = settings.author(locale)
    if author is not None:
        add(head, "meta", name="author", content=author)
    add(head, "meta", name="description", content=description(settings, locale))
    for name in ("dcterms.created", "dcterms.modified"):
        add(head, "meta", name=name, content=edition.date)
    body = add(tree, "body")
    body.set("data-book", settings.short_title[locale])
    date = write_date(edition.date, locale, settings.numerals[locale])
    shown = settings.edition_name(locale) if numbered else settings.edition[locale]
    body.set("data-edition", f"{shown} · {date}")
    return tree, body


def titled(title: str, settings: Settings, locale: str) -> str:
    """A title of the handbook with its standing in brackets: until it is endorsed, nobody may take it for official."""
    return title if settings.status == "endorsed" else f"{title} ({word(locale, 'edition.awaiting.standing')})"


def say_standing_below(body: Element, settings: Settings, locale: str) -> None:
    """Put into the footer of every page that the edition is not an official one, as long as it is not."""
    if settings.status != "endorsed":
        body.set("data-edition", f"{body.get('data-edition')} · {word(locale, 'edition.awaiting.foot')}")


def description(settings: Settings, locale: str) -> str:
    """The description in the metadata: whether the province has endorsed the handbook."""
    return word(locale, f"edition.{settings.status}.long")


def edition_line(settings: Settings, edition: Edition, locale: str) -> str:
    """Edition and date, as on cover and imprint."""
    date = write_date(edition.date, locale, settings.numerals[locale])
    return word(locale, "book.edition", edition=settings.edition_name(locale), date=date)
