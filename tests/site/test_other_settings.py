"""A site of other settings than the fixture's: a repository, a translation that is behind; and pages that moved."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from built_site import BuiltPage, read_site
from handbook_sources import Handbook
from handbooks import lay_out, read_settings, run_handbook, write_settings

REPOSITORY = "https://git.example.invalid/sample/handbook"


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """The fixture with those settings, its site built."""
    root = lay_out(tmp_path_factory.mktemp("other") / "project")
    settings = read_settings(root)
    settings["extra"]["handbook"]["repository"] = {"url": f"{REPOSITORY}/", "branch": "next"}
    write_settings(root, settings)
    thai = root / "docs" / "survey.md"
    thai.write_text(thai.read_text(encoding="utf-8").replace("description: ", "description: แก้ ", 1), encoding="utf-8")
    done = run_handbook("build", "--only", "site", "--lang", "en", root=root)
    assert done.returncode == 0, done.stderr
    assert "HB310" in done.stdout
    return Handbook(root)


@pytest.fixture(scope="module")
def others(other: Handbook) -> dict[str, BuiltPage]:
    """Its pages."""
    return read_site(other.root / "site")


def test_edit_and_report_links_lead_to_the_repository(other: Handbook, others: dict[str, BuiltPage]) -> None:
    report, _, edit = (link.get("href") for link in others["en/procedure/index.html"].select(".hb-pagefoot a"))
    assert edit == f"{REPOSITORY}/edit/next/docs/procedure.en.md"
    assert report.startswith(f"{REPOSITORY}/issues/new?title=")
    asked = parse_qs(urlsplit(report).query)
    assert asked["title"] == ["CCTV handbook, problem: Procedure of a proposal"]
    assert f"Address: {other.address('procedure', 'en')}\nEdition: Trial edition 2569-1\n" in asked["body"][0]
    assert others["index.html"].select(".hb-pagefoot a")[2].get("href") == f"{REPOSITORY}/edit/next/docs/index.md"


def test_a_translation_that_is_behind_says_so_and_leads_to_the_thai(others: dict[str, BuiltPage]) -> None:
    behind = [path for path, page in others.items() if page.select(".hb-behind")]
    assert behind == ["en/survey/index.html"]
    (notice,) = others[behind[0]].select(".hb-behind")
    assert notice.text.startswith("The Thai text of this page has changed since it was translated")
    assert others[behind[0]].follow(notice.cssselect("a")[0].get("href"))[0] == "survey/index.html"


@pytest.mark.parametrize(
    ("old", "locale"),
    [("approval/index.html", "th"), ("old/way.html", "th"), ("en/approval/index.html", "en")],
)
def test_old_addresses_lead_on_without_server_or_script(
    handbook: Handbook, site_alone: Path, browser: Browser, old: str, locale: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site_alone / old).as_uri())
    expect(page.locator("h1")).to_have_text(handbook.meta("procedure", locale)["title"])
    assert page.url.endswith("/procedure/index.html")
    context.close()
    tree = BuiltPage(site_alone, old)
    assert tree.tree.get("lang") == locale
    assert tree.select("script, style") == []
    assert tree.select('link[rel="canonical"]')[0].get("href").endswith("/procedure/")
