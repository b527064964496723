"""`read-answers`: letters of enquiry that came back, as a table and as a patch that git takes and `check` follows."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from checks.case_folders import find_problems
from filled.filled_files import ANSWERS, Answers, make_json, make_pdf
from filled.returned_letters import FORM, HEAD, as_specimen, letter_spec, returned, with_letter
from handbook.__main__ import main
from handbook.filled.answer_patch import is_own_patch, language_of
from handbook.problems import Problem

CONFIRM = "docs/data/confirm.yml"
FOLDER = "docs/data/answers"
HEADS = [
    *("Question’s id", "Question", "Answer as typed", "Proposed or why not", "Beside other letters"),
    *("Who answered", "Answerer’s position", "Date of the answer", "File’s name", "Form’s version", "Letter’s number"),
    *("Letter’s date", "Places", "Sentences that change"),
]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixture handbook with a published letter of enquiry; not to be changed."""
    return with_letter(tmp_path_factory.mktemp("letter") / "project")


@pytest.fixture
def root(original: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy in a git repository, with a folder `in` for letters beside it, which is the current folder."""
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path)
    copy = Path(shutil.copytree(original, tmp_path / "project"))
    git(copy, "init", "-q")
    return copy


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


def send(root: Path, name: str, answers: Answers, **head: str) -> None:
    """A letter that came back; the ending of its name is its kind."""
    kind = name.rpartition(".")[2]
    Path("in", name).write_bytes(returned(root, kind, {**head, **answers}))


def read(root: Path, *options: str) -> int:
    return main(["--root", str(root), "read-answers", "in", "--lang", "en", *options])


def table(sheet: str = "Answers") -> list[dict[str, Any]]:
    rows = openpyxl.load_workbook("answers/answers.xlsx")[sheet].iter_rows(values_only=True)
    heads = [str(head) for head in next(rows)]
    return [dict(zip(heads, row, strict=True)) for row in rows]


def states() -> dict[tuple[str, str], str]:
    return {(row["Question’s id"], row["File’s name"]): row["Proposed or why not"] for row in table()}


def told() -> list[tuple[str, str, str]]:
    return [(row["File"], row["Field"] or "", row["Code"]) for row in table("Problems")]


def patch() -> str:
    return Path("answers/answers.patch").read_text(encoding="utf-8")


def shown(problems: list[Problem]) -> list[str]:
    return [f"{problem.path}:{problem.line}:{problem.column}" for problem in problems]


# The patch


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.json"])
def test_answer_becomes_a_file_that_check_leads_to_its_end(root: Path, name: str) -> None:
    words = 'กลุ่มงาน: "ก" # ข\nชั้น ๒'
    send(root, name, {"ask_receiving_unit": True, "answer_receiving_unit": words})
    assert read(root) == 0
    git(root, "apply", "--check", str(Path("answers/answers.patch").resolve()))
    assert git(root, "apply", str(Path("answers/answers.patch").resolve())) == ""
    file = root / FOLDER / "receiving-unit.yml"
    text = file.read_text(encoding="utf-8")
    assert yaml.safe_load(text.replace("2026-12-15", "'2026-12-15'")) == {"th": words, "date": "2026-12-15"}
    assert "นายตัวอย่าง" not in text

    (problem,) = find_problems(root)  # exactly what is still to be done
    assert (problem.code, problem.path) == ("HB214", f"{FOLDER}/receiving-unit.yml")
    assert problem.text("what", "en") == "the data are not right: en, source is missing"
    assert "add the letter that answers to docs/data/sources.yml" in problem.text("mend", "en")
    assert "เพิ่มหนังสือที่ตอบใน docs/data/sources.yml" in problem.text("mend", "th")

    file.write_text(text + "en: The unit\nsource: the-letter\n", encoding="utf-8")
    codes = {found.code for found in find_problems(root)}
    assert codes == {"HB101", "HB112"}  # the letter to be registered, and the sentences
    file.write_text(text + "en: The unit\nsource: sample-circular\n", encoding="utf-8")
    found = find_problems(root)
    assert {each.code for each in found} == {"HB112"}
    places = re.findall(r"^# (docs/\S+?): ", text, re.MULTILINE)
    assert sorted(places) == sorted(shown(found))
    assert len(places) == 12


def test_comments_name_each_sentence_in_both_languages(root: Path) -> None:
    send(root, "a.json", {"answer_receiving_unit": "กลุ่มงานตัวอย่าง"})
    assert read(root) == 0
    lines = patch().splitlines()
    assert lines[1:5] == [
        f"diff --git a/{FOLDER}/receiving-unit.yml b/{FOLDER}/receiving-unit.yml",
        "new file mode 100644",
        "--- /dev/null",
        f"+++ b/{FOLDER}/receiving-unit.yml",
    ]
    assert "+# Question: Which unit receives the papers?" in lines
    assert "+# หนังสือสอบถามเลขที่ ตย ๐๐๐๑/๑ ลงวันที่ 1 ธันวาคม 2569 ตอบเมื่อ 15 ธันวาคม 2569" in lines
    assert "+# docs/procedure.md:16:18: ก่อนเสนอ ให้ถาม[หน่วยงานผู้รับเรื่อง] จำนวนชุด และกำหนดยื่น" in lines
    at = lines.index("+# docs/procedure.md:59:11: ส่งตาม[ช่องทางที่สำนักงานจังหวัดแจ้ง]")
    assert lines[at + 1].startswith("+# docs/procedure.en.md:59:18: Send them by [")
    assert lines[-2:] == ['+th: "กลุ่มงานตัวอย่าง"', "+date: 2026-12-15"]
    assert [line for line in lines if line != line.rstrip()] == []


def test_patch_holds_one_file_for_each_question_in_the_order_of_the_questions(root: Path) -> None:
    send(root, "z.pdf", {"answer_copies": "๓ ชุด"})
    send(root, "a.docx", {"answer_deadline": "ทุกวันที่ ๕", "answer_forms": "แบบ ก"})
    assert read(root) == 0
    files = re.findall(r"^\+\+\+ b/docs/data/answers/(.*)\.yml$", patch(), re.MULTILINE)
    assert files == ["copies", "deadline", "forms"]
    git(root, "apply", str(Path("answers/answers.patch").resolve()))
    assert sorted(file.stem for file in (root / FOLDER).iterdir()) == sorted(files)
    assert [(each.path, each.code) for each in find_problems(root)] == [
        (f"{FOLDER}/{id}.yml", "HB214") for id in sorted(files)
    ]


def test_nothing_of_the_handbook_changes_without_git(root: Path) -> None:
    before = {file: file.read_bytes() for file in (root / "docs").rglob("*") if file.is_file()}
    send(root, "a.json", {"answer_copies": "๓ ชุด"})
    assert read(root) == 0
    assert {file: file.read_bytes() for file in (root / "docs").rglob("*") if file.is_file()} == before


def test_english_words_wait_for_the_thai(root: Path) -> None:
    send(root, "a.json", {"answer_copies": "3 copies"})
    assert read(root) == 0
    assert '+en: "3 copies"' in patch().splitlines()
    git(root, "apply", str(Path("answers/answers.patch").resolve()))
    (problem,) = find_problems(root)
    assert problem.text("what", "en").endswith("th, source is missing")


def test_language_of_an_answer() -> None:
    assert [language_of(words) for words in ("๓ ชุด", "3", "PDF ๓ ชุด", "3 copies", "(2)")] == [
        "th", "th", "th", "en", "th",
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), [("answerer.date", ""), ("answerer.date", "วันพุธ")])
def test_day_that_no_letter_says_is_left_to_a_person(root: Path, name: str, value: str) -> None:
    send(root, "a.json", {"answer_copies": "๓ ชุด", name: value})
    read(root)
    assert "+date" not in patch()
    git(root, "apply", str(Path("answers/answers.patch").resolve()))
    (problem,) = find_problems(root)
    assert problem.text("what", "en").endswith("en, source, date is missing")


def test_same_letters_give_the_same_bytes(root: Path) -> None:
    send(root, "a.pdf", {"answer_copies": "๓ ชุด"})
    send(root, "b.json", {"answer_forms": "แบบ ก"})
    assert read(root) == 0
    assert read(root, "--out", "again") == 0
    for name in ("answers.xlsx", "answers.patch"):
        assert Path("answers", name).read_bytes() == Path("again", name).read_bytes()


# The table


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


# Letters that agree, and that do not


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


# Answers that are not taken


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


# The command


def test_what_somebody_saved_is_not_written_over(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    send(root, "a.pdf", {"answer_copies": "๓ ชุด"})
    assert read(root) == 0
    assert [read(root, "--out", "in/out"), read(root, "--out", "in/out")] == [0, 0]  # its own files are no forms
    shutil.rmtree("in/out")
    assert is_own_patch(patch())
    file = Path("answers/answers.patch")
    file.write_text(patch().replace("๓ ชุด", "๔ ชุด"), encoding="utf-8")
    assert read(root) == 2
    assert "--force" in capsys.readouterr().err
    assert "๔ ชุด" in patch()
    assert read(root, "--force") == 0
    assert "๔ ชุด" not in patch()
    book = openpyxl.load_workbook("answers/answers.xlsx")
    book.save("answers/answers.xlsx")
    assert read(root) == 2


@pytest.mark.parametrize("arguments", [["nowhere"], ["in", "--out", "no/where"], ["in", "--out", "in/a.json"]])
def test_wrong_usage_is_refused(root: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    send(root, "a.json", {"answer_copies": "๓ ชุด"})
    assert main(["--root", str(root), "read-answers", *arguments]) == 2
    assert capsys.readouterr().err
    assert sorted(path.name for path in Path().iterdir()) == ["in", "project"]


def test_faults_of_the_sources_are_told_before_anything_is_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    send(root, "a.json", {"answer_copies": "๓ ชุด"})
    (root / CONFIRM).write_text("groups: 1\n", encoding="utf-8")
    assert read(root) == 1
    assert "HB214" in capsys.readouterr().err
    assert not Path("answers").exists()
