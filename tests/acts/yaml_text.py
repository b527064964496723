"""Changes to YAML text at parsed places; all other lines, comments included, stay as they were written."""

from __future__ import annotations

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

Path = tuple[str | int, ...]


def node_at(text: str, path: Path) -> Node:
    """The node at a path of keys and numbers."""
    node = yaml.compose(text, yaml.SafeLoader)
    assert node is not None
    for part in path:
        node = _inner(node, part)
    return node


def _inner(node: Node, part: str | int) -> Node:
    if isinstance(part, int):
        assert isinstance(node, SequenceNode)
        found: Node = node.value[part]
        return found
    return _pair(node, part)[1]


def _pair(node: Node, key: str) -> tuple[Node, Node]:
    """A mapping's key and value."""
    assert isinstance(node, MappingNode)
    pair: tuple[Node, Node] = next(pair for pair in node.value if pair[0].value == key)
    return pair


def set_value(text: str, path: Path, written: str) -> str:
    """Write another value in the place of one that stands on a line, or between brackets."""
    node = node_at(text, path)
    assert isinstance(node, ScalarNode) or _is_in_brackets(node)
    return text[: node.start_mark.index] + written + text[node.end_mark.index :]


def rename_key(text: str, path: Path, new: str) -> str:
    """Give the last key of a path another name."""
    *outer, last = path
    key, _ = _pair(node_at(text, tuple(outer)), str(last))
    return text[: key.start_mark.index] + new + text[key.end_mark.index :]


def add_item(text: str, path: Path, item: str, at: int) -> str:
    """Put an item (its lines, without the dash) into a list of one item a line, before the one at this number."""
    node = node_at(text, path)
    assert isinstance(node, SequenceNode)
    indent = " " * node.start_mark.column
    written = [indent + ("- " if number == 0 else "  ") + line for number, line in enumerate(item.split("\n"))]
    lines = text.split("\n")
    line = node.value[at].start_mark.line if at < len(node.value) else _last_line(node) + 1
    lines[line:line] = written
    return "\n".join(lines)


def add_key(text: str, path: Path, key: str, written: str) -> str:
    """Add a key at the end of a mapping of one key a line."""
    node = node_at(text, path)
    lines = text.split("\n")
    line = _last_line(node) + 1
    lines[line:line] = [f"{' ' * node.start_mark.column}{key}: {written}"]
    return "\n".join(lines)


def remove_item(text: str, path: Path) -> str:
    """Take an item out of a list of one item a line."""
    node = node_at(text, path)
    lines = text.split("\n")
    del lines[node.start_mark.line : _last_line(node) + 1]
    return "\n".join(lines)


def _last_line(node: Node) -> int:
    """The line on which the last word of a node stands: a block's own end is where the next thing begins."""
    if isinstance(node, ScalarNode) or _is_in_brackets(node):
        return int(node.end_mark.line)
    last = node.value[-1]
    return _last_line(last[1] if isinstance(node, MappingNode) else last)


def _is_in_brackets(node: Node) -> bool:
    return isinstance(node, CollectionNode) and bool(node.flow_style)
