"""Filled forms as a workbook: a line for each form and each row, nothing a formula."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from contextlib import chdir
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl

from filled.filled_files import ANSWERS, make_json
from filled.gathered_forms import codes, gathered, sheets
from handbook.filled.read_parts import FilledForm
from handbook.filled.table import CSV_HEADS, write_csv, write_xlsx


def table(folder: Path, *files: bytes, language: str = "th") -> dict[str, list[list[Any]]]:
    for number, data in enumerate(files):
        (folder / f"{number}.json").write_bytes(data)
    with chdir(folder):
        forms, problems = gathered(Path())
    return sheets(write_xlsx(forms, problems, language))


def test_workbook_has_a_line_for_each_form_and_each_filled_row(tmp_path: Path) -> None:
    found = table(tmp_path, make_json(ANSWERS), make_json({**ANSWERS, "kind": "replace", "project": "อื่น"}, locale="en"))
    assert list(found) == ["everything", "everything items", "ปัญหา"]
    heads, codes, first, second = found["everything"]
    assert heads[:7] == ["ไฟล์", "ปัญหา", "รุ่น", "ภาษา", "written_at", "written_on", "agency"]
    assert codes[:7] == ["file", "problems", "version", "language", "written_at", "written_on", "agency"]
    line = dict(zip(codes, first, strict=True))
    assert line["file"] == "0.json"
    assert (line["problems"], line["version"], line["language"]) == (0, "1.2", "th")
    assert line["written_on"] == line["signer.date"] == datetime(2026, 11, 23)  # noqa: DTZ001
    assert line["total"] == 152_004
    assert line["days"] == 90
    assert (line["kind"], line["source"]) == ("ติดตั้งใหม่", "งบองค์กรปกครองส่วนท้องถิ่น")
    assert line["reason"] == ANSWERS["reason"]
    assert (line["has_map"], line["has_quotes"]) == (True, None)
    assert dict(zip(codes, second, strict=True))["kind"] == "ทดแทนของเดิม"
    heads, codes, *lines = found["everything items"]
    assert heads == ["ไฟล์", "แถว", *(f"items.{name}" for name in codes[2:])]
    assert codes == ["file", "row", "name", "delivered", "unit", "count", "price", "total", "kept"]
    assert [line[:2] for line in lines] == [["0.json", 1], ["0.json", 3], ["1.json", 1], ["1.json", 3]]
    assert lines[0][2:] == ["กล้องชนิดมุมมองคงที่", datetime(2027, 3, 1), "ชุด", 12, 12_500.25, 150_003, True]  # noqa: DTZ001
    assert lines[1][2:] == ["=1+1", None, "ตัว", 2, 1000.5, 2001, None]
    assert found["ปัญหา"] == [["ไฟล์", "ช่อง", "รหัส", "สิ่งที่พบ", "วิธีแก้"]]


def test_workbook_in_english(tmp_path: Path) -> None:
    found = table(tmp_path, make_json({**ANSWERS, "days": "soon"}), language="en")
    assert list(found) == ["everything", "everything items", "Problems"]
    line = dict(zip(*found["everything"][1:], strict=True))
    assert (line["kind"], line["days"], line["problems"]) == ("New installation", "soon", 1)
    assert found["Problems"][1] == [
        "0.json",
        "days",
        "HB521",
        '"soon" is written in "days": it is no number',
        "ask the sender, and mend it in the table",
    ]


def test_dates_show_the_buddhist_era_to_thai_readers_alone(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(make_json(ANSWERS))
    forms, _ = gathered(tmp_path)
    for language, style in (("th", "[$-107041E]d mmmm yyyy"), ("en", "d mmmm yyyy")):
        sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx(forms, [], language)))["everything"]
        assert sheet["F3"].number_format == style


def test_what_a_problem_names_is_coloured_and_stands_as_it_was_written(tmp_path: Path) -> None:
    wrong = make_json({**ANSWERS, "written_on": "31/2/2569", "agency": "", "days": "400", "items.1.count": "สอง"})
    (tmp_path / "a.json").write_bytes(wrong)
    forms, problems = gathered(tmp_path)
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(forms, problems, "th")))
    coloured = {}
    for sheet in book.worksheets:
        heads = sheet[2] if sheet.title != "ปัญหา" else sheet[1]
        for cell in (cell for line in sheet.iter_rows(min_row=2) for cell in line):
            if cell.fill.fgColor.rgb == "FFFFF2CC":
                coloured[heads[cell.column - 1].value] = cell.value
    assert coloured == {"problems": 4, "written_on": "31/2/2569", "agency": None, "days": 400, "count": "สอง"}


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    evil = {"agency": '=HYPERLINK("http://x.invalid")', "project": "+1", "reason": "@x", "phone": "+66 2 382 6040"}
    (tmp_path / "=1+1.json").write_bytes(make_json({**ANSWERS, **evil}, locale="=1"))
    with chdir(tmp_path):
        forms, problems = gathered(Path())
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(forms, problems, "th")))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert "=1+1" in {cell.value for cell in cells}
    assert "f" not in {cell.data_type for cell in cells}
    assert b"<f>" not in b"".join(zip_parts(write_xlsx(forms, problems, "th")))
    lines = read_csv(write_csv(forms, problems, "th"))
    starts = Counter(cell[0] for line in lines for cell in line if cell[:1] in ("=", "+", "-", "@"))
    assert starts == {}
    said = {line[5]: line[6] for line in lines}
    assert said["agency"] == "'" + evil["agency"]
    assert said["phone"] == "'+66 2 382 6040"


def zip_parts(data: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [package.read(name) for name in package.namelist()]


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_is_one_long_table(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(make_json({**ANSWERS, "days": "x", "agency": "", "total": "1", "z": "1"}))
    (tmp_path / "b.pdf").write_bytes(b"")
    data = write_csv(*gathered(tmp_path), "en")
    assert data.startswith(b"\xef\xbb\xbffile,form,")
    heads, *lines = read_csv(data)
    assert tuple(heads) == CSV_HEADS
    a, b = str(tmp_path / "a.json"), str(tmp_path / "b.pdf")
    head = [a, "everything", "1.2", "th"]
    expected: tuple[list[Any], ...] = (
        [*head, "", "written_on", "2026-11-23", "", ""],
        [*head, "", "kind", "new", "New installation", ""],
        [*head, "", "has_map", "true", "", ""],
        [*head, "1", "items.price", "12500.25", "", ""],
        [*head, "3", "items.unit", "piece", "Piece", ""],
        [*head, "", "reason", ANSWERS["reason"], "", ""],
        [*head, "", "days", "x", "", "HB521"],
        [*head, "", "agency", "", "", "HB522"],
        [*head, "", "total", "1", "", "HB524"],
        [a, "", "", "", "", "", "", "", "HB525"],
        [b, "", "", "", "", "", "", "", "HB512"],
    )
    assert [lines.count(line) for line in expected] == [1] * len(expected)
    assert len(lines) == len(ANSWERS) + 2


def test_texts_longer_than_a_cell_are_cut_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(make_json({**ANSWERS, "written_at": "ก" * 40_000}))
    forms, problems = gathered(tmp_path)
    assert codes(problems) == ["HB523"]
    line = sheets(write_xlsx(forms, problems, "th"))["everything"][2]
    assert (len(line[4]), line[4][-1]) == (32_767, "…")


def test_names_of_sheets_are_those_that_excel_takes(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(make_json(ANSWERS))
    (form,), _ = gathered(tmp_path)
    forms = []
    for id in ("x" * 40, "x" * 50, "ปัญหา", "A/b"):
        other = FilledForm(**{**vars(form), "spec": type(form.spec)(**{**vars(form.spec), "id": id})})
        forms.append(other)
    names = list(sheets(write_xlsx(forms, [], "th")))
    assert names == [
        "x" * 31, "x" * 29 + " 2", "x" * 29 + " 3", "x" * 29 + " 4", "ปัญหา", "ปัญหา items", "A-b", "A-b items", "ปัญหา 2",
    ]  # fmt: skip
