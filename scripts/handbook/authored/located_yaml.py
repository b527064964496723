"""YAML with the place of every value, so that faults can be reported as path:line:column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from handbook.authored.plain_yaml import Unplain, is_control, unplain_events, unplain_nodes, unplain_size
from handbook.problems import Problem, ProblemsError

Key = tuple[str | int, ...]


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
        found += unplain_events(yaml.parse(text, Loader=_Loader))
        if not found:
            loader = _Loader(text)
            node = loader.get_single_node()
            found += unplain_nodes(node, loader.construct_object)
        if not found:
            value = loader.construct_document(node) if node is not None else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
        reason = " ".join(filter(None, [error.context, error.problem]))
        raise ProblemsError([Problem(path, line, column, "HB211", {"said": reason})]) from error
    except yaml.reader.ReaderError as error:
        line, column = _first_control(text)
        raise ProblemsError([Problem(path, line + first_line, column, "HB211", {"said": error.reason})]) from error
    if found:
        raise ProblemsError(
            Problem(path, mark.line + first_line, mark.column + 1, "HB231", what) for mark, what in found
        )
    places: dict[Key, tuple[int, int]] = {}
    problems: list[Problem] = []
    for key, mark, twice in _walk(node, ()):
        line, column = mark.line + first_line, mark.column + 1
        if twice:
            problems.append(Problem(path, line, column, "HB216", {"key": str(key[-1])}))
        places[key] = (line, column)
    if problems:
        raise ProblemsError(problems)
    return LocatedYaml(path, value, places)


def _first_control(text: str) -> tuple[int, int]:
    """Line (from 0) and column of the first character that YAML cannot hold."""
    at = next((place for place, sign in enumerate(text) if is_control(sign)), 0)
    return text.count("\n", 0, at), at - (text.rfind("\n", 0, at) + 1) + 1


def _walk(node: yaml.Node | None, key: Key) -> Iterator[tuple[Key, yaml.Mark, bool]]:
    """The key and place of each part, and whether the key is repeated."""
    if node is None:
        return
    if not key:
        yield key, node.start_mark, False
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for name, value in node.value:
            inner = (*key, str(name.value))
            yield inner, name.start_mark, name.value in seen
            seen.add(name.value)
            yield from _walk(value, inner)
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield (*key, number), item.start_mark, False
            yield from _walk(item, (*key, number))
