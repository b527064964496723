"""YAML with the place of every value, so that a fault in it can be reported as path:line:column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from handbook.problems import Problem, ProblemsError

Key = tuple[str | int, ...]


class _Loader(yaml.CSafeLoader):
    """Safe YAML in which a date stays the text that was written: schemas check it, and its place is kept."""


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
        """Line and column (from 1) of this key, or of the nearest part around it."""
        while key not in self.places and key:
            key = key[:-1]
        return self.places.get(key, (1, 1))

    def problem(self, key: Key, code: str, /, **details: str) -> Problem:
        """A problem at this key."""
        line, column = self.place(key)
        return Problem(self.path, line, column, code, details)


def read_yaml(text: str, path: str, first_line: int = 1) -> LocatedYaml:
    """Parse YAML that begins at `first_line` of the file `path`.

    Raises ProblemsError with HB211 for a syntax error and HB216 for a key written twice (YAML would keep the last, unseen).
    """
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        parts = list(_walk(node, (), ()))  # before the values are made: that melts merged keys into their mapping
        value = loader.construct_document(node) if node is not None else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
        said = " ".join(filter(None, [error.context, error.problem]))
        raise ProblemsError([Problem(path, line, column, "HB211", {"said": said})]) from error
    except yaml.YAMLError as error:
        said = str(error).splitlines()[0]
        raise ProblemsError([Problem(path, first_line, 1, "HB211", {"said": said})]) from error
    places: dict[Key, tuple[int, int]] = {}
    problems: list[Problem] = []
    for key, mark, twice in parts:
        line, column = mark.line + first_line, mark.column + 1
        if twice:
            problems.append(Problem(path, line, column, "HB216", {"key": str(key[-1])}))
        places[key] = (line, column)
    if problems:
        raise ProblemsError(problems)
    return LocatedYaml(path, value, places)


def _walk(node: yaml.Node | None, key: Key, around: tuple[yaml.Node, ...]) -> Iterator[tuple[Key, yaml.Mark, bool]]:
    """Each part's key and place, and whether its name stood there before; `around` are the nodes that hold this one."""
    if node is None or node in around:  # an alias may stand within what it names
        return
    if not key:
        yield key, node.start_mark, False
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for name, value in node.value:
            inner = (*key, str(name.value))
            yield inner, name.start_mark, name.value in seen
            seen.add(name.value)
            yield from _walk(value, inner, (*around, node))
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield (*key, number), item.start_mark, False
            yield from _walk(item, (*key, number), (*around, node))
