"""Rules of style sheets: read, walked through, written."""

from __future__ import annotations

import pytest
import tinycss2

from handbook.site.style_rules import each_rule, holds_rules, inner_rules, read_rules, write_rules


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("/* why */ p  { a : b ; }\n\n", "p{a:b}"),
        ("@media print { p { a: b } }", "@media print{p{a:b}}"),
        ('p:before { content: "  /* kept */ " }', 'p:before{content:"  /* kept */ "}'),
        ("p { a: calc(1px + 2px) }", "p{a:calc(1px + 2px)}"),
        ("", ""),
    ],
)
def test_sheet_is_written_without_what_means_nothing(text: str, written: str) -> None:
    assert write_rules(read_rules(text)) == written


def test_what_is_read_are_rules_alone() -> None:
    rules = read_rules("/* one */ a {} /* two */ @media print { /* three */ b {} }")
    assert [rule.type for rule in rules] == ["qualified-rule", "at-rule"]
    assert [rule.type for rule in inner_rules(rules[1])] == ["qualified-rule"]


def test_rules_for_elements_are_found_at_whatever_depth() -> None:
    rules = read_rules("a{}@media print{b{}@supports (x:y){c{}}}@keyframes k{to{}}@font-face{d:e}")
    rules[1].content = inner_rules(rules[1])
    rules[1].content[1].content = inner_rules(rules[1].content[1])
    assert [tinycss2.serialize(rule.prelude).strip() for rule in each_rule(rules)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("@media print{}", True),
        ("@SUPPORTS (a:b){}", True),
        ("@keyframes k{}", False),
        ("@font-face{}", False),
        ("p{}", False),
    ],
)
def test_which_rules_hold_rules_for_elements(text: str, *, holds: bool) -> None:
    (rule,) = read_rules(text)
    assert holds_rules(rule) is holds
