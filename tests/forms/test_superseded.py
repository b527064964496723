"""Files of a form's former versions are kept as they were given out, and marked where all files are listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.form_site import build_form_site
from handbook.corpus.superseded import EXAMPLE, SupersededFile, read_name
from handbook.html.tree import read_html, select, words_of
from handbooks import run_handbook

FORMER = b"%PDF-1.7 as it was given out"
INDEX = """---
title: {title}
description: {title}
reviewed: 2026-11-23
review_every: 6
owner: สำนักงานจังหวัดตัวอย่าง
---

# {title} {{ #forms }}

/// data | forms all
///
"""


def test_names_say_what_a_file_is() -> None:
    assert read_name(EXAMPLE) == SupersededFile("project-proposal", "th", "0.1", "2026-11-27", "typing")
    assert read_name("a-b-en_1.10_2026-11-27_print.pdf") == SupersededFile(
        "a-b", "en", "1.10", "2026-11-27", "handwriting"
    )
    assert read_name("a-th_0.1_2026-11-27.docx") == SupersededFile("a", "th", "0.1", "2026-11-27", "word")
    for name in (
        "a_0.1_2026-11-27.pdf",
        "a-th_01_2026-11-27.pdf",
        "a-th_0.1.pdf",
        "a-th_0.1_2026-11-27.zip",
        "A-th_0.1_2026-11-27.pdf",
    ):
        assert read_name(name) is None, name


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("project")
    build_form_site(root)
    kept = root / "docs" / "forms" / "superseded"
    kept.mkdir()
    (kept / "everything-th_1.1_2026-10-01.pdf").write_bytes(FORMER)
    for suffix, title in (("", "แบบฟอร์ม"), (".en", "Forms")):
        (root / "docs" / "forms" / f"index{suffix}.md").write_text(INDEX.format(title=title), encoding="utf-8")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(
        settings.replace("- forms/everything.md", "- forms/everything.md\n- forms/index.md"), encoding="utf-8"
    )
    for part in ("forms", "site"):
        done = run_handbook("build", "--only", part, root=root)
        assert done.returncode == 0, done.stdout + done.stderr
    return root


def test_a_former_version_is_kept_and_marked(project: Path) -> None:
    downloads = project / "site" / "downloads" / "forms"
    assert (downloads / "superseded" / "everything-th_1.1_2026-10-01.pdf").read_bytes() == FORMER
    page = read_html((project / "site" / "forms" / "index.html").read_text(encoding="utf-8"))
    current, former = select(page, ".hb-formtable tbody tr")
    assert current.get("id") == "everything"
    assert not select(current, ".hb-state--ended")
    assert words_of(select(former, ".hb-state--ended")[0]) == "มีรุ่นใหม่แทนแล้ว"
    assert words_of(former[1]).startswith("1.1 · 1 ตุลาคม 2569")
    (link,) = select(former, "a.hb-file")
    assert link.get("href") == "../downloads/forms/superseded/everything-th_1.1_2026-10-01.pdf"
    english = read_html((project / "site" / "en" / "forms" / "index.html").read_text(encoding="utf-8"))
    assert len(select(english, ".hb-formtable tbody tr")) == 1


def test_sources_of_former_versions_stay_out_of_the_pages(project: Path) -> None:
    assert not (project / "site" / "forms" / "superseded").exists()
