"""The letter of enquiry: a form whose blanks are the open questions to the office, and the sets that were published.

A form file with `questions: true` gets two blanks for each question, `ask_ID` to tick and `answer_ID` to write into.
Its version is that of the last set in docs/data/enquiry-sets.yml, or the next one once the questions have changed; so
it is never written by hand, and a file filled in from an older set is still read with every answer.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from handbook.corpus.bodies import WAIT, kind_of
from handbook.corpus.data import DATA_FOLDER, SETS_NAME, read_data
from handbook.corpus.form_specs import FieldSpec, FormSpec, read_form_specs
from handbook.corpus.model import Corpus, Data, Question
from handbook.corpus.published import blanks_print, next_version
from handbook.messages import both
from handbook.problems import Problem
from handbook.texts import Texts

BLOCK = "enquiry"
"""Argument of the `/// data` block that stands for the questions."""
ASK, ANSWER = "ask_", "answer_"
FIRST_VERSION = "0.1"
_LINES, _LONGEST = 2, 1500
_BLANKS: Mapping[str, Mapping[str, Any]] = {
    ASK: {"type": "check"},
    ANSWER: {"type": "long", "lines": _LINES, "maxlength": _LONGEST},
}


@dataclass(frozen=True)
class Set:
    """The questions of one version, in order; `blanks` is the print of the blanks written by hand."""

    version: str
    blanks: str
    questions: tuple[str, ...]


def asked_questions(questions: Iterable[Question]) -> list[Question]:
    """The open questions to the office that a submission depends on: by `need`, then those without, in data order."""
    wanted = [each for each in questions if each.affects_submission and not each.answer and _is_office(each)]
    return sorted(wanted, key=lambda each: (each.need is None, each.need or 0))


def _is_office(question: Question) -> bool:
    return kind_of(question.asks) == WAIT


def is_question_blank(name: str) -> bool:
    """Tell whether a name is that of a question's blank, of this set or of another."""
    return name.startswith((ASK, ANSWER))


def blanks_of(id: str, words: Texts) -> dict[str, FieldSpec]:
    """The two blanks of a question; names of fields have no hyphens, ids no underlines."""
    names = {start + id.replace("-", "_"): kind for start, kind in _BLANKS.items()}
    return {name: FieldSpec(name, question=words, **kind) for name, kind in names.items()}


def with_questions(forms: Mapping[str, FormSpec], data: Data) -> dict[str, FormSpec]:
    """The forms, those made of questions with their blanks, version, and what earlier sets asked."""
    return {id: _with_questions(spec, data) if spec.questions else spec for id, spec in forms.items()}


def read_specs_of_filled(docs: Path, shown: str) -> tuple[dict[str, FormSpec], list[Problem]]:
    """The forms of `docs` for reading filled files, with the problems of what that needs; other data may be faulty."""
    forms, problems = read_form_specs(docs, shown)
    if not any(spec.questions for spec in forms.values()):
        return forms, problems
    data, found = read_data(docs / DATA_FOLDER, f"{shown}/{DATA_FOLDER}")
    needed = {f"{shown}/{DATA_FOLDER}/{name}.yml" for name in ("confirm", SETS_NAME)}
    return with_questions(forms, data), [*problems, *(problem for problem in found if problem.path in needed)]


def _with_questions(spec: FormSpec, data: Data) -> FormSpec:
    asked = asked_questions(data.questions.values())
    known = _words(data)
    made = _blanks_of_all({question.id: question.ask for question in asked})
    sets = sets_of(spec.id, data)
    blanks, last = blanks_print(spec), sets[-1] if sets else None
    version = FIRST_VERSION
    if last is not None:
        same = (last.blanks, last.questions) == (blanks, tuple(question.id for question in asked))
        version = last.version if same else next_version(last.version)
    return replace(
        spec,
        version=version,
        fields={**spec.fields, **{name: blank for name, blank in made.items() if name not in spec.fields}},
        asked_before=_blanks_of_all(known),
        read_whole=frozenset(each.version for each in sets),
    )


def _blanks_of_all(words: Mapping[str, Texts]) -> dict[str, FieldSpec]:
    return {name: blank for id, ask in words.items() for name, blank in blanks_of(id, ask).items()}


def _words(data: Data) -> dict[str, Texts]:
    """Question -> its words: as recorded, and as they are now where it is still there."""
    document = data.documents.get(SETS_NAME)
    recorded = document.value["words"] if document is not None else {}
    return {**recorded, **{question.id: question.ask for question in data.questions.values()}}


def sets_of(form: str, data: Data) -> list[Set]:
    """The recorded sets of a form, oldest first."""
    document = data.documents.get(SETS_NAME)
    entries = document.value["forms"].get(form, ()) if document is not None else ()
    return [Set(entry["version"], entry["blanks"], tuple(entry["questions"])) for entry in entries]


def with_earlier_blanks(spec: FormSpec, names: Iterable[str]) -> FormSpec:
    """The form with the blanks of other sets that a filled file has, so that nothing typed is lost."""
    if not spec.questions:
        return spec
    others = [name for name in names if is_question_blank(name) and name.isidentifier() and name not in spec.fields]
    made = {name: spec.asked_before.get(name) or _unknown_blank(name) for name in sorted(others)}
    return replace(spec, fields={**spec.fields, **made})


def _unknown_blank(name: str) -> FieldSpec:
    """A blank of a question that nobody recorded: its words are lost, what was typed is not."""
    start = ASK if name.startswith(ASK) else ANSWER
    return FieldSpec(name, **_BLANKS[start])


def record_of_sets(corpus: Corpus, earlier: Corpus | None = None) -> str | None:
    """The text of enquiry-sets.yml with the present set of each such form of the nav; None if there is none.

    With `earlier`, the sources of a release, it is their set: a present set that differs gets its version after that.
    """
    holding = corpus if earlier is None else earlier
    document = corpus.data.documents.get(SETS_NAME)
    present = _present_sets(holding)
    if not present:
        return None
    known: dict[str, list[Set]] = {id: sets_of(id, corpus.data) for id in (document.value["forms"] if document else ())}
    for form, now in present.items():
        sets = known.setdefault(form, [])
        if now.version not in {each.version for each in sets}:
            sets.append(now)
    words = {**_words(holding.data), **_words(corpus.data)}
    return "\n".join(_lines(known, words)) + "\n"


def unrecorded_sets(corpus: Corpus, earlier: Corpus, *, changed: bool = False) -> list[str]:
    """`form 0.2` for each set of questions that the sources of a release asked and this record lacks.

    With `changed` only those that the present sources ask no more.
    """
    now = _present_sets(corpus)
    return sorted(
        f"{form} {each.version}"
        for form, each in _present_sets(earlier).items()
        if each.version not in {known.version for known in sets_of(form, corpus.data)}
        and not (changed and now.get(form) == each)
    )


def _present_sets(corpus: Corpus) -> dict[str, Set]:
    """The set that each form of questions in the nav asks now."""
    now = tuple(question.id for question in asked_questions(corpus.data.questions.values()))
    forms = (spec for spec in corpus.nav_forms() if spec.questions)
    return {spec.id: Set(spec.version, blanks_print(_by_hand(spec)), now) for spec in forms}


def _by_hand(spec: FormSpec) -> FormSpec:
    return replace(spec, fields={name: blank for name, blank in spec.fields.items() if not blank.question})


def _lines(known: Mapping[str, list[Set]], words: Mapping[str, Texts]) -> Iterator[str]:
    yield from (f"# {text}" for text in both("enquiry.head").values())
    yield "forms:"
    for form, sets in sorted(known.items()):
        yield f"  {form}:"
        for each in sets:
            yield f'    - version: "{each.version}"'
            yield f'      blanks: "{each.blanks}"'
            yield "      questions:" if each.questions else "      questions: []"
            yield from (f"        - {id}" for id in each.questions)
    used = dict.fromkeys(id for sets in known.values() for each in sets for id in each.questions)
    yield "words:" if used else "words: {}"
    for id in used:
        yield f"  {id}:"
        yield from (f"    {locale}: {_quoted(text)}" for locale, text in words[id].items())


def _quoted(text: Any) -> str:
    return json.dumps(text, ensure_ascii=False)
