"""Lists questions to confirm, each with the places that wait for its answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from handbook.corpus.model import Question
from handbook.html.tree import Element, add, append_text
from handbook.site.sources import add_links
from handbook.thai.words import word


def fill_questions(
    box: Element, questions: Iterable[Question], places: dict[str, list[tuple[str, str]]], locale: str
) -> None:
    """List questions in a placeholder; `places` is id -> label and href of every mark."""
    items = add(box, "ol", class_="hb-items", role="list")
    for question in questions:
        item = add(items, "li", id=question.id)
        add(item, "p", question.ask[locale], class_="hb-items__ask")
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
