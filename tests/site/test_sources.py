"""A source as a citation, and as an entry of the register."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handbook.corpus.model import Source
from handbook.html.tree import make, words_of
from handbook.site.sources import add_links, cite, fill_register
from single_steps import inner

LETTER = Source(
    id="letter",
    group="g",
    kind="circular",
    title={"th": "เรื่องหนึ่ง", "en": "A matter"},
    confidence="A",
    seen="text",
    number="ที่ ตย ๑",
    date="2026-01-15",
    issuer={"th": "จังหวัด", "en": "The Province"},
)
LAW = Source(
    id="law",
    group="g",
    kind="act",
    title={"th": "กฎหมาย", "en": "Law"},
    confidence="B",
    seen="title",
    year=2020,
    issuer={"th": "สภา", "en": "Parliament"},
    gazette={"th": "เล่ม ๑", "en": "Volume 1"},
)


@pytest.mark.parametrize(
    ("source", "thai", "english"),
    [
        (
            LETTER,
            "จังหวัด ที่ ตย ๑ ลงวันที่ ๑๕ มกราคม ๒๕๖๙ เรื่อง เรื่องหนึ่ง",
            "The Province No. ตย ๑ dated 15 January 2026, A matter",
        ),
        (replace(LETTER, date=None), "จังหวัด ที่ ตย ๑ เรื่อง เรื่องหนึ่ง", "The Province No. ตย ๑, A matter"),
        (
            replace(LETTER, number=None),
            "เรื่องหนึ่ง จังหวัด ลงวันที่ ๑๕ มกราคม ๒๕๖๙",
            "A matter, The Province, dated 15 January 2026",
        ),
        (
            replace(LETTER, kind="page", number=None),
            "เรื่องหนึ่ง จังหวัด วันที่ ๑๕ มกราคม ๒๕๖๙",
            "A matter, The Province, 15 January 2026",
        ),
        (LAW, "กฎหมาย สภา พ.ศ. ๒๕๖๓ ราชกิจจานุเบกษา เล่ม ๑", "Law, Parliament, 2020, Royal Gazette, Volume 1"),
        (replace(LAW, issuer={"th": "กฎ", "en": "Law"}), "กฎหมาย พ.ศ. ๒๕๖๓ ราชกิจจานุเบกษา เล่ม ๑", None),
        (replace(LAW, year=None, issuer=None, gazette=None), "กฎหมาย", "Law"),
    ],
    ids=["letter", "undated", "without number", "page", "law", "issuer in the title", "title alone"],
)
def test_citation(source: Source, thai: str, english: str | None) -> None:
    assert cite(source, "th", "thai") == thai
    if english is not None:
        assert cite(source, "en", "arabic") == english


def test_citation_is_written_in_the_numerals_of_the_settings() -> None:
    assert cite(replace(LAW, gazette=None), "th", "arabic") == "กฎหมาย สภา พ.ศ. 2563"


def _register(source: Source, locale: str, *places: tuple[str, str]) -> list[str]:
    box = make("div")
    fill_register(box, [source], {source.id: list(places)} if places else {}, locale, "arabic")
    ((item,),) = box
    assert item.get("id") == source.id
    return [inner(line) for line in item]


def test_entry_says_grade_and_what_was_read() -> None:
    named = cite(LETTER, "en", "arabic")
    assert _register(LETTER, "en")[:2] == [named, "Level A: official document or page · whole text read"]


def test_entry_has_its_note_and_its_address_as_people_read_it() -> None:
    source = replace(LETTER, note={"th": "ก", "en": "b"}, url="https://a.invalid/%E0%B8%81")
    assert _register(source, "en")[1].endswith(" · whole text read · b")
    assert _register(source, "en")[2] == (
        'Address: <a href="https://a.invalid/%E0%B8%81" rel="noopener external" class="hb-address">'
        "https://a.invalid/ก</a>"
    )


@pytest.mark.parametrize(
    ("locale", "cited", "uncited"),
    [("th", "อ้างไว้ใน", "ยังไม่ได้อ้างในหน้าใด"), ("en", "Cited in", "Not cited on a page yet")],
)
def test_entry_leads_to_the_pages_that_cite_it(locale: str, cited: str, uncited: str) -> None:
    places = [("A", "page:a#ref-1-1"), ("B", "page:b#ref-2-1")]
    shown = '<a href="page:a#ref-1-1">A</a> · <a href="page:b#ref-2-1">B</a>'
    assert _register(LETTER, locale, *places)[-1] == f"{cited} {shown}"
    assert _register(LETTER, locale)[-1] == uncited


def test_entries_stand_in_the_order_given() -> None:
    box = make("div")
    fill_register(box, [LAW, LETTER], {}, "th", "thai")
    assert box.xpath("ul[@class='hb-register'][@role='list']/li/@id") == ["law", "letter"]


def test_no_links_add_nothing() -> None:
    line = make("p", "a")
    add_links(line, [])
    assert (words_of(line), len(line)) == ("a", 0)
