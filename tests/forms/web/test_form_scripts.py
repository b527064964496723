"""The scripts of forms by themselves, in a browser: how what is written is reckoned and checked.

How it is read: test_written.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from filled.writings import load_scripts


@pytest.fixture(scope="module")
def scripts(browser: Browser) -> Iterator[Page]:
    """A blank page with all scripts but the one that starts the tools."""
    page = browser.new_page()
    load_scripts(page, "values", "sums", "fit", "checks", "file", "full")
    yield page
    page.close()


def call(page: Page, expression: str, *arguments: object) -> Any:
    """The value of an expression over `forms`, the scripts' namespace, and `a`, the arguments."""
    return page.evaluate(f"a => {{ const forms = handbookForms; return {expression} }}", list(arguments))


@pytest.mark.parametrize(
    ("type", "written", "value", "shown"),
    [
        ("date", "๒๓/๑๑/๒๕๖๙", "2026-11-23", ("23 พฤศจิกายน 2569", "23 November 2026")),
        ("money", "๑๒๕๐.๕", "1250.50", ("1,250.50", "1,250.50")),
        ("money", "1,250.00", "1250.00", ("1,250.00", "1,250.00")),
        ("number", "13.59010", "13.59010", ("13.59010", "13.59010")),
        ("number", "1234567.5", "1234567.5", ("1,234,567.5", "1,234,567.5")),
        ("tel", "๐ ๒๐๐๐ ๐๐๐๐", "0 2000 0000", ("0 2000 0000", "0 2000 0000")),
        ("text", " อบต. ๕ ", "อบต. ๕", ("อบต. ๕", "อบต. ๕")),
        ("long", "ก\r\nข", "ก\nข", ("ก\nข", "ก\nข")),
        ("date", "ยังไม่ทราบ", "ยังไม่ทราบ", ("ยังไม่ทราบ", "ยังไม่ทราบ")),
        ("number", "ราว 5", "ราว 5", ("ราว 5", "ราว 5")),
        ("list", "province", "province", ("province", "province")),
    ],
)
def test_what_is_written_becomes_one_value_and_is_shown_again(
    scripts: Page, type: str, written: str, value: str, shown: tuple[str, str]
) -> None:
    thai, english = shown
    assert call(scripts, "forms.toValue(a[0], a[1])", type, written) == value
    assert call(scripts, "forms.toText(a[0], a[1], 'th')", type, value) == thai
    assert call(scripts, "forms.toText(a[0], a[1], 'en')", type, value) == english
    for text in shown:
        assert call(scripts, "forms.toValue(a[0], a[1])", type, text) == value


@pytest.mark.parametrize(
    ("numbers", "product", "sum"),
    [
        (["0.1", "0.2"], "0.02", "0.3"),
        (["3", "1250.5"], "3751.5", "1253.5"),
        (["99999999999999999", "3"], "299999999999999997", "100000000000000002"),
        (["0.05", "0.1"], "0.01", "0.15"),  # half of a hundredth, up
        (["-0.05", "0.1"], "-0.01", "0.05"),
        (["2", "0"], "0", "2"),
        (["0.333", "0.333"], "0.11", "0.67"),
        (["7"], "7", "7"),
    ],
)
def test_reckoning_is_exact_to_the_satang(scripts: Page, numbers: list[str], product: str, sum: str) -> None:
    assert call(scripts, "forms.product(a[0])", numbers) == product
    assert call(scripts, "forms.sum(a[0])", numbers) == sum


