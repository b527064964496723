"""Two YAML documents -> the values that a correction may not change, by the rules of judged.yml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from handbook.authored.located_yaml import Key, LocatedYaml
from handbook.editions.wording import Change, change_of, shortened

Rules = Mapping[str, str]


@dataclass(frozen=True)
class ChangedValue:
    """A value that is not as it was: its key, and what changed."""

    key: Key
    change: Change


def rules_for(name: str) -> Rules:
    """The rules of a file, named as in judged.yml, or of the nearest folder around it that has some."""
    while name and name not in _rules():
        name = name.rpartition("/")[0]
    return _rules().get(name, {})


def changed_values(before: LocatedYaml, after: LocatedYaml, rules: Rules) -> Iterator[ChangedValue]:
    """Each value that is more than a correction allows, in the order of the later document."""
    yield from _compare(before.value, after.value, (), (), rules)


def _compare(before: Any, after: Any, key: Key, names: tuple[str, ...], rules: Rules) -> Iterator[ChangedValue]:
    rule = _rule(names, rules)
    if rule == "free" and not any(_is_inner(names, inner) for inner in rules):
        return
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _compare_mappings(before, after, key, names, rules)
    elif isinstance(before, list) and isinstance(after, list):
        yield from (_compare_lists if rule != "set" else _compare_sets)(before, after, key, names, rules)
    elif isinstance(before, str) and isinstance(after, str) and rule != "same":
        change = change_of(before, after, is_free=rule == "wording")
        if change is not None:
            yield ChangedValue(key, change)
    elif before != after and rule != "free":
        yield ChangedValue(key, Change("value", _shown(before), _shown(after)))


def _compare_mappings(
    before: dict[str, Any], after: dict[str, Any], key: Key, names: tuple[str, ...], rules: Rules
) -> Iterator[ChangedValue]:
    for name in [*after, *(name for name in before if name not in after)]:
        inner = (*names, str(name))
        if name in before and name in after:
            yield from _compare(before[name], after[name], (*key, name), inner, rules)
        elif _rule(inner, rules) != "free":
            value = ("–", _shown(after[name])) if name in after else (_shown(before[name]), "–")
            yield ChangedValue((*key, name), Change("value", *value))
    kept = [[name for name in value if name in before and name in after] for value in (before, after)]
    if _rule(names, rules) == "ordered" and kept[0] != kept[1]:
        yield ChangedValue(key, Change("value", *(", ".join(map(str, order)) for order in kept)))


def _compare_lists(
    before: list[Any], after: list[Any], key: Key, names: tuple[str, ...], rules: Rules
) -> Iterator[ChangedValue]:
    if len(before) != len(after):
        yield ChangedValue(key, Change("length", str(len(before)), str(len(after))))
        return
    for number, (was, now) in enumerate(zip(before, after, strict=True)):
        yield from _compare(was, now, (*key, number), names, rules)


def _compare_sets(
    before: list[Any], after: list[Any], key: Key, names: tuple[str, ...], rules: Rules
) -> Iterator[ChangedValue]:
    known = {entry["id"]: entry for entry in before}
    kept = {entry["id"] for entry in after}
    for number, entry in enumerate(after):
        was = known.get(entry["id"])
        if was is not None:
            yield from _compare(was, entry, (*key, number), names, rules)
        elif "answer" in entry:
            yield ChangedValue((*key, number), Change("value", "–", entry["id"]))
    for entry in before:
        if entry["id"] not in kept and "answer" in entry:
            yield ChangedValue(key, Change("value", entry["id"], "–"))


def _rule(names: tuple[str, ...], rules: Rules) -> str:
    """The rule of the longest key that fits; `spelling` if none does."""
    fitting = [name for name in rules if _fits(name, names)]
    return rules[max(fitting, key=_length)] if fitting else "spelling"


def _fits(name: str, names: tuple[str, ...]) -> bool:
    parts = name.split(".") if name else []
    return len(parts) <= len(names) and all(part in {"*", own} for part, own in zip(parts, names, strict=False))


def _length(name: str) -> int:
    return name.count(".") + 1 if name else 0


def _is_inner(names: tuple[str, ...], name: str) -> bool:
    """Whether a rule is about a part of the value at `names`."""
    parts = tuple(name.split(".")) if name else ()
    return len(parts) > len(names) and parts[: len(names)] == names


def _shown(value: Any) -> str:
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=1000).removesuffix("...\n")
    return shortened(text.strip())


@cache
def _rules() -> dict[str, Rules]:
    text = Path(__file__).with_name("judged.yml").read_text(encoding="utf-8")
    loaded: dict[str, Rules] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded
