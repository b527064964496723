"""Issue forms and the pull request's questions: as GitHub reads them, Thai first, English beside it.

What a form may hold:
https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.__main__ import _parser
from handbooks import ROOT

FOLDER = ROOT / ".github" / "ISSUE_TEMPLATE"
FORMS = sorted(FOLDER.glob("[0-9]*.yml"))
ATTRIBUTES = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
}
THAI_FIRST = re.compile(r"[^A-Za-z]*[\u0e00-\u0e7f]")


def form(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found


def test_there_are_the_three() -> None:
    assert [file.name for file in FORMS] == ["1-page-wrong.yml", "2-question.yml", "3-confirmation.yml"]
    assert [form(file)["name"].split(" · ")[0] for file in FORMS] == ["หน้านี้ผิด", "คำถาม", "หน่วยงานยืนยันข้อมูล"]
    assert set(form(FOLDER / "config.yml")) == {"blank_issues_enabled"}


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_a_form_is_as_github_reads_it(file: Path) -> None:
    content = form(file)
    assert set(content) == {"name", "description", "title", "body"}
    ids = [element["id"] for element in content["body"] if element["type"] != "markdown"]
    assert len(ids) == len(set(ids)) >= 3
    assert not {"template", "title", "body", "labels", "assignees", "projects", "milestone"} & set(ids), "query's own"
    for element in content["body"]:
        assert set(element) <= {"type", "id", "attributes", "validations"}
        assert set(element["attributes"]) <= ATTRIBUTES[element["type"]]
        assert re.fullmatch(r"[A-Za-z0-9_-]+", element.get("id", "x"))
        assert set(element.get("validations", ())) <= {"required"}
    assert any(element.get("validations") for element in content["body"])


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_thai_comes_first_and_english_beside_it(file: Path) -> None:
    content = form(file)
    told = [content["name"], content["description"]]
    for element in content["body"]:
        told += [text for name, text in element["attributes"].items() if name in {"label", "description"}]
    assert [text for text in told if not THAI_FIRST.match(text) or not re.search(r" · .*[A-Za-z]", text)] == []


def test_a_confirmation_leads_into_the_record_of_answers() -> None:
    text = (FOLDER / "3-confirmation.yml").read_text(encoding="utf-8")
    (command,) = set(re.findall(r"python3 scripts/make\.py (\w+) ", text))
    _parser().parse_args([command, "copies"])
    assert {element.get("id") for element in form(FOLDER / "3-confirmation.yml")["body"]} >= {
        *("question", "answer", "letter", "date"),
    }


def test_a_pull_request_asks_three_questions_in_both_languages() -> None:
    text = (ROOT / ".github" / "pull_request_template.md").read_text(encoding="utf-8")
    questions = re.findall(r"^\*\*([๐-๙])\. (.+) · (.+)\*\*$", text, re.MULTILINE)
    assert [number for number, _, _ in questions] == ["๑", "๒", "๓"]
    assert all(THAI_FIRST.match(thai) and re.match("[A-Z]", english) for _, thai, english in questions)
