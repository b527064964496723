"""Open questions, how long they have been open, and whom they ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from handbook.corpus.bodies import name_of
from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.corpus.model import Corpus, Question
from handbook.history.versions import versions


@dataclass(frozen=True)
class OpenQuestion:
    """A question without an answer: since which ISO day (None outside git), and whom it asks, in Thai."""

    question: Question
    since: str | None
    asked: str


def open_questions(corpus: Corpus, since: Mapping[str, str]) -> list[OpenQuestion]:
    """The open questions by whom they ask, the office first, and then the oldest first."""
    found = [
        OpenQuestion(question, since.get(question.id), name_of(question.asks, corpus.settings, DEFAULT_LOCALE))
        for question in corpus.data.questions.values()
        if question.answer is None
    ]
    order = {body.id: number for number, body in enumerate(corpus.data.bodies)}

    def rank(each: OpenQuestion) -> tuple[int, str, str]:
        asks = each.question.asks
        return (-1 if asks is None or asks.is_office else order[asks.id], each.since or "9999", each.question.id)

    return sorted(found, key=rank)


def first_days(file: Path) -> dict[str, str]:
    """Id of each question -> the ISO day of the first version of confirm.yml, in git, that has it."""
    found: dict[str, str] = {}
    for day, text in versions(file):  # newest first
        found |= dict.fromkeys(_ids(text), day)
    return found


def _ids(text: str) -> Iterable[str]:
    """The ids of the items of one version; none if that version was faulty."""
    try:
        groups = yaml.load(text, Loader=yaml.CSafeLoader)["groups"]
        return [str(item["id"]) for group in groups for item in group["items"]]
    except (yaml.YAMLError, KeyError, TypeError):
        return []
