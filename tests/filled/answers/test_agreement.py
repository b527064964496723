"""Letters that agree are one proposal; where they do not, nothing is proposed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from filled.answers.letters import patch, read, send, states, table, told
from filled.filled_files import make_json
from filled.returned_letters import FORM, HEAD


def test_letters_that_say_the_same_are_one_proposal(root: Path) -> None:
    send(root, "a.pdf", {"answer_copies": "๓ ชุด"})
    send(root, "b.json", {"answer_copies": "3  ชุด", "letter_no": "ตย ๐๐๐๒/๒", "answerer.date": "16/12/2569"})
    assert read(root) == 0
    assert [row["Beside other letters"] for row in table()] == ["all 2 letters say the same"] * 2
    lines = patch().splitlines()
    assert lines[-1] == '+th: "๓ ชุด"'  # and no date: the letters have two
    assert sum("answered on" in line for line in lines) == 2


def test_letters_that_differ_are_told_and_nothing_is_proposed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    send(root, "a.pdf", {"answer_copies": "๓ ชุด", "answer_forms": "แบบ ก"})
    send(root, "b.docx", {"answer_copies": "๕ ชุด"})
    send(root, "c.json", {"answer_copies": "๓ ชุด"})
    assert read(root) == 1
    assert told() == [("in/b.docx", "answer_copies", "HB550")]
    assert 'the answer to "copies" is "๕ ชุด" here, and "๓ ชุด" in in/a.pdf' in capsys.readouterr().out
    assert [row["Proposed or why not"] for row in table()] == ["not proposed: letters differ"] * 3 + ["proposed"]
    assert table()[0]["Beside other letters"] == "letters differ: 2 with this answer, 1 with another"
    assert re.findall(r"^\+\+\+ b/docs/data/answers/(.*)\.yml$", patch(), re.MULTILINE) == ["forms"]


def test_answer_that_could_not_be_read_is_in_the_table_alone(root: Path) -> None:
    send(root, "a.json", {"answer_copies": "ก" * 1501})
    Path("in/b.json").write_bytes(make_json({**HEAD, "answer_forms": True}, FORM, "0.1"))
    assert read(root) == 1
    assert told() == [("in/a.json", "answer_copies", "HB523"), ("in/b.json", "answer_forms", "HB521")]
    assert set(states().values()) == {"not proposed: the blank has a problem, see the sheet of problems"}
    assert not Path("answers/answers.patch").exists()
