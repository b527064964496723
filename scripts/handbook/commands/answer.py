"""`answer ID`: a question to the office, each place that waits for it, and what to write where once it is answered."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator

from handbook.commands.check import read_sources
from handbook.corpus.bodies import KINDS, kind_of, name_of
from handbook.corpus.data import DATA_FOLDER
from handbook.corpus.locales import LOCALES
from handbook.corpus.model import Corpus, Question
from handbook.corpus.waiting import waiting_places
from handbook.messages import counted, text_in
from handbook.nearest import use_or
from handbook.problems import visible
from handbook.progress import refuse
from handbook.thai.words import word, write_date


def run(options: argparse.Namespace) -> int:
    """Show the question named by `id`, or all that are open; 2 if there is no such question."""
    corpus = read_sources(options.root)
    if options.id is None:
        print(open_questions(corpus, options.lang))
    elif options.id in corpus.data.questions:
        print(about_question(corpus, corpus.data.questions[options.id], options.lang))
    else:
        return refuse("no-question", id=options.id, use=use_or(options.id, corpus.data.questions))
    return 0


def about_question(corpus: Corpus, question: Question, language: str) -> str:
    """What is asked, whom, the answer or how to write one, and every place that waits, in both languages."""
    path, line, _ = corpus.data.places["confirm", question.id]
    waiting = list(waiting_places(corpus, question.id))
    lines = [f"{path}:{line}: {question.id}", *(f"    {question.ask[locale]}" for locale in LOCALES)]
    lines += [f"    {_asked(corpus, question, language)}", ""]
    lines += _answer_of(question, f"{path}:{line}", f"{corpus.docs}/{DATA_FOLDER}/sources.yml", language)
    lines += ["", counted(language, "answer.places", len(waiting))]
    for places in waiting:
        lines += ["", *(line for place in places for line in (place.at, *(f"    {words}" for words in place.words)))]
    return "\n".join(map(visible, lines))


def open_questions(corpus: Corpus, language: str) -> str:
    """The questions without an answer, in the order of confirm.yml, each with whom it asks and how many places wait.

    At the end how many there are of each kind.
    """
    lines, kinds = [], Counter[str]()
    for question in corpus.data.questions.values():
        if question.answer is None:
            count = sum(1 for _ in waiting_places(corpus, question.id))
            places = counted(language, "answer.places", count)
            lines += [f"{question.id} · {places} · {_asked(corpus, question, language)}"]
            lines += [f"    {question.ask[language]}"]
            kinds[kind_of(question.asks)] += 1
    if not lines:
        return text_in(language, "answer.none")
    sums = " · ".join(f"{word(language, f'mark.{kind}')}: {kinds[kind]}" for kind in KINDS)
    lines += ["", sums, text_in(language, "answer.how")]
    return "\n".join(map(visible, lines))


def _asked(corpus: Corpus, question: Question, language: str) -> str:
    """The kind of a question's marks, and whom it asks."""
    kind = kind_of(question.asks)
    return f"{word(language, f'mark.{kind}')}: {name_of(question.asks, corpus.settings, language)}"


def _answer_of(question: Question, place: str, register: str, language: str) -> Iterator[str]:
    """The answer with the words to use, or what to add to the data."""
    answer = question.answer
    if answer is None:
        yield text_in(language, "answer.write", place=place, register=register)
        yield from (
            f"        {part}"
            for part in (
                "answer:",
                f"  th: {text_in(language, 'answer.words.th')}",
                f"  en: {text_in(language, 'answer.words.en')}",
                f"  source: {text_in(language, 'answer.source')}",
                "  date: 2026-12-31",
            )
        )
        return
    yield text_in(language, "answer.given", date=write_date(answer.date, language), source=answer.source)
    yield from (f"    [{answer.words[locale]}](source:{answer.source})" for locale in LOCALES)
