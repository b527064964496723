"""What the secretariat gets besides the values: a line a proposal, the forms' words, what to ask agencies for."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from contextlib import chdir
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from handbook.corpus.form_specs import MEANINGS, FormSpec, read_form_specs
from handbook.filled.asking import asked_of, is_untouched, letters
from handbook.filled.gather import gather
from handbook.filled.labels import read_labels
from handbook.filled.proposals import proposals_of
from handbook.filled.read_parts import FilledForm
from handbook.filled.table import Known, write_xlsx
from handbook.problems import Problem
from handbooks import ROOT

NAMED = "  agency: {type: text, means: agency, required: true}\n  project: {type: text, means: project}\n"
FORMS = {
    "letter": "proposal: true\nfields:\n  sender: {type: long, means: agency}\n"
    "  project: {type: text, means: project}\n  cameras: {type: number, means: cameras}\n"
    "  budget: {type: money, means: sum}\n",
    "points": "proposal: true\nfields:\n" + NAMED + "  sheet: {type: number, means: sheet}\n"
    "  points: {type: rows, rows: 3, means: points, columns: {name: {type: text}, count: {type: number}}}\n"
    "  total: {type: number, means: cameras, sum_of: points.count}\n  surveyor: {type: signature}\n",
    "prices": "proposal: true\nfields:\n" + NAMED + "  total: {type: money, means: sum}\n",
    "book": "register: [came, went]\nfields:\n  agency: {type: text, means: agency}\n"
    "  came: {type: rows, rows: 2, columns: {day: {type: date}, way: {type: list, options: "
    "{post: {th: ไปรษณีย์, en: Post}, desk: {th: ยื่นเอง, en: In person}}}}}\n"
    "  went: {type: rows, rows: 2, columns: {day: {type: date}, who: {type: text}}}\n",
}
PAGES = {
    "points": "[หน่วยงาน](field:agency) [โครงการ](field:project) แผ่นที่ [แผ่น](field:sheet)\n\n"
    "### จุดติดตั้ง { #points }\n\n| ที่ | ชื่อจุด | กล้อง |\n|---|---|---|\n"
    "| # | [](field:points.name) | [](field:points.count) |\n\n[รวม](field:total)\n\n[ผู้สำรวจ](field:surveyor)\n",
    "book": "[หน่วยงาน](field:agency)\n\n| ที่ | วันรับ | วิธี |\n|---|---|---|\n"
    "| # | [](field:came.day) | [](field:came.way) |\n\n| ที่ | วันส่ง | ผู้รับ |\n|---|---|---|\n"
    "| # | [](field:went.day) | [](field:went.who) |\n",
}
WATER = {"agency": "เทศบาลตำบลน้ำใส", "project": "กล้องหน้าตลาด"}


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four forms that have blanks in common."""
    folder = tmp_path_factory.mktemp("docs")
    (folder / "forms").mkdir()
    for number, (id, rest) in enumerate(FORMS.items(), 1):
        head = f'code: {{th: แบบ {number}, en: Form {number}}}\nversion: "1.0"\ndate: 2026-11-29\nstep: a#b\n'
        (folder / "forms" / f"{id}.form.yml").write_text(head + rest, encoding="utf-8")
    for id, text in PAGES.items():
        page = f"---\ntitle: บัญชี{id}\n---\n\n# บัญชี {{ #top }}\n\n/// form\n\n{text}\n///\n"
        (folder / "forms" / f"{id}.md").write_text(page, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def specs(docs: Path) -> dict[str, FormSpec]:
    found, problems = read_form_specs(docs, "docs")
    assert problems == []
    return found


def read(
    folder: Path, specs: Mapping[str, FormSpec], *files: tuple[str, Mapping[str, Any]]
) -> tuple[list[FilledForm], list[Problem]]:
    for number, (form, values) in enumerate(files, 1):
        saved = {"form": form, "version": "1.0", "locale": "th", "values": values}
        (folder / f"{number}.json").write_text(json.dumps(saved, ensure_ascii=False), encoding="utf-8")
    with chdir(folder):
        return gather([Path()], specs, Path("forms.xlsx"), lambda *_: None)


def workbook(*arguments: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(*arguments)))


