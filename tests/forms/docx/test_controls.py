"""The controls of a form's Word file, by the contract of handbook.forms."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from forms.docx.fill_word import W14, W15, W, controls
from forms.docx.read_word import by_tag, expected_tags, part_of, sdts, tags, val
from forms.docx.sample_word import BOTH, EDITION
from forms.sample_form import sample_form
from handbook.authored.settings import Settings
from handbook.forms.docx.document import docx_file
from handbook.thai.words import word


@BOTH
def test_each_blank_is_a_control_named_by_the_contract(locale: str, files: dict[str, bytes]) -> None:
    expected = list(expected_tags(sample_form(locale)))
    assert tags(files[locale]) == expected
    assert {"kind=new", "items", "items.price", "signer.name", "receiver.date", "has_map"} <= set(expected)


def test_controls_are_of_the_kind_of_their_blank(files: dict[str, bytes]) -> None:
    kinds = {
        "agency": f"{W}text",
        "phone": f"{W}text",
        "reason": f"{W}text",
        "items.count": f"{W}text",
        "items.total": f"{W}text",
        "written_on": f"{W}date",
        "items.delivered": f"{W}date",
        "signer.date": f"{W}date",
        "source": f"{W}dropDownList",
        "items.unit": f"{W}dropDownList",
        "kind=new": f"{W14}checkbox",
        "has_map": f"{W14}checkbox",
        "items.kept": f"{W14}checkbox",
        "items": f"{W15}repeatingSection",
    }
    found = by_tag(files["en"])
    assert {tag: found[tag][-1].tag for tag in kinds} == kinds
    lines = {tag: found[tag][-1].get(f"{W}multiLine") for tag in ("agency", "reason")}
    assert lines == {"agency": None, "reason": "1"}


@BOTH
def test_titles_are_label_and_hint(locale: str, files: dict[str, bytes]) -> None:
    form, found = sample_form(locale), by_tag(files[locale])
    titles = {tag: val(properties, f"{W}alias") for tag, properties in found.items()}
    agency = form.blanks["agency"]
    assert titles["agency"] == f"{agency.label} – {agency.hint}"
    assert titles["project"] == form.blanks["project"].label
    assert titles["signer.position"] == form.blanks["signer.position"].label
    assert titles["kind=new"] == f"{form.blanks['kind'].label}: {form.blanks['kind'].spec.options['new'][locale]}"
    # Word copies a title into the rows it adds: no row's number in it
    assert titles["items.price"] == {"th": "ราคา (บาท)", "en": "Price (baht)"}[locale]
    assert titles["items"] == {"th": "๒. รายการ", "en": "2. Items"}[locale]


def test_a_title_that_is_too_long_for_word_is_cut_between_letters(settings: Settings) -> None:
    form = sample_form("th")
    for length in range(50, 64):
        form.blanks["agency"] = replace(form.blanks["agency"], label="ก" * length + "ที่ปี่ผู้" * 3, hint="")
        title = val(by_tag(docx_file(form, settings, EDITION))["agency"], f"{W}alias") or ""
        assert len(title) <= 64
        assert title.endswith("…")
        assert form.blanks["agency"].label.startswith(title[:-1])
        assert unicodedata.category(form.blanks["agency"].label[len(title) - 1]) != "Mn"


def test_a_tag_that_is_too_long_for_word_is_an_error(settings: Settings) -> None:
    form = sample_form("th")
    form.blanks["agency"] = replace(form.blanks["agency"], name="a" * 65)
    with pytest.raises(ValueError, match="characters: aaa"):
        docx_file(form, settings, EDITION)


@BOTH
def test_lists_have_codes_and_a_first_item_that_takes_the_choice_back(locale: str, files: dict[str, bytes]) -> None:
    items = by_tag(files[locale])["source"].find(f"{W}dropDownList")
    options = sample_form(locale).blanks["source"].spec.options
    assert [(item.get(f"{W}value"), item.get(f"{W}displayText")) for item in items] == [
        ("", word(locale, "form.choose")),
        *((code, words[locale]) for code, words in options.items()),
    ]


@BOTH
def test_dates_are_of_the_calendar_of_the_language(locale: str, files: dict[str, bytes]) -> None:
    dates = [date for sdt in sdts(files[locale]) for date in sdt.findall(f"{W}sdtPr/{W}date")]
    assert len(dates) == 1 + 3 + 1 + 1 + 1
    said = {(val(date, f"{W}calendar"), val(date, f"{W}lid"), val(date, f"{W}dateFormat")) for date in dates}
    assert said == {{"th": ("thai", "th-TH", "d MMMM yyyy"), "en": ("gregorian", "en-GB", "d MMMM yyyy")}[locale]}


def test_rows_repeat_in_word_and_are_counted_by_it(files: dict[str, bytes]) -> None:
    (section,) = controls(part_of(files["th"]), "items")
    assert section.getparent().tag == f"{W}tbl"
    items = list(section.find(f"{W}sdtContent"))
    assert [item.find(f"{W}sdtPr")[-1].tag for item in items] == [f"{W15}repeatingSectionItem"] * 3
    assert [[child.tag for child in item.find(f"{W}sdtContent")] for item in items] == [[f"{W}tr"]] * 3
    columns = sample_form("th").spec.fields["items"].columns
    for item in items:
        assert [val(sdt, f"{W}sdtPr/{W}tag") for sdt in item.findall(f".//{W}tc//{W}sdt")] == [
            f"items.{column}" for column in columns
        ]
        assert item.find(f".//{W}tc//{W}numPr") is not None
        assert item.find(f".//{W}trPr/{W}cantSplit") is not None
    head = section.getparent().find(f"{W}tr")
    assert head.find(f"{W}trPr/{W}tblHeader") is not None


@BOTH
def test_what_stands_in_a_cell_of_a_form_is_in_the_middle_of_its_height(locale: str, files: dict[str, bytes]) -> None:
    tables = [
        each for each in part_of(files[locale]).iter(f"{W}tbl") if val(each, f"{W}tblPr/{W}tblStyle") == "FormTable"
    ]
    cells = [cell for table in tables for cell in table.iter(f"{W}tc")]
    assert len(cells) > 20
    assert {val(cell, f"{W}tcPr/{W}vAlign") for cell in cells} == {"center"}
