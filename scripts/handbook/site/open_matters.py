"""What is open on a page, by kind: counted in its line, and listed at its end with whom each question asks."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.corpus.bodies import KINDS, WAIT, kind_of, name_of
from handbook.corpus.model import Question
from handbook.html.tree import Element, add, append_text, make, select
from handbook.site.page import BuiltPage, Context
from handbook.site.theme.menus import list_in_menu
from handbook.thai.words import word

ID = "page-open"
_QUESTIONS = "confirm"
"""The page of all questions: a list of its own would say everything twice."""


def open_matters(page: BuiltPage, context: Context) -> dict[str, list[Question]]:
    """Kind -> the questions that a page marks, in the order of their first mention; kinds without any are left out."""
    questions = context.corpus.data.questions
    marked = context.marks[page.page.key].questions if page.page.key in context.marks else ()
    known = [questions[id] for id in marked if id in questions]  # all, unless the checks were skipped
    found = {kind: [question for question in known if kind_of(question.asks) == kind] for kind in KINDS}
    return {kind: questions for kind, questions in found.items() if questions}


def has_list(page: BuiltPage) -> bool:
    """Tell whether what is open on a page is listed at its end."""
    return page.page.key != _QUESTIONS


def list_open_matters(page: BuiltPage, context: Context) -> None:
    """Append the list of what is open on a page: each question, whom it asks, and the way to its entry."""
    found = open_matters(page, context)
    if not found or not has_list(page):
        return
    title = word(context.locale, "open.title")
    list_in_menu(page.tree, ID, title)
    section = make("section", class_="hb-page-open", aria_labelledby=ID)
    turn = select(page.article, "nav.hb-turn")
    turn[0].addprevious(section) if turn else page.article.append(section)
    add(section, "h2", title, id=ID)
    for kind, questions in found.items():
        _add_kind(section, kind, questions, context)


def _add_kind(section: Element, kind: str, questions: Iterable[Question], context: Context) -> None:
    """The questions of one kind. Who is asked stands above those that wait for the office, and beside the others."""
    locale, settings = context.locale, context.settings
    questions = list(questions)
    office = name_of(questions[0].asks, settings, locale)
    add(section, "p", word(locale, f"open.{kind}", office=office), class_="hb-page-open__kind")
    items = add(section, "ul")
    for question in questions:
        item = add(items, "li")
        add(item, "a", question.ask[locale], href=f"page:{_QUESTIONS}#{question.id}")
        if kind != WAIT:
            append_text(item, f" · {name_of(question.asks, settings, locale)}")
