"""What people write into blanks becomes values of the right types, or is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from forms.filled_files import ANSWERS, blanks, spec
from forms.sample_form import sample_form
from handbook.corpus.form_specs import FieldSpec
from handbook.filled.model import Raw
from handbook.filled.parse import Value, WrongValueError, clean, read_date, read_number, read_value
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
    "text",
    [
        "23 พฤศจิกายน 2569", "๒๓ พฤศจิกายน ๒๕๖๙", "๒๓ พ.ย. ๒๕๖๙", "23 พย. 2569", "23พ.ย.2569", "23-พ.ย.-2569",
        "วันที่ 23 พฤศจิกายน พ.ศ. 2569", "วันที่ ๒๓ เดือน พฤศจิกายน พ.ศ. ๒๕๖๙", "23 เดือนพฤศจิกายน พุทธศักราช 2569",
        "23 พฤศจิกายน ค.ศ. 2026", "23/11/2569", "๒๓/๑๑/๒๕๖๙", "23-11-2569", "23.11.2569", "23 / 11 / 2569",
        "23/11/2026", "2026-11-23", "2569-11-23", "23 November 2026", "23 november, 2026", "23 Nov 2026", "23 Nov. 2026",
        "November 23, 2026", "Nov. 23 2026", "23 November 2569", "23/พ.ย./2569",
        "23 พ ย 2569", "23 พ. ย. 2569", "23 พ.ย. พ.ศ 2569", "ที่ 23 พ.ย. 2569", "2026/11/23", "2569.11.23",
        "23 November B.E. 2569", "23 November C.E. 2026",
    ],
)  # fmt: skip
def test_dates(text: str) -> None:
    assert read_date(text) == DAY


@pytest.mark.parametrize(
    "names",
    [
        "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
        "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.",
        "January February March April May June July August September October November December",
        "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
    ],
)
def test_every_month(names: str) -> None:
    assert [read_date(f"1 {name} 2026").month for name in names.split()] == list(range(1, 13))


@pytest.mark.parametrize(
    ("text", "thai"),
    [
        ("31 เม.ย. 2569", "ไม่มีวันนี้ในปฏิทิน"),
        ("29 กุมภาพันธ์ 2569", "ไม่มีวันนี้ในปฏิทิน"),
        ("11/23/2026", "ไม่มีวันนี้ในปฏิทิน"),
        ("0/1/2569", "ไม่มีวันนี้ในปฏิทิน"),
        ("23/11/69", "ปีต้องมีสี่หลัก"),
        ("23 พ.ย. 69", "ปีต้องมีสี่หลัก"),
        ("23/11/25690", "ปีต้องมีสี่หลัก"),
        ("23/11/1483", "ปี 1483 อยู่นอกช่วงที่ใช้ได้"),
        ("23/11/2300", "ปี 2300 อยู่นอกช่วงที่ใช้ได้"),
        ("23 พฤศจิกา 2569", "ไม่มีเดือน พฤศจิกา"),
        ("ภายในเดือนหน้า", "มิใช่วันที่"),
        ("พฤศจิกายน 2569", "มิใช่วันที่"),
        ("23/11/2569 เวลา 9.00 น.", "มิใช่วันที่"),
        ("2" * 500, "มิใช่วันที่"),
    ],
)
def test_what_is_no_date(text: str, thai: str) -> None:
    with pytest.raises(WrongValueError) as wrong:
        read_date(text)
    assert wrong.value.reason["th"] == thai


def test_leap_days_and_the_ends_of_the_years() -> None:
    assert read_date("29 ก.พ. 2567") == date(2024, 2, 29)
    assert read_date("1/1/1900") == date(1900, 1, 1)
    assert read_date("31/12/2199") == date(2199, 12, 31)
    assert read_date("1/1/2443") == date(1900, 1, 1)
    assert read_date("31/12/2742") == date(2199, 12, 31)


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_by_all_its_names(month: int) -> None:
    thai = [
        "มกราคม",
        "กุมภาพันธ์",
        "มีนาคม",
        "เมษายน",
        "พฤษภาคม",
        "มิถุนายน",
        "กรกฎาคม",
        "สิงหาคม",
        "กันยายน",
        "ตุลาคม",
        "พฤศจิกายน",
        "ธันวาคม",
    ]
    short = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]
    english = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    for name in (thai[month - 1], short[month - 1], english[month - 1], english[month - 1][:3]):
        assert read_date(f"5 {name} 2026") == date(2026, month, 5)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"), ("30", "30"), ("๓๐", "30"), ("1,234,567.89", "1234567.89"), ("1 234 567", "1234567"),
        ("๑,๒๓๔.๕๐", "1234.50"), ("1, 234", "1234"), ("-5", "-5"), ("\u22125", "-5"), ("+5", "5"), ("１２", "12"),
        ("123456789012345", "123456789012345"),
    ],
)  # fmt: skip
def test_numbers(text: str, number: str) -> None:
    assert str(read_number(text)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,500 บาท", "1500"), ("๑,๕๐๐ บาท", "1500"), ("1500บาทถ้วน", "1500"), ("1,500.-", "1500"), ("1,500.- บาท", "1500"),
        ("฿1,500.50", "1500.50"), ("1,500 Baht", "1500"), ("THB 1,500", "1500"), ("บาท 1500", "1500"),
    ],
)  # fmt: skip
def test_money(text: str, number: str) -> None:
    assert str(read_number(text, is_money=True)) == number


@pytest.mark.parametrize(
    "text", ["1,5", "1,50,000", "1500,000", "1 5", "1.5 ล้าน", "30 วัน", "สิบ", "1.2.3", "1e5", "-", ".", "NaN", "½"]
)
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(WrongValueError, match="it is no number"):
        read_number(text)


def test_baht_are_no_number_of_days() -> None:
    with pytest.raises(WrongValueError):
        read_number("30 บาท")


def test_number_that_excel_would_round_is_told() -> None:
    with pytest.raises(WrongValueError, match="more than 15 digits"):
        read_number("1" * 16)
    with pytest.raises(WrongValueError, match="more than 15 digits"):
        read_number("9" * 10_000)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  ก  ข\t\nค ", "ก ข ค"),
        ("กล้อง\u200bวงจร\ufeffปิด", "กล้องวงจรปิด"),
        ("e\u0301", "é"),
        ("ก\x00ข", "ก ข"),
        ("ก\ud800", "ก\ufffd"),
        ("\r\n\x0b", ""),
    ],
)
def test_texts_are_one_clean_line(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_long_texts_keep_their_lines() -> None:
    assert clean(" ก \r\n\r\n ข\rค ", is_long=True) == "ก\n\n ข\nค"


WRONG = "wrong"
TICK = FieldSpec("x", "check")
CHOICE = spec().fields["kind"]
TEXT, TEL = FieldSpec("x", "text"), FieldSpec("x", "tel")


@pytest.mark.parametrize(
    ("blank", "raw", "value"),
    [
        (TICK, True, True), (TICK, "on", True), (TICK, "true", True), (TICK, False, None), (TICK, "", None), (TICK, "Off", WRONG),
        (CHOICE, "new", "new"), (CHOICE, "ติดตั้งใหม่", "new"), (CHOICE, " replacement ", "replace"), (CHOICE, "", None),
        (CHOICE, "อื่น ๆ", WRONG), (CHOICE, ("new",), "new"), (CHOICE, ("new", "replace"), WRONG), (CHOICE, True, WRONG),
        (TEXT, "๑๒", "๑๒"), (TEXT, " ", None), (TEXT, True, WRONG), (TEXT, False, None), (TEXT, ("a", "b"), WRONG),
        (TEXT, ("", "b"), "b"), (TEL, "๐ ๒๓๘๒ ๖๐๔๐ ต่อ ๑๒", "0 2382 6040 ต่อ 12"), (TEL, "191", "191"), (TEL, "ไม่มี", WRONG),
    ],
)  # fmt: skip
def test_value_of_a_blank(blank: FieldSpec, raw: Raw, value: Value | None) -> None:
    if value is WRONG:
        with pytest.raises(WrongValueError):
            read_value(blank, raw)
    else:
        assert read_value(blank, raw) == value


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
    row = {"items__1__count": "3", "items__1__price": "33.335"}
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
