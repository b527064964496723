"""Two states of the sources as the package reads them -> what they say differently: marks, numbers, blanks, values.

And which translations are behind. Where a state cannot be read, the checks tell why.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook.authored.located_yaml import read_yaml
from handbook.authored.settings import CONFIG_NAME, load_settings
from handbook.authored.text_file import read_text
from handbook.corpus.data import DATA_FOLDER
from handbook.corpus.model import Corpus
from handbook.corpus.read import read_corpus
from handbook.corpus.translations import behind
from handbook.problems import ProblemsError
from handbook.thai.words import TO_ARABIC

_NUMBER = re.compile(r"[0-9]+(?:[.,/][0-9]+)*")
_MARKS = {"source", "confirm"}
_UNTOLD = {"translates"}
"""Front matter that is told as the state of the translation."""
Counts = Mapping[str, Counter[str]]


@dataclass(frozen=True)
class Said:
    """What the sources of one state say, by the paths of their files in the repository.

    `marks` and `numbers` count, `values` are those of front matter, data, blanks of forms and settings by their keys.
    """

    marks: Counts
    numbers: Counts
    values: Mapping[str, Mapping[str, Any]]
    behind: frozenset[str]


@dataclass(frozen=True)
class Counted:
    """Marks or numbers of a file that it has no longer, and those that it has now; each with how many."""

    path: str
    gone: tuple[tuple[str, int], ...]
    new: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class ValueChange:
    """A value that differs, by its file and its key; None where it is not there."""

    path: str
    key: str
    before: str | None
    after: str | None

    @property
    def kind(self) -> str:
        """`new`, `gone` or `changed`."""
        if self.before is None or self.after is None:
            return "new" if self.before is None else "gone"
        return "changed"


@dataclass(frozen=True)
class SaidChange:
    """What the sources say differently; `behind` and `caught_up` are paths of translations."""

    marks: tuple[Counted, ...] = ()
    numbers: tuple[Counted, ...] = ()
    values: tuple[ValueChange, ...] = ()
    behind: tuple[str, ...] = ()
    caught_up: tuple[str, ...] = ()


def read_said(root: Path) -> Said | None:
    """What the sources below a folder say; None if they cannot be read."""
    try:
        corpus, _ = read_corpus(load_settings(root))
        return Said(
            {corpus.shown(page.path): Counter(_marks_of(page.links)) for page in corpus.pages.values()},
            {corpus.shown(page.path): Counter(_numbers_of(page.texts)) for page in corpus.pages.values()},
            dict(_values(corpus, root)),
            frozenset(corpus.shown(found.page.path) for found in behind(corpus)),
        )
    except ProblemsError:
        return None


def said_change(before: Said | None, after: Said | None, moved: Mapping[str, str]) -> SaidChange:
    """What two states say differently; nothing if one of them is not known. `moved` is path before -> path after."""
    if before is None or after is None:
        return SaidChange()
    before = _at_new_paths(before, moved)
    return SaidChange(
        tuple(_counted(before.marks, after.marks)),
        tuple(_counted(before.numbers, after.numbers)),
        tuple(_changed_values(before.values, after.values)),
        tuple(sorted(after.behind - before.behind)),
        tuple(sorted(before.behind - after.behind)),
    )


def _at_new_paths(said: Said, moved: Mapping[str, str]) -> Said:
    def at_new(found: Mapping[str, Any]) -> dict[str, Any]:
        return {moved.get(path, path): value for path, value in found.items()}

    late = frozenset(moved.get(path, path) for path in said.behind)
    return Said(at_new(said.marks), at_new(said.numbers), at_new(said.values), late)


def _marks_of(links: Any) -> Iterator[str]:
    return (link.target for link in links if link.scheme in _MARKS)


def _numbers_of(texts: Any) -> Iterator[str]:
    """The numbers in words, digits of both scripts alike, without the commas of thousands."""
    for text in texts:
        yield from (found.replace(",", "") for found in _NUMBER.findall(text.words.translate(TO_ARABIC)))


def _values(corpus: Corpus, root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for page in corpus.pages.values():
        meta = {key: value for key, value in page.meta.value.items() if key not in _UNTOLD}
        yield corpus.shown(page.path), dict(_flat(meta, ""))
    for name, document in corpus.data.documents.items():
        yield corpus.shown(f"{DATA_FOLDER}/{name}"), dict(_flat(document.value, ""))
    for form in corpus.forms.values():
        yield form.source.path, dict(_flat(form.source.value, ""))
    settings = read_yaml(read_text(root / CONFIG_NAME, CONFIG_NAME), CONFIG_NAME)
    yield CONFIG_NAME, dict(_flat(settings.value, ""))


def _flat(value: Any, key: str) -> Iterator[tuple[str, Any]]:
    """Each value at the end of its keys, joined by points; entries of a list by their id, or as a whole."""
    if isinstance(value, dict) and value:
        for name, inner in value.items():
            yield from _flat(inner, f"{key}.{name}" if key else str(name))
    elif isinstance(value, list) and value and all(isinstance(entry, dict) and "id" in entry for entry in value):
        for entry in value:
            rest = {name: inner for name, inner in entry.items() if name != "id"}
            yield from _flat(rest, f"{key}.{entry['id']}" if key else str(entry["id"]))
    elif isinstance(value, list) and any(isinstance(entry, dict | list) for entry in value):
        seen: Counter[str] = Counter()
        for entry in value:
            shown = _shown(entry)
            seen[shown] += 1
            yield f"{key}[{shown}]" + (f"×{seen[shown]}" if seen[shown] > 1 else ""), entry
    else:
        yield key, value


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _counted(before: Counts, after: Counts) -> Iterator[Counted]:
    none: Counter[str] = Counter()
    for path in sorted(before.keys() | after.keys()):
        old, new = before.get(path, none), after.get(path, none)
        if old != new:
            yield Counted(path, tuple(sorted((old - new).items())), tuple(sorted((new - old).items())))


def _changed_values(
    before: Mapping[str, Mapping[str, Any]], after: Mapping[str, Mapping[str, Any]]
) -> Iterator[ValueChange]:
    for path in sorted(before.keys() | after.keys()):
        old, new = before.get(path, {}), after.get(path, {})
        for key in [*old, *(key for key in new if key not in old)]:
            if key not in old or key not in new or old[key] != new[key]:
                values = (_shown(side[key]) if key in side else None for side in (old, new))
                yield ValueChange(path, key, *values)
