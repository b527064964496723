"""A target that leads nowhere is told with what to write: another site, an address of mail, a page by its file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checks.case_folders import MINIMAL, find_problems
from handbook.checks.link_mends import target_mend
from handbook.messages import LANGUAGES

KNOWN = ["index.md", "page.md", "forms/proposal.md", "sub/index.md", "images/pole.png"]


@pytest.mark.parametrize(
    ("target", "page", "said"),
    [
        ("www.example.go.th", "page.md", "https://www.example.go.th"),
        ("example.go.th/a?b=1", "page.md", "https://example.go.th/a?b=1"),
        ("office@example.go.th", "page.md", "mailto:office@example.go.th"),
        ("02-702-5021", "page.md", "tel:027025021"),
        ("", "page.md", "[text](procedure.md)"),
        ("page", "index.md", '"page.md"'),
        ("page/", "index.md", '"page.md"'),
        ("page.html#a", "index.md", '"page.md#a"'),
        ("page.docx", "index.md", '"page.md"'),
        ("PAGE.md", "index.md", '"page.md"'),
        ("docs/page.md", "index.md", '"page.md"'),
        ("proposal.md", "index.md", '"forms/proposal.md"'),
        ("page.md", "forms/proposal.md", '"../page.md"'),
        ("sub", "index.md", '"sub/index.md"'),
        ("pages.md", "index.md", '"page.md"'),
        ("images/poles.png", "index.md", '"images/pole.png"'),
        ("budget.md", "index.md", "add that file"),
    ],
)
def test_mend_of_a_target(target: str, page: str, said: str) -> None:
    folder = page.rpartition("/")[0]
    mend = target_mend(target, f"{folder}/{target}".lstrip("/").partition("#")[0].rstrip("/"), page, KNOWN)
    assert said in mend["en"]
    assert tuple(mend) == LANGUAGES
    if said.startswith("http"):
        assert "file" not in mend["en"]


def test_english_twin_in_the_nav_is_found_by_itself(tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(MINIMAL, root)
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("page.md", "page.en.md", 1), encoding="utf-8")
    (problem,) = find_problems(root)
    assert problem.code == "HB207"
    assert problem.text("mend", "en") == "write page.md; its English twin is found by itself"
