"""A handbook whose form is noted as published: the commands on it, a change of its form, what the checks then say."""

from __future__ import annotations

from pathlib import Path

from checks.case_folders import find_problems
from handbook.__main__ import main

FORM = "docs/forms/request.form.yml"
PUBLISHED = "docs/data/published.yml"
SETS = "docs/data/enquiry-sets.yml"


def run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), *arguments])


def edit_form(root: Path, old: str, new: str) -> None:
    file = root / FORM
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def codes_of(root: Path) -> list[str]:
    return [problem.code for problem in find_problems(root)]
