"""Returned letters of enquiry -> what they answer, and what of it can be proposed; nothing is decided here for anyone.

An answer is proposed if its question is open, every letter that answers it says the same, and it was read without a
fault. All others are told (HB551, or by the reader of forms) and stand in the table with the reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from handbook.corpus.enquiry import ANSWER, ASK, sets_of
from handbook.corpus.model import Data, Question
from handbook.filled.parse import as_written, show
from handbook.filled.read_parts import FilledForm
from handbook.messages import LANGUAGES, Both, both
from handbook.problems import Problem, with_mend
from handbook.texts import Texts
from handbook.thai.words import TO_ARABIC, write_date

LETTER_NUMBER, LETTER_DATE, ANSWERER = "letter_no", "letter_date", "answerer"
"""Blanks of a letter that say which letter it is, and the signature of who answers; a letter may have none of them."""
PROPOSED, DIFFERS, FAULTY = "proposed", "differs", "faulty"
"""States of an answer; the others are the reasons of HB551."""


@dataclass(frozen=True)
class Letter:
    """Which letter it is, and who answered it. Texts are empty where it says nothing; dates are ISO if readable."""

    file: str
    version: str
    number: str
    date: str
    name: str
    position: str
    answered: str


@dataclass(frozen=True)
class Reply:
    """One answer as one letter has it."""

    id: str
    question: Texts
    words: str
    """As typed, or as written if it could not be read."""
    letter: Letter
    state: str = PROPOSED
    """A text `answers.state.…`."""
    equal: int = 1
    different: int = 0
    """How many letters give this answer, and how many another one."""


@dataclass(frozen=True)
class Answers:
    """The answers of all letters, in the order of the questions, then of the files; and what is wrong with them."""

    replies: tuple[Reply, ...]
    problems: tuple[Problem, ...]
    letters: int
    empty: int
    """How many blanks for answers are empty in all letters."""
    asked: int
    """How many of these the letter asks, by its tick."""

    def proposals(self) -> list[tuple[Reply, ...]]:
        """Question by question the equal replies that can be proposed."""
        wanted = [reply for reply in self.replies if reply.state == PROPOSED]
        return [tuple(group) for _, group in groupby(wanted, key=lambda reply: reply.id)]


def gather_answers(forms: Iterable[FilledForm], data: Data, begun: Collection[str]) -> Answers:
    """The answers in filled forms; `begun` are questions that have a file for their answer already, perhaps unfinished.

    Problems: HB550 letters that differ, HB551 what is not taken, HB552 specimens.
    """
    letters: list[FilledForm] = []
    problems: list[Problem] = []
    for form in forms:
        if form.is_specimen:
            problems.append(Problem(form.file, 1, 1, "HB552", {"form": form.spec.id}))
        elif not form.spec.questions:
            problems.append(_not_taken(form.file, "", "other-form", form=form.spec.id))
        else:
            letters.append(form)
    order = {id: number for number, id in enumerate(data.questions)}
    found = [_with_state(reply, data, begun) for form in letters for reply in _replies(form)]
    found.sort(key=lambda reply: (order.get(reply.id, len(order)), reply.id))  # within a question as the files come
    replies: list[Reply] = []
    for _, group in groupby(found, key=lambda reply: reply.id):
        compared, differing = _compared(list(group))
        replies += compared
        problems += differing
    problems += _about(replies, data)
    empty = [(form, name) for form in letters for name in _empty(form, data)]
    asked = sum(form.values.get(ASK + name) is True for form, name in empty)
    return Answers(tuple(replies), tuple(problems), len(letters), len(empty), asked)


def field_of(id: str) -> str:
    """The name of the blank for a question's answer; names of fields have no hyphens."""
    return ANSWER + id.replace("-", "_")


