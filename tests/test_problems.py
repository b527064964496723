"""Messages of checks: the catalogue, the renderings, and the command line that prints them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from checks.case_folders import CASES, MINIMAL, case_folders, case_name, expected_lines, lay_out
from handbook import problems
from handbook.__main__ import main
from handbook.messages import LANGUAGES, catalogue
from handbook.problems import MOST_EQUAL, SEVERITIES, Problem, ProblemsError, count, has_errors, report
from handbook.reports.github import github_annotations

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("what", "why", "mend")
JSON_KEYS = ["path", "line", "column", "severity", "code", "name", "message", "why", "mend", "others"]
WHY = {"th": "ทำไม", "en": "why"}
MEND = {"th": "แก้ไข", "en": "mend"}
CODES_LINE = {
    "th": "คำอธิบายและตัวอย่างของทุกรหัส: .github/CODES.md",
    "en": "Every code, with examples: .github/CODES.en.md",
}
COUNT_TH = {"error": "ข้อผิดพลาด", "warning": "คำเตือน", "notice": "ข้อแนะนำ"}
FIRST_LINE = re.compile(
    r"(?P<place>[^:]+:[0-9]+:[0-9]+): (?P<severity>error|warning|notice) (?P<code>HB[0-9]{3}) (?P<name>[a-z0-9-]+): "
    r"\S.*"
)
LEFT_OVER = re.compile(r"\{\w*\}|\{\{|\}\}")
CODES = sorted(catalogue())
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


@pytest.fixture
def run(projects: Callable[[Path], Path], capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `check` in this process on a case folder; returns exit code and output."""

    def run_on(folder: Path, *arguments: str) -> tuple[int, str]:
        status = main(["--root", str(projects(folder)), "check", *arguments])
        printed = capsys.readouterr()
        return status, printed.out + printed.err

    return run_on


