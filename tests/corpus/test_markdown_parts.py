"""Headings, ids, links and blocks are found with the line and column the author sees."""

from __future__ import annotations

from typing import Any

import pytest

from handbook.corpus.markdown import read_parts
from handbook.corpus.model import Allow, Anchor, Block, Heading, Link, Span, Text

MARK = "⟦"


def _links(body: str, first_line: int = 1) -> list[Link]:
    return list(read_parts(body, first_line).links)


def _check_links(marked: str, *targets: str) -> None:
    """Each mark in the text stands before the opening sign of a link, in the order of the targets."""
    places = []
    for row, line in enumerate(marked.split("\n"), 1):
        pieces = line.split(MARK)
        places += [(row, len("".join(pieces[:number])) + 1) for number in range(1, len(pieces))]
    found = [(link.target, link.line, link.column) for link in _links(marked.replace(MARK, ""))]
    assert found == [(target, *place) for target, place in zip(targets, places, strict=True)]


# Headings and ids


def test_headings_of_all_levels() -> None:
    body = "# หนึ่ง { #one }\n\n## Two {: #two .wide }\n\n###### Six { .wide }\n"
    assert read_parts(body, 1).headings == (
        Heading(1, "หนึ่ง", "one", 1, 3),
        Heading(2, "Two", "two", 3, 4),
        Heading(6, "Six", None, 5, 8),
    )


def test_heading_after_spaces_and_with_closing_signs() -> None:
    assert read_parts("  ##   Two   { #two }\n\n### Three { #three } ###\n", 1).headings == (
        Heading(2, "Two", "two", 1, 8),
        Heading(3, "Three", "three", 3, 5),
    )


def test_underlined_headings() -> None:
    assert read_parts("ชื่อ { #title }\n====\n\nPart\n---\n", 1).headings == (
        Heading(1, "ชื่อ", "title", 1, 1),
        Heading(2, "Part", None, 4, 1),
    )


def test_heading_in_a_list_item() -> None:
    assert read_parts("1.  ### ตรวจ { #check }\n\n    ผู้ดำเนินการ\n", 1).headings == (Heading(3, "ตรวจ", "check", 1, 9),)


def test_heading_in_code_is_none() -> None:
    parts = read_parts("```\n# A { #a }\n```\n\n    # B { #b }\n\n`# C { #c }` x\n", 1)
    assert (parts.headings, parts.anchors) == ((), ())


def test_place_of_an_id_is_its_hash_sign() -> None:
    clauses = "/// clauses\n\n1.  ข้อแรก { #first }\n\n2.  ข้อสอง {: .wide #second }\n\n///\n"
    parts = read_parts(f"## ที่ตั้งกล้อง {{ #place }}\n\n{clauses}", 1)
    assert parts.anchors == (Anchor("place", 1, 19), Anchor("first", 5, 14), Anchor("second", 7, 21))
    assert parts.printed == ()


def test_ids_that_would_be_printed() -> None:
    parts = read_parts("ย่อหน้า { #text }\n\n1.  ข้อแรก { #loose }\n\n2.  ข้อสอง\n\n- ข้อ { #tight }\n\nก\n{ #below }\n", 1)
    assert parts.printed == (Anchor("text", 1, 11), Anchor("loose", 3, 14), Anchor("tight", 7, 9))
    assert parts.anchors == (Anchor("below", 10, 3),)


def test_ids_on_several_lines_of_one_paragraph() -> None:
    assert read_parts("- a { #one }\n  b\n  c { #three }\n", 1).printed == (Anchor("one", 1, 7), Anchor("three", 3, 7))


def test_braces_within_a_line_are_no_ids() -> None:
    assert read_parts("ก { #a } ข\n\n## ราคา {baht}\n", 1).anchors == ()


def test_first_line_moves_all_lines() -> None:
    parts = read_parts("# A { #a }\n\n[x](b.md)\n\n/// note | N\n\n///\n", 9)
    assert parts.headings == (Heading(1, "A", "a", 9, 3),)
    assert parts.anchors == (Anchor("a", 9, 7),)
    assert parts.links == (Link("b.md", "x", 11, 1),)
    assert parts.blocks == (Block("note", "N", 13, closed=True, well_formed=True),)


