"""Files of filled forms -> the forms and problems found in them, and the cells of the workbook written of them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl

from filled.filled_files import spec
from handbook.filled.gather import gather
from handbook.filled.read_parts import FilledForm
from handbook.problems import Problem

SPECS = {"everything": spec()}


def gathered(*paths: Path) -> tuple[list[FilledForm], list[Problem]]:
    return gather(paths, SPECS, Path("forms.xlsx"), lambda *_: None)


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def sheets(data: bytes) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets}
