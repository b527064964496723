"""YAML that no parser reads is told by the author's fault, at its place, and never in the parser's English."""

from __future__ import annotations

import re
from random import Random
from string import Formatter

import pytest

from handbook.authored.located_yaml import read_yaml
from handbook.messages import LANGUAGES, all_texts
from handbook.problems import Problem, ProblemsError

# What is written; line, column and kind of what is told; what is to be written, where that is certain.
FAULTS = {
    "tab": ("a:\n\tb: 1", (2, 1), "tab", "  b: 1"),
    "tab below spaces": ("a:\n  b: 1\n\tc: 2", (3, 1), "tab", "  c: 2"),
    "tab in a text of lines": ("a: |\n\tb", (2, 1), "tab", "  b"),
    "no colon": ("title ขั้นตอน\nowner: ก", (1, 1), "no-colon", "title: ขั้นตอน"),
    "no colon between": ("title: ก\nowner ข\ndate: ค", (2, 1), "no-colon", "owner: ข"),
    "no colon at the end": ("title: ก\nowner ข", (2, 1), "no-colon", "owner: ข"),
    "sign of equality": ("title = ก\nowner: ข", (1, 1), "no-colon", "title: ก"),
    "wide colon": ("title： ก\nowner: ข", (1, 1), "no-colon", "title: ก"),
    "loose text": ("title: ก\nข้อความที่วางมา", (2, 1), "loose-text", None),
    "no space": ("title:ก\nowner: ข", (1, 7), "no-space", "title: ก"),
    "no space between": ("title: ก\nowner:ข\ndate: ค", (2, 7), "no-space", "owner: ข"),
    "space before the colon": ("title : ก\nowner :ข", (2, 8), "no-space", "owner: ข"),
    "no key": (": ก", (1, 1), "no-key", None),
    "quotation mark": ('title: "ก\nowner: ข', (1, 8), "quote", None),
    "quotation mark closed by a later one": ("title: 'ก\nowner: ข\ndate: 'ค'", (1, 8), "quote", None),
    "quotation mark before another": ('title: "ก\nowner: "ข"\ndate: ค', (1, 8), "quote", None),
    "quotation mark of a key": ('"title: ก\nowner: ข', (1, 1), "quote", None),
    "text after quotation": ('title: "ก" ข\nowner: ค', (1, 12), "after-quote", "title: 'ก\" ข'"),
    "quotation in quotation": ('title: "คำว่า "ก" นี้"', (1, 16), "after-quote", "title: 'คำว่า \"ก\" นี้'"),
    "apostrophe": ("en: 'it's'\nth: ก", (1, 9), "after-quote", 'en: "it\'s"'),
    "curly quotation marks": ("title: “ก: ข”", (1, 10), "curly", 'title: "ก: ข"'),
    "indent below a value": ("title: ก\n  owner: ข", (2, 3), "indent", None),
    "indent between two levels": ("a:\n  b: 1\n c: 2", (3, 2), "indent", None),
    "indent of the first line": (" title: ก\nowner: ข", (1, 2), "indent", None),
    "indent of an entry": ("- id: x\n th: ก", (2, 2), "indent", None),
    "indent too deep in an entry": ("- id: x\n    th: ก", (2, 5), "indent", None),
    "indent of an item": ("a:\n  - ก\n - ข", (3, 2), "indent", None),
    "colon in a text": ("title: แบบ: ตัวอย่าง", (1, 11), "colon", 'title: "แบบ: ตัวอย่าง"'),
    "colon in an item": ("- id: x\n  th: แบบ: ก", (2, 10), "colon", 'th: "แบบ: ก"'),
    "colon and quotation": ('title: ที่ "ก": ข', (1, 15), "colon", "title: 'ที่ \"ก\": ข'"),
    "at": ("email: @office", (1, 8), "sign", 'email: "@office"'),
    "back quote": ("title: `ก`", (1, 8), "sign", 'title: "`ก`"'),
    "per cent": ("title: %5", (1, 8), "sign", 'title: "%5"'),
    "per cent at a line": ("title: ก\n%ข: ค", (2, 1), "sign", None),
    "ampersand": ("title: & ก", (1, 8), "sign", 'title: "& ก"'),
    "star": ("title: *", (1, 8), "sign", 'title: "*"'),
    "bold": ("title: **ก**", (1, 8), "sign", 'title: "**ก**"'),
    "exclamation": ("title: !ก", (1, 8), "sign", 'title: "!ก"'),
    "question": ("title: ? ก", (1, 8), "sign", 'title: "? ก"'),
    "comma": ("title: , ก", (1, 8), "sign", 'title: ", ก"'),
    "hyphen without space": ("a:\n  - ก\n  -ข", (3, 3), "dash", "- ข"),
    "list on the line of its name": ("a: - ก\n   - ข", (1, 4), "list-on-line", None),
    "item among keys": ("a:\n- ก\nb: 1\n- ข", (4, 1), "list-and-keys", None),
    "key among items": ("- ก\nb: 1", (2, 1), "list-and-keys", None),
    "open bracket": ("hide: [toc, path\nowner: ก", (1, 7), "bracket", None),
    "open bracket at the end": ("hide: [", (1, 7), "bracket", None),
    "open brace": ("both: {th: ก\nen: b", (1, 7), "bracket", None),
    "brace for a bracket": ("hide: [toc}", (1, 11), "bracket", None),
    "bracket alone": ("a: 1\nb: ]", (2, 4), "bracket", None),
    "no comma in braces": ("both: {th: ก en: b}", (1, 16), "comma", None),
    "link": ("title: [ก](source:x)", (1, 11), "after-bracket", 'title: "[ก](source:x)"'),
    "second document": ("title: ก\n---\nowner: ข", (2, 1), "document", None),
    "end of a document": ("title: ก\n...\nowner: ข", (2, 1), "document", None),
    "text after a bar": ("note: |ก\n  ข", (1, 7), "block-text", None),
    "text after a sign of greater": ("note: > ก\n  ข", (1, 7), "block-text", None),
    "path of Windows": ('file: "C:\\docs"', (1, 10), "escape", None),
    "half an escape": ('a: "\\u12"', (1, 7), "escape", None),
    "control sign": ("a: 1\nb: ก\x07ข", (2, 5), "control", None),
    "no-break space after the colon": ("title:\u00a0ก\nowner: ข", (1, 7), "odd-space", "title: ก"),
    "no-break space after the hyphen": ("a:\n  - ก\n  -\u00a0ข\nb: 1", (3, 4), "odd-space", "- ข"),
}
SAMPLE = """title: "แบบ: ตัวอย่าง" # หมายเหตุ
hide: [toc, path]
both: {th: ก, en: b}
items:
  - id: x
    th: 'ก ข'
  - id: y
    th: |
      ค
      ง
"""
SIGNS = "\t\n :-[]{}\"'|>@`%&*!?,#\\\x07กa"
PARSERS_WORDS = re.compile(
    r"\b(?:expected|found|while|scanning|parsing|context|token|scalar|mapping values|document start)\b"
)


