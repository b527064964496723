"""A blank page with the search engine's modules, and an engine over a few sections."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from engine_page import engine_page, written_modules
from handbooks import ROOT

DOCS = [
    {"location": "committee/index.html", "title": "คณะกรรมการ", "text": "", "codes": ["บทที่ ๒"]},
    {"location": "#who", "title": "กรรมการ", "text": "ผู้ว่าราชการจังหวัดเป็นประธาน พ.ศ. ๒๕๖๗"},
    {
        "location": "footage/index.html",
        "title": "การขอดูภาพ",
        "text": "คณะกรรมการอนุญาตให้ดูภาพบันทึกของสถานศึกษา ป.ป.ช.",
    },
    {
        "location": "fibre/index.html",
        "title": "ใยแก้วนำแสง",
        "text": "สาย H.265 และ e-bidding ในปี ค.ศ. 2024 กล้องบำรุงรักษา",
    },
    {"location": "upkeep/index.html", "title": "Cameras", "text": "Maintenance of installed cameras follows the plan."},
    {
        "location": "plan/index.html",
        "title": "Planning",
        "text": "Install a camera where the municipality needs one; <b>no & other</b>",
    },
    {
        "location": "forms/letter/index.html",
        "title": "หนังสือนำส่ง",
        "text": "ใช้ส่งเอกสาร",
        "keys": ["แบบนำเรื่องเข้า", "ใบปะหน้า"],
        "codes": ["แบบ ก-๑", "Form A-1"],
        "kind": "form",
        "form": "ส่วนราชการเจ้าของหนังสือ",
    },
    {"location": "faq/index.html", "title": "คำถามที่พบบ่อย", "text": ""},
    {"location": "#q-copies", "title": "ส่งเอกสารกี่ชุด", "text": "ส่งสองชุด เมื่อ 17 กรกฎาคม 2565"},
    {"location": "#q-pole", "title": "ปักเสาไฟฟ้าเองได้หรือไม่", "text": "ปักเองไม่ได้ ต้องขออนุญาตจากเจ้าของทาง"},
    {
        "location": "poles/index.html",
        "title": "Poles",
        "text": "The MEA owns poles (EN 50132): 0 2702 5021. Licence-plates are not read at ท่าอากาศยาน Lokwannee: BOQ.",
    },
    {
        "location": "terms/index.html",
        "title": "Means",
        "text": "What is meant: a full list of means and newer measures.",
    },
    {
        "location": "annex/index.html",
        "title": "ทะเบียนรวม",
        "text": "แจ้งเหตุเจาะระบบทันที",
        "codes": ["ภาคผนวก ช"],
        "kind": "register",
    },
    {"location": "parts/index.html", "title": "ภาคผนวก", "text": "ภาคผนวก ก ภาคผนวก ข ทำฟืห", "keys": ["ภาคผนวก"]},
    {"location": "guard/index.html", "title": "การเฝ้าเวร", "text": "บันทึกการเฝ้าเวรทุกคืน"},
    {"location": "forms/guard/index.html", "title": "บันทึกเวร", "text": "ใช้เมื่อเฝ้าเวร", "kind": "form"},
    {"location": "breach/index.html", "title": "การเจาะระบบ", "text": "แจ้งเหตุเจาะระบบทันที"},
]
SYNONYMS = [
    ["โรงเรียน", "สถานศึกษา"],
    ["school", "educational institution"],
    ["สนามบิน", "ท่าอากาศยาน", "aerodrome"],
    ["แฮก", "เจาะระบบ"],
    ["LPR", "licence plate"],
    ["กล้อง", "กล่องถ่ายภาพ"],
    ["mayor", "means"],
    ["มาตรการ", "measure"],
]


@pytest.fixture(scope="session")
def modules(browser: Browser) -> Iterator[Page]:
    """A blank page with the engine's modules and an engine over DOCS."""
    yield from _over_docs(browser, "")


@pytest.fixture(scope="session")
def without_words(browser: Browser) -> Iterator[Page]:
    """The same in a browser that has no dictionary of words, such as Firefox before 125."""
    yield from _over_docs(browser, "delete Intl.Segmenter")


def _over_docs(browser: Browser, before: str) -> Iterator[Page]:
    page = engine_page(browser, written_modules(ROOT / "overrides" / "assets" / "javascripts" / "search"), before)
    page.evaluate("([docs, synonyms]) => { self.engine = new handbookSearch.Engine(docs, synonyms) }", [DOCS, SYNONYMS])
    yield page
    page.close()