def _replies(form: FilledForm) -> Iterator[Reply]:
    """What one letter answers; empty blanks are left out."""
    answerer = (_said(form, f"{ANSWERER}.{part}") for part in ("name", "position", "date"))
    letter = Letter(form.file, form.version, _said(form, LETTER_NUMBER), _said(form, LETTER_DATE), *answerer)
    for name, blank in form.spec.fields.items():
        words = _said(form, name)
        if name.startswith(ANSWER) and blank.type == "long" and words:
            id = name.removeprefix(ANSWER).replace("_", "-")
            yield Reply(id, blank.question, words, letter, FAULTY if name in form.faulty else PROPOSED)


def _said(form: FilledForm, name: str) -> str:
    """What stands in a blank: a date in ISO, what could not be read as it was written."""
    value = form.values.get(name)
    if value is None:
        return as_written(form.raw.get(name, ""))
    return value.isoformat() if isinstance(value, date) else str(value)


def _empty(form: FilledForm, data: Data) -> list[str]:
    """The questions, as in the names of blanks, that a letter of this version has and that it does not answer.

    None for a version that nobody noted: its questions are not known (HB516).
    """
    names = [name.removeprefix(ANSWER) for name in form.spec.fields if name.startswith(ANSWER)]
    if form.version not in ("", form.spec.version):
        sets = {each.version: each.questions for each in sets_of(form.spec.id, data)}
        names = [id.replace("-", "_") for id in sets.get(form.version, ())]
    return [name for name in names if not _said(form, ANSWER + name)]


def _with_state(reply: Reply, data: Data, begun: Collection[str]) -> Reply:
    """The reply with the reason why it cannot be proposed, as far as it has one of its own."""
    question = data.questions.get(reply.id)
    state = reply.state
    if question is None:
        state = "unknown"
    elif question.answer is not None:
        state = "answered"
    elif reply.id in begun:
        state = "begun"
    elif not any(map(str.isalnum, reply.words)):
        state = "wordless"
    return replace(reply, state=state, question=question.ask if question else reply.question)


def _compared(replies: Sequence[Reply]) -> tuple[list[Reply], list[Problem]]:
    """The replies to one question with how many agree; HB550 for each that differs from the first.

    Only spaces and the kind of digits may differ: what else means the same is for a person to say.
    """
    kept = [reply for reply in replies if reply.state != "wordless"]
    sames = [_plain(reply.words) for reply in kept]
    compared, problems = [], []
    for reply in replies:
        equal = sames.count(_plain(reply.words)) if reply in kept else 1
        different = len(kept) - equal if reply in kept else 0
        state = DIFFERS if different and reply.state == PROPOSED else reply.state
        compared.append(replace(reply, equal=equal, different=different, state=state))
    for reply, same in zip(kept, sames, strict=True):
        if same != sames[0]:
            details = {"field": field_of(reply.id), "id": reply.id, "words": show(reply.words)}
            details |= {"first": kept[0].letter.file, "other": show(kept[0].words)}
            problems.append(Problem(reply.letter.file, 1, 1, "HB550", details))
    return compared, problems


def _plain(words: str) -> str:
    return " ".join(words.translate(TO_ARABIC).split())


def _about(replies: Iterable[Reply], data: Data) -> Iterator[Problem]:
    """HB551 for each answer that cannot be taken for a reason of its own; the reader has told what is faulty."""
    for reply in replies:
        if reply.state not in (PROPOSED, DIFFERS, FAULTY):
            yield _not_taken(reply.letter.file, field_of(reply.id), reply.state, id=reply.id, **_given(data, reply.id))


def _given(data: Data, id: str) -> dict[str, str | Both]:
    """When and by which letter a question was answered."""
    question: Question | None = data.questions.get(id)
    if question is None or question.answer is None:
        return {"date": "", "source": ""}
    dates = {language: write_date(question.answer.date, language) for language in LANGUAGES}
    return {"date": dates, "source": question.answer.source}


def _not_taken(file: str, field: str, reason: str, **parts: str | Both) -> Problem:
    texts = with_mend(both(f"answers.untaken.{reason}", **parts), both(f"answers.untaken.{reason}.mend", **parts))
    return Problem(file, 1, 1, "HB551", {**texts, "field": field})