# Links


def test_link_has_target_and_words() -> None:
    assert _links("ดู[หน้า **แรก** `a`](index.md#home)\n") == [Link("index.md#home", "หน้า แรก a", 1, 3)]


def test_several_links_in_one_line() -> None:
    _check_links("ดู⟦[ก](a.md) และ⟦[ข](b.md#x) กับ ⟦[c](c.md)", "a.md", "b.md#x", "c.md")


def test_link_after_tone_marks() -> None:
    _check_links("ที่นี้ น้ำ ผู้ใหญ่⟦[ก่อน](a.md)", "a.md")


def test_link_on_a_later_line_of_a_paragraph() -> None:
    _check_links("หนึ่ง\nสอง ⟦[ก](a.md)\n  สาม⟦[ข](b.md)", "a.md", "b.md")


def test_link_in_a_table_cell() -> None:
    _check_links("| ก | ข |\n|---|---|\n| หนึ่ง | ดู⟦[ก](a.md) |\n| ⟦[ข](b.md) | สอง ⟦[c](c.md) |", "a.md", "b.md", "c.md")


def test_link_in_a_table_head() -> None:
    _check_links("| ก | ⟦[ข](b.md) |\n|---|---|\n| 1 | 2 |", "b.md")


def test_link_in_a_list_item_indented_by_four() -> None:
    _check_links(
        "1.  ข้อ\n\n    ที่ ⟦[ก](a.md)\n\n    1.  ย่อย ⟦[ข](b.md)\n\n        ต่อ ⟦[c](c.md)", "a.md", "b.md", "c.md"
    )


def test_link_in_a_definition() -> None:
    _check_links("คำถาม\n\n:   คำตอบ ⟦[ก](a.md)", "a.md")


def test_link_in_a_quotation() -> None:
    _check_links("> ที่ ⟦[ก](a.md)\n> ⟦[ข](b.md)", "a.md", "b.md")


def test_link_in_a_block() -> None:
    _check_links("/// note | หัว\n\n⟦[ก](a.md)\n\n///\n", "a.md")
    _check_links("/// note | หัว\nที่⟦[ก](a.md)\n///\n", "a.md")


def test_link_in_a_heading() -> None:
    _check_links("## ที่ ⟦[ก](a.md) { #x }", "a.md")


def test_link_with_title_and_with_angle_brackets() -> None:
    _check_links('ที่ ⟦[ก](a.md "ชื่อ") ⟦[ข](<b c.md>)', "a.md", "b c.md")


def test_words_of_a_link_over_two_lines() -> None:
    assert _links("ก [ข\nค](a.md)") == [Link("a.md", "ข ค", 1, 3)]


def test_image_is_a_link_with_its_alternative_text() -> None:
    assert _links("ก ![แผนผัง](plan.svg)") == [Link("plan.svg", "แผนผัง", 1, 3, is_picture=True)]


def test_autolink() -> None:
    _check_links("เว็บ ⟦<https://example.invalid/a>", "https://example.invalid/a")


def test_reference_link_is_told_on_its_paragraph() -> None:
    assert _links("ก\n\n[ข][r]\n\n[r]: a.md\n") == [Link("a.md", "ข", 3, 1)]


def test_target_is_kept_as_written() -> None:
    targets = ["แบบ.md#ที่", "a%20b.md", "source:letter-1", "javascript:x"]
    assert [link.target for link in _links(" ".join(f"[x]({target})" for target in targets))] == targets


@pytest.mark.parametrize(
    "body",
    [
        "```\n[a](b.md)\n```",
        "~~~ md\n[a](b.md)\n~~~",
        "    [a](b.md)",
        "ก `[a](b.md)` ข",
        "<!-- [a](b.md) -->",
        r"\[a](b.md)",
    ],
    ids=["backticks", "tildes", "indented", "inline", "comment", "escaped"],
)
def test_code_and_comments_hold_no_links(body: str) -> None:
    assert _links(body) == []


