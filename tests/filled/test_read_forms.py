"""Hundreds of files become one table; none stops the others, and what is wrong with each is told."""

from __future__ import annotations

import csv
import io
import os
import shutil
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import chdir
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checks.case_folders import MINIMAL
from filled.bad_files import PROBLEMS, READ, lay_bad_files, lay_good_files
from filled.filled_files import ANSWERS, make_json, make_pdf, spec
from filled.returned_files import blank_word
from forms.docx.fill_word import fill_word
from forms.sample_form import SAMPLE
from handbook.filled.gather import gather
from handbook.filled.read_forms import Forms, is_untouched, read_forms
from handbook.filled.read_parts import FilledForm
from handbook.filled.table import CSV_HEADS, write_csv, write_xlsx
from handbook.messages import LANGUAGES
from handbook.problems import Problem, report
from handbooks import run_handbook

COUNT = 500
SPECS = {"everything": spec()}


def gathered(*paths: Path) -> tuple[list[FilledForm], list[Problem]]:
    return gather(paths, SPECS, Path("forms.xlsx"), lambda *_: None)


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """500 files, of which some are as they should not be."""
    folder = tmp_path_factory.mktemp("inbox")
    lay_good_files(folder, COUNT - len(PROBLEMS))
    (folder / "ขยะ").mkdir()
    lay_bad_files(folder / "ขยะ")
    return folder


@pytest.fixture(scope="module")
def found(inbox: Path) -> tuple[list[FilledForm], list[Problem]]:
    return gathered(inbox)


def test_all_that_can_be_read_is_read_and_all_that_is_wrong_is_told(
    inbox: Path, found: tuple[list[FilledForm], list[Problem]]
) -> None:
    forms, problems = found
    assert len(PROBLEMS) == 33
    assert len(forms) == COUNT - len(PROBLEMS) + len(READ) == 472
    told: dict[str, list[str]] = {}
    for problem in problems:
        told.setdefault(problem.path.removeprefix(f"{inbox}/ขยะ/"), []).append(problem.code)
    assert {name: tuple(sorted(found)) for name, found in told.items()} == PROBLEMS
    assert len(problems) == 37
    assert sorted(form.file.rpartition("/")[2] for form in forms if "/ขยะ/" in form.file) == READ