@pytest.mark.parametrize(
    ("text", "limits", "fault"),
    [
        ("", {"type": "text", "required": ""}, ["required", {}]),
        ("  ", {"type": "text", "required": ""}, ["required", {}]),
        ("", {"type": "number", "min": "1"}, None),
        ("กขค", {"type": "text", "maxlength": "3"}, None),
        ("กขคง", {"type": "text", "maxlength": "3"}, ["maxlength", {"limit": 3, "count": 4}]),
        ("ปู่เจ้า", {"type": "text", "maxlength": "4"}, None),  # vowels and tone marks above and below are not counted
        ("ก ข\u200b", {"type": "text", "maxlength": "3"}, None),
        ("\u200b", {"type": "text", "required": ""}, ["required", {}]),
        ("ก" * 32_767, {"type": "long"}, None),
        ("ก" * 32_768, {"type": "long"}, ["maxlength", {"limit": 32_767, "count": 32_768}]),
        ("กู" * 16_384, {"type": "long"}, ["maxlength", {"limit": 32_767, "count": 16_384}]),
        ("😀😀😀", {"type": "long", "maxlength": "3"}, ["signs", {"signs": "😀"}]),
        ("☑ ก ① ☑", {}, ["signs", {"signs": "☑ ①"}]),
        ("๙๙", {"type": "number", "min": "1", "max": "99"}, None),
        ("100", {"type": "number", "min": "1", "max": "99"}, ["max", {"limit": "99"}]),
        ("0", {"type": "number", "min": "1"}, ["min", {"limit": "1"}]),
        ("2000", {"type": "number", "max": "1500"}, ["max", {"limit": "1,500"}]),
        ("สอง", {"type": "number"}, ["number", {}]),
        ("สอง", {"type": "money"}, ["money", {}]),
        ("1.234", {"type": "money"}, ["decimals", {"limit": 2}]),
        ("1" * 16, {"type": "number"}, ["digits", {"limit": 15}]),
        ("1,500 บาท", {"type": "money", "max": "1500"}, None),
        ("1,501 บาท", {"type": "money", "max": "1500"}, ["max", {"limit": "1,500"}]),
        ("1.234", {"type": "number"}, None),
        ("31/4/2569", {"type": "date"}, ["day", {}]),
        ("30/4/2569", {"type": "date"}, None),
        ("30 Movember 2569", {"type": "date"}, ["month", {"month": "movember"}]),
        ("30/4/69", {"type": "date"}, ["year", {}]),
        ("30/4/0069", {"type": "date"}, ["range", {"year": "0069"}]),
        ("30/4/2569 AD", {"type": "date"}, ["era", {"year": "2569"}]),
        ("191", {"type": "tel"}, None),
        ("abc", {"type": "tel"}, ["tel", {}]),
    ],
)
def test_faults_are_told_by_name(scripts: Page, text: str, limits: dict[str, str], fault: list[Any] | None) -> None:
    assert call(scripts, "forms.faultOf(a[0], a[1])", text, limits) == fault


GOOD = {"form": "x", "version": "1.0", "locale": "th", "values": {"a": "b", "c": True}}


@pytest.mark.parametrize(
    ("file", "read"),
    [
        (json.dumps(GOOD), {"version": "1.0", "values": {"a": "b", "c": True}}),
        ("\ufeff" + json.dumps(GOOD), {"version": "1.0", "values": {"a": "b", "c": True}}),
        (json.dumps({**GOOD, "form": "y"}), {"fault": "other", "form": "y"}),
        ("", {"fault": "broken"}),
        ("{", {"fault": "broken"}),
        ("%PDF-1.7", {"fault": "broken"}),
        ("null", {"fault": "broken"}),
        ("[]", {"fault": "broken"}),
        ('{"form": "x"}', {"fault": "broken"}),
        (json.dumps({**GOOD, "values": ["a"]}), {"fault": "broken"}),
        (
            '{"form": "x", "version": 1.0, "values": {"a": 13.50, "b": 1}}',
            {"version": "1.0", "values": {"a": "13.50", "b": "1"}},
        ),
        (json.dumps({**GOOD, "values": {"a": {"b": "c"}}}), {"fault": "broken"}),
        (json.dumps({**GOOD, "values": {"a": False, "b": None}}), {"version": "1.0", "values": {}}),
    ],
)
def test_only_files_of_this_form_are_read(scripts: Page, file: str, read: dict[str, Any]) -> None:
    assert call(scripts, "forms.fromFile(a[0], 'x')", file) == read


def test_dates_are_short_in_the_narrow_cells_of_rows(scripts: Page) -> None:
    assert call(scripts, "forms.toText('date', '2027-03-01', 'th', true)") == "1/3/2570"
    assert call(scripts, "forms.toText('date', '2027-03-01', 'en', true)") == "1/3/2027"
    assert call(scripts, "forms.toValue('date', '1/3/2570')") == "2027-03-01"
