"""The reports that people read: every section and question, in both languages, and no markup of the document's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from handbook.authored.settings import load_settings
from handbook.taken_in.take_in import taken_files
from handbook_sources import Handbook
from taken_in.word_file import heading, paragraph, run, word_file

HOSTILE = "<script>alert(1)</script> [x](y:z) | **ก**"
ANSWER = "หน่วยงานต้องส่งเอกสารจำนวนกี่ชุด คำตอบคือสามชุด"


@pytest.fixture(scope="module")
def ours(handbook: Handbook) -> str:
    """The words of one page of the fixture."""
    text = (handbook.root / "docs" / "procedure.md").read_text(encoding="utf-8")
    return " ".join(re.findall("[\u0e00-\u0e7f]{8,}", text))


@pytest.fixture(scope="module", params=["th", "en"])
def files(request: pytest.FixtureRequest, handbook: Handbook, ours: str) -> dict[str, str]:
    body = (
        heading("บทที่ ๑ ขั้นตอน")
        + heading("การเสนอ", 2)
        + paragraph(run(ours))
        + heading(HOSTILE, 2)
        + paragraph(run(HOSTILE) + run("ลับ<b>", "<w:vanish/>"))
        + paragraph(run(ANSWER))
    )
    _, files = taken_files(load_settings(handbook.root), "คู่มือ.docx", word_file(body), request.param)
    return {"language": request.param, **{name: data.decode() for name, data in files.items() if name[-1] != "g"}}


def test_every_section_has_a_row_with_its_page_and_ours(files: dict[str, str]) -> None:
    rows = [line for line in files["placing.md"].splitlines() if "(`pages/official-01.md#section-" in line]
    table = [row.split(" | ") for row in rows if row.startswith("| ")]
    assert len(table) == 2
    assert "procedure.md#" in table[0][1]
    assert float(table[0][2]) > 0.3
    assert table[1][1] == {"th": "ไม่มี", "en": "none"}[files["language"]]


def test_every_question_is_there_with_its_id(files: dict[str, str], handbook: Handbook) -> None:
    questions = files["placing.md"].count("\n### ")
    ids = re.findall(r"^`([a-z0-9-]+)`$", files["placing.md"], re.MULTILINE)
    known = (handbook.root / "docs" / "data" / "confirm.yml").read_text(encoding="utf-8")
    assert questions == len(ids) > 3
    assert all(f"id: {id}\n" in known for id in ids)


def test_the_reports_are_in_the_language_asked_for(files: dict[str, str]) -> None:
    headings = re.findall(r"^##? (.*)$", files["placing.md"] + files["not-kept.md"], re.MULTILINE)
    thai = [heading for heading in headings if re.search("[\u0e00-\u0e7f]", heading.replace("คู่มือ.docx", ""))]
    assert thai == (headings if files["language"] == "th" else [])


def test_nothing_of_the_document_is_markup_in_the_reports(files: dict[str, str]) -> None:
    tree = html.document_fromstring(files["placing.html"])
    assert tree.get("lang") == files["language"]
    assert not list(tree.iter("script", "a", "b", "img"))
    shown = "".join(str(text) for text in tree.itertext())
    assert HOSTILE in shown
    assert "ลับ<b>" in shown


def test_the_html_has_both_reports(files: dict[str, str]) -> None:
    tree = html.document_fromstring(files["placing.html"])
    assert len(list(tree.iter("h1"))) == 2
    assert len(list(tree.iter("table"))) == 1


def test_a_page_of_the_fixture_is_not_changed(files: dict[str, str], handbook: Handbook) -> None:
    assert files
    assert not list(Path(handbook.root).rglob("official-*"))
