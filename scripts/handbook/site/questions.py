"""Lists questions to confirm: open ones with the places that wait, answered ones with the answer and its letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from handbook.corpus.model import Answer, Question
from handbook.html.tree import Element, add, append_text
from handbook.site.sources import add_links
from handbook.thai.words import word, write_date


def fill_questions(
    box: Element,
    questions: Iterable[Question],
    places: dict[str, list[tuple[str, str]]],
    citations: Mapping[str, str],
    locale: str,
) -> None:
    """List questions in a placeholder, open ones first.

    `places` is id -> label and href of every mark, `citations` id of a source -> the line that names it.
    """
    items = add(box, "ol", class_="hb-items", role="list")
    for question in sorted(questions, key=lambda question: question.answer is not None):
        item = add(items, "li", id=question.id)
        add(item, "p", question.ask[locale], class_="hb-items__ask")
        if question.answer is not None:
            _add_answer(item, question.answer, citations, locale)
            continue
        add(item, "p", question.why[locale], class_="hb-items__why")
        where = add(item, "p", class_="hb-items__where")
        waiting = places.get(question.id, [])
        if waiting:
            append_text(where, f"{word(locale, 'confirm.where')} ")
            add_links(where, _numbered(waiting, locale))
        else:
            append_text(where, word(locale, "confirm.nowhere"))
        if question.affects_submission:
            append_text(where, " · ")
            add(where, "b", word(locale, "confirm.affects"))


def _add_answer(item: Element, answer: Answer, citations: Mapping[str, str], locale: str) -> None:
    said = add(item, "p", class_="hb-items__answer")
    add(said, "span", word(locale, "confirm.answered"), class_="hb-state hb-state--done")
    append_text(said, f" {answer.words[locale]}")
    when = word(locale, "confirm.answered.on", date=write_date(answer.date, locale))
    where = add(item, "p", f"{when} ", class_="hb-items__letter")
    if answer.source in citations:  # it is, unless the checks were skipped
        add(where, "a", citations[answer.source], href=f"page:laws#{answer.source}")


def _numbered(places: list[tuple[str, str]], locale: str) -> list[tuple[str, str]]:
    """Number places that have the same heading."""
    seen: Counter[str] = Counter()
    named = []
    for label, href in places:
        seen[label] += 1
        count = seen[label]
        shown = label if count == 1 else word(locale, "confirm.place.numbered", place=label, count=count)
        named.append((shown, href))
    return named
