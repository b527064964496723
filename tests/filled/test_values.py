"""What people write into blanks becomes values of the right types, or is told; for each writing: test_written.py."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from filled.filled_files import ANSWERS, blanks, spec
from forms.sample_form import sample_form
from handbook.corpus.form_specs import FieldSpec
from handbook.filled.model import Raw
from handbook.filled.parse import Value, WrongValueError, read_value
from handbook.filled.values import Fault, blank_of, letters, read_values, unknown_names
from handbook.forms.compose import parts_of_signature

DAY = date(2026, 11, 23)
LEAST = {"agency": "ก", "project": "ข", "kind": "new", "reason": "ค"}
"""What is required."""


def faults(**changed: Raw) -> list[tuple[str, str]]:
    """Blanks and codes of what is wrong, with these changes to the least that must be filled in."""
    raw = {**LEAST, **{name.replace("__", "."): value for name, value in changed.items()}}
    return [(fault.name, fault.code) for fault in read_values(spec(), raw)[1]]


@pytest.mark.parametrize(
    ("kind", "text", "thai", "english"),
    [
        ("number", "สิบ", "ไม่ใช่จำนวน", "it is no number"),
        ("money", "สิบ", "ไม่ใช่จำนวนเงิน", "it is no amount of money"),
        ("money", "1" * 16, "มีเกิน 15 หลัก", "it has more than 15 digits"),
        ("money", "1.250", "จำนวนเงินมีทศนิยมเกิน 2 ตำแหน่ง", "an amount has at most 2 decimals"),
        ("date", "ภายในเดือนหน้า", "ไม่ใช่วันที่", "it is no date"),
        ("date", "23 พฤศจิกา 2569", "ไม่มีเดือน พฤศจิกา", "there is no month พฤศจิกา"),
        ("date", "23/11/69", "ปีต้องมีสี่หลัก", "the year must have four digits"),
        ("date", "23/11/๑๔๘๓", "ปี 1483 อยู่นอกช่วงที่ใช้ได้", "the year 1483 is out of range"),
        ("date", "23/11/2026 พ.ศ.", "ปี 2026 ไม่ตรงกับศักราชที่เขียน", "the year 2026 is not of the era written"),
        ("date", "31/4/2569", "ไม่มีวันนี้ในปฏิทิน", "the calendar has no such day"),
        ("tel", "ไม่มี", "ไม่ใช่หมายเลขโทรศัพท์", "it is no telephone number"),
        ("check", "Off", "ไม่ใช่เครื่องหมายถูก", "it is no tick"),
    ],
)
def test_why_a_writing_is_refused_is_told_in_both_languages(kind: str, text: str, thai: str, english: str) -> None:
    with pytest.raises(WrongValueError) as wrong:
        read_value(FieldSpec("x", kind), text)
    assert (wrong.value.explain("th"), wrong.value.explain("en")) == (thai, english)


def test_numbers_keep_the_decimals_that_are_written() -> None:
    assert str(read_value(FieldSpec("x", "money"), "๑,๒๓๔.๕๐ บาท")) == "1234.50"
    assert str(read_value(FieldSpec("x", "number"), "-0")) == "0"


def test_a_message_bears_no_more_than_the_start_of_what_is_written() -> None:
    for text in ("23 " + "ก" * 500 + " 2569", "9" * 10_000, "23/11/" + "2" * 500):
        with pytest.raises(WrongValueError) as wrong:
            read_value(FieldSpec("x", "date"), text)
        assert len(wrong.value.explain("th")) < 60


TICK = FieldSpec("x", "check")
CHOICE = spec().fields["kind"]
TEXT = FieldSpec("x", "text")


@pytest.mark.parametrize(
    ("blank", "raw", "value"),
    [
        (TICK, True, True),
        (TICK, False, None),
        (CHOICE, True, "text"),
        (CHOICE, ("new",), "new"),
        (CHOICE, ("new", "replace"), "many"),
        (TEXT, True, "text"),
        (TEXT, False, None),
        (TEXT, ("a", "b"), "many"),
        (TEXT, ("", "b"), "b"),
        (TEXT, (" ", ""), None),
    ],
)
def test_what_is_no_single_text(blank: FieldSpec, raw: Raw, value: Value | None) -> None:
    if value in {"text", "many"}:
        with pytest.raises(WrongValueError) as wrong:
            read_value(blank, raw)
        assert wrong.value.fault == value
    else:
        assert read_value(blank, raw) == value


def test_an_option_that_is_none_is_told_with_those_there_are() -> None:
    with pytest.raises(WrongValueError) as wrong:
        read_value(CHOICE, "อื่น ๆ")
    assert wrong.value.explain("th") == "ไม่ใช่ตัวเลือกใดของ ติดตั้งใหม่, ทดแทนของเดิม"
    assert wrong.value.explain("en") == "it is none of New installation, Replacement"


def test_marks_above_and_below_are_no_letters_of_their_own() -> None:
    assert letters("ปู่เจ้าฯ") == len("ปเจาฯ")
    assert len("ปู่เจ้าฯ") == 8
    name = "ผู้" * 120
    assert faults(agency=name) == []
    assert faults(agency=name + "ก") == [("agency", "HB523")]


def test_limits() -> None:
    assert faults(days="1") == faults(days="365") == []
    assert faults(days="0") == faults(days="366") == [("days", "HB523")]
    assert faults(items__1__count="100", items__1__price="-1") == [
        ("items.1.count", "HB523"),
        ("items.1.price", "HB523"),
    ]
    assert faults(written_at="ก" * 32_768) == [("written_at", "HB523")]


def test_required_blanks() -> None:
    assert [(fault.name, fault.code) for fault in read_values(spec(), {"agency": " ", "kind": False})[1]] == [
        (name, "HB522") for name in ("agency", "project", "kind", "reason")
    ]
    assert faults(kind="x") == [("kind", "HB521")]


def test_sums_and_products() -> None:
    row = {"items__1__count": "1.5", "items__1__price": "66.67"}  # 100.005
    assert faults(**row, items__1__total="100.01") == faults(**row, items__1__total="100.00") == []
    assert faults(**row, items__1__total="100.02") == [("items.1.total", "HB524")]
    assert faults(**row, items__1__total="100", total="100.5") == [("total", "HB524")]
    assert faults(**row, total="100") == []  # the product left empty counts as what it should be
    assert faults(items__1__count="3", items__1__total="7") == []
    assert faults(total="5") == [("total", "HB524")]
    assert faults(items__1__total="ห้า", total="5") == [("items.1.total", "HB521")]
    assert faults(items__1__total="2", items__12__total="3", total="5") == []


def test_messages_tell_what_is_written_and_what_it_should_be() -> None:
    raw: dict[str, Raw] = {**LEAST, "items.1.total": "1234.5", "total": "1"}
    (fault,) = read_values(spec(), raw)[1]
    assert fault == Fault("total", "HB524", {"value": "1", "expected": "1,234.50"})
    huge: dict[str, Raw] = {**LEAST, "items.1.count": "9" * 15, "items.1.price": "9" * 15, "items.1.total": "1"}
    assert [fault.code for fault in read_values(spec(), huge)[1]] == ["HB523", "HB524"]


def test_values_are_in_the_order_of_the_form_with_their_types() -> None:
    values, found = read_values(spec(), dict(reversed(ANSWERS.items())))
    assert found == []
    assert list(values) == [name for name, _ in blanks(spec()) if name in ANSWERS]
    assert values["written_on"] == values["signer.date"] == DAY
    assert values["items.1.price"] == Decimal("12500.25")
    assert values["total"] == Decimal(152_004)
    assert values["phone"] == "0 2382 6040 ต่อ 12"
    assert values["has_map"] is values["items.1.kept"] is True


def test_names_that_are_no_blanks() -> None:
    names = ["x", "agency.x", "items", "items.name", "items.0.name", "items.1.x", "items.๑.name", "items.1.name.x",
             "items.99999.name", "signer", "signer.x", ""]  # fmt: skip
    assert unknown_names(spec(), dict.fromkeys(names, "x")) == sorted(names)
    assert unknown_names(spec(), ANSWERS) == []
    assert [name for name, _ in blanks(spec()) if blank_of(spec(), name) is None] == []


def test_blanks_of_a_signature_are_those_of_the_printed_form() -> None:
    form = sample_form("th")
    parts = {part.name: part.spec.type for part in parts_of_signature(form.blanks["signer"], "th")}
    assert parts == {"signer.name": "text", "signer.position": "text", "signer.date": "date"}
