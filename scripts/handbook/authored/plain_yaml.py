"""The subset of YAML that authors may write: values, lists and mappings.

Other features hide, repeat or change what a reviewer sees: anchors, aliases, merge keys, keys that are not strings,
odd spellings of numbers. They are found before any value is built, so that no document can grow or nest without limit.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from handbook.messages import Both, both

_DEEPEST = 20  # mkdocs.yml has 8
_LONGEST_NUMBER = 18
_LONGEST_TEXT = 10_000  # the longest of the handbook has 850 characters
_MOST_PARTS = 30_000  # its largest file has 3,600
_LARGEST = 500_000  # and 58,000 characters
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_THAI = re.compile("[\u0e00-\u0e7f]")
_SHOWN = 30
_BOOLS = ("yes", "no", "true", "false", "on", "off")
_TAG = "tag:yaml.org,2002:"
_OTHER_KINDS = {f"{_TAG}{kind}" for kind in ("binary", "merge", "omap", "pairs", "set", "timestamp", "value")}
Unplain = tuple[yaml.Mark, Both]
"""Its place, and what it is."""


def unplain_size(text: str) -> Both | None:
    """What is wrong with a text that is too large for any parser."""
    return both("yaml.large", most=_LARGEST) if len(text) > _LARGEST else None


def unplain_events(events: Iterator[Any], text: str) -> Iterator[Unplain]:
    """What is not plain in the stream of events of a text. Stops at the first part too deep or too many."""
    lines = text.split("\n")
    depth = 0
    for number, event in enumerate(events):
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent):
            yield mark, both("yaml.alias", anchor=str(event.anchor))
        elif getattr(event, "anchor", None):
            yield mark, both("yaml.anchor", anchor=str(event.anchor))
        if getattr(event, "tag", None) in _OTHER_KINDS:
            yield mark, both("yaml.tag", tag=event.tag)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if isinstance(event, yaml.ScalarEvent):
            yield from _unplain_text(event, lines)
        if depth > _DEEPEST:
            yield mark, both("yaml.deep", most=_DEEPEST)
            return
        if number > _MOST_PARTS:
            yield mark, both("yaml.many", most=_MOST_PARTS)
            return


def _unplain_text(event: Any, lines: list[str]) -> Iterator[Unplain]:
    """A text that is too long; or Thai without quotation marks that ends at ` #`, where a comment begins."""
    if len(event.value) > _LONGEST_TEXT:
        yield event.start_mark, both("yaml.long", most=_LONGEST_TEXT)
    end = event.end_mark
    after = lines[end.line][end.column :] if end.line < len(lines) else ""
    if not event.style and after.startswith(" #") and _THAI.search(event.value):
        yield end, both("yaml.cut", kept=event.value[-_SHOWN:])


def unplain_nodes(node: yaml.Node | None, construct: Callable[[yaml.Node], Any]) -> Iterator[Unplain]:
    """Keys and values of a composed document that are not plain; keys become strings as written."""
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.tag == f"{_TAG}merge":
                yield name.start_mark, both("yaml.merge")
            elif isinstance(name, yaml.ScalarNode):
                name.tag = f"{_TAG}str"  # `yes:` and `2569:` are keys as written
                yield from _unplain_scalar(name, construct)
            else:
                yield name.start_mark, both("yaml.name")
            yield from unplain_nodes(value, construct)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from unplain_nodes(item, construct)
    elif isinstance(node, yaml.ScalarNode):
        yield from _unplain_scalar(node, construct)


def _unplain_scalar(node: yaml.ScalarNode, construct: Callable[[yaml.Node], Any]) -> Iterator[Unplain]:
    shown = node.value[:_LONGEST_NUMBER]
    if node.tag in (f"{_TAG}int", f"{_TAG}float"):
        try:
            fine = len(node.value) <= _LONGEST_NUMBER and math.isfinite(construct(node))
        except (ValueError, OverflowError):
            fine = False
        if not fine:
            yield node.start_mark, both("yaml.number", shown=shown)
    elif node.tag == f"{_TAG}bool" and node.value.lower() not in _BOOLS:
        yield node.start_mark, both("yaml.boolean", shown=shown)
    elif any(is_control(sign) for sign in node.value):
        yield node.start_mark, both("yaml.control")
    elif _DIRECTIONS.search(node.value):
        yield node.start_mark, both("yaml.direction")


def is_control(sign: str) -> bool:
    """Tell whether a page, PDF or Word file cannot hold this character (XML 1.0, section 2.2)."""
    return (sign < " " and sign not in "\t\n\r") or "\ud800" <= sign <= "\udfff" or sign in "\x7f\ufffe\uffff"
