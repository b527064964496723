"""Texts are found with their words, section, block, row and place; so are linked words and allowed problems."""

from __future__ import annotations

from typing import Any

from handbook.corpus.markdown import read_parts
from handbook.corpus.model import Allow, Span, Text


def _text(words: str, line: int, column: int, **more: Any) -> Text:
    about: dict[str, Any] = {"spans": (), "section": "a", "block": "", "row": 0, "is_heading": False, **more}
    return Text(words, line=line, column=column, **about)


def test_texts_have_their_words_section_and_place() -> None:
    body = "ก่อน\n\n# ชื่อ { #a }\n\n**หนา** และ `โค้ด`\nต่อ\n{ #b }\n\n-   ข้อ\n\n## ไม่มีรหัส\n\nท้าย\n"
    assert read_parts(body, 1).texts == (
        _text("ก่อน", 1, 1, section=""),
        _text("ชื่อ", 3, 3, is_heading=True),
        _text("หนา และ โค้ด\nต่อ\n", 5, 1),
        _text("ข้อ", 9, 5),
        _text("ไม่มีรหัส", 11, 4, section="", is_heading=True),
        _text("ท้าย", 13, 1, section=""),
    )


def test_texts_know_the_innermost_block() -> None:
    body = "# A { #a }\n\n//// essentials | ข\n\nค\n\n/// note | ง\n\nจ\n\n///\n\nฉ\n\n////\n\nช\n"
    assert [(text.words, text.block) for text in read_parts(body, 1).texts] == [
        ("A", ""),
        ("ค", "essentials"),
        ("จ", "note"),
        ("ฉ", "essentials"),
        ("ช", ""),
    ]


def test_texts_of_a_table_know_their_rows_and_columns() -> None:
    body = "# A { #a }\n\n| ก | ก |\n|---|---|\n| ข | ข |\n\nค\n\n| ง |\n|---|\n"
    assert [(text.words, text.row, text.line, text.column) for text in read_parts(body, 1).texts] == [
        ("A", 0, 1, 3),
        ("ก", 1, 3, 3),
        ("ก", 1, 3, 7),
        ("ข", 2, 5, 3),
        ("ข", 2, 5, 7),
        ("ค", 0, 7, 1),
        ("ง", 3, 9, 3),
    ]


def test_spans_are_the_linked_words() -> None:
    (text,) = read_parts("ที่ [หนึ่ง **สอง**](source:x) และ [สาม](b.md)\n[สี่](confirm:y)", 1).texts
    linked = [(text.words[span.start : span.end], span.target, span.is_mark) for span in text.spans]
    assert linked == [("หนึ่ง สอง", "source:x", True), ("สาม", "b.md", False), ("สี่", "confirm:y", True)]
    assert text.spans[0] == Span(4, 13, "source:x")


def test_allowed_problems_reach_to_the_end_of_the_next_block() -> None:
    body = "<!-- hb: allow HB108 ชื่อ เรื่อง -->\n\nก\nข\n\n"
    body += "-   ค\n\n    <!--hb:allow HB203-->\n    ง\n\n<!-- allow HB108 x -->\n"
    assert read_parts(body, 11).allows == (
        Allow("HB108", "ชื่อ เรื่อง", 11, 1, 13, 14),
        Allow("HB203", "", 18, 5, 19, 19),
    )
