"""The command `read-forms`: the table it writes, and what it writes nothing over."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from checks.case_folders import MINIMAL
from filled.filled_files import ANSWERS, make_json, make_pdf
from filled.gathered_forms import SPECS, sheets
from filled.returned_files import blank_word
from forms.docx.fill_word import fill_word
from forms.sample_form import SAMPLE
from handbook.filled.read_forms import Forms, is_untouched, read_forms
from handbooks import run_handbook


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
