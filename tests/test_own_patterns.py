"""No pattern repeats a group possessively: before 3.11.5 Python then goes on from a wrong place; Debian 12 has 3.11.2.

There `(?:[.,][0-9]++)*+` read the comma of "2, year" as well: https://github.com/python/cpython/issues/106052
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from handbooks import ROOT

SCRIPTS = ROOT / "scripts"
# Lists of signs that may stand in an address have "()*+".
_POSSESSIVE_GROUP = re.compile(r"(?<![\\(])\)(?:[*+?]|\{[0-9,]+\})\+")


def possessive_groups(name: str, source: str) -> Iterator[str]:
    """Each text of a program in which a group is repeated possessively, as `path:line: text`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _POSSESSIVE_GROUP.search(node.value):
            yield f"{name}:{node.lineno}: {node.value}"


def test_no_pattern_repeats_a_group_possessively() -> None:
    files = sorted(SCRIPTS.rglob("*.py"))
    assert len(files) > 300
    sources = {file.relative_to(SCRIPTS).as_posix(): file.read_text(encoding="utf-8") for file in files}
    assert [place for name, source in sources.items() for place in possessive_groups(name, source)] == []


@pytest.mark.parametrize(
    ("pattern", "count"),
    [
        ('r"(?:[.,][0-9]++)*+"', 1),
        ('rf"{sign}(?:a|ab)++{sign}"', 1),
        ('r"(?:a){1,3}+"', 1),
        ('r"(?:a)?+"', 1),
        ('r"[0-9]++(?:[.,][0-9]++)*"', 0),
        (r'r"\)++[ ]*+"', 0),
        (r'"!$&()*+,;="', 0),
    ],
)
def test_it_is_found(pattern: str, count: int) -> None:
    assert len(list(possessive_groups("x.py", f"p = {pattern}"))) == count
