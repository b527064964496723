"""The catalogue of codes -> a page for contributors in each language; examples are those of the checks themselves."""

from __future__ import annotations

import inspect
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from handbook.checks.registry import CHECKS
from handbook.messages import LANGUAGES, catalogue, text_in
from handbook.problems import guards_safety

FOLDER = ".github"
NAMES = {"th": "CODES.md", "en": "CODES.en.md"}
_GAP = "…"
_SIGNS = re.compile(r"[\\`*_\[\]<>#]")
_DOCSTRING = re.compile(r"(?P<code>HB\d{3})\. (?P<rule>.*?)\n\nBad: (?P<bad>.*?)\nGood: (?P<good>.*)", re.DOTALL)
_OF_CHECKS = {"HB251", "HB252", "HB253", "HB254", "HB307"}
"""Told by the check of another code."""


@dataclass(frozen=True)
class Example:
    """What a check says of itself: its rule in English, a bad and a good example."""

    rule: str
    bad: str
    good: str


def write_pages(root: Path) -> list[Path]:
    """Write the page of each language; returns the files that changed."""
    changed = []
    for language in LANGUAGES:
        file, text = root / FOLDER / NAMES[language], page(language)
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
            changed.append(file)
    return changed


def page(language: str) -> str:
    """The page of all codes in a language, by their hundreds."""
    other = next(each for each in LANGUAGES if each != language)
    lines = [
        f"# {text_in(language, 'codes.title')}",
        "",
        f"*[{text_in(other, 'codes.here')}]({NAMES[other]})*",
        "",
        text_in(language, "codes.about"),
    ]
    hundred = ""
    for code in sorted(catalogue()):
        if code[:3] != hundred:
            hundred = code[:3]
            lines += ["", f"## {text_in(language, f'codes.{hundred.lower()}')}"]
        lines += ["", *_entry(code, language)]
    return "\n".join(lines) + "\n"


def examples() -> dict[str, Example]:
    """Code -> what its check's docstring says."""
    found = {}
    for check in CHECKS:
        parts = _DOCSTRING.fullmatch(inspect.getdoc(check) or "")
        if parts is None:
            raise ValueError(f"{check.__name__}: the docstring is not of the form: code, rule, Bad:, Good:")
        found[parts["code"]] = Example(*(" ".join(parts[name].split()) for name in ("rule", "bad", "good")))
    return found


@cache
def own_texts() -> dict[str, dict[str, Any]]:
    """Code -> its Thai title, and an example where no check has one."""
    loaded: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
    return loaded


def _entry(code: str, language: str) -> Iterator[str]:
    texts, own, example = catalogue()[code], own_texts()[code], examples().get(code)
    title = own["title"] if language == "th" else texts["name"].replace("-", " ").capitalize()
    severity = text_in(language, f"codes.{texts['severity']}")
    yield f"### {code} {texts['name']}"
    yield ""
    yield f"**{title}** · {severity} · {text_in(language, f'codes.{_exception(code, example)}')}"
    yield ""
    what = _plain(example.rule) if example and language == "en" else _filled(texts[language]["what"]) or f"{title}."
    for key, said in (
        ("codes.means", what),
        ("report.why", _filled(texts[language]["why"])),
        ("report.mend", _filled(texts[language]["mend"])),
        ("codes.bad", _code(example.bad if example else _in(own["bad"], language))),
        ("codes.good", _code(example.good if example else _in(own["good"], language))),
    ):
        if said:
            yield f"- {text_in(language, key)}: {said}"


def _exception(code: str, example: Example | None) -> str:
    """Whether an author can allow what the code tells of."""
    if guards_safety(code):
        return "safety"
    return "allowed" if example or code in _OF_CHECKS else "never"


def _filled(text: str) -> str:
    """A text with a gap for each detail; empty if nothing else is in it."""
    filled = text.format_map(defaultdict(lambda: _GAP)).strip().removeprefix(_GAP).strip()
    return _plain(filled) if re.search(r"\w", filled) else ""


def _plain(text: str) -> str:
    """Text whose signs Markdown takes for nothing else."""
    return _SIGNS.sub(r"\\\g<0>", text)


def _in(text: str | dict[str, str], language: str) -> str:
    return text if isinstance(text, str) else text[language]


def _code(text: str) -> str:
    """Text as code of Markdown: between more backticks than it has in a row."""
    marks = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    space = " " if "`" in text else ""
    return f"{marks}{space}{text}{space}{marks}"
