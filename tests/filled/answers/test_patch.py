"""The patch of `read-answers`: new files that git takes and `check` follows to their end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from checks.case_folders import find_problems
from filled.answers.letters import FOLDER, git, patch, read, send
from handbook.filled.answer_patch import language_of
from handbook.problems import Problem


def shown(problems: list[Problem]) -> list[str]:
    return [f"{problem.path}:{problem.line}:{problem.column}" for problem in problems]


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
