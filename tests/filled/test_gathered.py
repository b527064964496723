"""Hundreds of files are gathered; none stops the others, and what is wrong with each is told."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from filled.bad_files import PROBLEMS, READ, lay_bad_files, lay_good_files
from filled.filled_files import ANSWERS, make_json, make_pdf
from filled.gathered_forms import codes, gathered
from handbook.filled.read_parts import FilledForm
from handbook.filled.table import write_csv, write_xlsx
from handbook.messages import LANGUAGES
from handbook.problems import Problem, report

COUNT = 500


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


def test_same_forms_give_the_same_bytes(inbox: Path, found: tuple[list[FilledForm], list[Problem]]) -> None:
    again = gathered(inbox)
    assert write_xlsx(*found, "th") == write_xlsx(*again, "th")
    assert write_csv(*found, "th") == write_csv(*again, "th")
