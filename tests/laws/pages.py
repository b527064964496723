"""The built site, page by page, read as HTML."""

from __future__ import annotations

import calendar
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from built_site import BuiltPage, is_outside
from handbook_sources import LOCALES, Handbook, path_of

Pages = dict[str, BuiltPage]
_MONTHS = {
    "th": [
        *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
        *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
    ],
    "en": list(calendar.month_name)[1:],
}
_ANNEXES = {"th": "กขคงจฉชซฌญฎฏฐ", "en": "ABCDEFGHIJKLM"}
_DIGITS = {"arabic": str.maketrans({}), "thai": str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")}


def written_date(day: date, locale: str) -> str:
    """A day as the page line writes it: `23 พฤศจิกายน 2569`, `23 November 2026`."""
    return f"{day.day} {_MONTHS[locale][day.month - 1]} {day.year + 543 * (locale == 'th')}"


def months_later(day: date, months: int) -> date:
    """The day so many months on, or the last of its month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def numbered(meta: dict[str, Any], locale: str, numerals: str) -> str:
    """A page's number before its title, as the menu has it."""
    if "chapter" in meta:
        return f"{meta['chapter']}".translate(_DIGITS[numerals]) + f" {meta['title']}"
    return f"{_ANNEXES[locale][meta['annex'] - 1]} {meta['title']}"


def inner_links(page: BuiltPage) -> list[str]:
    """What a page leads to or loads within the site; not its own address and its twins', which are whole."""
    links = [
        element.get("href") or element.get("src")
        for element in page.select("a[href], link[href], script[src], img[src]")
        if element.get("rel", "").strip() not in {"canonical", "alternate"}
    ]
    return [link for link in links if not is_outside(link)]


def test_every_page_of_the_nav_is_there_in_both_languages(pages: Pages, handbook: Handbook) -> None:
    assert set(pages) == {path for path, _, _ in handbook.paths()}


def test_head_tells_language_title_description_and_addresses(pages: Pages, handbook: Handbook) -> None:
    for path, key, locale in handbook.paths():
        page = pages[path]
        assert page.tree.get("lang") == page.locale == locale, path
        assert page.select("title")[0].text.strip(), path
        described = page.select('meta[name="description"]')[0].get("content")
        assert described == handbook.meta(key, locale)["description"], path
        canonical = [link.get("href") for link in page.select('link[rel="canonical"]')]
        assert canonical == [handbook.address(key, locale)], path
        assert len(page.select("h1")) == 1, path


def test_language_link_leads_to_the_twin(pages: Pages) -> None:
    for path, page in pages.items():
        (link,) = page.select("a.hb-language")
        twin = path.removeprefix("en/") if page.locale == "en" else f"en/{path}"
        assert page.follow(link.get("href"))[0] == twin
        assert link.get("hreflang") == link.get("lang") == pages[twin].locale


def test_links_lead_to_files_and_ids_that_exist(pages: Pages, site_alone: Path) -> None:
    for path, page in pages.items():
        for href in inner_links(page):
            file, id = page.follow(href)
            if file.startswith("downloads/"):  # not of the site alone
                continue
            assert (site_alone / file).is_file(), f"{path}: {href}"
            assert not id or file not in pages or id in pages[file].ids, f"{path}: {href}"


def test_ids_are_unique(pages: Pages) -> None:
    for path, page in pages.items():
        assert [id for id, count in Counter(page.ids).items() if count > 1] == [], path


def test_nothing_is_fetched_from_outside(pages: Pages) -> None:
    for path, page in pages.items():
        loaded = page.select("script[src], img[src], iframe, link[rel=stylesheet], link[rel=preload], link[rel=icon]")
        assert loaded, path
        for element in loaded:
            assert not is_outside(element.get("src") or element.get("href")), path


def test_every_page_says_that_it_is_not_official_until_it_is_endorsed(pages: Pages, handbook: Handbook) -> None:
    said = {"th": "ฉบับร่าง มิใช่ฉบับของทางราชการ", "en": "raft, not an official edition"}
    awaiting = handbook.facts["status"] == "awaiting"
    for path, page in pages.items():
        banners = [banner.text_content() for banner in page.select("aside.md-banner")]
        assert any(said[page.locale] in banner for banner in banners) == awaiting, path
        for title in page.select("head > title, .hb-wordmark, .hb-hero:has(h1)"):
            assert (said[page.locale] in title.text_content()) == awaiting, f"{path}: {title.tag}"


def test_page_line_tells_when_reviewed_and_which_edition(pages: Pages, handbook: Handbook) -> None:
    for path, key, locale in handbook.paths():
        page, meta = pages[path], handbook.meta(key, locale)
        (line,) = page.select(".hb-pageline")
        shown = line.text_content()
        reviewed, due = meta["reviewed"], months_later(meta["reviewed"], meta["review_every"])
        changed = handbook.changed(key, locale)
        days = [reviewed, due, *([date.fromisoformat(changed)] if changed else [])]
        assert [time.get("datetime") for time in line.cssselect("time")] == [f"{day}" for day in days], path
        number = handbook.facts["release"]["edition"]
        for text in (*(written_date(day, locale) for day in days), f"{handbook.facts['edition'][locale]} {number}"):
            assert text in shown, path
        assert page.select("[data-hb-due][hidden]")[0].get("data-hb-due") == f"{due}", path
        twins = [page.follow(link.get("href"))[0] for link in line.cssselect("a[hreflang=th]")]
        assert twins == ([] if locale == "th" else [path_of(key, "th")]), path


def test_no_page_says_who_keeps_it(pages: Pages, handbook: Handbook) -> None:
    """`owner` is a note for those who write: nobody has said to readers that an office keeps these pages."""
    for path, key, locale in handbook.paths():
        (line,) = pages[path].select(".hb-pageline")
        assert handbook.meta(key, locale)["owner"] not in line.text_content(), path
        assert not any(word in line.text_content() for word in ("ผู้ดูแล", "Kept by", "Owner")), path


def test_foot_of_every_page_reports_a_fault_with_page_and_edition(pages: Pages, handbook: Handbook) -> None:
    facts = handbook.facts
    repository = facts.get("repository", {}).get("url", "").rstrip("/")
    to = f"{repository}/issues/new" if repository else f"mailto:{facts.get('report_email', '')}"
    for path, key, locale in handbook.paths():
        report, phone = (link.get("href") for link in pages[path].select(".hb-pagefoot a")[:2])
        assert phone == f"tel:{facts['contact']['tel']}", path
        assert report.partition("?")[0] == to, path
        written = parse_qs(urlsplit(report).query)
        (title,), (body,) = written["title" if repository else "subject"], written["body"]
        assert handbook.meta(key, locale)["title"] in title, path
        assert handbook.address(key, locale) in body, path
        assert f"{facts['edition'][locale]} {facts['release']['edition']}" in body, path


def test_marks_of_sources_are_rendered_and_lead_there_and_back(pages: Pages) -> None:
    for path, page in pages.items():
        written = ", ".join(f'a[href^="{scheme}:"]' for scheme in ("source", "confirm", "term", "field", "page"))
        assert page.select(written) == [], path
        for mark in page.select("a.hb-source"):
            (entry,) = page.select(mark.get("href"))
            assert mark.text == f"[{mark.get('href').removeprefix('#source-')}]"
            back = [link.get("href") for link in entry.cssselect(".hb-sources__back a")]
            assert f"#{mark.get('id')}" in back, path


def test_register_lists_every_source_once_with_the_pages_that_cite_it(pages: Pages, handbook: Handbook) -> None:
    for locale in LOCALES:
        own = {path: page for path, page in pages.items() if page.locale == locale}
        entries = {
            (path, entry.get("id")): {
                page.follow(link.get("href"))[0] for link in entry.cssselect("a:not(.hb-address)")
            }
            for path, page in own.items()
            for entry in page.select(".hb-register > li")
        }
        sources = [source["id"] for source in handbook.data("sources")["sources"]]
        assert sorted(id for _, id in entries) == sorted(sources)
        leading = {
            (path, page.follow(link.get("href")))
            for path, page in own.items()
            for link in page.select(".hb-sources li > a, .hb-items__letter a")
        }
        assert {(citing, entry) for entry, where in entries.items() for citing in where} == leading


def test_forms_stand_in_the_menus_of_forms_and_their_annex_alone(pages: Pages, handbook: Handbook) -> None:
    for path, key, locale in handbook.paths():
        page = pages[path]
        leading = {page.follow(link.get("href"))[0] for link in page.select("nav.md-nav--primary a.md-nav__link")}
        listed = {path_of(f"forms/{form}", locale) for form in handbook.forms}
        assert leading & listed == (listed if key.startswith("forms/") else set()), path


def test_numbers_of_chapters_stand_in_the_menu(pages: Pages, handbook: Handbook) -> None:
    for locale in LOCALES:
        links = pages[path_of("index", locale)].select(".hb-chapters a")
        menu = [" ".join(link.text_content().split()) for link in links]
        metas = [handbook.meta(key, locale) for key in handbook.chapters]
        expected = [
            " ".join(numbered(meta, locale, handbook.facts["numerals"][locale]).split())
            for meta in metas
            if "chapter" in meta or "annex" in meta
        ]
        assert [entry for entry in menu if entry in expected] == expected


def test_tables_have_captions_scopes_and_a_named_box(pages: Pages) -> None:
    for path, page in pages.items():
        for rows in page.select("form.hb-form table.hb-rows"):  # named by the heading above; on phones they are cards
            assert rows.get("aria-labelledby") in page.ids, path
        for table in page.select("article table:not(form.hb-form table)"):
            (caption,) = table.cssselect("caption")
            box = table.getparent()
            if len(table.cssselect("tr")[0]) > 3:
                assert box.get("class") == "hb-scroll", path
                assert (box.get("role"), box.get("tabindex")) == ("region", "0"), path
                assert box.get("aria-labelledby") == caption.get("id"), path
            else:
                assert box.get("class").startswith("hb-fit"), path
                assert box.get("tabindex") is None, path
            assert all(head.get("scope") in {"row", "col"} for head in table.cssselect("th")), path
