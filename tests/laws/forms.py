"""Every form of a handbook: standards, fields, and one filling-in that all its files give back alike."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from playwright.sync_api import Browser, Page

from book.verapdf import validate
from built_site import plain
from forms.docx import openxml
from forms.docx.fill_word import fill_word
from forms.paper.test_fillable import assert_one_order
from forms.web.filled_in import answering
from forms.web.form_page import open_file, press
from forms.web.spreadsheets import Cell, excel, office, paste
from handbook.corpus.enquiry import read_specs_of_filled
from handbook.corpus.form_specs import FieldSpec, FormSpec
from handbook.filled.model import Raw
from handbook.filled.read import read_filled
from handbook.filled.values import read_values
from handbook_sources import LOCALES, Handbook, path_of
from quiet_page import emptied_page

Cells = list[list[str]]
Program = Callable[[Sequence[Sequence[Cell]]], tuple[str, str]]

SHOWN = "JSON.stringify(handbookForms.shown(document.querySelector('form.hb-form')))"
TEXT = "ที่ปี่น้ำ ผู้ใหญ่ ฎีกา ป์ ๑๒"


@pytest.fixture(scope="module")
def specs(handbook: Handbook) -> dict[str, FormSpec]:
    specs, problems = read_specs_of_filled(handbook.root / "docs", "docs")
    assert problems == []
    assert set(specs) == set(handbook.forms)
    return specs


def answers(spec: FormSpec, names: Collection[str]) -> dict[str, str | bool]:
    """Something in every blank that may be filled in, two rows of each table; sums and products are right."""
    values: dict[str, str | bool] = {}
    for name in names:
        field, _, part = name.partition(".")
        blank = spec.fields[field]
        if blank.type == "signature":
            values[name] = "2026-11-27" if part == "date" else TEXT
        elif blank.columns:
            row, _, column = part.partition(".")
            if int(row) <= 2:
                values[name] = _answer(blank.columns[column])
        else:
            values[name] = _answer(blank)
    for name, blank in [(name, _blank(spec, name)) for name in values]:
        if blank.product_of:
            factors = [Decimal(str(values[f"{name.rpartition('.')[0]}.{factor}"])) for factor in blank.product_of]
            values[name] = str(factors[0] * factors[1])
    for name, blank in spec.fields.items():
        if blank.sum_of and name in values:
            rows, _, column = blank.sum_of.partition(".")
            parts = [values[other] for other in values if other.split(".")[::2] == [rows, column]]
            values[name] = str(sum(Decimal(str(part)) for part in parts))
    return values


def _blank(spec: FormSpec, name: str) -> FieldSpec:
    field, _, part = name.partition(".")
    blank = spec.fields[field]
    return blank.columns[part.partition(".")[2]] if blank.columns else blank


def _answer(blank: FieldSpec) -> str | bool:
    match blank.type:
        case "check":
            return True
        case "choice" | "list":
            return list(blank.options)[-1]
        case "number" | "money":
            return str(int(max(blank.min or 0, 2)))
        case "date":
            return "2026-11-27"
        case "tel":
            return "0 2000 0000"
        case _:
            return TEXT[: blank.maxlength]


def _downloaded(page: Page, tool: str) -> bytes:
    with page.expect_download() as download:
        press(page, tool)
    return Path(download.value.path()).read_bytes()


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_filled_in_once_is_the_same_in_all_files(
    locale: str, site: Path, address: str, browser: Browser, specs: dict[str, FormSpec]
) -> None:
    with emptied_page(browser) as page:
        for form, spec in specs.items():
            page.goto(address + path_of(f"forms/{form}", locale))
            names = page.eval_on_selector_all(
                ".hb-form :is(input, select, textarea)[name]:enabled", "all => [...new Set(all.map(each => each.name))]"
            )
            given = answers(spec, names)
            open_file(page, json.dumps({"form": form, "version": spec.version, "locale": locale, "values": given}))
            file, pdf = (_downloaded(page, tool) for tool in ("save", "pdf"))
            word = fill_word((site / "downloads" / "forms" / f"{form}-{locale}.docx").read_bytes(), given)
            assert_alike(spec, given, {".json": file, ".pdf": pdf, ".docx": word})


def assert_alike(spec: FormSpec, given: dict[str, str | bool], files: dict[str, bytes]) -> None:
    """Hold that the files, by their endings, say what was given."""
    raw: dict[str, Raw] = dict(given)
    expected, faults = read_values(spec, raw)
    assert not faults
    assert len(expected) == len(given) > 0
    rows = [name for name, field in spec.fields.items() if field.columns]
    for ending, data in files.items():
        written = read_filled(data, ending, rows)
        assert (written.form, written.version) == (spec.id, spec.version), ending
        assert read_values(spec, written.values)[0] == expected, (spec.id, ending)


def test_no_rows_of_a_form_are_named_as_a_signature_of_another(specs: dict[str, FormSpec]) -> None:
    fields = [field for form in specs.values() for field in form.fields.values()]
    names = {type: {field.name for field in fields if field.type == type} for type in ("rows", "signature")}
    assert names["rows"] & names["signature"] == set()


def test_verapdf_finds_nothing(site: Path, handbook: Handbook) -> None:
    files = [file for file in sorted((site / "downloads" / "forms").glob("*.pdf")) if plain(file.name) == file.name]
    assert len(files) >= 4 * len(handbook.forms)
    faults = [
        (file.name, flavour, verdict.failures)
        for file in files
        for flavour, verdict in validate(file, *(["3a", "ua1"] if "-print" in file.name else ["ua1"])).items()
        if not verdict.compliant
    ]
    assert faults == []


def test_word_files_are_valid(site: Path, handbook: Handbook) -> None:
    files = [file for file in sorted((site / "downloads" / "forms").glob("*.docx")) if plain(file.name) == file.name]
    assert len(files) == 2 * len(handbook.forms)
    assert {file.name: faults for file in files if (faults := openxml.faults(file))} == {}


def test_every_field_has_a_tooltip_and_is_tabbed_to_as_it_is_read(site: Path, handbook: Handbook) -> None:
    for name in [f"{form}-{locale}.pdf" for form in handbook.forms for locale in LOCALES]:
        with pikepdf.open(site / "downloads" / "forms" / name) as pdf:
            for page in pdf.pages:
                for widget in page.get("/Annots", []):
                    if widget.get("/Subtype") == "/Widget":
                        named = widget if "/TU" in widget else widget.Parent
                        assert str(named.TU).strip(), name
            assert_one_order(pdf)


def as_typed(blank: FieldSpec, row: int, locale: str) -> str:
    """Something in a cell of a spreadsheet, another in each row."""
    match blank.type:
        case "check":
            return "✓" if row % 2 else ""
        case "list":
            return list(blank.options.values())[row % len(blank.options)][locale]
        case "number" | "money":
            low, high = max(blank.min or 0, 0), blank.max or 1000
            return f"{low + (high - low) * row / 40:.5f}" if high - low < 40 else f"{int(low) + row}"
        case "date":
            return f"{row}/3/{2570 if locale == 'th' else 2027}"
        case _:
            return f"{TEXT} {row}"[: blank.maxlength]


def twenty(rows: FieldSpec, locale: str) -> Cells:
    """Twenty rows of a spreadsheet."""
    return [[as_typed(one, row, locale) for one in rows.columns.values()] for row in range(1, 21)]


@pytest.mark.parametrize("locale", LOCALES)
def test_twenty_rows_of_a_spreadsheet_are_what_the_reader_finds(
    locale: str, address: str, browser: Browser, specs: dict[str, FormSpec]
) -> None:
    with emptied_page(browser) as page, answering(page, agree=True):
        for form, spec in specs.items():
            rows = {name: twenty(one, locale) for name, one in spec.fields.items() if one.columns}
            if not rows:
                continue
            page.goto(address + path_of(f"forms/{form}", locale))
            pasted = _pasted(page, spec, rows, excel)
            press(page, "clear")
            assert read_filled(_downloaded(page, "save"), ".json", rows).values == {}, form
            assert _pasted(page, spec, rows, office) == pasted, form  # so one PDF is that of both
            expected = _expected(spec, rows)
            for data, ending in ((pasted[1], ".json"), (_downloaded(page, "pdf"), ".pdf")):
                found, _ = read_values(spec, read_filled(data, ending, rows).values)
                assert {name: value for name, value in found.items() if name in expected} == expected, (form, ending)


def _pasted(page: Page, spec: FormSpec, rows: dict[str, Cells], program: Program) -> tuple[str, bytes]:
    """Paste rows from a program; return all that a PDF is written from, and the file that is saved."""
    for name, cells in rows.items():
        first = next(iter(spec.fields[name].columns))
        paste(page, page.locator(f'[name="{name}.1.{first}"]'), program(cells))
    saved = _downloaded(page, "save")  # what is pasted may have waited for the scripts, and this waits for both
    return page.evaluate(SHOWN), saved


def _expected(spec: FormSpec, rows: dict[str, Cells]) -> dict[str, Any]:
    """What a reader must find of rows."""
    given: dict[str, Raw] = {}
    for name, cells in rows.items():
        for row, line in enumerate(cells, 1):
            for (column, blank), text in zip(spec.fields[name].columns.items(), line, strict=True):
                if text:
                    given[f"{name}.{row}.{column}"] = True if blank.type == "check" else text
    expected, _ = read_values(spec, given)
    assert len(expected) == len(given)
    return dict(expected)


def test_what_a_file_of_another_form_may_fill_in_means_the_same(specs: dict[str, FormSpec]) -> None:
    kinds: dict[str, set[str]] = {}
    for name, field in [item for spec in specs.values() for item in spec.fields.items()]:
        if name in {carried for spec in specs.values() for carried, one in spec.fields.items() if one.carried}:
            kinds.setdefault(name, set()).add("tel" if field.type == "tel" else f"text {field.carried}")
    assert kinds
    assert {name: found for name, found in kinds.items() if len(found) > 1} == {}
