"""The files of the fixture handbook's forms, and those of a former version, kept as they were given out."""

from __future__ import annotations

from pathlib import Path

from built_site import BuiltPage, plain
from handbook.corpus.superseded import EXAMPLE, SupersededFile, read_name
from handbook_sources import Handbook
from laws.form_files import *  # noqa: F403 - tests are found by name
from laws.form_files import superseded

FORMER = "cover-letter-th_0.1_2026-10-01.pdf"


def test_fixture_has_a_list_of_all_forms_in_both_languages(whole_pages: dict[str, BuiltPage]) -> None:
    lists = [page.path for page in whole_pages.values() if page.select("article .hb-formtable")]
    assert lists == ["en/forms/index.html", "forms/index.html"]


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


def test_a_former_version_is_kept_and_marked(site: Path, handbook: Handbook, whole_pages: dict[str, BuiltPage]) -> None:
    assert superseded(handbook) == {f"superseded/{FORMER}"}
    kept = (handbook.root / "docs" / "forms" / "superseded" / FORMER).read_bytes()
    assert (site / "downloads" / "forms" / "superseded" / FORMER).read_bytes() == kept
    rows = whole_pages["forms/index.html"].select(".hb-formtable tbody tr")
    assert [row.get("id") for row in rows] == ["cover-letter", None, "everything"]
    assert [len(row.cssselect(".hb-state--ended")) for row in rows] == [0, 1, 0]
    former = " ".join(rows[1].text_content().split())
    assert "มีรุ่นใหม่แทนแล้ว" in former
    assert "0.1 · 1 ตุลาคม 2569" in former
    (link,) = rows[1].cssselect("a.hb-file")
    assert plain(link.get("href")) == f"../downloads/forms/superseded/{FORMER}"
    assert link.get("download") == FORMER
    assert len(whole_pages["en/forms/index.html"].select(".hb-formtable tbody tr")) == 2


def test_sources_of_former_versions_stay_out_of_the_pages(site: Path) -> None:
    assert not (site / "forms" / "superseded").exists()
