"""The built site of the fixture handbook: the laws of every handbook, and what the machine alone puts there."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from built_site import BuiltPage, path_of, plain, read_site
from laws.marks import *  # noqa: F403
from laws.marks import marked
from laws.pages import *  # noqa: F403 - tests are found by name
from laws.pages import inner_links
from laws.pictures import *  # noqa: F403


@pytest.mark.parametrize(
    "selector",
    [
        *(
            "a.hb-source",
            "article .hb-wait:not(.hb-wait--text)",
            "article .hb-wait--text",
            "td .hb-again",
            "li .hb-again",
            ".hb-page-open ul + p + ul",
            "a.hb-term",
            "article a.hb-address",
            ".hb-items__where a",
            ".hb-register > li",
        ),
        *(".hb-hero", ".hb-start", ".hb-panel", ".hb-contact", ".hb-lead", ".hb-letter", ".hb-clauses", ".hb-path"),
        *(
            ".hb-notice .hb-notice--stop",
            "figure svg",
            "figure > img",
            "p > img",
            ".hb-scroll > table",
            ".hb-fit > table",
            ".hb-formula",
        ),
        *("form.hb-form table.hb-rows", "form.hb-form .hb-office", "form.hb-form .hb-formletter"),
    ],
)
def test_fixture_has_what_the_laws_judge(pages: dict[str, BuiltPage], selector: str) -> None:
    for locale in ("th", "en"):
        assert any(page.select(selector) for page in pages.values() if page.locale == locale), locale


# Page -> question -> how often it is mentioned, counted by hand; one mention of each has the badge.
MENTIONED = {
    "index": {"forms": 1, "receiving-unit": 1, "endorsement": 1},
    "circular": {"copies": 2, "deadline": 2, "endorsement": 2},
    "procedure": {"receiving-unit": 3, "copies": 2, "deadline": 3, "forms": 1, "price-edition": 1},
    "survey": {"forms": 1, "retention": 1},
    "specifications": {"price-edition": 4, "retention": 1},  # two of them below the tables of prices
    "forms/index": {"forms": 1},
    "forms/cover-letter": {"receiving-unit": 2, "copies": 1},
}


@pytest.mark.parametrize("locale", ["th", "en"])
def test_every_mention_of_the_fixture_is_a_badge_or_a_quiet_link(pages: dict[str, BuiltPage], locale: str) -> None:
    found = {key: marked(pages[path_of(key, locale)]) for key in MENTIONED}
    assert found == MENTIONED
    other = [path for path, page in pages.items() if page.locale == locale and page.select("article .hb-wait")]
    assert len(other) == len(MENTIONED)
    assert sum(len(page.select("article .hb-again")) for page in pages.values()) == 2 * 12
    badges = [badge.get("class") for page in pages.values() for badge in page.select("article .hb-wait + a.hb-state")]
    assert (sum("--wait" in name for name in badges), sum("--text" in name for name in badges)) == (2 * 14, 2 * 4)


def test_no_page_of_the_fixture_is_behind(pages: dict[str, BuiltPage]) -> None:
    assert [path for path, page in pages.items() if page.select(".hb-behind")] == []


def test_downloads_exist_and_tell_their_size(site: Path) -> None:
    pages = read_site(site)
    files = {page.follow(href)[0] for page in pages.values() for href in inner_links(page)}
    assert [file for file in sorted(files) if not (site / file).is_file()] == []
    for page in (pages["index.html"], pages["en/index.html"]):
        links = page.select('article a[href*="downloads/"]')
        found = {plain(page.follow(link.get("href"))[0]) for link in links}
        assert found == {f"downloads/{link.get('download')}" for link in links}  # saved by the plain name
        kinds = ("handbook", "quick-guide")
        assert found == {f"downloads/cctv-{kind}-{locale}.pdf" for kind in kinds for locale in ("th", "en")}
        for link in links:
            size = (site / page.follow(link.get("href"))[0]).stat().st_size
            shown = f"{size / 1e6:.1f} MB" if size > 1e6 else f"{size / 1e3:.0f} KB"
            assert link.getnext().text == f"({shown})"


def test_one_page_for_what_is_missing_speaks_both_languages(site_alone: Path) -> None:
    tree = html.fromstring((site_alone / "404.html").read_text(encoding="utf-8"))
    assert tree.get("lang") == "th"
    assert tree.cssselect("h1")[0].text == "ไม่พบหน้านี้"
    assert tree.cssselect('article [lang="en"] h2')[0].text == "Page not found"
    assert tree.cssselect(".md-search__input")[0].get("placeholder") == "ค้นหาในคู่มือ"
    assert tree.cssselect("a.hb-language, .md-sidebar") == []
    home = [link.get("href") for link in tree.cssselect("article a")]
    assert "/cctv/." in home
    assert "/cctv/en/" in home


def test_fonts_are_made_by_the_build_and_small(site_alone: Path) -> None:
    fonts = sorted((site_alone / "assets" / "fonts").glob("*.woff2"))
    assert [plain(font.name) for font in fonts] == ["sarabun-bold.woff2", "sarabun-regular.woff2"]
    assert all(10_000 < font.stat().st_size < 20_000 for font in fonts)


def test_sources_and_data_are_not_published(site_alone: Path) -> None:
    assert not (site_alone / "data").exists()
    assert [file for file in site_alone.rglob("*") if file.suffix in {".md", ".yml"}] == []
