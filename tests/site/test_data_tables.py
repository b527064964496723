"""The tables of docs/data/ in both languages."""

from __future__ import annotations

import pytest

from data_tables import both, filled, heads_of, links_of, rows_of
from handbook.html.tree import words_of
from handbook.site.data_tables import data_boxes, fill_tables
from laws.data import *  # noqa: F403 - tests are found by name
from single_steps import Steps, inner

GLOSSARY = {
    "groups": [{"id": "words", **both("คำ", "Words")}, {"id": "bodies", **both("หน่วยงาน", "Bodies")}],
    "terms": [
        {"id": "pole", "group": "words", **both("เสา", "pole")},
        {"id": "agency", "group": "bodies", **both("หน่วยงาน", "agency")},
        {"id": "camera", "group": "words", **both("กล้อง", "Camera"), "note": both("ดูบทที่ ๑", "see chapter 1")},
    ],
}
GOVERNMENTS = {
    "as_of": "2026-01-15",
    "source": "letter-1",
    "types": [
        {"id": "city", "abbreviation": "ทน.", **both("เทศบาลนคร", "City Municipality")},
        {"id": "pao", "abbreviation": "อบจ.", **both("องค์การบริหารส่วนจังหวัด", "PAO")},
    ],
    "districts": [{"id": "mueang", **both("อำเภอเมือง", "Mueang District")}, {"id": "bang", **both("บาง", "Bang")}],
    "local_governments": [
        {"id": "pao-a", "type": "pao", **both("อบจ. ก", "PAO A")},
        {"id": "city-b", "type": "city", "district": "mueang", **both("นคร ข", "City B"), "since": "1999-03-23"},
        {"id": "city-c", "type": "city", "district": "mueang", **both("นคร ค", "City C")},
        {"id": "city-d", "type": "city", "district": "bang", **both("นคร ง", "City D")},
    ],
}
PIXELS = {
    "standards": [
        {"id": "old", **both("เดิม", "Old"), "state": both("เลิกใช้", "Ended"), "source": "letter-1", "levels": []},
        {
            "id": "new",
            **both("มาตรฐานใหม่", "New standard"),
            "state": both("ใช้อยู่", "In force"),
            "source": "letter-2",
            "levels": [
                {"id": "detect", **both("ตรวจพบ", "Detect"), "value": 62.5},
                {"id": "inspect", **both("พินิจ", "Inspect"), "value": 1500},
            ],
        },
    ]
}


@pytest.mark.parametrize(("locale", "caption"), [("th", "งานราชการ"), ("en", "Administration")])
def test_every_place_for_a_table_is_filled_where_it_stands(steps: Steps, locale: str, caption: str) -> None:
    written = '<p>a</p><div data-hb-data="glossary admin"></div><p>b</p><div data-hb-data="formulas {}"></div>'
    formula = next(iter(steps.corpus.data.tables["formulas"]["formulas"]))["id"]
    page = steps.written(written.format(formula), locale=locale)
    fill_tables(page, steps.context(page))
    assert [child.tag for child in page.article] == ["p", "div", "p", "div"]
    assert page.article.xpath("//@data-hb-data") == []
    assert page.article[1].xpath("div[@class='hb-scroll']/table/caption/text()") == [caption]
    assert page.article[3].xpath("div[@class='hb-formula']/@id") == [formula]


NOT_TABLES = [
    *("sources sample-law", "confirm prices", "forms all", "nowhere x", "glossary", ""),
    *("glossary x", "local-governments x", "pixel-density x", "formulas x", "price-items x", "glossary admin x"),
]


@pytest.mark.parametrize("name", NOT_TABLES)
def test_place_that_is_no_tables_is_left_to_others(steps: Steps, name: str) -> None:
    written = f'<div data-hb-data="{name}"></div>'
    page = steps.written(written)
    fill_tables(page, steps.context(page))
    assert inner(page.article) == written


