"""Registers over all pages of a language: sources with the pages that cite them, questions with waiting places."""

from __future__ import annotations

from collections import defaultdict

from handbook.corpus.data import COUNTS
from handbook.corpus.model import Corpus, Page
from handbook.corpus.numbering import page_label
from handbook.site.contributing import offer_answers
from handbook.site.data_tables import data_boxes
from handbook.site.page import BuiltPage, Context, Marks, Place
from handbook.site.questions import fill_counts, fill_questions
from handbook.site.sources import cite, fill_register
from handbook.thai.words import word

_REGISTERS = frozenset({"sources", "confirm"})


def shows_others(page: BuiltPage) -> bool:
    """Whether a page has a register, which shows the marks of other pages too."""
    return any(kind in _REGISTERS for _, kind, _ in data_boxes(page.article))


def fill_registers(page: BuiltPage, context: Context) -> None:
    """Fill the placeholders for sources and questions; mark that for files of forms, which a later step fills."""
    data, locale = context.corpus.data, context.locale
    for box, kind, group in data_boxes(page.article):
        del box.attrib["data-hb-data"]
        if kind == "sources":
            sources = [source for source in data.sources.values() if source.group == group]
            fill_register(box, sources, _cited(context), locale, context.numerals)
        elif (kind, group) == ("confirm", COUNTS):
            fill_counts(box, data, context.settings, locale)
        elif kind == "confirm":
            questions = [question for question in data.questions.values() if question.group == group]
            citations = {
                id: (cite(source, locale, context.numerals), context.entry_of(id))
                for id, source in data.sources.items()
            }
            fill_questions(box, questions, _waiting(context), citations, context)
            if context.settings.repository is not None:
                offer_answers(box, context.settings.repository, context.corpus.docs, locale)
        elif kind == "forms":
            box.set("class", "hb-formtable")


def _cited(context: Context) -> dict[str, list[tuple[str, str]]]:
    """Source id -> label and href of each page that cites it, at its first mark."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for page, marks in _marked(context):
        for id, places in marks.sources.items():
            found[id].append((_name(page, context.corpus), f"page:{page.key}#{places[0].id}"))
    for page, _ in _marked(context):
        if page.key == "confirm":
            for question in context.corpus.data.questions.values():
                if question.answer is not None:
                    label = _name(page, context.corpus)
                    found[question.answer.source].append((label, f"page:confirm#{question.id}"))
    return found


def _waiting(context: Context) -> dict[str, list[tuple[str, str]]]:
    """Question id -> label and href of every mark that waits for it."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for page, marks in _marked(context):
        for id, places in marks.questions.items():
            found[id] += [(_label(page, place, context.corpus), f"page:{place.key}#{place.id}") for place in places]
    return found


def _marked(context: Context) -> list[tuple[Page, Marks]]:
    """The pages of the language and their marks; where a few pages are finished, those of the others are known."""
    keys = {item.page.key for item in context.pages} | context.marks.keys()
    return [(page, context.marks[page.key]) for page in context.corpus.nav_pages(context.locale) if page.key in keys]


def _name(page: Page, corpus: Corpus) -> str:
    """The label of a page in registers; of a form its code, which is shorter than its title."""
    spec = corpus.form_of(page)
    return spec.code[page.locale] if spec else page_label(page, corpus.settings)


def _label(page: Page, place: Place, corpus: Corpus) -> str:
    label = _name(page, corpus)
    if not place.heading or place.heading == page.title:
        return label
    return word(page.locale, "confirm.place", page=label, heading=place.heading)
