"""The built site, page by page, read as HTML."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from built_site import FORMS, KEYS, PAGES, BuiltPage, is_outside, path_of, read_site


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, BuiltPage]:
    return read_site(site)


def test_every_thai_page_has_an_english_twin_and_no_page_is_missing(pages: dict[str, BuiltPage]) -> None:
    thai = {path for path in pages if not path.startswith("en/")}
    english = {path.removeprefix("en/") for path in pages if path.startswith("en/")}
    assert thai == english == {path_of(key, "th") for key in PAGES}


def test_head_tells_language_title_description_and_addresses(pages: dict[str, BuiltPage]) -> None:
    for path, page in pages.items():
        assert page.tree.get("lang") == page.locale, path
        assert page.select("title")[0].text.strip(), path
        assert page.select('meta[name="description"]')[0].get("content"), path
        address = "https://example.invalid/cctv/" + path.removesuffix("index.html")
        assert [link.get("href") for link in page.select('link[rel="canonical"]')] == [address], path
        assert len(page.select("h1")) == 1, path


def test_language_link_leads_to_the_twin(pages: dict[str, BuiltPage]) -> None:
    for path, page in pages.items():
        (link,) = page.select("a.hb-language")
        twin = path.removeprefix("en/") if page.locale == "en" else f"en/{path}"
        assert page.follow(link.get("href"))[0] == twin
        assert link.get("hreflang") == link.get("lang") == pages[twin].locale


def test_links_lead_to_files_and_ids_that_exist(pages: dict[str, BuiltPage], site: Path) -> None:
    followed = 0
    for path, page in pages.items():
        for element in page.select("a[href], link[href], script[src], img[src]"):
            href = element.get("href") or element.get("src")
            if is_outside(href) or element.get("rel") == "canonical":
                continue
            if element.get("rel", "").strip() == "alternate":
                continue
            file, id = page.follow(href)
            assert (site / file).is_file(), f"{path}: {href}"
            if id and file in pages:
                assert id in pages[file].ids, f"{path}: {href}"
                followed += 1
    assert followed > 500


def test_ids_are_unique(pages: dict[str, BuiltPage]) -> None:
    for path, page in pages.items():
        assert [id for id, count in Counter(page.ids).items() if count > 1] == [], path


def test_nothing_is_fetched_from_outside(pages: dict[str, BuiltPage]) -> None:
    for path, page in pages.items():
        loaded = page.select("script[src], img[src], iframe, link[rel=stylesheet], link[rel=preload], link[rel=icon]")
        assert loaded, path
        for element in loaded:
            assert not is_outside(element.get("src") or element.get("href")), path


def test_every_page_says_that_it_is_not_official(pages: dict[str, BuiltPage]) -> None:
    said = {"th": "ยังมิใช่ฉบับทางการ", "en": "Not an official edition"}
    for path, page in pages.items():
        assert said[page.locale] in page.select("aside.md-banner")[0].text_content(), path


def test_page_line_tells_what_waits_when_reviewed_and_which_edition(pages: dict[str, BuiltPage]) -> None:
    for path, page in pages.items():
        thai = page.locale == "th"
        questions = {link.get("href").partition("#")[2] for link in page.select("article .hb-wait + a.hb-state--wait")}
        (line,) = page.select(".hb-pageline")
        shown = line.text_content()
        number = "".join(filter(str.isdigit, shown.partition("รายการ" if thai else "item")[0]))
        assert number == str(len(questions)), path
        day = 27 if "forms/" in path else 23
        dated = (f"{day} พฤศจิกายน 2569", "ฉบับร่าง") if thai else (f"{day} November 2026", "Draft edition")
        assert all(text in shown for text in dated), path
        reviewed, due = (time.get("datetime") for time in line.cssselect("time"))
        assert (reviewed, due) == (f"2026-11-{day}", page.select("[data-hb-due][hidden]")[0].get("data-hb-due")), path
        assert due in {f"2027-02-{day}", f"2027-05-{day}", f"2027-11-{day}", f"2026-12-{day}"}, path
        assert page.select(".hb-behind") == [], path
        twins = [page.follow(link.get("href"))[0] for link in line.cssselect("a[hreflang=th]")]
        assert twins == ([] if thai else [path.removeprefix("en/")]), path


def test_no_page_says_who_keeps_it(pages: dict[str, BuiltPage]) -> None:
    """`owner` is a note for those who write: nobody has said to readers that the office keeps these pages."""
    owners = {"th": "สำนักงานจังหวัดสมุทรปราการ", "en": "Samut Prakan Provincial Office"}
    for path, page in pages.items():
        (line,) = page.select(".hb-pageline")
        assert owners[page.locale] not in line.text_content(), path
        assert not any(word in line.text_content() for word in ("ผู้ดูแล", "Kept by", "Owner")), path


def test_foot_of_every_page_reports_a_fault_with_page_and_edition(pages: dict[str, BuiltPage]) -> None:
    for path, page in pages.items():
        letter, phone = (link.get("href") for link in page.select(".hb-pagefoot a"))
        assert phone.startswith("tel:+66"), path
        written = parse_qs(urlsplit(letter).query)
        (subject,), (body,) = written["subject"], written["body"]
        assert letter.startswith("mailto:?subject=")
        assert page.select("h1")[0].text_content().strip()[:20] in subject or path.endswith(
            ("en/index.html", "index.html")
        )
        assert "https://example.invalid/cctv/" + path.removesuffix("index.html") in body, path
        assert ("ฉบับร่าง" if page.locale == "th" else "Draft edition") in body, path


def test_marks_are_rendered_and_lead_there_and_back(pages: dict[str, BuiltPage]) -> None:
    for path, page in pages.items():
        assert page.select('a[href^="source:"], a[href^="confirm:"], a[href^="page:"]') == [], path
        for mark in page.select("a.hb-source"):
            (entry,) = page.select(mark.get("href"))
            assert mark.text == f"[{mark.get('href').removeprefix('#source-')}]"
            back = [link.get("href") for link in entry.cssselect(".hb-sources__back a")]
            assert f"#{mark.get('id')}" in back, path
        marks = page.select("article .hb-wait")
        for mark in marks:
            state = mark.getnext()
            file, id = page.follow(state.get("href"))
            confirm = pages[file]
            (item,) = confirm.select(f"li#{id}")
            places = [confirm.follow(link.get("href")) for link in item.cssselect(".hb-items__where a")]
            assert (path, mark.get("id")) in places, f"{path}: {id}"


def test_every_place_on_the_confirm_page_is_a_mark(pages: dict[str, BuiltPage]) -> None:
    for confirm in (pages["confirm/index.html"], pages["en/confirm/index.html"]):
        links = confirm.select(".hb-items__where a")
        marks = sum(len(page.select("article .hb-wait")) for page in pages.values() if page.locale == confirm.locale)
        assert len(links) == marks > 50


def test_register_lists_every_source_once_with_the_pages_that_cite_it(pages: dict[str, BuiltPage]) -> None:
    for laws in (pages["laws/index.html"], pages["en/laws/index.html"]):
        entries = laws.select(".hb-register > li")
        assert len(entries) == len({entry.get("id") for entry in entries}) >= 70
        citing = {
            (laws.follow(link.get("href"))[0], entry.get("id"))
            for entry in entries
            for link in entry.cssselect("a:not(.hb-address)")
        }
        listing = {
            (path, page.follow(link.get("href"))[1])
            for path, page in pages.items()
            if page.locale == laws.locale
            for link in page.select(".hb-sources li > a")
        }
        assert citing == listing
        assert {path for path, id in citing if id == "sp-w3047"} >= {path_of(key, laws.locale) for key in KEYS}


def test_forms_stand_in_the_menus_of_forms_and_their_annex_alone(pages: dict[str, BuiltPage]) -> None:
    for path, page in pages.items():
        leading = {page.follow(link.get("href"))[0] for link in page.select("nav.md-nav--primary a.md-nav__link")}
        listed = {path_of(f"forms/{form}", page.locale) for form in FORMS}
        assert leading & listed == (listed if "forms/" in path else set()), path
        assert path_of("forms/index", page.locale) in leading, path


def test_numbers_of_chapters_stand_in_the_menu(pages: dict[str, BuiltPage]) -> None:
    menu = {" ".join(link.text_content().split()) for link in pages["index.html"].select(".hb-chapters a")}
    assert "๐ หนังสือเวียน ว ๓๐๔๗ และสถานะของเอกสาร" in menu
    assert any(entry.startswith("จ ") for entry in menu)
    english = {" ".join(link.text_content().split()) for link in pages["en/index.html"].select(".hb-chapters a")}
    assert any(entry.startswith("0 ") for entry in english)
    assert any(entry.startswith("E ") for entry in english)


def test_tables_have_captions_scopes_and_a_named_box(pages: dict[str, BuiltPage]) -> None:
    tables = 0
    for path, page in pages.items():
        for rows in page.select("form.hb-form table.hb-rows"):  # named by the heading above; on phones they are cards
            assert rows.get("aria-labelledby") in page.ids, path
        for table in page.select("article table:not(form.hb-form table)"):
            tables += 1
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
    assert tables >= 10


def test_downloads_exist_and_tell_their_size(pages: dict[str, BuiltPage], site: Path) -> None:
    for page in (pages["index.html"], pages["en/index.html"]):
        links = page.select('article a[href*="downloads/"]')
        files = {page.follow(link.get("href"))[0] for link in links}
        kinds = ("handbook", "quick-guide")
        assert files == {f"downloads/cctv-{kind}-{locale}.pdf" for kind in kinds for locale in ("th", "en")}
        for link in links:
            size = (site / page.follow(link.get("href"))[0]).stat().st_size
            shown = f"{size / 1e6:.1f} MB" if size > 1e6 else f"{size / 1e3:.0f} KB"
            assert link.getnext().text == f"({shown})"


def test_one_page_for_what_is_missing_speaks_both_languages(site: Path) -> None:
    tree = html.fromstring((site / "404.html").read_text(encoding="utf-8"))
    assert tree.get("lang") == "th"
    assert tree.cssselect("h1")[0].text == "ไม่พบหน้านี้"
    assert tree.cssselect('article [lang="en"] h2')[0].text == "Page not found"
    assert tree.cssselect(".md-search__input")[0].get("placeholder") == "ค้นหาในคู่มือ"
    assert tree.cssselect("a.hb-language, .md-sidebar") == []
    home = [link.get("href") for link in tree.cssselect("article a")]
    assert "/cctv/." in home
    assert "/cctv/en/" in home


def test_fonts_are_made_by_the_build_and_small(site: Path) -> None:
    fonts = sorted((site / "assets" / "fonts").glob("*.woff2"))
    assert [font.name for font in fonts] == ["sarabun-bold.woff2", "sarabun-regular.woff2"]
    assert all(10_000 < font.stat().st_size < 20_000 for font in fonts)


def test_sources_and_data_are_not_published(site: Path) -> None:
    assert not (site / "data").exists()
    assert [file for file in site.rglob("*") if file.suffix in {".md", ".yml"}] == []
