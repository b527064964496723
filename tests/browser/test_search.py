"""The search box as readers use it, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

BOX = "[data-md-component=search-query]"
RESULT = "li.md-search-result__item"


def ask(page: Page, query: str) -> list[str]:
    """Type a query and return the pages found, best first, as their keys."""
    page.locator(BOX).fill("")
    page.locator(BOX).press("Shift")
    page.locator(BOX).fill(query)
    page.locator(BOX).press("Shift")
    expect(page.locator(".md-search-result__meta")).to_contain_text("พบ" if "/en/" not in page.url else "matching")
    page.wait_for_timeout(250)
    links = page.locator(f"{RESULT} a.md-search-result__link:first-child").evaluate_all("all => all.map(a => a.href)")
    keys = [link.partition("/cctv/")[2].removesuffix("index.html").strip("/") or "index" for link in links]
    return list(dict.fromkeys(keys))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("คณะกรรมการ", "committee"),
        ("วงจรปิด", "index"),
        ("ราคากลาง", "specifications"),
        ("แพรกษา", "local-governments"),
        ("๓๐๔๗", "circular"),
        ("3047", "circular"),
        ("ข้อมูลส่วนบุคล", "data-protection"),
        ("อภิธานศัพท์", "glossary"),
        ("ตรวจรับ", "procurement"),
    ],
)
def test_thai_finds_the_page_among_the_first(address: str, browser: Browser, query: str, expected: str) -> None:
    page = browser.new_page()
    page.goto(address)
    assert expected in ask(page, query)[:3]
    page.close()


def test_each_language_finds_its_own_pages(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(address + "en/")
    found = ask(page, "reference price")
    assert found[0] == "en/specifications"
    assert all(key.split("/")[0] == "en" for key in found)
    page.goto(address)
    assert not any(key.startswith("en/") for key in ask(page, "TOR"))
    page.close()


def test_nothing_of_the_search_is_fetched_before_it_is_used(address: str, browser: Browser) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(address, wait_until="networkidle")
    assert not {"engine.js", "index.th.js", "normalise.js"} & set(asked)
    ask(page, "กล้อง")
    assert {"engine.js", "index.th.js"} <= set(asked)
    assert "index.en.js" not in asked
    page.close()


def test_query_in_the_address_is_answered(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(address + "?q=คณะกรรมการ")
    expect(page.locator(RESULT).first).to_be_attached()
    page.close()


def test_result_leads_to_its_section_and_marks_the_words(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(address)
    ask(page, "ลำดับเหตุการณ์")
    first = page.locator(f"{RESULT} a.md-search-result__link", has_text="ลำดับเหตุการณ์").first
    assert first.locator("mark").first.inner_text() == "ลำดับเหตุการณ์"
    first.click()
    assert "/committee/index.html" in page.url
    assert page.url.endswith("#history")
    page.close()


def test_search_works_from_a_folder(site: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((site / "procedure" / "index.html").as_uri())
    page.locator(BOX).fill("คณะกรรมการ")
    page.locator(BOX).press("Shift")
    expect(page.locator(RESULT).first).to_be_attached()
    page.close()


def test_an_index_that_does_not_load_is_said_and_tried_again(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.context.route("**/search/index.th.js", lambda route: route.abort())
    page.goto(address + "procedure/")
    page.locator(BOX).fill("คณะกรรมการ")
    page.locator(BOX).press("Shift")
    expect(page.locator(RESULT).first).to_contain_text("โหลดดัชนีค้นหาไม่สำเร็จ")
    page.context.unroute("**/search/index.th.js")
    assert ask(page, "กรรมการ")[0] == "committee"
    page.close()


def test_the_newest_query_is_the_one_answered(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(address)
    ask(page, "กล้อง")
    for typed in ("แพ", "แพรก", "แพรกษา"):
        page.locator(BOX).fill(typed)
        page.locator(BOX).press("Shift")
    expect(page.locator(f"{RESULT} mark").first).to_have_text("แพรกษา")
    assert "local-governments" in (page.locator(f"{RESULT} a").first.get_attribute("href") or "")
    page.close()
