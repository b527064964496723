"""No file stops the others: not one made to, not one that changes or vanishes; no terminal obeys what is in one."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import openpyxl
import pytest

from filled.bad_files import lay_bad_files, lay_good_files
from filled.filled_files import ANSWERS, make_json, spec
from filled.hostile_files import hostile
from handbook.filled.gather import gather
from handbook.filled.items import Item, read_items
from handbook.filled.model import UnreadableError
from handbook.filled.opened import open_regular
from handbook.filled.parse import clean
from handbook.filled.read_parts import FilledForm, read_forms_in
from handbook.filled.table import write_csv, write_xlsx
from handbook.problems import Problem, report
from handbook.reports.github import github_annotations

SPECS = {"everything": spec()}
CONTROL = {chr(code) for code in (*range(32), *range(127, 160), 0x2028, 0x2029, *range(0x202A, 0x202F), 0x2066)} - {
    "\n"
}
ESCAPE = "\x1b]0;title\x07\x1b[31m\u202eevil\u2028\x9b"


def gathered(*paths: Path) -> tuple[list[FilledForm], list[Problem]]:
    return gather(paths, SPECS, Path("forms.xlsx"), lambda *_: None)


def alone(path: Path) -> list[str | Item]:
    """What is read of one file, in this process, as if it had been listed."""
    return list(read_items(lambda data, name: read_forms_in(data, name, SPECS), (path, path.name), 0, 9.0))


def codes(steps: list[str | Item]) -> list[str]:
    return [problem.code for step in steps if isinstance(step, Item) for problem in step.problems]


def test_rows_of_the_others_are_the_same_to_the_byte(tmp_path: Path) -> None:
    good, bad = tmp_path / "good", tmp_path / "bad"
    good.mkdir()
    bad.mkdir()
    names = lay_good_files(good, 20)
    before, told = gathered(good)
    assert [form.file for form in before] == names
    assert told == []
    expected: dict[str, str] = {}
    for name, data, code in hostile():
        (bad / name).write_bytes(data)
        expected[name] = code
    lay_bad_files(bad)
    forms, problems = gathered(tmp_path)
    same = [form for form in forms if form.file in names]
    assert write_csv(same, [], "th") == write_csv(before, [], "th")
    assert write_xlsx(same, [], "th") == write_xlsx(before, [], "th")
    found: dict[str, set[str]] = {}
    for problem in problems:
        found.setdefault(problem.path.removeprefix(f"{bad}/").partition("/")[0], set()).add(problem.code)
    assert {name: code for name, code in expected.items() if code not in found[name]} == {}
    assert [problem.path for problem in problems if problem.path in names] == []


def test_a_listed_file_that_became_a_pipe_makes_nobody_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.json")
    steps: list[str | Item] = []
    reader = threading.Thread(target=lambda: steps.extend(alone(tmp_path / "a.json")), daemon=True)
    reader.start()
    reader.join(5)
    assert not reader.is_alive()
    assert codes(steps) == ["HB518"]


def test_files_that_vanished_or_changed_are_told(tmp_path: Path) -> None:
    assert codes(alone(tmp_path / "gone.json")) == ["HB537"]
    file = tmp_path / "growing.json"
    file.write_bytes(make_json(ANSWERS))
    with pytest.raises(UnreadableError, match="HB537"):
        _grow_while_open(file)
    assert codes(alone(tmp_path)) == ["HB518"]


def test_files_without_permission_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")  # who runs the tests may be allowed everything

    (tmp_path / "closed.json").write_bytes(make_json(ANSWERS))
    monkeypatch.setattr("os.open", refuse)
    (problem,) = (
        problem for step in alone(tmp_path / "closed.json") if isinstance(step, Item) for problem in step.problems
    )
    assert problem.text("what", "th") == "เปิดไฟล์หรือโฟลเดอร์นี้ไม่ได้: ไม่มีสิทธิ์อ่าน"


def test_a_fault_of_a_reader_is_told_and_lack_of_memory_is_not_hidden(tmp_path: Path) -> None:
    def wrong(data: bytes, _: str) -> tuple[list[FilledForm], list[Problem]]:
        raise ZeroDivisionError if data.startswith(b"{") else MemoryError

    (tmp_path / "a.json").write_bytes(make_json(ANSWERS))
    (tmp_path / "b.json").write_bytes(b"x")
    (step,) = (step for step in read_items(wrong, (tmp_path / "a.json", "a"), 0, 9.0) if isinstance(step, Item))
    assert [problem.code for problem in step.problems] == ["HB511"]
    assert "ZeroDivisionError" in step.problems[0].text("what", "th")
    with pytest.raises(MemoryError):
        list(read_items(wrong, (tmp_path / "b.json", "b"), 0, 9.0))


def _grow_while_open(file: Path) -> None:
    with open_regular(file) as opened, file.open("ab") as other:
        opened.read()
        other.write(b" ")


@pytest.fixture(scope="module")
def escaped(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[FilledForm], list[Problem]]:
    """Files whose names and contents would move the cursor, rename the window, or end a line."""
    folder, name = tmp_path_factory.mktemp("escaped"), ESCAPE.replace("/", "")
    (folder / f"{name}.json").write_bytes(make_json({**ANSWERS, "reason": ESCAPE, "days": ESCAPE, ESCAPE: "1"}))
    (folder / "b.json").write_bytes(make_json(ANSWERS, ESCAPE))
    (folder / "c.json").write_bytes(make_json({**ANSWERS, "agency": "c"}, version=ESCAPE, locale=ESCAPE))
    (folder / f"d{name}").mkdir()
    (folder / f"d{name}" / "x").symlink_to("nowhere")
    return gathered(folder)


@pytest.mark.parametrize("style", ["text", "github", "json"])
@pytest.mark.parametrize("language", ["th", "en"])
def test_no_sign_of_control_reaches_a_terminal(
    escaped: tuple[list[FilledForm], list[Problem]], style: str, language: str
) -> None:
    text = github_annotations(escaped[1]) if style == "github" else report(escaped[1], language, style)
    assert {"HB515", "HB516", "HB518", "HB521", "HB525"} <= {problem.code for problem in escaped[1]}
    assert CONTROL & set(text) == set()
    assert text.count("evil") > 5


def test_no_sign_of_control_stands_in_a_table(escaped: tuple[list[FilledForm], list[Problem]], tmp_path: Path) -> None:
    assert len(escaped[0]) == 2
    text = write_csv(*escaped, "th").decode("utf-8-sig")
    assert CONTROL & set(text.replace("\r\n", "\n")) == set()
    (tmp_path / "t.xlsx").write_bytes(write_xlsx(*escaped, "th"))
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    cells = [str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert CONTROL & set("".join(cells)) == set()
    assert sum("evil" in cell for cell in cells) > 8


def test_marks_are_sorted_only_where_there_are_few() -> None:
    assert clean("e\u0301\u0316" * 8000) == "é\u0316" * 8000
    assert clean("e" + "\u0301\u0316" * 8000) == "e" + "\u0301\u0316" * 8000
