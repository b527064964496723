"""What a blank on paper cannot hold stops the build: HB538 for what is typed, HB539 for hands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from forms.paper.print_sample import EDITION, SETTINGS, STYLES
from forms.sample_form import sample_form
from handbook.corpus.form_specs import FieldSpec
from handbook.forms.compose import Form
from handbook.forms.paper.columns import WRITTEN, tables_of
from handbook.forms.paper.fits import cramped
from handbook.forms.paper.pdfs import opened_form_press, print_form
from handbook.problems import ProblemsError

LONG = {"th": "ชุดอุปกรณ์พร้อมติดตั้งและทดสอบการใช้งานครบถ้วน", "en": "A set with installation and complete tests of use"}


def with_column(form: Form, name: str, spec: FieldSpec) -> Form:
    """The form with another column in its rows."""
    blanks = {
        key: replace(blank, spec=spec) if key.startswith("items.") and key.endswith(f".{name}") else blank
        for key, blank in form.blanks.items()
    }
    return replace(form, blanks=blanks)


@pytest.mark.parametrize("locale", ["th", "en"])
def test_an_option_wider_than_its_blank_is_named(locale: str, tmp_path: Path) -> None:
    form = sample_form(locale)
    unit = form.blanks["items.1.unit"].spec
    code = next(iter(unit.options))
    wide = with_column(form, "unit", replace(unit, options={**unit.options, code: LONG}, weight=0.2))
    crowded = replace(wide, spec=replace(wide.spec, orientation="portrait"))
    with opened_form_press(STYLES) as press, pytest.raises(ProblemsError) as raised:
        print_form(crowded, press, SETTINGS, EDITION, tmp_path)
    told = [problem for problem in raised.value.problems if problem.code == "HB538"]
    (problem,) = [problem for problem in told if LONG[locale] in problem.explain("en")]
    assert problem.path.endswith("everything.form.yml")
    assert problem.line > 1
    assert "items.unit" in problem.explain("en")


def test_short_words_take_the_place_of_long_options(tmp_path: Path) -> None:
    form = sample_form("th")
    unit = form.blanks["items.1.unit"].spec
    code = next(iter(unit.options))
    short = {code: {"th": "ชุด", "en": "set"}}
    mended = with_column(form, "unit", replace(unit, options={**unit.options, code: LONG}, short=short))
    with opened_form_press(STYLES) as press:
        printed = print_form(mended, press, SETTINGS, EDITION, tmp_path)
    assert printed


def test_every_cell_for_a_hand_is_wide_enough() -> None:
    form = sample_form("th")
    assert list(cramped(form)) == []
    rows = form.spec.fields["items"]
    assert rows.columns
    assert WRITTEN == 20
    for _, columns in tables_of(form):
        assert all(column.width >= 13 for column in columns if column.is_written)
