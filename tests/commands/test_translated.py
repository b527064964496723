"""`translated` and `translation-status` as officers run them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checks.case_folders import MINIMAL
from corpus.officers import RIGHT, commit, corpus_of, git, state
from handbook.__main__ import main

THAI, ENGLISH = Path("docs/page.md"), Path("docs/page.en.md")
Told = tuple[int, str, str]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The minimal project in git, nothing noted."""
    root = tmp_path / "project"
    shutil.copytree(MINIMAL, root)
    git(root.parent, "init", "-q", "-b", "main", str(root))
    commit(root)
    return root


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def told(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> Told:
    capsys.readouterr()
    return main(["--root", str(root), *arguments, "--lang", "en"]), *capsys.readouterr()


def test_nothing_is_stamped_without_being_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = told(project, capsys, "translated")
    assert (code, out, "--all for every page" in err) == (2, "", True)
    assert not (project / "docs/translations").exists()
    assert told(project, capsys, "translated", "--all") == (
        0,
        (
            "docs/index.en.md: .title .description home\ndocs/page.en.md: .title .description page prepare\n"
            "7 sections marked\n"
        ),
        "",
    )
    assert told(project, capsys, "translated", "--all")[1] == "0 sections marked\n"


def test_a_section_or_a_page_is_stamped_and_no_other(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(project, capsys, "translated", f"{project / ENGLISH}#prepare")[1].startswith("docs/page.en.md: prepare")
    assert state(project)["unmarked"] == ["index.en.md#", *(f"page.en.md#{name}" for name in _but("prepare"))]
    assert told(project, capsys, "translated", str(project / THAI))[1].endswith("3 sections marked\n")
    assert state(project)["unmarked"] == ["index.en.md#"]


def _but(name: str) -> list[str]:
    return [each for each in (".title", ".description", "page", "prepare") if each != name]


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("docs/none.md", "no docs/none.md in the handbook's folder"),
        ("docs/data/sources.yml", "no pages of the handbook: docs/data/sources.yml"),
        ("docs/page.md#prepar", 'no section "prepar" in both languages; use "prepare" (closest)'),
        ("../elsewhere.md", "no ../elsewhere.md in the handbook's folder"),
        ("#prepare", "no pages of the handbook"),
    ],
)
def test_what_is_no_page_or_section_is_wrong_usage(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, named: str, said: str
) -> None:
    monkeypatch.chdir(project)
    code, _, err = told(project, capsys, "translated", named)
    assert (code, said in err) == (2, True), err
    assert not (project / "docs/translations").exists()


def test_warnings_of_a_stamp_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(project, capsys, "translated", "--all")
    commit(project)
    change(project / THAI, "ส่งเอกสาร", "ยื่นเอกสาร")
    _, _, err = told(project, capsys, "translated", f"{project / ENGLISH}#page")
    uncommitted, unchanged = err.splitlines()
    assert uncommitted.startswith("note: docs/page.md is not committed; ")
    assert unchanged.startswith("note: docs/page.en.md#page: the Thai has changed and the English has not; ")
    commit(project)
    change(project / THAI, "ยื่นเอกสาร", "นำส่งเอกสาร")
    change(project / ENGLISH, "sends", "brings")
    commit(project)
    assert told(project, capsys, "translated", f"{project / ENGLISH}#page")[2] == ""


def test_wording_only_marks_nothing_and_hides_no_english_edit(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(project, capsys, "translated", "--all")
    commit(project)
    change(project / THAI, "ส่งเอกสาร", "ยื่นเอกสาร")
    commit(project)
    assert state(project) == RIGHT | {"behind": ["page.en.md#page"]}
    assert told(project, capsys, "translated", "--wording-only", f"{project / THAI}#page")[1:] == (
        "docs/page.en.md: page\n1 section marked\n",
        "",
    )
    assert state(project) == RIGHT
    change(project / ENGLISH, "sends", "brings")
    change(project / THAI, "ยื่นเอกสาร", "ส่งเอกสาร")
    told(project, capsys, "translated", "--wording-only", f"{project / THAI}#page")
    assert state(project) == RIGHT | {"ahead": ["page.en.md#page"]}


def test_status_tells_pages_sections_days_and_words(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(project, capsys, "translated", "--all")
    commit(project)
    assert told(project, capsys, "translation-status") == (0, "no section is behind\n", "")
    change(project / THAI, "ส่งเอกสาร", "ยื่นเอกสาร")
    commit(project, "2026-03-01")
    change(project / THAI, "description: สิ่งที่", "description: เรื่องที่")
    change(project / ENGLISH, "Back to", "Return to")
    code, out, _ = told(project, capsys, "translation-status")
    lines = out.splitlines()
    assert (code, lines[0]) == (1, "docs/page.en.md: 2 sections are behind")
    assert lines[1] == "  #.description · the Thai change is not committed yet"
    assert lines[3] == "      [-สิ่ง-]{+เรื่อง+}ที่หน่วยงานทำก่อนเสนอเรื่อง"
    assert lines[4].startswith("  #page · ขั้นตอน · the Thai changed on 2 March 2026 (")
    assert lines[5] == f"      docs/page.md:{corpus_of(project).pages['page.md'].sections['page'].line}"
    assert "[-ส่ง-]{+ยื่น+}เอกสาร" in lines[6]
    assert "docs/page.en.md#prepare: the English has changed, the Thai has not" in lines
    assert told(project, capsys, "translation-status", str(project / "docs/index.en.md"))[0] == 0
    assert told(project, capsys, "translation-status", str(project / "docs/none"))[0] == 2


def test_status_tells_what_is_not_noted_and_a_waiver(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(project, capsys, "translated", f"{project / ENGLISH}#page")
    change(project / THAI, "ส่งเอกสาร", "ยื่นเอกสาร")
    waiver = "translation_waiver: {date: 2026-11-28, reason: The translator is away.}"
    change(project / ENGLISH, "chapter: 1", f"chapter: 1\n{waiver}")
    _, out, _ = told(project, capsys, "translation-status")
    assert "  waived on 28 November 2026: The translator is away." in out.splitlines()
    assert "docs/index.en.md: not noted what it was translated from" in out.splitlines()
    assert "docs/page.en.md#prepare: not noted what it was translated from" in out.splitlines()
