"""The problems of every case, as a text, as JSON and as annotations of GitHub."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checks.case_folders import case_folders, case_name, expected_lines, lay_out
from handbook.__main__ import main
from handbook.authored.settings import Settings
from handbook.commands.check import check_sources
from handbook.messages import LANGUAGES, catalogue
from handbook.problems import SEVERITIES
from problems.told import CODES_LINE

JSON_KEYS = ["path", "line", "column", "severity", "code", "name", "message", "why", "mend", "others"]
WHY = {"th": "ทำไม", "en": "why"}
MEND = {"th": "แก้ไข", "en": "mend"}
COUNT_TH = {"error": "ข้อผิดพลาด", "warning": "คำเตือน", "notice": "ข้อแนะนำ"}
FIRST_LINE = re.compile(
    r"(?P<place>[^:]+:[0-9]+:[0-9]+): (?P<severity>error|warning|notice) (?P<code>HB[0-9]{3}) (?P<name>[a-z0-9-]+): "
    r"\S.*"
)
LEFT_OVER = re.compile(r"\{\w*\}|\{\{|\}\}")
TOLD_AS_ONE = "HB246-private-matter"  # more than MOST_EQUAL equal problems in a file

Run = Callable[..., tuple[int, str]]


def _sound_cases() -> list[Any]:
    """The fail folders of all cases whose problems are told one by one."""
    folders = [folder for folder in case_folders("fail") if folder.parent.name != TOLD_AS_ONE]
    return [pytest.param(folder, id=case_name(folder)) for folder in folders]


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Prepare a case folder, once for all tests of this module."""
    top = tmp_path_factory.mktemp("projects")

    def project(folder: Path) -> Path:
        root = top / case_name(folder)
        return root if root.exists() else lay_out(folder, root)

    return project


@pytest.fixture(scope="module")
def found() -> dict[Path, list[Any]]:
    """What the checks have found in each case: with nothing kept, and with what the first time has kept."""
    return {}


@pytest.fixture(autouse=True)
def _checked_twice(found: dict[Path, list[Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a third command on a case, and a fourth, tell what the second one found, and not look for it again."""

    def checked(settings: Settings, *given: Any) -> Any:
        times = found.setdefault(settings.root, [])
        if len(times) < 2:
            times.append(check_sources(settings, *given))
        return times[-1]

    monkeypatch.setattr("handbook.commands.check.check_sources", checked)


@pytest.fixture
def run(projects: Callable[[Path], Path], capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `check` in this process on a case folder; returns exit code and output."""

    def run_on(folder: Path, *arguments: str) -> tuple[int, str]:
        status = main(["--root", str(projects(folder)), "check", *arguments])
        printed = capsys.readouterr()
        return status, printed.out + printed.err

    return run_on


def _places(folder: Path) -> list[tuple[str, str]]:
    return [(place, code) for place, _, code in (line.rpartition(" ") for line in expected_lines(folder))]


def _annotated(folder: Path) -> list[tuple[str, str]]:
    """The places that GitHub has room for: ten of a severity, or nine and a line that counts the rest."""
    found = []
    for severity in SEVERITIES:
        places = [place for place in _places(folder) if catalogue()[place[1]]["severity"] == severity]
        found += places if len(places) <= 10 else places[:9]
    return found


def _severities(folder: Path) -> Counter[str]:
    return Counter(str(catalogue()[code]["severity"]) for _, code in _places(folder))


def _status(folder: Path) -> int:
    """Only errors stop a build."""
    return int("error" in _severities(folder))


def _count_line(folder: Path, language: str) -> str:
    numbers = _severities(folder)
    if language == "th":
        parts = [f"{numbers[name]} {word}" for name, word in COUNT_TH.items() if numbers[name]]
        return " ".join(["พบ", *parts])
    parts = [f"{numbers[name]} {name}{'' if numbers[name] == 1 else 's'}" for name in COUNT_TH if numbers[name]]
    return " ".join(["Found", *parts])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", _sound_cases())
def test_text_of_a_case_is_three_lines_a_problem_and_a_count(folder: Path, language: str, run: Run) -> None:
    status, printed = run(folder, "--lang", language)
    *lines, last, codes, end = printed.split("\n")
    assert (status, codes, end) == (_status(folder), CODES_LINE[language], "")
    told = []
    for first, why, mend in zip(lines[::3], lines[1::3], lines[2::3], strict=True):
        head = FIRST_LINE.fullmatch(first)
        assert head
        assert (head["name"], head["severity"]) == (
            catalogue()[head["code"]]["name"],
            catalogue()[head["code"]]["severity"],
        )
        assert why.startswith(f"    {WHY[language]}: ")
        assert mend.startswith(f"    {MEND[language]}: ")
        told.append((head["place"], head["code"]))
    assert told == _places(folder)
    assert last == _count_line(folder, language)
    assert not LEFT_OVER.search(printed)
    assert "Traceback" not in printed


@pytest.mark.parametrize("folder", _sound_cases())
def test_json_of_a_case_has_the_keys_of_the_contract(folder: Path, run: Run) -> None:
    status, printed = run(folder, "--format", "json", "--lang", "en")
    told = json.loads(printed)
    assert status == _status(folder)
    assert [(f"{item['path']}:{item['line']}:{item['column']}", item["code"]) for item in told] == _places(folder)
    for item in told:
        texts = catalogue()[item["code"]]
        assert list(item) == JSON_KEYS
        assert (item["name"], item["severity"]) == (texts["name"], texts["severity"])
        assert not LEFT_OVER.search(item["message"] + item["why"] + item["mend"])
        assert "" not in (item["message"], item["why"], item["mend"])


@pytest.mark.parametrize("folder", _sound_cases())
def test_github_annotations_of_a_case_are_one_line_each_in_both_languages(folder: Path, run: Run) -> None:
    status, printed = run(folder, "--format", "github")
    assert status == _status(folder)
    lines = [line for line in printed.rstrip("\n").split("\n") if " file=" in line]
    for line, (place, code) in zip(lines, _annotated(folder), strict=True):
        path, number, column = place.split(":")
        head, _, text = line.removeprefix("::").partition("::")
        texts = catalogue()[code]
        assert head == f"{texts['severity']} file={path},line={number},col={column},title={code} {texts['name']}"
        what_th, mend_th, what_en, mend_en = text.split("%0A")
        assert re.search(r"[\u0e00-\u0e7f]", what_th)
        assert what_en
        assert mend_th.startswith("แก้ไข: ")
        assert mend_en.startswith("mend: ")
        assert not LEFT_OVER.search(text)