def _told(text: str) -> list[Problem]:
    with pytest.raises(ProblemsError) as raised:
        read_yaml(text, "x.yml")
    return raised.value.problems


def _pattern(template: str) -> str:
    parts = [re.escape(text) + (".*" if field is not None else "") for text, field, _, _ in Formatter().parse(template)]
    return "".join(parts)


@pytest.mark.parametrize(("text", "place", "kind", "mended"), FAULTS.values(), ids=FAULTS)
def test_fault_is_told_at_its_place_by_its_kind(
    text: str, place: tuple[int, int], kind: str, mended: str | None
) -> None:
    (problem,) = _told(text)
    assert (problem.line, problem.column, problem.code) == (*place, "HB211")
    line = text.split("\n")[place[0] - 1].strip()
    for language in LANGUAGES:
        what, mend = (all_texts()[f"yaml.fault.{kind}{part}"][language] for part in ("", ".mend"))
        assert re.fullmatch(_pattern(what), problem.details[language])
        assert re.fullmatch(_pattern(mend), problem.details[f"mend_{language}"])
        assert line.replace("\x07", r"\x07") in problem.text("what", language)
        if mended is not None:
            assert mended in problem.text("mend", language)


@pytest.mark.parametrize("mended", sorted({row[3] for row in FAULTS.values() if row[3] and row[2] != "tab"}))
def test_what_is_to_be_written_can_be_read(mended: str) -> None:
    assert read_yaml(mended, "x.yml").value


def test_every_kind_has_a_case() -> None:
    kinds = {key.split(".")[2] for key in all_texts() if key.startswith("yaml.fault.")}
    assert len(FAULTS) >= 30
    assert kinds - {kind for _, _, kind, _ in FAULTS.values()} == {"other"}


def test_no_mutation_brings_the_parsers_english() -> None:
    rng = Random(1)  # noqa: S311 - the same texts each time
    broken = 0
    for _ in range(3000):
        text = list(SAMPLE)
        for _ in range(rng.randint(1, 3)):
            at = rng.randrange(len(text))
            text[at : at + rng.randint(0, 2)] = rng.choice(["", *SIGNS])
        try:
            read_yaml("".join(text), "x.yml")
        except ProblemsError as error:
            broken += 1
            for problem in error.problems:
                assert problem.code in {"HB211", "HB216", "HB231"}
                assert 1 <= problem.line <= len("".join(text).split("\n"))
                told = problem.explain("th") + problem.explain("en")
                assert not PARSERS_WORDS.search(told), ("".join(text), told)
    assert broken > 800


def test_long_lines_take_no_time() -> None:
    for text in ("x" * 400_000 + "\nb: 1", "[" * 19 + "- " * 100_000, "-" * 400_000 + "\n: b"):
        with pytest.raises(ProblemsError):
            read_yaml(text, "x.yml")
