"""Links and pictures are found with the line and column the author sees, and none in code or comments."""

from __future__ import annotations

import pytest

from handbook.corpus.markdown import read_parts
from handbook.corpus.model import Link

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
