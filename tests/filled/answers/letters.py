"""Letters of enquiry sent back and read by `read-answers`: the table, the problems and the patch that come out."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import openpyxl

from filled.filled_files import Answers
from filled.returned_letters import returned
from handbook.__main__ import main

CONFIRM = "docs/data/confirm.yml"
FOLDER = "docs/data/answers"


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


def send(root: Path, name: str, answers: Answers, **head: str) -> None:
    """A letter that came back; the ending of its name is its kind."""
    kind = name.rpartition(".")[2]
    Path("in", name).write_bytes(returned(root, kind, {**head, **answers}))


def read(root: Path, *options: str) -> int:
    return main(["--root", str(root), "read-answers", "in", "--lang", "en", *options])


def table(sheet: str = "Answers") -> list[dict[str, Any]]:
    rows = openpyxl.load_workbook("answers/answers.xlsx")[sheet].iter_rows(values_only=True)
    heads = [str(head) for head in next(rows)]
    return [dict(zip(heads, row, strict=True)) for row in rows]


def states() -> dict[tuple[str, str], str]:
    return {(row["Question’s id"], row["File’s name"]): row["Proposed or why not"] for row in table()}


def told() -> list[tuple[str, str, str]]:
    return [(row["File"], row["Field"] or "", row["Code"]) for row in table("Problems")]


def patch() -> str:
    return Path("answers/answers.patch").read_text(encoding="utf-8")
