"""The site runs in Chromium 109, the last one for Windows 7 and 8.1 (January 2023), which old offices still have.

Held by the published files: syntax of ECMAScript 2022 (complete in Chromium 94; regular expressions too), no name and
no rule of style that came later. What of the language's library came later, tsc refuses (`lib` of tests/tsconfig.json).
Versions: https://github.com/mdn/browser-compat-data
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tinycss2

from built_site import plain

LEVEL = 2022
NAMES_OF = Path(__file__).with_name("names_of.mjs")
LATER_NAMES = {
    *("toReversed", "toSorted", "toSpliced", "with"),  # 110
    *("isWellFormed", "toWellFormed", "startViewTransition", "highlights"),  # 111
    *("hidePopover", "showPopover", "togglePopover", "popover", "transfer"),  # 114
    *("groupBy", "withResolvers", "canParse", "fromAsync"),  # 117 to 121
    *("difference", "intersection", "isDisjointFrom", "isSubsetOf", "isSupersetOf", "symmetricDifference", "union"),
    *("parseHTMLUnsafe", "setHTMLUnsafe", "caretPositionFromPoint", "DurationFormat", "moveBefore", "requestClose"),
    *("Float16Array", "Temporal"),
}
LATER_STYLES = {
    *("nesting", "color-mix", "lab", "lch", "oklab", "oklch", "rlh"),  # 111 and 112
    *("linear", "popover-open", "scope", "starting-style", "user-invalid", "user-valid"),  # 113 to 119
    *("text-wrap", "animation-timeline", "scrollbar-color", "scrollbar-width", "field-sizing", "light-dark"),
    *("anchor", "anchor-name", "position-area", "position-try", "calc-size", "interpolate-size"),
    *("text-box", "text-box-trim", "if", "scripting"),
}
ONLY_NICER = {
    "text-wrap": "lines of a heading of equal length",
    "scrollbar-color": "the theme's thinner scroll bars",
    "scrollbar-width": "likewise",
    "field-sizing": "a text field grows with its text; before that it scrolls",
}
"""What an older browser passes over without a loss for its reader."""


def names_of(*files: Path) -> dict[str, set[str]]:
    """Script -> the names that it uses. Raises CalledProcessError for syntax beyond LEVEL."""
    done = subprocess.run(
        ["node", str(NAMES_OF), str(LEVEL), *map(str, files)], check=True, capture_output=True, text=True
    )
    return {file: set(names) for file, names in json.loads(done.stdout).items()}


def styles_in(text: str) -> set[str]:
    """The names of properties, at-rules, functions, units and features that a style sheet uses, and `nesting`."""
    return set(_of_rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), is_inner=False))


def _of_rules(rules: list[Any], *, is_inner: bool) -> Iterator[str]:
    for rule in rules:
        if rule.type == "declaration":
            yield rule.lower_name
            yield from _of_tokens(rule.value)
        elif rule.type in {"qualified-rule", "at-rule"}:
            if rule.type == "at-rule":
                yield rule.lower_at_keyword
            elif is_inner:
                yield "nesting"
            yield from _of_tokens(rule.prelude)
            inner = tinycss2.parse_blocks_contents(rule.content or [], skip_comments=True, skip_whitespace=True)
            yield from _of_rules(inner, is_inner=is_inner or rule.type == "qualified-rule")


def _of_tokens(tokens: list[Any]) -> Iterator[str]:
    """Functions, units, and words after a colon, such as pseudo-classes and features of a query."""
    for at, token in enumerate(tokens):
        if token.type == "function":
            yield token.lower_name
            yield from _of_tokens(token.arguments)
        elif token.type == "() block":
            yield from (word.lower_value for word in token.content[:1] if word.type == "ident")
            yield from _of_tokens(token.content)
        elif token.type == "dimension":
            yield token.lower_unit
        elif token.type == "ident" and at and tokens[at - 1] == ":":
            yield token.lower_value


def test_every_script_is_of_chromium_109(site_alone: Path) -> None:
    files = sorted((site_alone / "assets").rglob("*.js"))
    assert len(files) > 12
    used = names_of(*files)
    assert {plain(Path(file).name): names & LATER_NAMES for file, names in used.items() if names & LATER_NAMES} == {}


def test_every_style_sheet_is_of_chromium_109(site_alone: Path) -> None:
    files = sorted((site_alone / "assets").rglob("*.css"))
    assert {plain(file.name) for file in files} >= {"main.css", "handbook.css", "webform.css"}
    used = {plain(file.name): styles_in(file.read_text(encoding="utf-8")) & LATER_STYLES for file in files}
    assert {name: later - set(ONLY_NICER) for name, later in used.items() if later - set(ONLY_NICER)} == {}
    assert set().union(*used.values()) == set(ONLY_NICER), "an excuse that is no longer needed"


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("a(b => b.toSorted())", {"toSorted"}),
        ("Object.groupBy(a, b)", {"groupBy"}),
        ("a?.showPopover?.()", {"showPopover"}),
        ('import "./b.js"\nURL.canParse(a)', {"canParse"}),
        ("a.sort(); structuredClone(a); new Intl.Segmenter(); a.at(-1); /(?<=a)b/.test(c)", set()),
    ],
)
def test_a_later_name_would_be_seen(tmp_path: Path, text: str, later: set[str]) -> None:
    script = tmp_path / "a.js"
    script.write_text(text, encoding="utf-8")
    assert names_of(script)[str(script)] & LATER_NAMES == later


@pytest.mark.parametrize("text", ["/[\\p{L}--[a-z]]/v.test(a)", "using a = b", "/(?<a>b)|(?<a>c)/.test(d)"])
def test_later_syntax_would_be_seen(tmp_path: Path, text: str) -> None:
    script = tmp_path / "a.js"
    script.write_text(text, encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        names_of(script)


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("a { color: red; &:hover { color: blue } }", {"nesting"}),
        ("a { b { color: red } }", {"nesting"}),
        ("@media (scripting: none) { a { color: oklch(1 0 0) } }", {"scripting", "oklch"}),
        ("@scope (a) { b { width: 2rlh } }", {"scope", "rlh"}),
        ("a:user-invalid { border: 1px solid color-mix(in srgb, red, blue) }", {"user-invalid", "color-mix"}),
        ("@media screen { a:has(b), a:is(c) { inset: 0; height: 2dvh } }", set()),
    ],
)
def test_a_later_rule_would_be_seen(text: str, later: set[str]) -> None:
    assert styles_in(text) & LATER_STYLES == later
