"""A site of other settings than today's: a repository, a page that moved, a translation that is behind."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from built_site import BuiltPage, read_site
from conftest import ROOT, run_handbook

REPOSITORY = "https://git.example.invalid/samut/handbook"


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real sources outside git with those settings, their site built."""
    root = tmp_path_factory.mktemp("other")
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    kept = f"    repository: {{url: {REPOSITORY}/, branch: next}}\n    numerals:"
    (root / "mkdocs.yml").write_text(settings.replace("    numerals:", kept, 1), encoding="utf-8")
    for name, old in (("procedure.md", "[approval/, old/way.html]"), ("procedure.en.md", "[approval/]")):
        file = root / "docs" / name
        text = file.read_text(encoding="utf-8").replace("\nowner:", f"\nold_paths: {old}\nowner:", 1)
        file.write_text(text, encoding="utf-8")
    thai = root / "docs" / "faq.md"
    thai.write_text(thai.read_text(encoding="utf-8").replace("description: ", "description: แก้ ", 1), encoding="utf-8")
    done = run_handbook("build", "--only", "site", "--lang", "en", root=root)
    assert done.returncode == 0, done.stderr
    assert "HB310" in done.stdout
    return root / "site"


@pytest.fixture(scope="module")
def pages(other: Path) -> dict[str, BuiltPage]:
    return read_site(other)


def test_edit_and_report_links_lead_to_the_repository(pages: dict[str, BuiltPage]) -> None:
    report, _, edit = (link.get("href") for link in pages["en/procedure/index.html"].select(".hb-pagefoot a"))
    assert edit == f"{REPOSITORY}/edit/next/docs/procedure.en.md"
    assert report.startswith(f"{REPOSITORY}/issues/new?title=")
    asked = parse_qs(urlsplit(report).query)
    assert asked["title"] == ["CCTV handbook, problem: Procedure for seeking approval"]
    assert "Address: https://example.invalid/cctv/en/procedure/\nEdition: Draft edition\n" in asked["body"][0]
    assert pages["index.html"].select(".hb-pagefoot a")[2].get("href") == f"{REPOSITORY}/edit/next/docs/index.md"


def test_a_translation_that_is_behind_says_so_and_leads_to_the_thai(pages: dict[str, BuiltPage]) -> None:
    behind = [path for path, page in pages.items() if page.select(".hb-behind")]
    assert behind == ["en/faq/index.html"]
    (notice,) = pages[behind[0]].select(".hb-behind")
    assert notice.text.startswith("The Thai text of this page has changed since it was translated")
    assert pages[behind[0]].follow(notice.cssselect("a")[0].get("href"))[0] == "faq/index.html"


@pytest.mark.parametrize(
    ("old", "title"),
    [
        ("approval/index.html", "ขั้นตอนการเสนอขอความเห็นชอบ"),
        ("old/way.html", "ขั้นตอนการเสนอขอความเห็นชอบ"),
        ("en/approval/index.html", "Procedure for seeking approval"),
    ],
)
def test_old_addresses_lead_on_without_server_or_script(other: Path, browser: Browser, old: str, title: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((other / old).as_uri())
    expect(page.locator("h1")).to_have_text(title)
    assert page.url.endswith("/procedure/index.html")
    context.close()
    tree = BuiltPage(other, old)
    assert tree.tree.get("lang") == ("en" if old.startswith("en/") else "th")
    assert tree.select("script, style") == []
    assert tree.select('link[rel="canonical"]')[0].get("href").endswith("/procedure/")
