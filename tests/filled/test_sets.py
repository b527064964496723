"""Letters of enquiry that were filled in from older sets of questions: nothing that was typed is lost."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from checks.case_folders import CASES, find_problems, lay_out
from filled.filled_files import make_pdf
from handbook.__main__ import main
from handbook.corpus.enquiry import read_specs_of_filled
from handbook.corpus.form_specs import FieldSpec, FormSpec
from handbook.filled.read_parts import read_form

LETTER = CASES / "HB533-questions-misplaced" / "pass"
CONFIRM = "docs/data/confirm.yml"
SETS = "docs/data/enquiry-sets.yml"
ITEM = """      - id: {id}
        affects_submission: true
        need: {need}
        ask: {{th: ถาม {id}, en: Ask {id}}}
        why: {{th: ไม่ทราบ, en: Not known.}}
"""
GIVEN: dict[str, str | bool] = {"sender": "A", "ask_copies": True, "answer_copies": "๓ ชุด", "answer_form_b": "แบบ ข"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A handbook with a letter of enquiry that asks for copies and form-b, and is noted as published."""
    made = lay_out(LETTER, tmp_path / "project")
    _add(made, "form-b", 2)
    assert _about_letter(made) == []
    assert main(["--root", str(made), "published"]) == 0
    return made


def _about_letter(root: Path) -> list[str]:
    """What the checks tell, except that a question is mentioned on no page."""
    return [problem.code for problem in find_problems(root) if problem.code != "HB109"]


def _add(root: Path, id: str, need: int) -> None:
    file = root / CONFIRM
    file.write_text(file.read_text(encoding="utf-8") + ITEM.format(id=id, need=need), encoding="utf-8")


def _take_out(root: Path, id: str, need: int) -> None:
    file = root / CONFIRM
    text = file.read_text(encoding="utf-8")
    assert ITEM.format(id=id, need=need) in text
    file.write_text(text.replace(ITEM.format(id=id, need=need), ""), encoding="utf-8")


def _spec(root: Path) -> FormSpec:
    specs, problems = read_specs_of_filled(root / "docs", "docs")
    assert problems == []
    return specs["request"]


def _saved(version: str, values: Mapping[str, str | bool]) -> bytes:
    return json.dumps({"form": "request", "version": version, "locale": "th", "values": values}).encode()


def test_answers_of_a_question_that_is_gone_are_kept(root: Path) -> None:
    _take_out(root, "form-b", 2)
    _add(root, "channel", 1)
    assert _about_letter(root) == []
    spec = _spec(root)
    assert (list(spec.fields)[1::2], spec.version) == (["ask_channel", "ask_copies"], "0.2")
    old = [("0.1", name, blank) for name, blank in _blanks_of_old().items()]
    pdf = make_pdf(GIVEN, "request", "0.1", names=[(name, blank) for _, name, blank in old])
    for name, data in (("a.json", _saved("0.1", GIVEN)), ("a.pdf", pdf)):
        form, faults = read_form(data, name, {"request": spec})
        assert form is not None
        assert (faults, dict(form.values)) == ([], GIVEN), name
        assert form.spec.fields["answer_form_b"].question == {"th": "ถาม form-b", "en": "Ask form-b"}


def _blanks_of_old() -> dict[str, FieldSpec]:
    names = {"sender": "text", "ask_copies": "check", "answer_copies": "long"}
    names |= {"ask_form_b": "check", "answer_form_b": "long"}
    return {name: FieldSpec(name, kind) for name, kind in names.items()}


def test_file_that_lost_its_name_is_known_by_the_blanks_written_by_hand(root: Path) -> None:
    _take_out(root, "form-b", 2)
    pdf = make_pdf(GIVEN, "", names=_blanks_of_old().items())
    form, faults = read_form(pdf, "a.pdf", {"request": _spec(root)})
    assert form is not None
    assert ([fault.code for fault in faults], dict(form.values)) == (["HB529"], GIVEN)


def test_answers_of_a_set_that_nobody_noted_are_kept_and_told(root: Path) -> None:
    given = {"sender": "A", "answer_never_noted": "ข้อความ"}
    form, faults = read_form(_saved("0.7", given), "a.json", {"request": _spec(root)})
    assert form is not None
    assert ([fault.code for fault in faults], dict(form.values)) == (["HB516"], given)


def test_names_that_are_no_questions_are_told_as_before(root: Path) -> None:
    _, faults = read_form(_saved("0.1", {"sender": "A", "other": "b"}), "a.json", {"request": _spec(root)})
    assert [fault.code for fault in faults] == ["HB525"]


def test_tables_have_the_answers_of_all_sets_with_their_questions(root: Path, tmp_path: Path) -> None:
    _take_out(root, "form-b", 2)
    _add(root, "channel", 1)
    folder = tmp_path / "sent"
    folder.mkdir()
    (folder / "new.json").write_bytes(_saved("0.2", {"sender": "B", "answer_channel": "ทางไปรษณีย์"}))
    (folder / "old.json").write_bytes(_saved("0.1", GIVEN))
    for name in ("t.xlsx", "t.csv"):
        out = str(tmp_path / name)
        assert main(["--root", str(root), "read-forms", str(folder), "--out", out, "--lang", "en"]) == 0
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(tmp_path / "t.xlsx")["request"].iter_rows()]
    copies = "How many copies are sent?"
    assert rows[0][4:] == ["Sender", "Ask channel", "Ask channel", copies, copies, "Ask form-b"]
    names = ["sender", "ask_channel", "answer_channel", "ask_copies", "answer_copies", "answer_form_b"]
    assert rows[1][4:] == names
    assert [row[4:] for row in rows[2:]] == [
        ["B", None, "ทางไปรษณีย์", None, None, None],
        ["A", None, None, True, "๓ ชุด", "แบบ ข"],
    ]
    long = list(csv.DictReader(io.StringIO((tmp_path / "t.csv").read_text(encoding="utf-8-sig"))))
    assert [(row["field"], row["value"], row["words"]) for row in long if row["field"] == "answer_form_b"] == [
        ("answer_form_b", "แบบ ข", "Ask form-b")
    ]
    assert sum(row["field"] != "" for row in long) == 2 + len(GIVEN)


def test_faulty_data_that_the_letter_does_not_need_stop_nothing(root: Path) -> None:
    (root / "docs" / "data" / "sources.yml").write_text("sources: 1\n", encoding="utf-8")
    _spec(root)
    (root / SETS).write_text("forms: 1\n", encoding="utf-8")
    problems = read_specs_of_filled(root / "docs", "docs")[1]
    assert {problem.code for problem in problems} == {"HB214"}
