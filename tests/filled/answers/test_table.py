"""The table of `read-answers`: a row for each answer, none a formula."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from filled.answers.letters import read, send, table, told

HEADS = [
    *("Question’s id", "Question", "Answer as typed", "Proposed or why not", "Beside other letters"),
    *("Who answered", "Answerer’s position", "Date of the answer", "File’s name", "Form’s version", "Letter’s number"),
    *("Letter’s date", "Places", "Sentences that change"),
]


def test_table_has_a_row_for_each_answer(root: Path) -> None:
    send(root, "a.pdf", {"ask_copies": True, "answer_copies": "๓ ชุด", "ask_forms": True})
    assert read(root) == 0
    (row,) = table()
    assert list(row) == HEADS
    sentences = row.pop("Sentences that change").splitlines()
    assert list(row.values()) == [
        *("copies", "How many copies are sent?", "๓ ชุด", "proposed", "the only letter that answers it"),
        *("นายตัวอย่าง สมมติ", "หัวหน้ากลุ่มงานตัวอย่าง", "15 December 2026", "in/a.pdf", "0.1"),
        *("ตย ๐๐๐๑/๑", "1 December 2026", 5),
    ]
    waiting = table("Sentences that wait")
    assert sentences == [f"{each['Place']}: {each['Sentence']}" for each in waiting]
    assert len(waiting) == 10
    assert told() == []


def test_empty_answers_are_counted(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    send(root, "a.pdf", {"answer_copies": "๓ ชุด", "ask_forms": True, "answer_deadline": " "})
    send(root, "b.json", {"ask_copies": True})
    assert read(root) == 0
    out = capsys.readouterr().out.splitlines()
    assert "2 letters of enquiry have something in them" in out
    assert "empty blanks for answers: 7, of which ticked as asked: 2" in out
    assert "→ answers/answers.xlsx (1 answer)" in out
    assert "→ answers/answers.patch (1 question)" in out


def test_no_cell_is_a_formula(root: Path) -> None:
    send(root, "a.json", {"answer_copies": "=1+1", "letter_no": "+1"})
    read(root)
    cells = [cell for row in openpyxl.load_workbook("answers/answers.xlsx")["Answers"].iter_rows() for cell in row]
    assert "=1+1" in {cell.value for cell in cells}
    assert "f" not in {cell.data_type for cell in cells}