def _command(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "handbook", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1"},
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


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


# The catalogue


@pytest.mark.parametrize("code", CODES)
def test_message_has_all_parts_in_both_languages(code: str) -> None:
    texts = catalogue()[code]
    assert re.fullmatch(r"HB[1-7][0-9]{2}", code)
    assert sorted(texts.keys() - {"safety"}) == ["en", "name", "severity", "th"]
    for language in LANGUAGES:
        assert sorted(texts[language]) == sorted(PARTS)
        for part in PARTS:
            assert texts[language][part] == texts[language][part].strip() != ""


@pytest.mark.parametrize("code", CODES)
def test_message_has_the_same_placeholders_in_both_languages(code: str) -> None:
    for part in PARTS:
        names = {}
        for language in LANGUAGES:
            fields = [
                field for _, field, _, _ in Formatter().parse(catalogue()[code][language][part]) if field is not None
            ]
            # `{th}` and `{en}` are one detail in the language of the message, and so are `{mend_th}` and `{mend_en}`.
            names[language] = {
                "said in it" if field == language else field.removesuffix(f"_{language}") for field in fields
            }
            assert all(field.isidentifier() for field in fields)
        assert names["th"] == names["en"]


def test_names_are_unique_and_in_kebab_case() -> None:
    names = [texts["name"] for texts in catalogue().values()]
    assert len(names) == len(set(names))
    assert [name for name in names if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []


def test_severities_are_known() -> None:
    assert {texts["severity"] for texts in catalogue().values()} <= {"error", "warning", "notice"}


def test_thai_is_thai_and_english_is_english() -> None:
    for texts in catalogue().values():
        for part in PARTS:
            is_filled_in = not re.sub(r"\{\w+\}|\W", "", texts["th"][part])  # then test_messages.py sees to it
            assert is_filled_in or re.search(r"[\u0e00-\u0e7f]", texts["th"][part])
            assert not re.search(r"[\u0e00-\u0e7f]", texts["en"][part])


# Renderings


def test_explain_in_both_languages() -> None:
    details = {
        "id": "step-3",
        "page": "committees/tor.md",
        "th": 'เปลี่ยนเป็น "#step-03" (ใกล้เคียงที่สุด) หรือ',
        "en": 'use "#step-03" (closest), or ',
    }
    problem = Problem("docs/procedure.md", 14, 8, "HB203", details)
    assert problem.explain("th").split("\n") == [
        'docs/procedure.md:14:8: error HB203 broken-anchor: ลิงก์ชี้ไปยังหัวข้อ "#step-3" ซึ่งไม่มีในหน้า committees/tor.md',
        "    ทำไม: ผู้อ่านกดแล้วจะไปไม่ถึงหัวข้อ และฉบับ PDF จะไม่มีเลขหน้าอ้างอิง",
        '    แก้ไข: เปลี่ยนเป็น "#step-03" (ใกล้เคียงที่สุด) หรือเพิ่ม { #step-3 } ท้ายหัวข้อในหน้าปลายทาง',
    ]
    assert problem.explain("en").split("\n") == [
        (
            'docs/procedure.md:14:8: error HB203 broken-anchor: link points to heading "#step-3", '
            "which committees/tor.md does not have"
        ),
        "    why: the reader lands at the top of the page, and the book cannot print a page number",
        '    mend: use "#step-03" (closest), or add { #step-3 } to that heading',
    ]


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


def test_github_annotation_escapes_what_github_would_read() -> None:
    problem = Problem("docs/a,b.md", 1, 1, "HB201", {"target": "plan%0Aa.svg", "th": "–", "en": "–"})
    assert problem.annotate().startswith("::error file=docs/a%2Cb.md,line=1,col=1,title=HB201 broken-link::")
    assert "plan%250Aa.svg" in problem.annotate()


HIDDEN = "docs/a\n::error::x\r\x1b[2J\x85\u2028\u202egpj.\u2066\udca1.md"
SHOWN = r"docs/a\n::error::x\r\x1b[2J\x85\u2028\u202egpj.\u2066\udca1.md"


@pytest.mark.parametrize("style", ["text", "github", "json"])
def test_no_name_or_detail_writes_a_line_of_its_own(style: str) -> None:
    problem = Problem(HIDDEN, 1, 1, "HB201", {"target": HIDDEN, "th": "–", "en": "–"})
    printed = github_annotations([problem]) if style == "github" else report([problem], "en", style)
    if style == "json":
        (told,) = json.loads(printed)
        assert told["path"] == SHOWN
        printed = told["message"]
    assert f'leads to "{SHOWN}"'.replace("%", "%25") in printed
    lines = printed.split("\n")
    assert len(lines) == {"text": 5, "github": 1, "json": 1}[style]
    assert [line for line in lines[1:] if line.startswith("::")] == []
    assert re.search("[\x00-\x09\x0b-\x1f\x80-\x9f\u2028\u202e\u2066\udca1]", printed) is None


def test_json_shows_thai_as_it_is() -> None:
    assert "ไม่มีบรรทัดปิด" in report([Problem("docs/ก.md", 1, 1, "HB222", {"block": "note"})], "th", "json")


def test_report_sorts_by_path_line_column_and_code() -> None:
    keys = [
        ("a.md", 2, 1, "HB222"),
        ("a.md", 10, 3, "HB219"),
        ("a.md", 10, 3, "HB222"),
        ("a.md", 10, 20, "HB219"),
        ("b.md", 1, 1, "HB219"),
    ]
    found = [Problem(*key, {"block": "x", "th": "–", "en": "–"}) for key in reversed(keys)]
    told = json.loads(report(found, "en", "json"))
    assert [(item["path"], item["line"], item["column"], item["code"]) for item in told] == keys


def _equal(count: int, path: str = "a.md", near: str = "–") -> list[Problem]:
    """So many problems with equal details, on the odd lines of a file."""
    return [
        Problem(path, 2 * number + 1, number + 3, "HB219", {"block": "x", "th": near, "en": near})
        for number in range(count)
    ]


@pytest.mark.parametrize(("count", "told"), [(1, 1), (MOST_EQUAL, MOST_EQUAL), (MOST_EQUAL + 1, 1), (40, 1)])
def test_many_equal_problems_are_one_with_the_places_of_the_others(count: int, told: int) -> None:
    found = json.loads(report(reversed(_equal(count)), "th", "json"))
    assert len(found) == told
    assert (found[0]["line"], found[0]["column"]) == (1, 3)
    others = [{"line": 2 * number + 1, "column": number + 3} for number in range(1, count)]
    assert found[0]["others"] == (others if count > MOST_EQUAL else [])
    assert sum(1 + len(item["others"]) for item in found) == count


def test_only_equal_problems_of_one_file_are_one() -> None:
    mixed = [
        *_equal(5),
        *_equal(5, near="y"),
        *_equal(5, path="b.md"),
        *[Problem("a.md", n, 1, "HB225") for n in range(7)],
    ]
    told = json.loads(report(mixed, "en", "json"))
    assert [len(item["others"]) for item in told if item["others"]] == [6]
    assert len(told) == 16
    assert [(item["path"], item["line"], item["column"]) for item in told] == sorted(
        (item["path"], item["line"], item["column"]) for item in told
    )


def test_text_of_many_equal_problems_names_the_lines() -> None:
    lines = report(_equal(8), "th").split("\n")
    assert len(lines) == 6
    assert lines[3] == "    พบอีก 7 แห่งในไฟล์นี้ บรรทัด 3, 5, 7, 9, 11, 13, 15"
    assert lines[4] == "พบ 1 ข้อผิดพลาด"
    english = report(_equal(8), "en").split("\n")
    assert english[3] == "    and 7 times more in this file, on lines 3, 5, 7, 9, 11, 13, 15"
    assert report(_equal(200), "en").split("\n")[3].endswith("59, 61, …")


def test_annotation_of_many_equal_problems_names_the_lines_in_both_languages() -> None:
    (line,) = github_annotations(_equal(6)).split("\n")
    assert line.startswith("::error file=a.md,line=1,col=3,")
    assert "%0Aพบอีก 5 แห่งในไฟล์นี้ บรรทัด 3, 5, 7, 9, 11%0A" in line
    assert line.endswith("%0Aand 5 times more in this file, on lines 3, 5, 7, 9, 11")


def test_problems_error_keeps_its_problems_sorted() -> None:
    later, earlier = (Problem("a.md", line, 1, "HB217", {"file": "a.md"}) for line in (2, 1))
    assert ProblemsError([later, earlier]).problems == [earlier, later]


def test_count_line() -> None:
    three = [Problem("a.md", line, 1, "HB222", {"block": "note"}) for line in (1, 2, 3)]
    assert count(three, "th") == "พบ 3 ข้อผิดพลาด"
    assert count(three, "en") == "Found 3 errors"
    assert count([], "th") == "ไม่พบปัญหา"
    assert count([], "en") == "No problems found."
    assert report(three, "th").split("\n")[-2] == "พบ 3 ข้อผิดพลาด"
    assert report([], "en") == "No problems found."


def test_count_line_of_one_in_english() -> None:
    assert count([Problem("a.md", 1, 1, "HB222", {"block": "note"})], "en") == "Found 1 error"


def test_count_line_names_each_severity_and_only_errors_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    severities = {"HB901": "error", "HB902": "warning", "HB903": "notice"}
    monkeypatch.setattr(problems, "catalogue", lambda: {code: {"severity": name} for code, name in severities.items()})
    found = [Problem("a.md", line, 1, code) for code in reversed(severities) for line in (1, 2)]
    assert count(found, "th") == "พบ 2 ข้อผิดพลาด 2 คำเตือน 2 ข้อแนะนำ"
    assert count(found, "en") == "Found 2 errors 2 warnings 2 notices"
    assert has_errors(found)
    assert not has_errors(problem for problem in found if problem.code != "HB901")


# The command line


def test_command_is_silent_but_for_its_count_on_a_clean_project() -> None:
    done = _command("--root", str(MINIMAL), "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "ไม่พบปัญหา\n", "")


def test_command_tells_problems_in_english_with_exit_code_1(tmp_path: Path) -> None:
    root = lay_out(CASES / "HB222-unclosed-block" / "fail", tmp_path / "project")
    done = _command("--root", str(root), "check", "--lang", "en")
    assert done.returncode == 1
    assert done.stdout.split("\n") == [
        'docs/page.en.md:18:1: error HB222 unclosed-block: the block "/// essentials" is not closed',
        "    why: the rest of the page would become part of it",
        "    mend: add a line of /// after the block's text, with an empty line before it",
        'docs/page.md:18:1: error HB222 unclosed-block: the block "/// note" is not closed',
        "    why: the rest of the page would become part of it",
        "    mend: add a line of /// after the block's text, with an empty line before it",
        "Found 2 errors",
        CODES_LINE["en"],
        "",
    ]
    assert done.stderr == ""


def test_command_writes_json_to_stdout_even_where_nothing_can_be_read(tmp_path: Path) -> None:
    done = _command("--root", str(tmp_path / "nowhere"), "check", "--format", "json")
    assert done.returncode == 1
    assert [(item["path"], item["code"]) for item in json.loads(done.stdout)] == [("mkdocs.yml", "HB217")]
    assert done.stderr == ""


def test_command_refuses_a_path_that_does_not_exist() -> None:
    done = _command("--root", str(MINIMAL), "check", "docs/nowhere.md", cwd=MINIMAL)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "ไม่พบ docs/nowhere.md ในโฟลเดอร์ของคู่มือ\nno docs/nowhere.md in the handbook's folder\n"


def test_a_refusal_shows_a_hidden_sign_as_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(MINIMAL), "check", "docs/a\n::error::x.md"]) == 2
    assert capsys.readouterr().err.splitlines()[1] == r"no docs/a\n::error::x.md in the handbook's folder"


def test_command_refuses_wrong_usage() -> None:
    done = _command("--root", str(MINIMAL), "check", "--format", "xml")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [[], ["chek"], ["check", "--lang", "fr"], ["check", "--quick"]], ids=" ".join)
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--root", str(MINIMAL), *arguments])
    assert ended.value.code == 2