def test_places_tell_file_and_part(steps: Steps) -> None:
    page = steps.written('<div data-hb-data="a b c"></div><div data-hb-data="d"></div>')
    assert [(name, part) for _, name, part in data_boxes(page.article)] == [("a", "b c")]


def test_table_is_captioned_and_scrolls() -> None:
    box = filled("glossary", "words", GLOSSARY, "th")
    (scroll,) = box
    assert scroll.get("class") == "hb-scroll"
    (table,) = scroll
    assert table.get("class") == "hb-table"
    assert [child.tag for child in table] == ["caption", "thead", "tbody"]
    assert words_of(table[0]) == "คำ"
    assert [row[0].tag for row in table[2]] == ["th", "th"]
    assert [row[0].get("scope") for row in table[2]] == ["row", "row"]


def test_terms_in_thai_keep_their_order() -> None:
    box = filled("glossary", "words", GLOSSARY, "th")
    assert heads_of(box) == ["ศัพท์", "ภาษาอังกฤษ", "หมายเหตุ"]
    assert rows_of(box) == [["เสา", "pole", ""], ["กล้อง", "Camera", "ดูบทที่ ๑"]]
    assert box.xpath(".//tbody/tr/@id") == ["pole", "camera"]
    assert box.xpath(".//td/@lang") == ["en", "en"]


def test_terms_in_english_stand_in_the_order_of_the_alphabet() -> None:
    box = filled("glossary", "words", GLOSSARY, "en")
    assert heads_of(box) == ["Term", "Thai", "Note"]
    assert rows_of(box) == [["Camera", "กล้อง", "see chapter 1"], ["pole", "เสา", ""]]
    assert box.xpath(".//tbody/tr/@id") == ["camera", "pole"]
    assert box.xpath(".//td/@lang") == ["th", "th"]


def test_local_governments_of_a_district() -> None:
    thai = filled("local-governments", "mueang", GOVERNMENTS, "th")
    assert heads_of(thai) == ["องค์กรปกครองส่วนท้องถิ่น", "ประเภท", "ชื่อภาษาอังกฤษ", "ฐานะปัจจุบันตั้งแต่"]
    assert rows_of(thai) == [
        ["นคร ข", "เทศบาลนคร", "City B", "23 มีนาคม 2542"],
        ["นคร ค", "เทศบาลนคร", "City C", "–"],
    ]
    english = filled("local-governments", "mueang", GOVERNMENTS, "en")
    assert words_of(english.cssselect("caption")[0]) == "Mueang District"
    assert rows_of(english)[0] == ["City B", "City Municipality", "นคร ข", "23 March 1999"]
    assert english.xpath(".//tbody/tr/@id") == ["city-b", "city-c"]


@pytest.mark.parametrize(("locale", "caption"), [("th", "ทั้งจังหวัด"), ("en", "The whole province")])
def test_local_government_without_a_district_belongs_to_the_province(locale: str, caption: str) -> None:
    box = filled("local-governments", "province", GOVERNMENTS, locale)
    assert words_of(box.cssselect("caption")[0]) == caption
    assert box.xpath(".//tbody/tr/@id") == ["pao-a"]


def test_pixel_density() -> None:
    thai, english = (filled("pixel-density", "new", PIXELS, locale) for locale in ("th", "en"))
    assert heads_of(thai) == ["ระดับการใช้งาน", "พิกเซลต่อเมตร"]
    assert rows_of(thai) == [["ตรวจพบ", "62.5"], ["พินิจ", "1,500"]]
    assert links_of(thai) == [("ใช้อยู่", "source:letter-2")]
    assert thai.xpath(".//table/@id") == ["new"]
    assert heads_of(english) == ["Level of use", "Pixels per metre"]
    assert rows_of(english) == [["Detect", "62.5"], ["Inspect", "1,500"]]
    assert links_of(english) == [("In force", "source:letter-2")]
