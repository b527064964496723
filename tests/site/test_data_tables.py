"""The tables of docs/data/ in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from handbook.corpus.expression import write_expression
from handbook.corpus.model import Answer, Data, Question
from handbook.html.tree import make, words_of
from handbook.site.data_tables import data_boxes, fill_table, fill_tables
from laws.data import *  # noqa: F403 - tests are found by name
from single_steps import Steps, inner


def _both(th: str, en: str) -> dict[str, str]:
    return {"th": th, "en": en}


def _item(number: int, price: float | None, **more: Any) -> dict[str, Any]:
    names = _both(f"กล้อง {number}", f"Camera {number}")
    return {"id": f"item-{number}", "number": number, "group": "cameras", **names, "price": price, **more}


GLOSSARY = {
    "groups": [{"id": "words", **_both("คำ", "Words")}, {"id": "bodies", **_both("หน่วยงาน", "Bodies")}],
    "terms": [
        {"id": "pole", "group": "words", **_both("เสา", "pole")},
        {"id": "agency", "group": "bodies", **_both("หน่วยงาน", "agency")},
        {"id": "camera", "group": "words", **_both("กล้อง", "Camera"), "note": _both("ดูบทที่ ๑", "see chapter 1")},
    ],
}
GOVERNMENTS = {
    "as_of": "2026-01-15",
    "source": "letter-1",
    "types": [
        {"id": "city", "abbreviation": "ทน.", **_both("เทศบาลนคร", "City Municipality")},
        {"id": "pao", "abbreviation": "อบจ.", **_both("องค์การบริหารส่วนจังหวัด", "PAO")},
    ],
    "districts": [{"id": "mueang", **_both("อำเภอเมือง", "Mueang District")}, {"id": "bang", **_both("บาง", "Bang")}],
    "local_governments": [
        {"id": "pao-a", "type": "pao", **_both("อบจ. ก", "PAO A")},
        {"id": "city-b", "type": "city", "district": "mueang", **_both("นคร ข", "City B"), "since": "1999-03-23"},
        {"id": "city-c", "type": "city", "district": "mueang", **_both("นคร ค", "City C")},
        {"id": "city-d", "type": "city", "district": "bang", **_both("นคร ง", "City D")},
    ],
}
PIXELS = {
    "standards": [
        {"id": "old", **_both("เดิม", "Old"), "state": _both("เลิกใช้", "Ended"), "source": "letter-1", "levels": []},
        {
            "id": "new",
            **_both("มาตรฐานใหม่", "New standard"),
            "state": _both("ใช้อยู่", "In force"),
            "source": "letter-2",
            "levels": [
                {"id": "detect", **_both("ตรวจพบ", "Detect"), "value": 62.5},
                {"id": "inspect", **_both("พินิจ", "Inspect"), "value": 1500},
            ],
        },
    ]
}
FORMULA: dict[str, Any] = {
    "id": "storage",
    **_both("พื้นที่", "Storage"),
    "expression": "bit_rate / 8 * 3600",
    "unit": _both("กิกะไบต์", "GB"),
    "source": "letter-1",
    "note": _both("ค่าประมาณ", "An estimate"),
    "quantities": [{"name": "bit_rate", **_both("อัตราบิต", "bit rate")}],
    "checks": [{"given": {"bit_rate": 4000}, "result": 1800000}, {"given": {"bit_rate": 0.5}, "result": 225.0}],
}


def _prices(*items: dict[str, Any], **announcement: Any) -> dict[str, Any]:
    return {
        "announcement": {"names_from": "letter-1", "date": None, "url": None, **announcement},
        "groups": [{"id": "cameras", **_both("กล้อง", "Cameras")}, {"id": "poles", **_both("เสา", "Poles")}],
        "items": [*items, {**_item(99, 5), "group": "poles"}],
    }


OPEN = Question(
    "price-edition", "g", affects_submission=False, ask=_both("ฉบับใด", "Which?"), why=_both("ไม่เห็น", "Not seen")
)
ANNOUNCED = {"source": "letter-2", "edition": _both("ฉบับปี 2569", "the edition of 2026"), "date": "2026-03-01"}


def _filled(name: str, part: str, value: Mapping[str, Any], locale: str, *, question: Question | None = OPEN) -> Any:
    box = make("div")
    questions = {} if question is None else {question.id: question}
    fill_table(box, name, part, Data(questions=questions, tables={name: value}), locale)
    return box


def _rows(box: Any) -> list[list[str]]:
    return [[words_of(cell) for cell in row] for row in box.cssselect("tbody > tr")]


def _heads(box: Any) -> list[str]:
    return [words_of(cell) for cell in box.cssselect("thead th[scope=col]")]


def _links(box: Any) -> list[tuple[str, str]]:
    return [(words_of(link), link.get("href")) for link in box.iter("a")]


# Places


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


@pytest.mark.parametrize("name", ["sources sample-law", "confirm prices", "forms all", "nowhere x", "glossary", ""])
def test_place_that_is_no_tables_is_left_to_others(steps: Steps, name: str) -> None:
    written = f'<div data-hb-data="{name}"></div>'
    page = steps.written(written)
    fill_tables(page, steps.context(page))
    assert inner(page.article) == written


def test_places_tell_file_and_part(steps: Steps) -> None:
    page = steps.written('<div data-hb-data="a b c"></div><div data-hb-data="d"></div>')
    assert [(name, part) for _, name, part in data_boxes(page.article)] == [("a", "b c")]


# Tables


def test_table_is_captioned_and_scrolls() -> None:
    box = _filled("glossary", "words", GLOSSARY, "th")
    (scroll,) = box
    assert scroll.get("class") == "hb-scroll"
    (table,) = scroll
    assert table.get("class") == "hb-table"
    assert [child.tag for child in table] == ["caption", "thead", "tbody"]
    assert words_of(table[0]) == "คำ"
    assert [row[0].tag for row in table[2]] == ["th", "th"]
    assert [row[0].get("scope") for row in table[2]] == ["row", "row"]


def test_terms_in_thai_keep_their_order() -> None:
    box = _filled("glossary", "words", GLOSSARY, "th")
    assert _heads(box) == ["ศัพท์", "ภาษาอังกฤษ", "หมายเหตุ"]
    assert _rows(box) == [["เสา", "pole", ""], ["กล้อง", "Camera", "ดูบทที่ ๑"]]
    assert box.xpath(".//tbody/tr/@id") == ["pole", "camera"]
    assert box.xpath(".//td/@lang") == ["en", "en"]


def test_terms_in_english_stand_in_the_order_of_the_alphabet() -> None:
    box = _filled("glossary", "words", GLOSSARY, "en")
    assert _heads(box) == ["Term", "Thai", "Note"]
    assert _rows(box) == [["Camera", "กล้อง", "see chapter 1"], ["pole", "เสา", ""]]
    assert box.xpath(".//tbody/tr/@id") == ["camera", "pole"]
    assert box.xpath(".//td/@lang") == ["th", "th"]


def test_local_governments_of_a_district() -> None:
    thai = _filled("local-governments", "mueang", GOVERNMENTS, "th")
    assert _heads(thai) == ["องค์กรปกครองส่วนท้องถิ่น", "ประเภท", "ชื่อภาษาอังกฤษ", "ฐานะปัจจุบันตั้งแต่"]
    assert _rows(thai) == [
        ["นคร ข", "เทศบาลนคร", "City B", "23 มีนาคม 2542"],
        ["นคร ค", "เทศบาลนคร", "City C", "–"],
    ]
    english = _filled("local-governments", "mueang", GOVERNMENTS, "en")
    assert words_of(english.cssselect("caption")[0]) == "Mueang District"
    assert _rows(english)[0] == ["City B", "City Municipality", "นคร ข", "23 March 1999"]
    assert english.xpath(".//tbody/tr/@id") == ["city-b", "city-c"]


@pytest.mark.parametrize(("locale", "caption"), [("th", "ทั้งจังหวัด"), ("en", "The whole province")])
def test_local_government_without_a_district_belongs_to_the_province(locale: str, caption: str) -> None:
    box = _filled("local-governments", "province", GOVERNMENTS, locale)
    assert words_of(box.cssselect("caption")[0]) == caption
    assert box.xpath(".//tbody/tr/@id") == ["pao-a"]


@pytest.mark.parametrize(
    ("locale", "names", "waits"),
    [
        ("th", "ชื่อรายการตามแหล่งนี้", "ราคาเว้นว่างไว้จนกว่าจะกรอกจากประกาศ"),
        ("en", "Item names from this source.", "Prices stay empty until they are filled in from the announcement."),
    ],
)
def test_empty_price_is_a_dash_and_waits(locale: str, names: str, waits: str) -> None:
    box = _filled("price-items", "cameras", _prices(_item(1, None), _item(2, 1000)), locale)
    assert [row[2] for row in _rows(box)] == ["–", "1,000"]
    assert _links(box) == [(names, "source:letter-1"), (waits, "confirm:price-edition")]


@pytest.mark.parametrize(
    ("locale", "dated"),
    [("th", "ราคาตามประกาศวันที่ 1 มีนาคม 2569"), ("en", "Prices of the announcement of 1 March 2026.")],
)
def test_filled_prices_name_their_announcement(locale: str, dated: str) -> None:
    value = _prices(_item(1, 1234567), _item(2, 99.5), **ANNOUNCED)
    box = _filled("price-items", "cameras", value, locale)
    assert [row[2] for row in _rows(box)] == ["1,234,567", "99.50"]
    assert _links(box)[1:] == [(dated, "source:letter-2")]


def test_prices_without_their_announcement_wait() -> None:
    box = _filled("price-items", "cameras", _prices(_item(1, 1000)), "en")
    assert _links(box)[1][1] == "confirm:price-edition"


def test_prices_with_a_source_but_no_date_wait() -> None:
    box = _filled("price-items", "cameras", _prices(_item(1, 1000), source="letter-2"), "th")
    assert _links(box)[1][1] == "confirm:price-edition"


@pytest.mark.parametrize("question", [None, replace(OPEN, answer=Answer(_both("ก", "a"), "letter-2", "2026-03-01"))])
def test_empty_prices_wait_for_no_question_that_is_answered_or_not_asked(question: Question | None) -> None:
    box = _filled("price-items", "cameras", _prices(_item(1, None)), "en", question=question)
    assert [href for _, href in _links(box)] == ["source:letter-1"]
    assert words_of(box).endswith("Prices stay empty until they are filled in from the announcement.")


@pytest.mark.parametrize(
    ("prices", "announcement", "thai", "english"),
    [
        ((None, None), {}, "ตารางมีชื่อรายการเท่านั้น", "The tables have item names only."),
        ((1000, None), {}, "ตารางมีชื่อรายการเท่านั้น", "The tables have item names only."),
        (
            (1000, None),
            ANNOUNCED,
            "กรอกราคาแล้ว 2 จาก 3 รายการ ตามฉบับปี 2569 ลงวันที่ 1 มีนาคม 2569",
            "2 of 3 items have their price, from the edition of 2026, dated 1 March 2026.",
        ),
    ],
)
def test_sentence_on_the_table_follows_the_data(
    prices: tuple[float | None, ...], announcement: dict[str, Any], thai: str, english: str
) -> None:
    value = _prices(*(_item(number, price) for number, price in enumerate(prices)), **announcement)
    for locale, said in (("th", thai), ("en", english)):
        assert words_of(_filled("price-items", "state", value, locale)).startswith(said)


def test_sentence_on_a_table_that_is_filled_in_names_the_announcement_alone() -> None:
    said = words_of(_filled("price-items", "state", _prices(_item(1, 7), **ANNOUNCED), "en"))
    assert said == "The prices in the tables are those of the edition of 2026, dated 1 March 2026."


def test_price_item_shows_its_number_name_and_note() -> None:
    value = _prices(_item(7, None, note=_both("ดูประกาศ", "see there")))
    thai, english = (_filled("price-items", "cameras", value, locale) for locale in ("th", "en"))
    assert _heads(thai) == ["ข้อ", "รายการ", "ราคา (บาท)"]
    assert _rows(thai) == [["7", "กล้อง 7 (ดูประกาศ)", "–"]]
    assert _heads(english) == ["No.", "Item", "Price (baht)"]
    assert _rows(english) == [["7", "Camera 7 (see there)", "–"]]
    assert thai.xpath(".//tbody/tr/@id") == ["item-7"]


def test_pixel_density() -> None:
    thai, english = (_filled("pixel-density", "new", PIXELS, locale) for locale in ("th", "en"))
    assert _heads(thai) == ["ระดับการใช้งาน", "พิกเซลต่อเมตร"]
    assert _rows(thai) == [["ตรวจพบ", "62.5"], ["พินิจ", "1,500"]]
    assert _links(thai) == [("ใช้อยู่", "source:letter-2")]
    assert thai.xpath(".//table/@id") == ["new"]
    assert _heads(english) == ["Level of use", "Pixels per metre"]
    assert _rows(english) == [["Detect", "62.5"], ["Inspect", "1,500"]]
    assert _links(english) == [("In force", "source:letter-2")]


def test_formula() -> None:
    value = {"formulas": [FORMULA]}
    thai, english = (_filled("formulas", "storage", value, locale) for locale in ("th", "en"))
    assert [words_of(part) for part in thai[0]] == [
        "พื้นที่ = อัตราบิต ÷ 8 × 3,600",
        "ตัวอย่าง: อัตราบิต 4,000 ได้ 1,800,000 กิกะไบต์",
        "ตัวอย่าง: อัตราบิต 0.5 ได้ 225.0 กิกะไบต์",
        "ค่าประมาณ",
    ]
    assert thai[0].get("id") == "storage"
    assert _links(thai) == [("ค่าประมาณ", "source:letter-1")]
    assert [words_of(part) for part in english[0]][:2] == [
        "Storage = bit rate ÷ 8 × 3,600",
        "Example: bit rate 4,000 gives 1,800,000 GB",
    ]


@pytest.mark.parametrize(
    ("left_out", "about", "links"),
    [
        ({"source"}, ["An estimate"], []),
        ({"note"}, ["Address"], [("Address", "source:letter-1")]),
        ({"source", "note"}, [], []),
    ],
    ids=["no source", "no note", "neither"],
)
def test_formula_without_source_or_note(left_out: set[str], about: list[str], links: list[tuple[str, str]]) -> None:
    formula = {name: value for name, value in FORMULA.items() if name not in left_out}
    box = _filled("formulas", "storage", {"formulas": [formula]}, "en")
    assert [words_of(part) for part in box.cssselect(".hb-table__note")] == about
    assert _links(box) == links


# Expressions

NAMES = {"a": "ก", "b": "ข"}


@pytest.mark.parametrize(
    ("expression", "written"),
    [
        ("a", "ก"),
        ("a / 8 * 3600", "ก ÷ 8 × 3,600"),
        ("a + b - 1.5", "ก + ข − 1.5"),
        ("a - (b - 1)", "ก − (ข − 1)"),
        ("a / (b * 2)", "ก ÷ (ข × 2)"),
        ("a * b * 1000000", "ก × ข × 1,000,000"),
    ],
)
def test_written_expression(expression: str, written: str) -> None:
    assert write_expression(expression, NAMES) == written


def test_written_expression_keeps_brackets_on_the_left() -> None:
    assert write_expression("(a + b) * 2", NAMES) == "(ก + ข) × 2"


@pytest.mark.parametrize(
    "expression",
    ["a * c", "max(a, b)", "a.b", "-a", "a if b else 1", "a < b", "[a]", "a ** 2", "a // b", "a % b", "a *"],
)
def test_expression_holds_its_quantities_and_four_signs_alone(expression: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        write_expression(expression, NAMES)
