"""`published` notes what readers have: pages, ids, the blanks of forms; what is gone stays noted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from commands.published.published_handbook import PUBLISHED, codes_of, edit_form, run
from handbooks import ROOT


def test_pages_and_forms_are_noted_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "published", "--lang", "en") == 0
    noted = (root / PUBLISHED).read_text(encoding="utf-8")
    assert "\npages:\n  - forms/request\n  - index\n  - page\nids:\n" in noted
    assert '\n  page: [page, prepare]\nforms:\n  request: {version: "0.1", blanks: ' in noted
    assert codes_of(root) == []
    assert run(root, "published", "--lang", "en") == 0
    assert (root / PUBLISHED).read_text(encoding="utf-8") == noted
    assert capsys.readouterr().out.splitlines()[1] == "all of it is noted already"


def test_id_that_is_gone_stays_noted_and_stays_on_the_page(root: Path) -> None:
    run(root, "published")
    for name in ("page.md", "page.en.md", "forms/request.form.yml"):
        page = root / "docs" / name
        page.write_text(page.read_text(encoding="utf-8").replace("#prepare", "#ready"), encoding="utf-8")
    assert run(root, "published") == 0
    assert "\n  page: [page, prepare, ready]\n" in (root / PUBLISHED).read_text(encoding="utf-8")
    assert codes_of(root) == []
    shutil.copytree(ROOT / "overrides", root / "overrides")
    assert run(root, "build", "--only", "site") == 0
    for folder in ("page", "en/page"):
        built = (root / "site" / folder / "index.html").read_text(encoding="utf-8")
        assert built.count('id="prepare"') == built.count('id="ready"') == 1


def test_many_ids_are_noted_on_lines_that_can_be_read(root: Path) -> None:
    ids = [f"a-heading-with-a-long-name-{number}" for number in range(20)]
    for name in ("page.md", "page.en.md"):
        page = root / "docs" / name
        added = "".join(f"\n## A {{ #{id} }}\n\nx\n" for id in ids)
        page.write_text(page.read_text(encoding="utf-8") + added, encoding="utf-8")
    run(root, "published")
    noted = (root / PUBLISHED).read_text(encoding="utf-8")
    assert max(map(len, noted.splitlines())) <= 120
    assert yaml.safe_load(noted)["ids"]["page"] == ["page", "prepare", *ids]
    run(root, "published")
    assert (root / PUBLISHED).read_text(encoding="utf-8") == noted


def test_page_that_is_gone_stays_noted(root: Path) -> None:
    run(root, "published")
    noted = (root / PUBLISHED).read_text(encoding="utf-8")
    (root / PUBLISHED).write_text(noted.replace("  - page\n", "  - page\n  - steps\n"), encoding="utf-8")
    assert codes_of(root) == ["HB259", "HB259"]
    assert run(root, "published") == 1
    for name in ("page.md", "page.en.md"):
        page = root / "docs" / name
        text = page.read_text(encoding="utf-8").replace("chapter:", "old_paths: [steps/]\nchapter:")
        page.write_text(text, encoding="utf-8")
    assert run(root, "published") == 0
    assert "  - steps\n" in (root / PUBLISHED).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("maxlength: 120", "maxlength: 130", True),
        ("required: true, ", "", True),
        ("en: Other}", "en: Another}", False),  # words are not what a filled form holds
        ("      other:", "      others:", True),
        (
            "{type: text, required: true, maxlength: 120}",
            "{type: text, required: true, maxlength: 120, width: 50}",
            False,
        ),
        ("      name: {type: text}\n", "      name: {type: text, weight: 2}\n", False),
        ("rows: 3", "rows: 4", True),
    ],
)
def test_changed_blanks_need_another_version(root: Path, old: str, new: str, told: bool) -> None:
    run(root, "published")
    edit_form(root, old, new)
    assert codes_of(root) == ["HB531"] * told
    edit_form(root, 'version: "0.1"', 'version: "0.2"')
    assert codes_of(root) == []


def test_sources_with_errors_are_not_noted(root: Path) -> None:
    shutil.rmtree(root / "docs" / "data")
    assert run(root, "published") == 1
    assert not (root / PUBLISHED).exists()