def test_forms_are_in_the_order_of_their_names(found: tuple[list[FilledForm], list[Problem]]) -> None:
    names = [form.file for form in found[0]]
    assert names == sorted(names)
    first = next(form for form in found[0] if "อำเภอ" in form.file)
    assert (first.spec.id, first.version, first.locale, first.values["agency"]) == (
        "everything",
        "1.2",
        "th",
        "หน่วยงาน 0",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_problems_are_told_in_both_languages(found: tuple[list[FilledForm], list[Problem]], language: str) -> None:
    text = report(found[1], language)
    assert "{" not in text
    assert text.count("\n    ") == 2 * len(found[1])
    end = {"th": "พบ 21 ข้อผิดพลาด 16 คำเตือน", "en": "Found 21 errors 16 warnings"}
    assert text.splitlines()[-2] == end[language]


def test_folders_without_permission_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "open.pdf").write_bytes(make_pdf(ANSWERS))
    look = Path.iterdir

    def iterdir(path: Path) -> Iterator[Path]:
        if path.stem == "closed":  # who runs the tests may be allowed everything
            raise PermissionError(13, "Permission denied")
        return look(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    forms, problems = gathered(tmp_path)
    assert len(forms) == 1
    assert codes(problems) == ["HB518"]
    assert {problem.text("what", "th") for problem in problems} == {"เปิดไฟล์หรือโฟลเดอร์นี้ไม่ได้: ไม่มีสิทธิ์อ่าน"}


def test_a_file_is_read_once_however_it_is_reached(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    file = tmp_path / "in" / "a.json"
    file.write_bytes(make_json(ANSWERS))
    (tmp_path / "in" / "link.json").symlink_to(file)
    (tmp_path / "same").symlink_to("in")
    forms, problems = gathered(file, tmp_path, tmp_path / "in")
    assert [form.file for form in forms] == [str(file)]
    assert problems == []


def test_hidden_files_are_read_if_they_are_asked_for_but_locks_never(tmp_path: Path) -> None:
    (tmp_path / ".in").mkdir()
    names = [tmp_path / ".in" / name for name in (".a.json", "~$b.json", "c.json")]
    for number, name in enumerate(names):
        name.write_bytes(make_json({**ANSWERS, "days": str(number + 1)}))
    assert len(gathered(tmp_path)[0]) == 0
    assert len(gathered(tmp_path / ".in")[0]) == 1
    assert len(gathered(*names)[0]) == 2


def test_names_of_an_older_encoding_can_be_printed(tmp_path: Path) -> None:
    name = os.fsdecode("จังหวัด.json".encode("cp874"))
    (tmp_path / name).write_bytes(make_json(ANSWERS))
    forms, _ = gathered(tmp_path)
    assert "\ufffd" in forms[0].file
    assert write_csv(forms, [], "th")
    assert write_xlsx(forms, [], "th")


# Tables


def sheets(data: bytes) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets}


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


def test_same_forms_give_the_same_bytes(inbox: Path, found: tuple[list[FilledForm], list[Problem]]) -> None:
    again = gathered(inbox)
    assert write_xlsx(*found, "th") == write_xlsx(*again, "th")
    assert write_csv(*found, "th") == write_csv(*again, "th")


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


# The command


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The minimal project with the sample's form."""
    shutil.copytree(MINIMAL, tmp_path / "project")
    forms = tmp_path / "project" / "docs" / "forms"
    forms.mkdir()
    for file in (SAMPLE / "forms").glob("everything.*"):
        shutil.copy(file, forms)
    return tmp_path / "project"


def test_command_writes_the_table_and_tells_the_problems(root: Path, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.pdf").write_bytes(make_pdf(ANSWERS))
    (inbox / "b.docx").write_bytes(fill_word(blank_word("th"), {**ANSWERS, "agency": "ข"}))
    out = inbox / "out.xlsx"
    done = run_handbook("read-forms", str(inbox), "--out", str(out), root=root)
    assert (done.returncode, done.stderr) == (0, "")
    asked = inbox / "out-ask.txt"
    ends = ["ไม่พบปัญหา", f"→ {out} (2 แบบ)", f"→ {asked} (ขอเพิ่มเติม 0 ข้อ)"]
    assert done.stdout.splitlines()[-3:] == ends
    assert len(sheets(out.read_bytes())["everything"]) == 4
    (inbox / "c.pdf").write_bytes(b"")
    done = run_handbook("read-forms", str(inbox), "--out", str(out), "--lang", "en", root=root)
    assert (done.returncode, done.stderr) == (1, "")
    assert f"{inbox}/c.pdf:1:1: error HB512 empty-form-file: the file is empty" in done.stdout
    codes = "Every code, with examples: .github/CODES.en.md"
    ends = ["Found 1 error", codes, f"→ {out} (2 forms)", f"→ {asked} (1 thing to ask for)"]
    assert done.stdout.splitlines()[-4:] == ends
    assert "Traceback" not in done.stdout
    assert sorted(file.name for file in inbox.iterdir()) == ["a.pdf", "b.docx", "c.pdf", "out-ask.txt", "out.xlsx"]


def test_command_writes_forms_xlsx_where_it_is_called(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = root.parent / "here"
    folder.mkdir()
    (folder / "a.json").write_bytes(make_json(ANSWERS))
    monkeypatch.chdir(folder)
    assert run_handbook("read-forms", ".", root=root).returncode == 0
    assert sheets(Path("forms.xlsx").read_bytes())["everything"][2][0] == "a.json"
    assert run_handbook("read-forms", ".", root=root).returncode == 0  # and does not read it as a form


@pytest.mark.parametrize(
    "arguments", [[], ["nowhere"], ["IN", "--out", "x.pdf"], ["IN", "--out", "no/x.csv"], ["IN", "--out", "IN"]]
)
def test_command_refuses_wrong_usage(root: Path, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "in.csv").mkdir()
    done = run_handbook(
        "read-forms", *(str(tmp_path / "in.csv") if name == "IN" else name for name in arguments), root=root
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_table_that_somebody_saved_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.json").write_bytes(make_json(ANSWERS))
    out = tmp_path / "t.xlsx"

    def run(*, force: bool = False, to: Path = out) -> int:
        return read_forms([tmp_path / "a.json"], Forms(SPECS), to, "th", force=force)

    assert run() == 0
    ours = out.read_bytes()
    assert is_untouched(out)
    assert run() == 0
    book = openpyxl.load_workbook(out)
    book.active["A1"] = "ข้อสังเกต"
    book.save(out)
    theirs = out.read_bytes()
    assert not is_untouched(out)
    assert run() == 2
    assert "--force" in capsys.readouterr().err
    assert out.read_bytes() == theirs
    assert run(force=True) == 0
    assert out.read_bytes() == ours
    out.write_text("x", encoding="utf-8")
    assert run() == 2
    assert run(to=tmp_path / "t.csv") == 0
    assert run(to=tmp_path / "t.csv") == 2  # a CSV cannot tell who saved it
    assert run(to=tmp_path / "t.csv", force=True) == 0


def test_table_that_cannot_be_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.json").write_bytes(make_json(ANSWERS))

    def refuse(*_: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    assert read_forms([tmp_path], Forms(SPECS), tmp_path / "t.xlsx", "th", force=False) == 2
    assert [file.name for file in tmp_path.iterdir()] == ["a.json"]


def test_faults_of_a_form_file_are_told_before_anything_is_read(root: Path) -> None:
    (root / "docs" / "forms" / "everything.form.yml").write_text("fields: 1", encoding="utf-8")
    done = run_handbook("read-forms", str(root), root=root)
    assert done.returncode == 1
    assert "HB501" in done.stderr
    assert "docs/forms/everything.form.yml" in done.stderr
