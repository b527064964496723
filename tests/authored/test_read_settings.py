"""mkdocs.yml as the pages and the later stages read it: titles, address and nav with places."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checks.case_folders import CASES, MINIMAL, lay_out
from handbook.authored.settings import Contact, NavEntry, load_settings
from handbook.history.edition import Edition
from handbook.press.document import empty_document


def test_settings_of_the_minimal_project() -> None:
    settings = load_settings(MINIMAL)
    assert (settings.root, settings.docs_dir, settings.site_dir) == (MINIMAL, MINIMAL / "docs", MINIMAL / "site")
    assert settings.title == {"th": "คู่มือตัวอย่าง", "en": "Sample handbook"}
    assert settings.status == "awaiting"
    assert settings.numerals == {"th": "thai", "en": "arabic"}
    assert settings.contact == Contact(
        unit={"th": "สำนักงานจังหวัดตัวอย่าง", "en": "Sample Provincial Office"},
        phone={"th": "โทร. 0 2000 0000", "en": "Tel. 0 2000 0000"},
        tel="+6620000000",
        place={"th": "ศาลากลางจังหวัดตัวอย่าง", "en": "Sample Provincial Hall"},
    )
    assert settings.section_titles == {"ขั้นตอน": {"en": "Procedure"}}
    assert settings.nav == (NavEntry("index.md", None, 22, 5), NavEntry("page.md", "ขั้นตอน", 24, 9))


def test_titled_entry_belongs_to_the_section_around_it(tmp_path: Path) -> None:
    settings = load_settings(lay_out(CASES / "HB207-nav-missing-page" / "pass", tmp_path / "project"))
    assert [(entry.path, entry.section) for entry in settings.nav] == [
        ("index.md", None),
        ("page.md", "ขั้นตอน"),
        ("survey.md", "แบบ"),
    ]


@pytest.mark.parametrize(
    ("site_url", "base_path"),
    [
        ("https://example.invalid/handbook/", "/handbook/"),
        ("https://example.invalid/a/b", "/a/b/"),
        ("https://example.invalid/", "/"),
    ],
)
def test_base_path(site_url: str, base_path: str) -> None:
    assert replace(load_settings(MINIMAL), site_url=site_url).base_path == base_path


def test_files_name_the_office_as_author_of_an_endorsed_edition_alone() -> None:
    awaiting = load_settings(MINIMAL)
    endorsed = replace(awaiting, status="endorsed")
    assert (awaiting.author("th"), endorsed.author("th")) == (None, "สำนักงานจังหวัดตัวอย่าง")
    for settings, named in ((awaiting, []), (endorsed, ["Sample Provincial Office"])):
        tree, _ = empty_document("x", settings, Edition("", 0), "en")
        assert [meta.get("content") for meta in tree.iter("meta") if meta.get("name") == "author"] == named
