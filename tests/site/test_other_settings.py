"""A site of other settings than the fixture's: a repository, a translation that is behind; and pages that moved."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from built_site import BuiltPage, read_site
from handbook_sources import Handbook
from handbooks import lay_out, let_translations_wait, read_settings, run_handbook, write_settings

REPOSITORY = "https://git.example.invalid/sample/handbook"


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """The fixture with those settings, its site built."""
    root = lay_out(tmp_path_factory.mktemp("other") / "project")
    settings = read_settings(root)
    settings["extra"]["handbook"]["repository"] = {"url": f"{REPOSITORY}/", "branch": "next"}
    write_settings(root, settings)
    let_translations_wait(root, "survey")
    thai = root / "docs" / "survey.md"
    text = thai.read_text(encoding="utf-8").replace("description: ", "description: แก้ ", 1)
    thai.write_text(text.replace("{ #field }", "แก้ { #field }", 1), encoding="utf-8")
    done = run_handbook("build", "--only", "site", "--lang", "en", root=root)
    assert done.returncode == 0, done.stderr
    assert "HB315" in done.stdout
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
    before, after = notice.cssselect("p")
    assert before.text.startswith("The Thai text of these parts of the page has changed")
    assert after.text == "Why it waits (noted on 28 November 2026): The translator is away this week."
    read = notice.cssselect("a[hreflang=th]")
    assert [link.text_content() for link in read] == ["Description of the page", "Survey in the field"]
    led = [others[behind[0]].follow(link.get("href")) for link in read]
    assert led == [("survey/index.html", ""), ("survey/index.html", "field")]
    (here,) = others[behind[0]].select(".hb-behind-here")
    assert here.getprevious().get("id") == "field"
    assert others[behind[0]].follow(here[0].get("href")) == ("survey/index.html", "field")


def test_a_part_that_is_behind_is_stamped_by_a_new_file_of_one_line(
    other: Handbook, others: dict[str, BuiltPage]
) -> None:
    (link,) = others["en/survey/index.html"].select(".hb-behind li:last-child a[rel]")
    address = link.get("href")
    assert address.startswith(f"{REPOSITORY}/new/next?filename=docs%2Ftranslations%2Fsurvey-field-")
    asked = parse_qs(urlsplit(address).query)
    (path,), (text,) = asked["filename"], asked["value"]
    file = other.root / path
    file.write_text(text, encoding="utf-8")
    told = run_handbook("check", "--lang", "en", root=other.root)
    assert (text.count("\n"), "survey.en.md#field" in told.stdout, "#.description" in told.stdout) == (1, False, True)
    done = run_handbook("check", "--fix", root=other.root)
    assert "+++ /dev/null" in done.stdout
    assert not file.exists()
    assert run_handbook("check", "--lang", "en", root=other.root).stdout == told.stdout


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
