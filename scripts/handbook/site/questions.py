"""Lists questions: open ones with whom they ask and the places that wait, answered ones with the answer and its letter.

And how many are open, by whom they ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from handbook.authored.settings import Settings
from handbook.corpus.bodies import Body, kind_of, name_of
from handbook.corpus.model import Answer, Data, Question
from handbook.html.tree import Element, add, append_text
from handbook.site.data_tables import add_table
from handbook.site.page import Context
from handbook.site.sources import add_links
from handbook.thai.words import word, write_date


def fill_questions(
    box: Element,
    questions: Iterable[Question],
    places: Mapping[str, list[tuple[str, str]]],
    citations: Mapping[str, tuple[str, str | None]],
    context: Context,
) -> None:
    """List questions in a placeholder, open ones first.

    `places` is id -> label and href of every mark, `citations` id of a source -> its line, and the link to its entry.
    """
    locale = context.locale
    items = add(box, "ol", class_="hb-items", role="list")
    for question in sorted(questions, key=lambda question: question.answer is not None):
        item = add(items, "li", id=question.id)
        add(item, "p", question.ask[locale], class_="hb-items__ask")
        if question.answer is not None:
            _add_answer(item, question.answer, citations, locale)
            continue
        add(item, "p", question.why[locale], class_="hb-items__why")
        where = add(item, "p", class_="hb-items__where")
        body = name_of(question.asks, context.settings, locale)
        add(where, "span", word(locale, f"confirm.asks.{kind_of(question.asks)}", body=body), class_="hb-items__asks")
        if question.affects_submission:
            append_text(where, " · ")
            add(where, "b", word(locale, "confirm.affects"))
        append_text(where, " · ")
        waiting = places.get(question.id, [])
        if waiting:
            append_text(where, f"{word(locale, 'confirm.where')} ")
            add_links(where, _first_of_each(waiting))
        else:
            append_text(where, word(locale, "confirm.nowhere"))


def fill_counts(box: Element, data: Data, settings: Settings, locale: str) -> None:
    """A table of the open questions: who is asked, the mark of these questions, how many there are."""
    heads = [word(locale, f"confirm.counts.{name}") for name in ("body", "kind", "open")]
    body = add_table(box, word(locale, "confirm.counts"), heads)
    asked: dict[Body | None, list[Question]] = {each: [] for each in data.bodies}
    for question in data.questions.values():
        if question.answer is None:
            asked.setdefault(question.asks, []).append(question)
    for who, questions in sorted(asked.items(), key=lambda each: kind_of(each[0]) != "wait"):
        if not questions:
            continue
        row = add(body, "tr")
        add(row, "th", name_of(who, settings, locale), scope="row")
        add(row, "td", word(locale, f"mark.{kind_of(who)}"))
        affecting = sum(question.affects_submission for question in questions)
        key = "confirm.counts.affecting"
        text = word(locale, key, count=len(questions), affecting=affecting) if affecting else str(len(questions))
        add(row, "td", text)


def _add_answer(item: Element, answer: Answer, citations: Mapping[str, tuple[str, str | None]], locale: str) -> None:
    said = add(item, "p", class_="hb-items__answer")
    add(said, "span", word(locale, "confirm.answered"), class_="hb-state hb-state--done")
    append_text(said, f" {answer.words[locale]}")
    when = word(locale, "confirm.answered.on", date=write_date(answer.date, locale))
    where = add(item, "p", f"{when} ", class_="hb-items__letter")
    if answer.source in citations:  # it is, unless the checks were skipped
        line, entry = citations[answer.source]
        if entry is None:
            append_text(where, line)
        else:
            add(where, "a", line, href=entry)


def _first_of_each(places: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The places without those below a heading that is named already."""
    named: dict[str, str] = {}
    for label, href in places:
        named.setdefault(label, href)
    return list(named.items())
