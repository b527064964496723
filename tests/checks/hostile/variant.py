"""A variant: one file, what somebody wrote there, and the part of it at which `check` must tell the problem."""

from __future__ import annotations

from dataclasses import dataclass

from checks.case_folders import MINIMAL

SETTINGS, PAGE, SOURCES, CONFIRM = "mkdocs.yml", "docs/page.md", "docs/data/sources.yml", "docs/data/confirm.yml"
FORM, DRAWING = "docs/forms/request.form.yml", "docs/figures/plan.svg"


@dataclass(frozen=True)
class Variant:
    """A file as somebody wrote it, and the line `path:line:column CODE` that must be told; none for a mere oddity."""

    path: str
    text: str | bytes
    told: str


def at(text: str, part: str) -> str:
    """Line and column of a part of a text."""
    before = text[: text.index(part)]
    return f"{before.count(chr(10)) + 1}:{len(before) - (before.rfind(chr(10)) + 1) + 1}"


def replaced(path: str, old: str, new: str, part: str, code: str) -> Variant:
    """A file of the minimal handbook with one change, told at this part of it."""
    text = (MINIMAL / path).read_text(encoding="utf-8")
    assert text.count(old) >= 1, old
    text = text.replace(old, new, 1)
    return Variant(path, text, f"{path}:{at(text, part)} {code}")