def rows(sheet: Any) -> list[list[Any]]:
    return [[cell.value for cell in line] for line in sheet.iter_rows()]


def test_summary_has_a_line_for_each_proposal(tmp_path: Path, specs: dict[str, FormSpec]) -> None:
    forms, problems = read(
        tmp_path,
        specs,
        ("letter", {"sender": "เทศบาลตำบลน้ำใส\nเลขที่ ๑", "project": "กล้องหน้าตลาด", "cameras": "5", "budget": "1000"}),
        (
            "points",
            {**WATER, "sheet": "1", "points.1.name": "ก", "points.1.count": "1", "points.2.count": "2", "total": "3"},
        ),
        (
            "points",
            {"agency": "เทศบาลตำบล น้ำใส", "project": "กล้องหน้าตลาด", "sheet": "2", "points.1.count": "2", "total": "2"},
        ),
        ("prices", {**WATER, "total": "1,200"}),
        ("prices", {"agency": "อบต.ทุ่ง", "project": "กล้องสะพาน", "total": "7"}),
    )
    assert problems == []
    sheet = workbook(forms, problems, "th", Known(specs))["สรุป"]
    heads, second, first = rows(sheet)
    assert heads[:5] == ["หน่วยงาน", "โครงการ", "จุดติดตั้ง", "กล้อง", "วงเงิน (บาท)"]
    assert first[:6] == ["เทศบาลตำบลน้ำใส", "กล้องหน้าตลาด", 3, 5, "1,000 / 1,200", "แบบ 1\nแบบ 2\nแบบ 3"]
    assert first[6:] == [None, "ครบ ไม่พบปัญหา", "1.json\n2.json\n3.json\n4.json"]
    assert sheet["E3"].fill.fgColor.rgb == "FFFFF2CC"  # they do not agree
    assert second[:8] == ["อบต.ทุ่ง", "กล้องสะพาน", None, None, 7, "แบบ 3", "แบบ 1\nแบบ 2", "ขาดแบบ 2 รายการ พบปัญหา 0 ข้อ"]


def test_sheets_that_come_twice_are_not_added(tmp_path: Path, specs: dict[str, FormSpec]) -> None:
    sheet = {**WATER, "sheet": "1", "total": "3", "points.1.name": "ก"}
    forms, _ = read(tmp_path, specs, ("points", sheet), ("points", {**sheet, "total": "4"}))
    (proposal,) = proposals_of(forms)
    assert proposal.figures("cameras") == [Decimal(3), Decimal(4)]


def test_letter_that_could_be_of_two_agencies_stands_alone(tmp_path: Path, specs: dict[str, FormSpec]) -> None:
    forms, _ = read(
        tmp_path,
        specs,
        ("letter", {"sender": "อำเภอบ้านสวน เทศบาลบ้านสวน", "project": "ก"}),
        ("prices", {"agency": "บ้านสวน", "project": "ก"}),
        ("prices", {"agency": "เทศบาลบ้านสวน", "project": "ก"}),
    )
    assert [len(each.forms) for each in proposals_of(forms)] == [1, 1, 1]


def test_heads_are_the_words_of_the_form_and_codes_stand_below(
    tmp_path: Path, docs: Path, specs: dict[str, FormSpec]
) -> None:
    forms, problems = read(tmp_path, specs, ("points", {**WATER, "points.2.count": "2", "surveyor.date": "1/2/2570"}))
    book = workbook(forms, problems, "th", Known(specs, read_labels(docs, specs, "th")))
    heads, codes, _ = rows(book["points"])
    assert heads[4:] == ["หน่วยงาน", "โครงการ", "แผ่น", "รวม", "ผู้สำรวจ: ชื่อตัวบรรจง", "ผู้สำรวจ: ตำแหน่ง", "ผู้สำรวจ: วันที่"]
    assert codes[4:] == ["agency", "project", "sheet", "total", "surveyor.name", "surveyor.position", "surveyor.date"]
    assert rows(book["points points"])[:2] == [["ไฟล์", "แถว", "ชื่อจุด", "กล้อง"], ["file", "row", "name", "count"]]


