"""The theme's style sheets: which files they are, and which of their rules a page of the handbook can use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import tinycss2
from lxml import etree

from handbook.html.tree import Element
from handbook.site.scripts import SCRIPTS
from handbook.site.style_rules import each_rule, holds_rules, inner_rules, read_rules, write_rules

STYLES = "assets/stylesheets"
"""The folder of all style sheets below site/: ours stand beside the theme's."""
MAIN, COLOURS = "main.", "palette."  # how the names of its two sheets begin
# What the theme's script can make, but only for features that mkdocs.yml leaves off (tests/site/theme/test_sheets.py).
UNUSED_FEATURES = {
    "content.tooltips": "md-tooltip",
    "content.code.annotate": "md-annotation",
    "content.code.copy": "md-code",
    "extra.version": "md-version",
    "extra.consent": "md-consent",
    "repo_url": "md-source",
}
OF_PAGES = ("tabbed", "highlight", "linenos", "mermaid")  # what its script looks for in pages and never makes
_NAME = re.compile(r"[A-Za-z_][\w-]*")  # what may be the name of a class
_VARIABLE_READ = re.compile(r"var\(\s*(--[\w-]+)")
_CLASSES: Any = etree.XPath("//@class", smart_strings=False)
_COMMA = tinycss2.ast.LiteralToken(0, 0, ",")


def is_of_theme(name: str) -> bool:
    """Whether a sheet of this name is the theme's."""
    return name.startswith((MAIN, COLOURS))


def main_sheet(out: Path) -> Path:
    """The sheet of which pages keep a part.

    They load no palette: of its variables tokens.css and site.css set all that a page of ours shows.
    """
    (found,) = (out / STYLES).glob(f"{MAIN}*.css")
    return found


def usable_part(text: str, used: set[str], ours: str) -> str:
    """The theme's sheet without rules for names that are not `used`, and without variables that nothing reads then.

    `ours` are our own sheets, which read some of them.
    """
    return write_rules(_without_unread(list(_usable(read_rules(text), used)), ours))


def used_names(out: Path, classes: Iterable[str], scripts: Iterable[str]) -> set[str]:
    """The classes of pages, and every word of a script, in pages or in a file: one of them may become a class."""
    files = (file.read_text(encoding="utf-8") for file in (out / SCRIPTS).rglob("*.js"))
    words = {name for script in (*files, *scripts) for name in _NAME.findall(script)}
    unused = (*UNUSED_FEATURES.values(), *OF_PAGES)
    return {*classes, *(name for name in words if not name.startswith(unused))}


def script_texts(page: Element) -> list[str]:
    """What the scripts in a page say, in their order."""
    return [script.text or "" for script in page.iter("script")]


def classes_of(page: Element) -> set[str]:
    """Every class of a page."""
    return {name for written in set(_CLASSES(page)) for name in written.split()}


def _usable(rules: Iterable[Any], used: set[str]) -> Iterator[Any]:
    """The rules with a selector that can match; other selectors are taken out of their lists."""
    for rule in rules:
        if rule.type == "qualified-rule":
            kept = [
                part for part in _selectors(rule.prelude) if _classes(part) <= used and not _is_of_other_script(part)
            ]
            if kept:
                rule.prelude = [token for part in kept for token in (*part, _COMMA)][:-1]
                yield rule
        elif holds_rules(rule):
            rule.content = list(_usable(inner_rules(rule), used))
            if rule.content:
                yield rule
        else:
            yield rule


def _selectors(prelude: Iterable[Any]) -> list[list[Any]]:
    parts: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _classes(selector: list[Any]) -> set[str]:
    """The classes that a selector asks for itself; those in `:not(…)` and its like are no condition here."""
    pairs = pairwise(selector)
    return {name.value for dot, name in pairs if dot.type == "literal" and dot.value == "." and name.type == "ident"}


def _is_of_other_script(selector: list[Any]) -> bool:
    """Whether a selector is for scripts written from right to left, which no page here is."""
    return any(token.type == "[] block" and "rtl" in tinycss2.serialize(token.content) for token in selector)


def _without_unread(rules: list[Any], others: str) -> list[Any]:
    """The rules without variables that nothing reads any more: the theme keeps its icons in them."""
    read = set(_VARIABLE_READ.findall(write_rules(rules) + others))
    for rule in each_rule(rules):
        declarations = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        kept = [item for item in declarations if not getattr(item, "name", "").startswith("--") or item.name in read]
        if len(kept) < len(declarations):
            rule.content = kept
    return rules
