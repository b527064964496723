"""docs/data/ -> Data: validates each file against its schema, checks that ids are unique and references exist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from handbook.authored.checked_yaml import read_checked
from handbook.authored.located_yaml import Key, LocatedYaml
from handbook.corpus.answers import ANSWERS_FOLDER, answer_of, with_answers
from handbook.corpus.bodies import Body, body_asked, read_bodies, second_offices
from handbook.corpus.expression import write_expression
from handbook.corpus.model import Data, Question, Source
from handbook.corpus.released import (
    CHANGES_FOLDER,
    EDITIONS_NAME,
    Released,
    faulty_editions,
    published_editions,
    read_changes,
    unpublished_editions,
)
from handbook.corpus.word_lists import WORDS_NAME, repeated_words, word_lists
from handbook.messages import both
from handbook.nearest import use_or
from handbook.problems import Problem, ProblemsError, with_mend

DATA_FOLDER = "data"
PUBLISHED_NAME = "published"
COUNTS = "counts"
"""The part of `/// data | confirm` that says how many questions are open, by whom they ask."""
SETS_NAME = "enquiry-sets"
ALL = "all"
"""The part of `/// data | changes` and `/// data | editions`."""
NEEDED = ("sources", "confirm")
TABLES = ("glossary", "local-governments", "price-items", "pixel-density", "formulas")  # optional for a province
OPTIONAL = (*TABLES, WORDS_NAME, PUBLISHED_NAME, SETS_NAME, EDITIONS_NAME)
DATA_NAMES = (*NEEDED, *OPTIONAL)

# List -> field -> the list of the same file in which the field's value must be an id.
_REFERENCES = {
    "sources": {"group": "groups"},
    "terms": {"group": "groups"},
    "items": {"group": "groups", "asks": "bodies"},
    "local_governments": {"type": "types", "district": "districts"},
}


def read_data(folder: Path, shown: str) -> tuple[Data, list[Problem]]:
    """Read the data files; a file with problems counts as empty. `shown` is the folder's path in problems."""
    problems: list[Problem] = []
    documents: dict[str, LocatedYaml] = {}
    names = [*NEEDED, *(name for name in OPTIONAL if (folder / f"{name}.yml").exists())]
    for name in names:
        file, path = folder / f"{name}.yml", f"{shown}/{name}.yml"
        try:
            documents[name] = read_checked(file, path, name, "HB214")
        except ProblemsError as error:
            problems += error.problems
        else:
            faults = _FAULTS.get(name, (_repeated_ids, _unknown_references))
            problems += [problem for find in faults for problem in find(documents[name])]
    values = {name: document.value for name, document in documents.items()}
    bodies = read_bodies(values.get("confirm", {}).get("bodies", ()))
    questions, answers, unanswered = with_answers(
        _questions(values.get("confirm"), bodies), folder / ANSWERS_FOLDER, f"{shown}/{ANSWERS_FOLDER}"
    )
    problems += unanswered if "confirm" in documents else []
    changes, changed, unchanged = read_changes(folder / CHANGES_FOLDER, f"{shown}/{CHANGES_FOLDER}")
    problems += unchanged
    data = Data(
        _sources(values.get("sources")),
        questions,
        bodies,
        {name: values[name] for name in TABLES if name in values},
        word_lists(values.get(WORDS_NAME, {})),
        _blocks(values),
        frozenset(name for name in names if name not in values),
        _cited_ids(*values.values(), *(document.value for document in answers.values())),
        _places_of_ids(documents),
        documents
        | {f"{ANSWERS_FOLDER}/{id}": document for id, document in answers.items()}
        | {f"{CHANGES_FOLDER}/{path}": document for path, document in changed.items()},
        Released(
            published_editions(values.get(EDITIONS_NAME)), changes, unpublished_editions(values.get(EDITIONS_NAME))
        ),
    )
    for document in (*documents.values(), *answers.values()):
        problems += _unknown_sources(document, data)
    if "formulas" in documents:
        problems += _wrong_formulas(documents["formulas"])
    return data, problems


def _cited_ids(*values: Any) -> frozenset[str]:
    return frozenset(id for value in values for _, id in _cited(value, ()))


def _places_of_ids(documents: Mapping[str, LocatedYaml]) -> dict[tuple[str, str], tuple[str, int, int]]:
    """(file, id) of each source and question -> path, line and column of its id."""
    return {
        (name, entry["id"]): (documents[name].path, *documents[name].place((*key, "id")))
        for name, field in (("sources", "sources"), ("confirm", "items"))
        if name in documents
        for listed, entries in _lists(documents[name])
        if listed == field
        for key, entry in entries
    }


def _sources(value: Any) -> dict[str, Source]:
    found = (Source(**entry) for entry in value["sources"]) if value else ()
    return {source.id: source for source in found}


def _questions(value: Any, bodies: tuple[Body, ...]) -> dict[str, Question]:
    groups = value["groups"] if value else ()
    found = (_question(group["id"], item, bodies) for group in groups for item in group["items"])
    return {question.id: question for question in found}


def _question(group: str, item: dict[str, Any], bodies: tuple[Body, ...]) -> Question:
    written = item.get("answer")
    answer = answer_of(written) if written else None
    return Question(group=group, **{**item, "answer": answer, "asks": body_asked(item.get("asks"), bodies)})


