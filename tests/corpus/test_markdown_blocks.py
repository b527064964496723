"""Blocks are found with their line, and whether they are closed."""

from __future__ import annotations

from handbook.corpus.markdown import read_parts
from handbook.corpus.model import Block


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
