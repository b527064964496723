"""Rules of style sheets: read, walked through, and written with no space that means nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import tinycss2
from rcssmin import cssmin

_HOLD_RULES = {"media", "supports"}


def read_rules(text: str) -> list[Any]:
    """The rules of a style sheet, without comments."""
    return list(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))


def holds_rules(rule: Any) -> bool:
    """Whether it is an at-rule around rules for elements; those in `@keyframes` and its like are for none."""
    return bool(rule.type == "at-rule" and rule.lower_at_keyword in _HOLD_RULES)


def inner_rules(rule: Any) -> list[Any]:
    """The rules in such an at-rule."""
    return list(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))


def each_rule(rules: Iterable[Any]) -> Iterator[Any]:
    """The rules for elements, at whatever depth; at-rules must hold what `inner_rules` gives as their content."""
    for rule in rules:
        if rule.type == "qualified-rule":
            yield rule
        elif holds_rules(rule):
            yield from each_rule(rule.content)


def write_rules(rules: Iterable[Any]) -> str:
    """Rules as text."""
    return str(cssmin(tinycss2.serialize(rules)))


def change_addresses(parts: Iterable[Any], change: Callable[[str], str]) -> None:
    """Change every address in `url()` of rules or of their parts, in place."""
    for part in parts:
        if part.type == "url" and (address := change(part.value)) != part.value:
            part.value, part.representation = address, f"url({address})"
        elif part.type == "function" and part.lower_name == "url":
            for written in (each for each in part.arguments if each.type == "string"):
                if (address := change(written.value)) != written.value:
                    written.value, written.representation = address, f'"{address}"'
        for name in ("prelude", "content", "arguments"):
            change_addresses(getattr(part, name, None) or (), change)