def _blocks(values: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Arguments of `/// data`, `FILE PART` -> the ids that the block brings."""
    blocks: dict[str, tuple[str, ...]] = {f"{name} {ALL}": () for name in (CHANGES_FOLDER, EDITIONS_NAME)}
    for name, entries in (("sources", "sources"), ("glossary", "terms"), ("price-items", "items")):
        value = values.get(name, {"groups": (), entries: ()})
        for group in value["groups"]:
            blocks[f"{name} {group['id']}"] = _ids_where(value[entries], "group", group["id"])
    for group in values.get("confirm", {"groups": ()})["groups"]:
        blocks[f"confirm {group['id']}"] = tuple(item["id"] for item in group["items"])
    if "confirm" in values:
        blocks[f"confirm {COUNTS}"] = ()
    if "local-governments" in values:
        value = values["local-governments"]
        for district in (*value["districts"], {"id": "province"}):
            blocks[f"local-governments {district['id']}"] = tuple(
                entry["id"]
                for entry in value["local_governments"]
                if entry.get("district", "province") == district["id"]
            )
    if "price-items" in values:
        blocks["price-items state"] = ()
    for name, entries in (("pixel-density", "standards"), ("formulas", "formulas")):
        for entry in values.get(name, {entries: ()})[entries]:
            blocks[f"{name} {entry['id']}"] = (entry["id"],)
    return blocks


def _ids_where(entries: Any, field: str, wanted: str) -> tuple[str, ...]:
    return tuple(entry["id"] for entry in entries if entry[field] == wanted)


def _lists(document: LocatedYaml) -> Iterator[tuple[str, list[tuple[Key, dict[str, Any]]]]]:
    """Each list of entries with ids: its name, and entries with their keys. Items of all groups are one list."""
    inner: list[tuple[Key, dict[str, Any]]] = []
    for name, entries in document.value.items():
        if isinstance(entries, list):
            yield name, [((name, number), entry) for number, entry in enumerate(entries)]
            inner += [
                ((name, number, "items", place), item)
                for number, entry in enumerate(entries)
                for place, item in enumerate(entry.get("items", ()))
            ]
    if inner:
        yield "items", inner


def _repeated_ids(document: LocatedYaml) -> Iterator[Problem]:
    for _, entries in _lists(document):
        numbers = Counter(entry["id"] for _, entry in entries)
        for key, entry in entries:
            if numbers[entry["id"]] > 1:
                yield document.problem((*key, "id"), "HB215", id=entry["id"])


def _unknown_references(document: LocatedYaml) -> Iterator[Problem]:
    """HB214 for fields that refer to an entry, in another list of the same file, that does not exist."""
    for name, entries in _lists(document):
        for field, target in _REFERENCES.get(name, {}).items():
            known = {entry["id"] for entry in document.value.get(target, ())}
            for key, entry in entries:
                if field in entry and entry[field] not in known:
                    yield document.problem(
                        (*key, field),
                        "HB214",
                        **with_mend(
                            both("data.no-entry", list=target, id=entry[field]),
                            both("data.no-entry.mend", list=target, id=entry[field], use=use_or(entry[field], known)),
                        ),
                    )


def _repeated_needs(document: LocatedYaml) -> Iterator[Problem]:
    """HB214 for a question with the `need` of one before it: the letter could not tell which comes first."""
    first: dict[int, str] = {}
    for name, entries in _lists(document):
        for key, item in entries if name == "items" else ():
            need = item.get("need")
            if need in first:
                details = {"need": str(need), "other": first[need]}
                free = str(max(first) + 1)
                yield document.problem(
                    (*key, "need"),
                    "HB214",
                    **with_mend(both("data.need-twice", **details), both("data.need-twice.mend", free=free)),
                )
            elif need is not None:
                first[need] = item["id"]


_FAULTS: dict[str, tuple[Callable[[LocatedYaml], Iterator[Problem]], ...]] = {
    "confirm": (_repeated_ids, _unknown_references, second_offices, _repeated_needs),
    WORDS_NAME: (repeated_words,),
    PUBLISHED_NAME: (),
    SETS_NAME: (),
    EDITIONS_NAME: (faulty_editions,),
}
"""What is wrong beyond the schema, in files that are no mere lists of entries."""


def _wrong_formulas(document: LocatedYaml) -> Iterator[Problem]:
    """HB214 for formulas with anything but their own quantities, numbers and the four operators."""
    for number, formula in enumerate(document.value["formulas"]):
        try:
            write_expression(formula["expression"], {quantity["name"]: "" for quantity in formula["quantities"]})
        except ValueError as error:
            yield document.problem(
                ("formulas", number, "expression"),
                "HB214",
                **with_mend(both("data.formula", part=str(error)), both("data.formula.mend")),
            )


def _unknown_sources(document: LocatedYaml, data: Data) -> Iterator[Problem]:
    """HB101 for each `source` or `names_from` of a data file that is not an id of sources.yml."""
    for key, id in _cited(document.value, ()):
        if id not in data.sources and "sources" not in data.unread:
            yield document.problem(key, "HB101", id=id, **use_or(id, data.sources))


def _cited(value: Any, key: Key) -> Iterator[tuple[Key, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in {"source", "names_from"} and isinstance(inner, str):
                yield (*key, name), inner
            else:
                yield from _cited(inner, (*key, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _cited(inner, (*key, number))