def test_every_sheet_can_be_printed(tmp_path: Path, docs: Path, specs: dict[str, FormSpec]) -> None:
    forms, problems = read(
        tmp_path, specs, ("points", {**WATER, "points.1.name": "ก"}), ("book", {"came.1.way": "post"})
    )
    book = workbook(forms, problems, "th", Known(specs, read_labels(docs, specs, "th")))
    assert book.sheetnames == ["สรุป", "points", "points points", "book", "บัญชีbook", "ปัญหา"]
    for sheet in book.worksheets:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows in ("$1:$1", "$1:$2")
        assert "&P" in sheet.oddFooter.right.text


def test_register_is_one_table_that_goes_on(tmp_path: Path, docs: Path, specs: dict[str, FormSpec]) -> None:
    first = {"agency": "ก", "came.1.way": "post", "came.1.day": "1/2/2570", "came.2.way": "desk", "went.1.who": "ผู้ขอ"}
    forms, problems = read(tmp_path, specs, ("book", first), ("book", {"agency": "ก", "came.1.way": "desk"}))
    book = workbook(forms, problems, "th", Known(specs, read_labels(docs, specs, "th")))
    sheet = book["บัญชีbook"]
    (table,) = sheet.tables.values()
    heads, *lines = rows(sheet)
    assert heads == ["วันรับ", "วิธี", "วันส่ง", "ผู้รับ", "ไฟล์", "แถว"]
    assert [line[1:] for line in lines] == [
        ["ไปรษณีย์", None, "ผู้ขอ", "1.json", 1],
        ["ยื่นเอง", None, None, "1.json", 2],
        ["ยื่นเอง", None, None, "2.json", 1],
    ]
    assert table.ref == "A1:F4"
    (rule,) = sheet.data_validations.dataValidation
    assert (rule.formula1, str(rule.sqref)) == ('"ไปรษณีย์,ยื่นเอง"', "B2:B10000")


def test_agencies_are_asked_in_thai_in_the_words_of_the_form(
    tmp_path: Path, docs: Path, specs: dict[str, FormSpec]
) -> None:
    forms, problems = read(
        tmp_path,
        specs,
        ("points", {**WATER, "sheet": "2", "points.2.count": "สอง"}),
        ("prices", {**WATER, "total": "7"}),
        ("book", {"agency": "สถานีตำรวจ", "came.1.day": "31/2/2570"}),
    )
    (tmp_path / "x.pdf").write_bytes(b"")
    forms, problems = read(tmp_path, specs)
    text = letters(asked_of(forms, problems, specs, read_labels(docs, specs, "th")))
    please = "ตามที่ส่งแบบฟอร์มมานั้น ขอให้ตรวจและส่งข้อมูลเพิ่มเติม ดังนี้"
    assert text.splitlines() == [
        "เรียน สถานีตำรวจ",
        "",
        "เรื่อง ขอข้อมูลเพิ่มเติม",
        please,
        '1. แบบ 4 ช่อง "วันรับ แถวที่ 1" เขียนว่า "31/2/2570": ไม่มีวันนี้ในปฏิทิน',
        "",
        "",
        "เรียน เทศบาลตำบลน้ำใส",
        "",
        "เรื่อง ขอข้อมูลเพิ่มเติม โครงการกล้องหน้าตลาด",
        please,
        "1. ยังไม่ได้รับแบบ 1",
        '2. แบบ 2 แผ่นที่ 2 ช่อง "กล้อง แถวที่ 2" เขียนว่า "สอง": ไม่ใช่จำนวน',
        "",
        "",
        "ไฟล์ที่อ่านไม่ได้หรือไม่ทราบหน่วยงาน",
        "- x.pdf: ไฟล์ว่างเปล่า",
        "",
        text.splitlines()[-1],
    ]
    assert is_untouched(text)
    assert not is_untouched(text.replace("เรียน", "ถึง"))


def test_blanks_mean_what_the_schema_lists() -> None:
    schema = yaml.safe_load((ROOT / "scripts/handbook/authored/schemas/form.yml").read_text(encoding="utf-8"))
    assert tuple(schema["$defs"]["field"]["properties"]["means"]["enum"]) == MEANINGS