def test_path_outside_the_project_ends_with_2(tmp_path: Path) -> None:
    assert main(["--root", str(MINIMAL), "check", str(tmp_path)]) == 2


@pytest.mark.parametrize(
    ("paths", "files"),
    [
        (["docs/page.md"], ["docs/page.md"]),
        (["docs/data"], ["docs/data/sources.yml"]),
        (["docs/data/", "mkdocs.yml"], ["docs/data/sources.yml", "mkdocs.yml"]),
        (["docs"], ["docs/data/sources.yml", "docs/form.en.md", "docs/page.en.md", "docs/page.md"]),
        (["."], ["docs/data/sources.yml", "docs/form.en.md", "docs/page.en.md", "docs/page.md", "mkdocs.yml"]),
        (["docs/index.md"], []),
    ],
    ids=lambda value: " ".join(value) or "none",
)
def test_paths_limit_what_is_told(
    paths: list[str],
    files: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = lay_out(CASES / "many-problems" / "fail", tmp_path / "project")
    monkeypatch.chdir(root)
    status = main(["--root", str(root), "check", *paths, "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert sorted({item["path"] for item in told}) == files
    assert status == int(bool(files))


def test_whole_folder_beside_a_file_means_the_whole_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay_out(CASES / "many-problems" / "fail", tmp_path / "project")
    monkeypatch.chdir(root)
    main(["--root", str(root), "check", ".", "docs/index.md", "--format", "json"])
    assert len(json.loads(capsys.readouterr().out)) == len(expected_lines(CASES / "many-problems" / "fail"))


def test_no_author_can_allow_what_guards_safety() -> None:
    safe = {code for code, texts in catalogue().items() if texts.get("safety")}
    assert safe >= {"HB209", "HB229", "HB230", "HB231", "HB232", "HB237", "HB242", "HB312"}
    assert {catalogue()[code]["severity"] for code in safe} == {"error"}
