"""`answer`: where a question waits, and what to write once it is answered."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checks.case_folders import CASES, lay_out
from handbook.__main__ import main
from handbooks import lay_out as lay_out_handbook

ANSWERED = CASES / "HB112-answered-question" / "fail"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixture handbook."""
    return lay_out_handbook(tmp_path_factory.mktemp("answer") / "project")


def _asked(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["--root", str(root), "answer", *arguments])
    return code, *capsys.readouterr()


def test_open_question_shows_each_place_in_both_languages(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _asked(root, capsys, "forms", "--lang", "en")
    assert code == 0
    lines = out.splitlines()
    assert re.fullmatch(r"docs/data/confirm\.yml:\d+: forms", lines[0])
    assert lines[1:3] == ["    จังหวัดใช้แบบใด", "    Which forms does the province use?"]
    assert lines[3] == "    to be confirmed: Sample Provincial Office"
    assert "        answer:" in lines
    places = [line for line in lines if line.startswith("docs/") and "confirm.yml" not in line]
    assert f"{len(places) // 2} places wait" in lines
    assert [".en.md" in place for place in places] == [False, True] * (len(places) // 2)
    at = lines.index(next(place for place in places if place.startswith("docs/procedure.md:")))
    assert "[แบบที่จังหวัดใช้]" in lines[at + 1]


def test_answered_question_gives_the_words_to_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = _asked(lay_out(ANSWERED, tmp_path / "p"), capsys, "copies")
    assert "    [๓ ชุด](source:letter-2)\n    [3 copies](source:letter-2)\n" in out
    assert "2 พฤศจิกายน 2569" in out
    assert out.endswith(
        "docs/page.en.md:12:65\n    The agency proposes before it acts and sends [the number of copies].\n"
    )


def test_without_an_id_all_open_questions_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _asked(lay_out(ANSWERED, tmp_path / "p"), capsys, "--lang", "en")
    assert code == 0
    assert out.splitlines()[:2] == [
        "form · 1 place waits · to be confirmed: Sample Provincial Office",  # the contact's unit: the data name nobody
        "    Is there a form?",
    ]
    assert "copies" not in out


def test_open_questions_are_counted_by_kind(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = _asked(root, capsys)
    lines = out.splitlines()
    assert lines[-2] == "รอการยืนยัน: 5 · ตรวจตัวบท: 2"
    assert any(line.startswith("retention · ") and line.endswith("ตรวจตัวบท: ตัวบทพระราชบัญญัติตัวอย่าง") for line in lines)


def test_unknown_question_is_refused_with_the_nearest(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = _asked(root, capsys, "copis")
    assert (code, out) == (2, "")
    assert 'use "copies" (closest)' in err