def test_same_target_twice_in_a_line() -> None:
    _check_links("ที่ ⟦[ก](a.md) และ ⟦[ข](a.md)", "a.md", "a.md")


def test_target_that_begins_like_the_one_before() -> None:
    _check_links("ที่ ⟦[ก](a.md#x) และ ⟦[ข](a.md)", "a.md#x", "a.md")


def test_same_link_in_two_cells() -> None:
    _check_links("| ก | ข |\n|---|---|\n| ⟦[x](a.md) | ⟦[x](a.md) |", "a.md", "a.md")


def test_link_after_its_like_in_code() -> None:
    _check_links("`[x](a.md)` ⟦[x](a.md)", "a.md")


def test_link_around_an_image() -> None:
    _check_links("⟦[⟦![ก](plan.svg)](a.md)", "a.md", "plan.svg")


def test_mail_address_in_angle_brackets() -> None:
    _check_links("ส่ง ⟦<office@example.invalid>", "mailto:office@example.invalid")


@pytest.mark.parametrize(
    ("target", "scheme", "value"),
    [
        ("source:letter-1", "source", "letter-1"),
        ("https://example.invalid/a:b", "https", "//example.invalid/a:b"),
        ("page.md#a:b", "", "page.md#a:b"),
        ("page.md", "", "page.md"),
        (":x", "", ":x"),
    ],
)
def test_scheme_and_value_of_a_link(target: str, scheme: str, value: str) -> None:
    link = Link(target, "x", 1, 1)
    assert (link.scheme, link.value) == (scheme, value)


# Blocks


def test_blocks_with_and_without_argument() -> None:
    body = "/// hero\n\nก\n\n///\n\n///note|หัว | ท้าย\n\nข\n\n///\n"
    assert read_parts(body, 1).blocks == (
        Block("hero", "", 1, closed=True, well_formed=True),
        Block("note", "หัว | ท้าย", 7, closed=True, well_formed=True),
    )


def test_block_whose_title_lacks_the_bar() -> None:
    assert read_parts("/// note หัว\n\nก\n\n///\n", 1).blocks == (
        Block("note", "หัว", 1, closed=True, well_formed=False),
    )


def test_unclosed_block() -> None:
    assert read_parts("/// note | หัว\n\nก\n", 3).blocks == (Block("note", "หัว", 3, closed=False, well_formed=True),)


def test_closing_line_before_the_block_does_not_close_it() -> None:
    assert read_parts("///\n\n/// note | หัว\n\nก\n", 1).blocks == (
        Block("", "", 1, closed=True, well_formed=True),
        Block("note", "หัว", 3, closed=False, well_formed=True),
    )


def test_nested_blocks_are_closed_by_as_many_slashes() -> None:
    inner = "/// note | ใน\n\nก\n\n///\n"
    outer = Block("essentials", "นอก", 1, closed=True, well_formed=True)
    assert read_parts(f"//// essentials | นอก\n\n{inner}\n////\n", 1).blocks == (
        outer,
        Block("note", "ใน", 3, closed=True, well_formed=True),
    )
    assert [block.closed for block in read_parts(f"//// essentials | นอก\n\n{inner}", 1).blocks] == [False, True]


def test_closing_line_closes_one_block() -> None:
    body = "/// note | ก\n\nข\n\n/// warning | ค\n\nง\n\n///\n"
    assert [block.closed for block in read_parts(body, 1).blocks] == [False, True]


def test_closing_line_right_after_text_or_list_closes() -> None:
    assert [block.closed for block in read_parts("/// note | ก\nข\n///\n", 1).blocks] == [True]
    assert [block.closed for block in read_parts("/// note | ก\n\n- ข\n///\n", 1).blocks] == [True]


def test_block_in_code_is_none() -> None:
    assert read_parts("```\n/// note | ก\n```\n\n    /// note | ข\n", 1).blocks == ()


def test_slashes_within_a_line_are_no_block() -> None:
    assert read_parts("ก /// note | ข\n\n//note\n", 1).blocks == ()


# Words


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
