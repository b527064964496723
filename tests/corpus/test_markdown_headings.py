"""Headings and ids are found with the line and column the author sees."""

from __future__ import annotations

from handbook.corpus.markdown import read_parts
from handbook.corpus.model import Anchor, Block, Heading, Link


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
