"""Code, a comment or a block that is not closed is one problem, whatever follows from it, on its page and on others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checks.case_folders import MINIMAL, find_problems

TITLE = "# ขั้นตอน { #page }\n"


def _told(root: Path, written: str) -> list[str]:
    """What is told of the minimal project with this text below the title of a page; its first page links into that."""
    shutil.copytree(MINIMAL, root)
    for name, link in (("index.md", "ขั้นแรก"), ("index.en.md", "First step")):
        file = root / "docs" / name
        file.write_text(f"{file.read_text(encoding='utf-8')}\n[{link}](page.md#prepare)\n", encoding="utf-8")
    page = root / "docs" / "page.md"
    text = page.read_text(encoding="utf-8").replace(TITLE, f"{TITLE}\n{written}\n")
    page.write_text(text, encoding="utf-8")
    return [f"{problem.path}:{problem.line} {problem.code}" for problem in find_problems(root)]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("ข้อความ", []),
        ("```\nก\n```", []),
        ("````\n```\n````", []),
        ("<!-- ก -->", []),
        ("```\nก", ["docs/page.md:12 HB250"]),
        ("~~~~\nก\n~~~", ["docs/page.md:12 HB250"]),
        ("```yaml\nก", ["docs/page.md:12 HB250"]),
        ("<!-- ก", ["docs/page.md:12 HB250"]),
        ("/// note | ก\n\nข", ["docs/page.md:12 HB222"]),
        ("/// note | ก\n\n```\nข\n\n///", ["docs/page.md:14 HB250"]),
        ("```\nก\n\n## ข\n\n[ค](no.md) เเบบ", ["docs/page.md:12 HB250"]),
        ("เเบบ\n\n```\nก", ["docs/page.md:12 HB403", "docs/page.md:14 HB250"]),
    ],
)
def test_what_is_not_closed_is_one_problem(written: str, told: list[str], tmp_path: Path) -> None:
    assert _told(tmp_path / "project", written) == told
