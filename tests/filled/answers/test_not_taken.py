"""Answers that are not taken: the question is answered or gone, the letter a specimen, the file another."""

from __future__ import annotations

from pathlib import Path

import pytest

from filled.answers.letters import CONFIRM, FOLDER, git, patch, read, send, states, table, told
from filled.filled_files import ANSWERS, make_pdf
from filled.returned_letters import as_specimen, letter_spec


def test_answer_of_a_question_that_is_answered_is_told(root: Path) -> None:
    send(root, "a.pdf", {"answer_copies": "๕ ชุด"})
    (root / FOLDER).mkdir()
    given = "th: ๓ ชุด\nen: 3 copies\nsource: sample-circular\ndate: 2026-11-02\n"
    (root / FOLDER / "copies.yml").write_text(given, encoding="utf-8")
    assert read(root) == 1
    assert told() == [("in/a.pdf", "answer_copies", "HB551")]
    (row,) = table("Problems")
    assert row["What is wrong"] == 'the question "copies" was answered on 2 November 2026 by sample-circular'
    assert states() == {("copies", "in/a.pdf"): "not proposed: the question is answered"}


def test_second_run_tells_that_the_proposal_is_there(root: Path) -> None:
    send(root, "a.pdf", {"answer_copies": "๓ ชุด"})
    assert read(root) == 0
    git(root, "apply", str(Path("answers/answers.patch").resolve()))
    assert read(root) == 1
    assert told() == [("in/a.pdf", "answer_copies", "HB551")]
    assert states() == {("copies", "in/a.pdf"): "not proposed: there is a file for its answer"}
    assert not Path("answers/answers.patch").exists()


def test_answer_of_a_question_that_is_gone_is_told_with_its_words(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    send(root, "a.pdf", {"answer_deadline": "ทุกวันที่ ๕", "answer_copies": "๓ ชุด"})
    confirm = (root / CONFIRM).read_text(encoding="utf-8")
    at, after = confirm.index("      - id: deadline"), confirm.index("      - id: forms")
    (root / CONFIRM).write_text(confirm[:at] + confirm[after:], encoding="utf-8")
    assert letter_spec(root).version == "0.2"
    assert read(root) == 1
    assert told() == [("in/a.pdf", "answer_deadline", "HB551")]
    rows = table()
    assert [row["Question’s id"] for row in rows] == ["copies", "deadline"]
    assert rows[1]["Question"] == "When is the deadline?"
    assert rows[1]["Proposed or why not"] == "not proposed: there is no such question any more"
    assert "empty blanks for answers: 2, " in capsys.readouterr().out  # of the set that the letter has
    assert "copies.yml" in patch()


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.json"])
def test_specimen_is_told_and_not_taken(root: Path, name: str) -> None:
    send(root, name, {"answer_copies": "๓ ชุด"})
    file = Path("in", name)
    file.write_bytes(as_specimen(file.read_bytes()))
    assert read(root) == 1
    assert told() == [(f"in/{name}", "", "HB552")]
    assert table() == []
    assert not Path("answers/answers.patch").exists()


def test_other_forms_and_files_are_told(root: Path) -> None:
    send(root, "b.json", {"answer_copies": "-", "answer_forms": "…"})
    Path("in/a.pdf").write_bytes(make_pdf(ANSWERS))
    Path("in/c.txt").write_text("x", encoding="utf-8")
    assert read(root) == 1
    assert told() == [
        ("in/a.pdf", "", "HB551"),
        ("in/b.json", "answer_copies", "HB551"),
        ("in/b.json", "answer_forms", "HB551"),
        ("in/c.txt", "", "HB514"),
    ]
    assert set(states().values()) == {"not proposed: there are no words in it"}
