"""Twenty camera points of a spreadsheet: pasted into the form, written to PDF, and read into the secretariat's table.

`bench points SITE` takes the whole built site: the form's PDF is among its downloads. Actions are what a person does;
seconds are those of the browser and of the command.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

import openpyxl
from playwright.sync_api import Page, sync_playwright

from bench._project import ROOT, run
from forms.web.form_page import field, press
from forms.web.spreadsheets import excel, office, paste
from handbook.authored.settings import load_settings
from handbook.corpus.read import read_corpus
from laws.forms import as_typed
from serving import served

FORM, TABLE, ROWS = "camera-points", "points", 20
ACTIONS = (
    "copy in the spreadsheet",
    "go to the first cell",
    "paste",
    "type the agency",
    "type the project",
    "write the PDF",
    "read-forms",
)


def main(arguments: list[str]) -> int:
    """Print actions, seconds and cells that are equal for the clipboards of Excel and LibreOffice; 1 if any is not."""
    site = Path(arguments[0])
    columns = read_corpus(load_settings(ROOT))[0].forms[FORM].fields[TABLE].columns
    cells = [[as_typed(column, row, "th") for column in columns.values()] for row in range(1, ROWS + 1)]
    unequal = 0
    with served(site) as address, sync_playwright() as playwright, tempfile.TemporaryDirectory() as name:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for program in (excel, office):
            folder = Path(name) / program.__name__
            folder.mkdir()
            page = browser.new_page()
            page.goto(f"{address}forms/{FORM}/index.html")
            begun = time.perf_counter()
            _fill(page, next(iter(columns)), program(cells), folder / "points.pdf")
            written = time.perf_counter() - begun
            run("handbook", "read-forms", str(folder), "--out", str(folder / "table.xlsx"), root=ROOT)
            found = _rows(folder / "table.xlsx")
            equal = sum(
                _same(found[row][column], text)
                for row, line in enumerate(cells)
                for column, text in zip(columns, line, strict=True)
            )
            whole = ROWS * len(columns)
            unequal += whole - equal
            seconds = f"{written:.1f} s to the PDF, {time.perf_counter() - begun:.1f} s to the table"
            print(f"{program.__name__:8} {len(ACTIONS)} actions, {seconds}, {equal} of {whole} cells equal")
        browser.close()
    return 1 if unequal else 0


def _fill(page: Page, first: str, clipboard: tuple[str, str], target: Path) -> None:
    """Paste, say whose the points are, and write the PDF."""
    paste(page, field(page, f"{TABLE}.1.{first}"), clipboard)
    field(page, "agency").fill("หน่วยงานทดสอบ")
    field(page, "project").fill("โครงการทดสอบ")
    with page.expect_download() as download:
        press(page, "pdf")
    download.value.save_as(target)


def _rows(file: Path) -> list[dict[str, Any]]:
    """The rows of the table's sheet, by the codes in its second line."""
    workbook = openpyxl.load_workbook(file)
    for sheet in workbook.worksheets:
        lines = list(sheet.iter_rows(values_only=True))
        if len(lines) == ROWS + 2 and "latitude" in lines[1]:
            return [dict(zip(map(str, lines[1]), line, strict=True)) for line in lines[2:]]
    raise SystemExit("the table has no sheet of twenty points")


def _same(found: Any, text: str) -> bool:
    """Whether a cell of the table says what was typed in the spreadsheet."""
    if isinstance(found, (int, float)):
        return float(text) == float(found)
    return str(found or "") == text
