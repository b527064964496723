"""Words in attributes of drawings and behind escapes of YAML are checked like any others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checks.case_folders import MINIMAL, find_problems

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
  <title data-en="{title}">ภาพ ๓ ส่วน</title>
  <desc data-en="B">ข</desc>
  <text x="1" y="1" font-size="1" data-en='{text}'>ก</text>
</svg>
"""
GLOSSARY = """groups: [{id: g, th: ก, en: a}]
terms:
  - {id: t, group: g, th: ราคากลาง, en: reference price, avoid: {en: [median price]}}
"""


def _told(root: Path) -> list[str]:
    found = [problem for problem in find_problems(root) if problem.code not in {"HB107", "HB109"}]
    return [f"{problem.path}:{problem.line}:{problem.column} {problem.code}" for problem in found]


@pytest.mark.parametrize(
    ("title", "text", "told"),
    [
        ("A picture of 3 parts", "word", []),
        ("Three parts", "word", []),
        ("A picture of 4 parts", "word", ["2:1 HB305"]),
        ("A picture", "word", ["2:1 HB305"]),
        ("3 parts", "the median price", ["4:1 HB401"]),
        ("3 parts", "☑", ["4:1 HB402"]),
        ("3 parts", "31 February 2026", ["4:1 HB305", "4:44 HB236"]),
        ("3 parts", "เเบบ", ["4:44 HB403"]),
        ("3\u200b parts", "a", ["2:20 HB408"]),
        ("3&#x200b; parts", "a", ["2:20 HB408"]),
    ],
)
def test_english_of_a_drawing_is_checked(title: str, text: str, told: list[str], tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(MINIMAL, root)
    (root / "docs" / "figures").mkdir()
    (root / "docs" / "figures" / "a.svg").write_text(DRAWING.format(title=title, text=text), encoding="utf-8")
    (root / "docs" / "data" / "glossary.yml").write_text(GLOSSARY, encoding="utf-8")
    assert _told(root) == [f"docs/figures/a.svg:{line}" for line in told]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ('"ขั้น\\u200bตอน"', ["2:13 HB408"]),
        ('"\\u0e40\\u0e40บบ"', ["2:8 HB403"]),
        ('"ขออนุญาติ\\u0020"', ["2:11 HB412"]),
        ('"ขออนุญาต\\u0e34"', ["2:8 HB412"]),
        ('"ขั้นตอน\\x07"', ["2:8 HB231"]),
        ("'ขั้น\\u200bตอน'", ["2:13 HB408"]),
        ('"ขั้นตอน\\n"', []),
    ],
)
def test_escapes_of_front_matter_are_read(title: str, told: list[str], tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(MINIMAL, root)
    page = root / "docs" / "page.md"
    page.write_text(page.read_text(encoding="utf-8").replace("title: ขั้นตอน", f"title: {title}"), encoding="utf-8")
    assert [line for line in _told(root) if "page.md" in line] == [f"docs/page.md:{line}" for line in told]


def test_a_backslash_in_the_text_of_a_page_is_no_escape(tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(MINIMAL, root)
    page = root / "docs" / "page.md"
    text = page.read_text(encoding="utf-8").replace("title: ขั้นตอน", 'title: "ขั้นตอน\\t"')
    page.write_text(f"{text}\nพิมพ์ `\\u200b` ในไฟล์\n", encoding="utf-8")
    assert [line for line in _told(root) if "HB408" in line] == []
