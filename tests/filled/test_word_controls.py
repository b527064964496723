"""What is read from the controls of a Word file, whichever program wrote them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from filled.file_readings import code, read
from filled.filled_files import control, make_word, repeated, repeated_item, spec
from handbook.corpus.form_specs import FieldSpec
from handbook.filled.values import read_values

TEXT, TICK = FieldSpec("x", "text"), FieldSpec("x", "check")


def word_values(body: str) -> Mapping[str, Any]:
    return read(make_word({}, body=body)).values


def test_placeholder_is_no_value_and_an_unticked_box_none_either() -> None:
    body = control("agency", TEXT, None) + control("has_map", TICK, None) + control("has_quotes", TICK, True)  # noqa: FBT003
    assert word_values(body) == {"has_quotes": True}
    shown = control("agency", TEXT, "x").replace("</w:sdtPr>", '<w:showingPlcHdr w:val="0"/></w:sdtPr>')
    assert word_values(shown) == {"agency": "x"}


def test_rows_are_counted_with_the_empty_ones_and_may_be_more_than_the_form_had() -> None:
    rows = "".join(
        repeated_item(f"<w:tr>{control('items.name', TEXT, text)}</w:tr>") for text in ("a", None, "c", "d", "e")
    )
    assert word_values(repeated("items", rows)) == {
        "items.1.name": "a", "items.3.name": "c", "items.4.name": "d", "items.5.name": "e",
    }  # fmt: skip


def test_rows_need_no_table() -> None:
    rows = "".join(repeated_item(f"<w:p>{control('items.name', TEXT, text)}</w:p>") for text in "ab")
    assert word_values(repeated("items", rows)) == {"items.1.name": "a", "items.2.name": "b"}


def test_rows_of_the_table_count_where_a_program_dropped_the_repeated_section() -> None:
    cells = [f"<w:tr>{control('items.name', TEXT, a)}{control('items.count', TEXT, b)}</w:tr>" for a, b in ("ab", "cd")]
    assert word_values(f"<w:tbl>{''.join(cells)}</w:tbl>") == {
        "items.1.name": "a", "items.1.count": "b", "items.2.name": "c", "items.2.count": "d",
    }  # fmt: skip


def test_signature_in_a_table_is_no_row() -> None:
    assert word_values(f"<w:tbl><w:tr>{control('signer.name', TEXT, 'a')}</w:tr></w:tbl>") == {"signer.name": "a"}


def test_controls_may_hold_paragraphs_cells_tabs_and_breaks() -> None:
    inner = (
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>ก</w:t><w:tab/><w:t>ข</w:t></w:r></w:p>"
        "<w:p/><w:p><w:r><w:t>ค</w:t><w:noBreakHyphen/><w:br/><w:t>ง</w:t></w:r></w:p>"
    )
    block = f'<w:sdt><w:sdtPr><w:tag w:val="reason"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'
    assert word_values(block) == {"reason": "ก\tข\n\nค-\nง"}


def test_what_was_struck_out_is_no_text() -> None:
    inner = (
        "<w:del><w:r><w:delText>เดิม</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>ย้าย</w:t></w:r></w:moveFrom>"
        "<w:ins><w:r><w:t>ใหม่</w:t></w:r></w:ins><!-- x -->"
        "<mc:AlternateContent><mc:Choice><w:t>!</w:t></mc:Choice><mc:Fallback><w:t>!</w:t></mc:Fallback></mc:AlternateContent>"
    )
    block = f'<w:sdt><w:sdtPr><w:tag w:val="agency"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'
    assert word_values(block) == {"agency": "ใหม่!"}


def test_list_has_the_code_of_what_is_shown_or_else_what_is_shown() -> None:
    unit = spec().fields["source"]
    chosen = control("source", unit, "local")
    assert word_values(chosen) == {"source": "local"}
    assert word_values(chosen.replace("<w:t>งบองค์กรปกครองส่วนท้องถิ่น", "<w:t>อื่น")) == {"source": "อื่น"}


def test_both_boxes_ticked_and_a_copied_control_keep_both_answers() -> None:
    boxes = control("kind=new", TICK, True) + control("kind=replace", TICK, True)  # noqa: FBT003
    assert word_values(boxes) == {"kind": ("new", "replace")}
    assert word_values(control("agency", TEXT, "a") * 2 + control("agency", TEXT, "b")) == {"agency": ("a", "b")}
    values, faults = read_values(spec(), {"kind": ("new", "replace")})
    assert "kind" not in values
    assert ("kind", "HB521") in [(fault.name, fault.code) for fault in faults]


def test_controls_without_tags_are_passed_over() -> None:
    bare = "<w:sdt><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt><w:sdt><w:sdtPr/></w:sdt>"
    assert word_values(bare + control("agency", TEXT, "a")) == {"agency": "a"}
    assert code(make_word({}, body=bare)) == "HB528"
    assert code(make_word({}, "", body=bare)) == "HB513"
