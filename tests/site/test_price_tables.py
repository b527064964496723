"""The tables of prices: what is empty waits, what is filled names its announcement."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from data_tables import OPEN, both, filled, heads_of, links_of, rows_of
from handbook.corpus.model import Answer, Question
from handbook.html.tree import words_of


def _item(number: int, price: float | None, **more: Any) -> dict[str, Any]:
    names = both(f"กล้อง {number}", f"Camera {number}")
    return {"id": f"item-{number}", "number": number, "group": "cameras", **names, "price": price, **more}


def _prices(*items: dict[str, Any], **announcement: Any) -> dict[str, Any]:
    return {
        "announcement": {"names_from": "letter-1", "date": None, "url": None, **announcement},
        "groups": [{"id": "cameras", **both("กล้อง", "Cameras")}, {"id": "poles", **both("เสา", "Poles")}],
        "items": [*items, {**_item(99, 5), "group": "poles"}],
    }


ANNOUNCED = {"source": "letter-2", "edition": both("ฉบับปี 2569", "the edition of 2026"), "date": "2026-03-01"}


@pytest.mark.parametrize(
    ("locale", "names", "waits"),
    [
        ("th", "ชื่อรายการตามแหล่งนี้", "ราคาเว้นว่างไว้จนกว่าจะกรอกจากประกาศ"),
        ("en", "Item names from this source.", "Prices stay empty until they are filled in from the announcement."),
    ],
)
def test_empty_price_is_a_dash_and_waits(locale: str, names: str, waits: str) -> None:
    box = filled("price-items", "cameras", _prices(_item(1, None), _item(2, 1000)), locale)
    assert [row[2] for row in rows_of(box)] == ["–", "1,000"]
    assert links_of(box) == [(names, "source:letter-1"), (waits, "confirm:price-edition")]


@pytest.mark.parametrize(
    ("locale", "dated"),
    [("th", "ราคาตามประกาศวันที่ 1 มีนาคม 2569"), ("en", "Prices of the announcement of 1 March 2026.")],
)
def test_filled_prices_name_their_announcement(locale: str, dated: str) -> None:
    value = _prices(_item(1, 1234567), _item(2, 99.5), **ANNOUNCED)
    box = filled("price-items", "cameras", value, locale)
    assert [row[2] for row in rows_of(box)] == ["1,234,567", "99.50"]
    assert links_of(box)[1:] == [(dated, "source:letter-2")]


def test_prices_without_their_announcement_wait() -> None:
    box = filled("price-items", "cameras", _prices(_item(1, 1000)), "en")
    assert links_of(box)[1][1] == "confirm:price-edition"


def test_prices_with_a_source_but_no_date_wait() -> None:
    box = filled("price-items", "cameras", _prices(_item(1, 1000), source="letter-2"), "th")
    assert links_of(box)[1][1] == "confirm:price-edition"


@pytest.mark.parametrize("question", [None, replace(OPEN, answer=Answer(both("ก", "a"), "letter-2", "2026-03-01"))])
def test_empty_prices_wait_for_no_question_that_is_answered_or_not_asked(question: Question | None) -> None:
    box = filled("price-items", "cameras", _prices(_item(1, None)), "en", question=question)
    assert [href for _, href in links_of(box)] == ["source:letter-1"]
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
        assert words_of(filled("price-items", "state", value, locale)).startswith(said)


def test_sentence_on_a_table_that_is_filled_in_names_the_announcement_alone() -> None:
    said = words_of(filled("price-items", "state", _prices(_item(1, 7), **ANNOUNCED), "en"))
    assert said == "The prices in the tables are those of the edition of 2026, dated 1 March 2026."


def test_price_item_shows_its_number_name_and_note() -> None:
    value = _prices(_item(7, None, note=both("ดูประกาศ", "see there")))
    thai, english = (filled("price-items", "cameras", value, locale) for locale in ("th", "en"))
    assert heads_of(thai) == ["ข้อ", "รายการ", "ราคา (บาท)"]
    assert rows_of(thai) == [["7", "กล้อง 7 (ดูประกาศ)", "–"]]
    assert heads_of(english) == ["No.", "Item", "Price (baht)"]
    assert rows_of(english) == [["7", "Camera 7 (see there)", "–"]]
    assert thai.xpath(".//tbody/tr/@id") == ["item-7"]
