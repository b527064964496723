"""The list of amendments is complete: each has a test, each such test has an amendment, for the pinned version."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import weasyprint

from handbook.press.amendments import AMENDMENTS, NO_ISSUE, WEASYPRINT
from handbooks import ROOT

PACKAGE = ROOT / "scripts" / "handbook"
STYLES = ROOT / "overrides" / "assets" / "stylesheets"
TESTS = Path(__file__).parent
CANARY = "test_plain_"


def test_the_list_is_of_the_version_that_is_pinned() -> None:
    assert weasyprint.__version__ == WEASYPRINT, "run tests/press/ with the new version, then write its number"
    for name in ("requirements.txt", "scripts/requirements.in"):
        assert f"weasyprint=={WEASYPRINT} " in (ROOT / name).read_text(encoding="utf-8")


def test_each_amendment_has_its_place() -> None:
    for each in AMENDMENTS:
        folder = STYLES if each.place.endswith(".css") else PACKAGE
        assert (folder / each.place).is_file(), each.place
        assert re.fullmatch(r"\d+\.\d+", each.since)
        assert each.issue == NO_ISSUE or re.match(r"#\d+, ", each.issue)


def test_each_module_of_the_room_is_listed() -> None:
    modules = {f"press/amendments/{file.name}" for file in (PACKAGE / "press" / "amendments").glob("*.py")}
    assert modules - {
        "press/amendments/__init__.py",
        "press/amendments/amendment.py",
        "press/amendments/avoided.py",
    } == {each.place for each in AMENDMENTS if each.place in modules}


def test_each_amendment_has_a_test_that_tells_when_it_can_go() -> None:
    found = [
        f"{file.name}::{entry.name}"
        for file in sorted(TESTS.glob("test_*.py"))
        for entry in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(entry, ast.FunctionDef) and entry.name.startswith(CANARY)
    ]
    assert sorted(each.test for each in AMENDMENTS) == sorted(found)
