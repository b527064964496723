"""docs/ on the disk -> Corpus, with every problem met on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from handbook.located_yaml import Key, LocatedYaml, read_yaml
from handbook.pages.corpus import Corpus, Data, Group, Page, Question, Source, split_locale
from handbook.pages.markdown import read_parts
from handbook.problems import Problem, ProblemsError
from handbook.schema import check_schema
from handbook.settings import Settings
from handbook.text_file import read_text

DATA = "data"


def read_corpus(settings: Settings) -> tuple[Corpus, list[Problem]]:
    """Read all pages and data. What cannot be read is left out of the corpus and told in the problems."""
    docs = settings.docs_dir
    shown = docs.relative_to(settings.root).as_posix() if docs.is_relative_to(settings.root) else docs.as_posix()
    problems: list[Problem] = []
    pages: dict[str, Page] = {}
    assets: set[str] = set()
    for path in _files(docs):
        relative = path.relative_to(docs).as_posix()
        if path.suffix != ".md":
            assets.add(relative)
            continue
        try:
            page, found = read_page(read_text(path, f"{shown}/{relative}"), relative, f"{shown}/{relative}")
        except ProblemsError as error:
            problems += error.problems
            continue
        pages[relative] = page
        problems += found
    data, found = read_data(docs / DATA, f"{shown}/{DATA}")
    return Corpus(settings, shown, pages, data, frozenset(assets)), problems + found


def read_page(text: str, path: str, shown: str) -> tuple[Page, list[Problem]]:
    """One page's text -> Page. Raises ProblemsError when its front matter is no YAML; other faults are returned."""
    header, body, first_line = split_front_matter(text)
    if header is None:
        meta = LocatedYaml(shown, {}, {})
        problems = [
            Problem(
                shown,
                1,
                1,
                "HB210",
                {"th": "ไม่มีส่วนหัวระหว่างบรรทัด ---", "en": "there is no front matter between lines of ---"},
            )
        ]
    else:
        meta = read_yaml(header, shown, first_line=2)
        problems = check_schema(meta, "front-matter", "HB210")
        if not isinstance(meta.value, dict):
            meta = LocatedYaml(shown, {}, {})
    parts = read_parts(body, first_line)
    key, locale = split_locale(path)
    return Page(path, key, locale, meta, parts.headings, parts.anchors, parts.links, parts.blocks), problems


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """Front matter (None if there is none), body, and the line of the file on which the body begins."""
    lines = text.split("\n")
    if lines[0].strip() == "---":
        for number, line in enumerate(lines[1:], 1):
            if line.strip() == "---":
                return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    return None, text, 1


def read_data(folder: Path, shown: str) -> tuple[Data, list[Problem]]:
    """The data files, each checked against its schema; a file with problems counts as empty."""
    problems: list[Problem] = []
    documents: dict[str, LocatedYaml] = {}
    for name in ("sources", "confirm"):
        path = f"{shown}/{name}.yml"
        try:
            document = read_yaml(read_text(folder / f"{name}.yml", path), path)
        except ProblemsError as error:
            problems += error.problems
            continue
        found = check_schema(document, name, "HB214")
        if not found:
            found = list(_repeated_ids(document)) + list(_unknown_groups(document))
            documents[name] = document
        problems += found
    sources = documents.get("sources")
    confirm = documents.get("confirm")
    return Data(*_sources(sources), *_questions(confirm)), problems


def _sources(document: LocatedYaml | None) -> tuple[tuple[Group, ...], dict[str, Source]]:
    if document is None:
        return (), {}
    fields = Source.__dataclass_fields__
    found = (
        Source(**{name: value for name, value in entry.items() if name in fields})
        for entry in document.value["sources"]
    )
    return _groups(document), {source.id: source for source in found}


def _questions(document: LocatedYaml | None) -> tuple[tuple[Group, ...], dict[str, Question]]:
    if document is None:
        return (), {}
    found = (Question(group=group["id"], **item) for group in document.value["groups"] for item in group["items"])
    return _groups(document), {question.id: question for question in found}


def _groups(document: LocatedYaml) -> tuple[Group, ...]:
    return tuple(Group(group["id"], {"th": group["th"], "en": group["en"]}) for group in document.value["groups"])


def _repeated_ids(document: LocatedYaml) -> Iterator[Problem]:
    """Ids of groups and of entries are each unique over the file."""
    for ids in (_ids(document, grouped=True), _ids(document, grouped=False)):
        numbers = Counter(id for _, id in ids)
        for key, id in ids:
            if numbers[id] > 1:
                yield document.problem(key, "HB215", id=id)


def _ids(document: LocatedYaml, grouped: bool) -> list[tuple[Key, str]]:
    value = document.value
    if grouped:
        return [(("groups", number, "id"), group["id"]) for number, group in enumerate(value["groups"])]
    if "sources" in value:
        return [(("sources", number, "id"), entry["id"]) for number, entry in enumerate(value["sources"])]
    return [
        (("groups", number, "items", inner, "id"), item["id"])
        for number, group in enumerate(value["groups"])
        for inner, item in enumerate(group["items"])
    ]


def _unknown_groups(document: LocatedYaml) -> Iterator[Problem]:
    """Every source stands in a group that the file defines."""
    known = {group["id"] for group in document.value["groups"]}
    for number, entry in enumerate(document.value.get("sources", [])):
        if entry["group"] not in known:
            yield document.problem(
                ("sources", number, "group"),
                "HB214",
                th=f"ไม่มีกลุ่ม {entry['group']} ใน groups",
                en=f"groups has no group {entry['group']}",
            )


def _files(docs: Path) -> list[Path]:
    """Every file below docs/ except data/ and hidden ones, in a fixed order."""
    return sorted(
        path
        for path in docs.rglob("*")
        if path.is_file()
        and path.relative_to(docs).parts[0] != DATA
        and not any(part.startswith(".") for part in path.relative_to(docs).parts)
    )
