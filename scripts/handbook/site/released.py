"""What pages tell of editions: the two tables of them, and that this one is withdrawn.

An edition is in force only where the province has endorsed it, with the letter as the source; that it was replaced is
said by the list in the newer edition alone, since the older one does not know.
"""

from __future__ import annotations

from handbook.corpus.data import ALL
from handbook.corpus.model import Corpus
from handbook.corpus.numbering import page_label
from handbook.corpus.released import CHANGES_FOLDER, EDITIONS_NAME, Change, PublishedEdition, withdrawn_words
from handbook.html.tree import Element, add, append_text, make, select
from handbook.site.data_tables import add_table, data_boxes
from handbook.site.page import BuiltPage, Context
from handbook.thai.words import word, write_date


def fill_released(page: BuiltPage, context: Context) -> None:
    """Fill the placeholders for the editions and for what changed in them."""
    for box, name, part in data_boxes(page.article):
        if part == ALL and name in {CHANGES_FOLDER, EDITIONS_NAME}:
            del box.attrib["data-hb-data"]
            fill = _fill_changes if name == CHANGES_FOLDER else _fill_editions
            fill(box, context.corpus, context.locale)


def tell_withdrawal(page: BuiltPage, context: Context) -> None:
    """Say below the title of every page of an edition that is withdrawn that it is, since when and why."""
    said = withdrawn_words(context.corpus.data.released, context.settings.release.edition, context.locale)
    for title in select(page.article, "h1")[:1] if said else ():
        title.addnext(make("p", said, class_="hb-notice hb-notice--stop"))


def _fill_changes(box: Element, corpus: Corpus, locale: str) -> None:
    changes = corpus.data.released.changes
    if not changes:
        add(box, "p", word(locale, "changes.none"))
        return
    has_days = any(change.date for change in changes)
    names = ("edition", *(("day",) if has_days else ()), "kind", "what")
    body = add_table(box, word(locale, "changes.caption"), [word(locale, f"changes.{name}") for name in names])
    for change in changes:
        row = add(body, "tr")
        add(row, "th", (change.release or corpus.settings.release).shown, scope="row")
        if has_days:
            add(row, "td", write_date(change.date, locale).replace(" ", "\u00a0") if change.date else "–")
        add(row, "td", word(locale, f"changes.kind.{change.kind}"))
        _link_pages(add(row, "td", change.words[locale]), change, corpus, locale)


def _link_pages(cell: Element, change: Change, corpus: Corpus, locale: str) -> None:
    """The pages that a change is about; one that is no longer there was told of in its edition."""
    pages = [page for key in change.pages for page in corpus.pages.values() if (page.key, page.locale) == (key, locale)]
    for number, page in enumerate(pages):
        append_text(cell, f" {word(locale, 'changes.pages')} " if number == 0 else " · ")
        spec = corpus.form_of(page)
        label = spec.code[locale] if spec else page_label(page, corpus.settings)
        add(cell, "a", label, href=f"page:{page.key}")


def _fill_editions(box: Element, corpus: Corpus, locale: str) -> None:
    released = corpus.data.released
    if not released.editions:
        add(box, "p", word(locale, "editions.none"))
        return
    heads = [word(locale, f"editions.{name}") for name in ("edition", "published", "standing")]
    body = add_table(box, word(locale, "editions.caption"), heads)
    for edition in released.editions:
        row = add(body, "tr")
        add(row, "th", edition.edition, scope="row")
        add(row, "td", write_date(edition.published, locale))
        _add_standing(add(row, "td"), edition, corpus, locale)


def _add_standing(cell: Element, edition: PublishedEdition, corpus: Corpus, locale: str) -> None:
    settings = corpus.settings
    replaced = corpus.data.released.replaced(edition.edition)
    if edition.withdrawn is not None:
        append_text(cell, withdrawn_words(corpus.data.released, edition.edition, locale))
    elif replaced is not None:
        append_text(cell, word(locale, "editions.replaced", date=write_date(replaced, locale)))
    elif edition.edition == settings.release.edition and settings.status == "endorsed":
        add(cell, "a", word(locale, "editions.in-force"), href=f"source:{settings.endorsed_by}")
    else:
        append_text(cell, word(locale, "editions.published-only"))
