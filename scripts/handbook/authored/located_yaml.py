"""YAML with the place of every value, so that faults can be reported as path:line:column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from handbook.authored.plain_yaml import Unplain, unplain_events, unplain_nodes, unplain_size
from handbook.authored.yaml_faults import find_fault
from handbook.problems import Problem, ProblemsError

Key = tuple[str | int, ...]
_TEXT = "tag:yaml.org,2002:str"


class _Loader(yaml.CSafeLoader):
    """Safe YAML in which dates stay strings: the schemas check them, and their place is known."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True)
class LocatedYaml:
    """A YAML document: its plain value, and where each part of it stands."""

    path: str
    value: Any
    places: dict[Key, tuple[int, int]]
    raw: dict[Key, str] = field(default_factory=dict)
    """Values as written, where YAML takes them for no text: 0.10 is a number, and loses its last digit."""

    def place(self, key: Key) -> tuple[int, int]:
        """Line and column (from 1) of this key, or of the nearest key around it."""
        while key not in self.places and key:
            key = key[:-1]
        return self.places.get(key, (1, 1))

    def problem(self, key: Key, code: str, /, **details: str) -> Problem:
        """A problem at this key."""
        line, column = self.place(key)
        return Problem(self.path, line, column, code, details)


def read_yaml(text: str, path: str, first_line: int = 1) -> LocatedYaml:
    """Parse YAML that begins at `first_line` of the file `path`.

    Raises ProblemsError with HB211 for a syntax error, HB216 for a repeated key (YAML would silently keep the last),
    HB231 for what plain_yaml.py refuses.
    """
    too_large = unplain_size(text)
    if too_large is not None:
        raise ProblemsError([Problem(path, first_line, 1, "HB231", too_large)])
    found: list[Unplain] = []
    try:
        found += unplain_events(yaml.parse(text, Loader=_Loader), text)
        if not found:
            loader = _Loader(text)
            node = loader.get_single_node()
            found += unplain_nodes(node, loader.construct_object)
        if not found:
            value = loader.construct_document(node) if node is not None else None
    except yaml.YAMLError as error:
        fault = find_fault(text, error)
        problem = Problem(path, fault.line + first_line, fault.column + 1, "HB211", fault.details)
        raise ProblemsError([problem]) from error
    if found:
        raise ProblemsError(
            Problem(path, mark.line + first_line, mark.column + 1, "HB231", what) for mark, what in found
        )
    places: dict[Key, tuple[int, int]] = {}
    problems: list[Problem] = []
    raw: dict[Key, str] = {}
    for key, mark, twice, part in _walk(node, ()):
        line, column = mark.line + first_line, mark.column + 1
        if twice:
            problems.append(Problem(path, line, column, "HB216", {"key": str(key[-1])}))
        places[key] = (line, column)
        if isinstance(part, yaml.ScalarNode) and part.tag != _TEXT:
            raw[key] = part.value
    if problems:
        raise ProblemsError(problems)
    return LocatedYaml(path, value, places, raw)


def _walk(node: yaml.Node | None, key: Key) -> Iterator[tuple[Key, yaml.Mark, bool, yaml.Node]]:
    """The key and place of each part, whether the key is repeated, and the value."""
    if node is None:
        return
    if not key:
        yield key, node.start_mark, False, node
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for name, value in node.value:
            inner = (*key, str(name.value))
            yield inner, name.start_mark, name.value in seen, value
            seen.add(name.value)
            yield from _walk(value, inner)
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield (*key, number), item.start_mark, False, item
            yield from _walk(item, (*key, number))
