"""docs/data/answers/ID.yml: answers to questions of confirm.yml, each in a file that can be made in the browser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from handbook.authored.located_yaml import LocatedYaml, read_yaml
from handbook.authored.schema import check_schema
from handbook.authored.text_file import read_text
from handbook.corpus.model import Answer, Question
from handbook.corpus.source_files import is_left_by_program
from handbook.messages import LANGUAGES, both
from handbook.nearest import use_or
from handbook.problems import Problem, ProblemsError, with_mend

ANSWERS_FOLDER = "answers"
PARTS = ("th", "en", "source", "date")
"""What an answer needs; each has a text `answer.part.PART` that says where to take it from."""


def with_answers(
    questions: Mapping[str, Question], folder: Path, shown: str
) -> tuple[dict[str, Question], dict[str, LocatedYaml], list[Problem]]:
    """The questions with the answers of this folder; the files by question; and what is wrong with them.

    Problems: HB214 where a file is no answer or of no question, HB215 where confirm.yml has an answer already.
    """
    answered, documents, problems = dict(questions), dict[str, LocatedYaml](), list[Problem]()
    for file in sorted(folder.glob("*.yml")):
        if is_left_by_program(file.name):
            continue
        id, path = file.stem, f"{shown}/{file.name}"
        try:
            document = read_yaml(read_text(file, path), path)
        except ProblemsError as error:
            problems += error.problems
            continue
        found = [*check_schema(document, "answer", "HB214"), *_unfinished(document)]
        found = found or _misnamed(document, id, questions)
        problems += found
        if not found:
            documents[id] = document
            answered[id] = replace(questions[id], answer=answer_of(document.value))
    return answered, documents, problems


def answer_of(written: Mapping[str, str]) -> Answer:
    """An answer as it is written in YAML."""
    return Answer({"th": written["th"], "en": written["en"]}, written["source"], written["date"])


def _unfinished(document: LocatedYaml) -> list[Problem]:
    """HB214 for what an answer lacks, with where each part is to come from: `read-answers` proposes without them."""
    missing = [part for part in PARTS if part not in document.value] if isinstance(document.value, dict) else []
    if not missing:
        return []
    mends = [both(f"answer.part.{part}") for part in missing]
    mend = {language: " · ".join(each[language] for each in mends) for language in LANGUAGES}
    return [document.problem((), "HB214", **with_mend(both("schema.required", limit=", ".join(missing)), mend))]


def _misnamed(document: LocatedYaml, id: str, questions: Mapping[str, Question]) -> list[Problem]:
    if id not in questions:
        missing = both("data.no-entry", list="items", id=id)
        mend = both("data.no-entry.mend", list="items", id=id, use=use_or(id, questions))
        return [document.problem((), "HB214", **with_mend(missing, mend))]
    if questions[id].answer is not None:
        return [document.problem((), "HB215", id=id)]
    return []
