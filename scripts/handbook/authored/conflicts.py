"""Conflict markers of git in a file's text -> problems, before any parser would stumble over them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.problems import Problem

_MARKER = re.compile(r"(?P<sign><{7}|>{7}|\|{7}|={7})(?:[ \t].*)?\r?$")
_SIGNS = tuple(sign * 7 for sign in "<>|=")
_RULE_BELOW_TEXT = re.compile(r"(?![ \t]*(?:[-*+>|]|[0-9]+[.)]|/{3}))[ \t]*\S")
"""A line that a rule of equals signs makes a heading in Markdown; lists, tables and blocks take none."""


def conflicts(text: str, shown: str) -> Iterator[Problem]:
    """HB234 at the first line of each conflict, or of what is left of one; `shown` is the file's path in problems."""
    if not any(sign in text for sign in _SIGNS):
        return
    is_page = shown.endswith(".md")
    first = 0  # the line that opened the conflict we are in
    above = ""
    for number, line in enumerate(text.split("\n"), 1):
        found = _MARKER.match(line) if line[:1] in {"<", ">", "|", "="} else None
        sign = found["sign"][0] if found else ""
        is_left_over = sign == ">" or (sign == "=" and not (is_page and _RULE_BELOW_TEXT.match(above)))
        if sign == "<" or (is_left_over and not first):
            yield Problem(shown, number, 1, "HB234", {"marker": line[:7]})
        if sign == "<" or (is_left_over and sign == "=" and not first):
            first = number
        elif sign == ">":
            first = 0
        above = line
