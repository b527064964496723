"""The sheets of a form: every blank once and in order, in what is typed into and what is written on, each labelled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from book.readers import READERS, read
from forms.paper.hard_form import hard_form
from forms.paper.print_sample import EDITION, LOCALES, SETTINGS, SamplePdfs
from forms.sample_form import sample_form
from handbook.forms.compose import Form
from handbook.forms.paper.sheet import paper_form
from handbook.forms.paper.widths import pack, share, width_of
from handbook.html.tree import select, words_of, write_html


def sheets(form: Form, *, typed: bool) -> Any:
    return paper_form(form, SETTINGS, EDITION, typed=typed)


def forms() -> list[Form]:
    return [*(sample_form(locale) for locale in LOCALES), hard_form()]


def field_names(form: Form) -> list[str]:
    """Names of what is filled in: a signature is its three texts."""
    return [name for name, blank in form.blanks.items() if blank.spec.type != "signature"]


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.file)
def test_every_blank_is_a_control_once_and_in_order(form: Form) -> None:
    controls = select(sheets(form, typed=True), "input, select, textarea")
    assert list(dict.fromkeys(control.get("name") for control in controls)) == field_names(form)
    for name, blank in form.blanks.items():
        own = [control for control in controls if control.get("name") == name]
        if blank.spec.type == "choice":
            assert [control.get("value") for control in own] == list(blank.spec.options)
        elif blank.spec.type == "list":
            codes = [option.get("value") for option in select(own[0], "option")]
            assert codes == ["", *blank.spec.options]
        elif blank.spec.type != "signature":
            assert len(own) == 1


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.file)
def test_every_blank_is_a_line_or_box_once_and_in_order(form: Form) -> None:
    tree = sheets(form, typed=False)
    drawn = [place.get("data-name").partition("=")[0] for place in select(tree, "[data-name]")]
    assert list(dict.fromkeys(drawn)) == field_names(form)
    for name, blank in form.blanks.items():
        boxes = [place.get("data-name") for place in select(tree, ".hb-box")]
        if blank.spec.type == "choice" or (blank.spec.type == "list" and not blank.row):
            assert [box for box in boxes if box.startswith(f"{name}=")] == [f"{name}={c}" for c in blank.spec.options]
    assert not select(tree, "input, select, textarea")


@pytest.mark.parametrize("typed", [True, False])
@pytest.mark.parametrize("locale", LOCALES)
def test_labels_stars_and_hints_are_printed(locale: str, typed: bool) -> None:
    form = sample_form(locale)
    text = words_of(sheets(form, typed=typed).find("body"))
    for blank in form.blanks.values():
        if blank.row or blank.is_inline or "." in blank.name:
            continue
        assert blank.label + (" *" if blank.spec.required else "") in text
        assert blank.hint in text
    assert text.count("*") == 1 + sum(blank.spec.required for blank in form.blanks.values())


@pytest.mark.parametrize("locale", LOCALES)
def test_head_says_which_form_and_where_the_current_one_is(locale: str) -> None:
    form = sample_form(locale)
    tree = sheets(form, typed=False)
    head = words_of(select(tree, ".hb-head")[0])
    address = f"{SETTINGS.site_url}{'en/' if locale == 'en' else ''}forms/everything/"
    for said in (form.spec.code[locale], form.title, "1.2", address, {"th": "พฤศจิกายน ๒๕๖๙", "en": "2026"}[locale]):
        assert said in head
    assert select(tree, ".hb-head svg.hb-qr[role=img] > title")
    foot = tree.find("body").get("data-foot")
    assert form.spec.code[locale] in foot
    assert "1.2" in foot
    assert EDITION.commit not in foot
    assert SETTINGS.release.edition not in foot  # the next edition changes no form


@pytest.mark.parametrize("file", [SamplePdfs.typed, SamplePdfs.written])
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("locale", LOCALES)
def test_readers_read_every_label(
    locale: str, reader: str, file: Callable[[SamplePdfs, str], Path], sample_pdfs: SamplePdfs
) -> None:
    form = sample_form(locale)
    text = "".join(read(file(sample_pdfs, locale), reader))
    for blank in form.blanks.values():
        if not (blank.row or blank.is_inline or "." in blank.name):
            assert "".join(blank.label.split()) in text
            assert "".join(blank.hint.split()) in text
    assert "".join(form.title.split()) in text


def test_a_form_is_left_as_it_is() -> None:
    form = sample_form("th")
    before = write_html(form.body)
    sheets(form, typed=True)
    sheets(form, typed=False)
    assert write_html(form.body) == before


def test_the_offices_part_is_a_frame_with_its_title() -> None:
    (office,) = select(sheets(sample_form("th"), typed=False), ".hb-office")
    assert words_of(select(office, ".hb-office__title")[0]) == "สำหรับผู้รับเรื่อง"
    assert {place.get("data-name") for place in select(office, "[data-name]")} >= {"received", "receiver.name"}


def test_many_options_of_a_column_stand_above_the_table_to_be_written_in() -> None:
    tree = sheets(hard_form(), typed=False)
    (said,) = select(tree, "p.hb-hint")
    assert words_of(said) == "ชนิด เลือกจาก: คงที่ · โดม · หมุนได้ · อ่านป้ายทะเบียน"
    assert said.getnext().get("data-rows") == "points"
    assert not [box for box in select(tree, ".hb-box") if box.get("data-name").startswith("points")]


def test_a_label_too_long_for_its_line_stands_above() -> None:
    form = hard_form()
    (field,) = (each for each in select(sheets(form, typed=True), ".hb-field--whole") if select(each, "[name=person]"))
    assert "width: 100%" in select(field, "[name=person]")[0].get("style")


def millimetres(element: Any) -> float:
    return float(element.get("style").removeprefix("width: ").removesuffix("mm"))


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.file)
@pytest.mark.parametrize("typed", [True, False])
def test_fields_of_a_row_fit_the_text(form: Form, typed: bool) -> None:
    width = {"portrait": 160, "landscape": 257}[form.spec.orientation]
    for row in select(sheets(form, typed=typed), ".hb-row"):
        fields = select(row, ".hb-field[style]")
        assert sum(millimetres(field) for field in fields) + 4 * (len(fields) - 1) <= width + 0.2
        for label in select(row, ".hb-label[style]"):
            assert millimetres(label) >= width_of(words_of(label))


def test_columns_keep_their_least() -> None:
    assert share(100, [1, 1], [0, 0]) == [50, 50]
    assert share(100, [3, 1], [0, 40]) == [60, 40]
    assert share(100, [8, 1, 1], [0, 15, 5]) == pytest.approx([75.56, 15, 9.44], abs=0.01)
    assert share(100, [1, 1], [90, 90]) == [50, 50]
    assert list(pack([], 100)) == []
