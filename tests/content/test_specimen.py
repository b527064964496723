"""The filled specimen of 20 cameras at 12 points, docs/forms/specimen/: six forms that tell one made-up story.

Whoever changes a form, a level of the pixel density or a formula brings the specimen up to date: these tests say where.
A handbook without the folder has nothing to test here.
"""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from handbook.corpus.form_specs import FieldSpec, FormSpec, read_form_specs
from handbook.filled.parse import Value
from handbook.filled.read_parts import read_form
from handbook.filled.values import blank_of
from handbook_sources import LOCALES, Handbook
from handbooks import ROOT
from laws.data import work_out

FORMS = (
    "cover-letter",
    "project-proposal",
    "camera-points",
    "price-schedule",
    "spec-compliance",
    "pre-submission-checklist",
)
LEFT_EMPTY = {"project-proposal": [("budget", "HB522")]}
"""All that the reader reports: a specimen has no sums of money."""
NEVER_FILLED = ("money", "date", "tel")
"""Types of blanks that a specimen leaves empty, beside districts: their options are real names."""
POINTS, CAMERAS, PIXELS, BIT_RATE = 12, 20, 1920, 4
CODE = re.compile(r"EX-\d\d")
NUMBERS = re.compile(r"[0-9,]*[0-9]")
TELEPHONE = re.compile(r"[0-9๐-๙](?:[ ()+-]?[0-9๐-๙]){6}")
THAI = re.compile(r"[\u0e00-\u0e7f]")
THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
MADE_UP = {"th": "สมมติ", "en": "made up"}
NO_SUMS = ("prices_price_sources", "prices_enquiries", "prices_sums", "project_fund", "final_same_everywhere")
"""Boxes of the checklist that nobody may tick as long as there are no prices."""

pytestmark = pytest.mark.skipif(
    not (ROOT / "docs" / "forms" / "specimen").is_dir(), reason="this handbook has no specimen"
)


@dataclass(frozen=True)
class Specimen:
    """One file: its bytes, what it says, and what the reader of filled forms makes of it."""

    data: bytes
    said: dict[str, Any]
    values: dict[str, Value]
    faults: list[tuple[str, str]]
    spec: FormSpec

    @property
    def written(self) -> dict[str, str | bool]:
        """Name of blank -> what is written."""
        written: dict[str, str | bool] = self.said["values"]
        return written

    def blanks(self) -> Iterator[tuple[str, FieldSpec, str | bool]]:
        """Every filled blank: its name, what the form says of it, and what is written."""
        for name, value in self.written.items():
            blank = blank_of(self.spec, name)
            assert blank is not None, name
            yield name, blank, value

    def texts(self) -> dict[str, str]:
        """Name -> words somebody wrote: neither numbers nor options."""
        return {name: str(value) for name, blank, value in self.blanks() if blank.type in ("text", "long")}

    def column(self, rows: str, column: str) -> list[Value]:
        """A column of a group of rows, from the top."""
        return [value for name, value in self.values.items() if re.fullmatch(rf"{rows}\.\d+\.{column}", name)]


@pytest.fixture(scope="module")
def specimens(handbook: Handbook) -> dict[tuple[str, str], Specimen]:
    """(form, language) -> its specimen."""
    specs = read_form_specs(handbook.root / "docs", "docs")[0]
    found = {}
    for form in FORMS:
        for locale in LOCALES:
            name = f"{form}.json" if locale == "th" else f"{form}.{locale}.json"
            data = (handbook.root / "docs" / "forms" / "specimen" / name).read_bytes()
            read, faults = read_form(data, name, specs)
            assert read is not None, name
            told = [(fault.name, fault.code) for fault in faults]
            found[form, locale] = Specimen(data, json.loads(data), dict(read.values), told, specs[form])
    return found


def test_there_is_one_file_for_each_form_and_language(handbook: Handbook) -> None:
    files = {file.name for file in (handbook.root / "docs" / "forms" / "specimen").iterdir()}
    assert {name for name in files if name.endswith(".json")} == {
        f"{form}{ending}" for form in FORMS for ending in (".json", ".en.json")
    }


def test_files_are_what_the_page_saves_and_say_that_they_are_specimens(
    specimens: dict[tuple[str, str], Specimen],
) -> None:
    for (form, locale), one in specimens.items():
        head = {key: value for key, value in one.said.items() if key != "values"}
        assert head == {"form": form, "version": one.spec.version, "locale": locale, "specimen": True}
        assert one.data.decode() == json.dumps(one.said, ensure_ascii=False, indent=1) + "\n"
        order = list(one.spec.fields)
        places = [order.index(name.split(".")[0]) for name in one.written]
        assert places == sorted(places), (form, locale)


def test_the_reader_finds_nothing_wrong_but_missing_sums(specimens: dict[tuple[str, str], Specimen]) -> None:
    for (form, locale), one in specimens.items():
        assert one.faults == LEFT_EMPTY.get(form, []), (form, locale)


def test_the_reader_gives_back_what_is_written(specimens: dict[tuple[str, str], Specimen]) -> None:
    for one in specimens.values():
        read = {name: str(value) if isinstance(value, Decimal) else value for name, value in one.values.items()}
        assert read == one.written


def test_texts_fit_their_blanks_as_browsers_count(specimens: dict[tuple[str, str], Specimen]) -> None:
    long = [
        (form, locale, name)
        for (form, locale), one in specimens.items()
        for name, blank, value in one.blanks()
        if blank.maxlength is not None and len(str(value)) > blank.maxlength
    ]
    assert long == []


def test_both_languages_say_the_same(specimens: dict[tuple[str, str], Specimen]) -> None:
    for form in FORMS:
        thai, english = specimens[form, "th"], specimens[form, "en"]
        assert list(thai.written) == list(english.written), form
        words = thai.texts()
        for name, value in thai.written.items():
            if name not in words:
                assert english.written[name] == value, (form, name)
            elif not name.endswith((".code", ".unit")):
                assert figures(words[name]) == figures(str(english.written[name])), (form, name)


def figures(text: str) -> Counter[str]:
    """The numbers in a text, and how often each; small ones, which English also writes in words, are left out."""
    found = NUMBERS.findall(text.translate(THAI_DIGITS))
    return Counter(number.replace(",", "") for number in found if len(number) > 1)


def test_texts_are_in_the_language_of_their_file(specimens: dict[tuple[str, str], Specimen]) -> None:
    for (form, locale), one in specimens.items():
        for name, text in one.texts().items():
            is_code = CODE.fullmatch(text) is not None
            assert bool(THAI.search(text)) == (locale == "th" and not is_code), (form, locale, name)


def test_agency_project_and_persons_are_made_up(specimens: dict[tuple[str, str], Specimen]) -> None:
    for (form, locale), one in specimens.items():
        signed = [f"{name}.name" for name, field in one.spec.fields.items() if field.type == "signature"]
        named = {"agency", "sender", "project", "officer", "contact_name", *signed} & set(one.written)
        assert len(named) >= 4
        for name in named:
            assert MADE_UP[locale] in str(one.written[name]).lower().replace("-", " "), (form, locale, name)


def test_nothing_real_is_named(handbook: Handbook, specimens: dict[tuple[str, str], Specimen]) -> None:
    known = handbook.data("local-governments")
    types = {kind["id"]: kind for kind in known["types"]}
    real = {"สมุทรปราการ", "Samut Prakan"}
    for entry in (*known["districts"], *known["local_governments"]):
        kind = types.get(entry.get("type"), {"th": "อำเภอ", "en": "District"})
        real |= {entry["th"].removeprefix(kind["th"]), entry["en"].removesuffix(f" {kind['en']}")}
    for (form, locale), one in specimens.items():
        text = "\n".join(one.texts().values())
        assert [name for name in real if name in text] == [], (form, locale)
        assert "@" not in text
        assert TELEPHONE.findall(text) == [], (form, locale)
        for name, blank, _ in one.blanks():
            assert blank.type not in NEVER_FILLED, (form, locale, name)
            assert not name.endswith("district") or name.endswith("subdistrict"), (form, locale, name)


def test_points_lie_in_the_open_sea(specimens: dict[tuple[str, str], Specimen]) -> None:
    """Within 10.0000-10.0009 N, 100.5000-100.5009 E there is no land; five decimals, as the form's page advises."""
    one = specimens["camera-points", "th"]
    for column, start in (("latitude", "10.000"), ("longitude", "100.500")):
        written = [str(value) for value in one.column("points", column)]
        assert len(set(written)) == POINTS
        assert [text for text in written if not re.fullmatch(rf"{re.escape(start)}\d\d", text)] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_figures_agree_in_all_forms(specimens: dict[tuple[str, str], Specimen], locale: str) -> None:
    letter, proposal, points, prices, _, checklist = (specimens[form, locale] for form in FORMS)
    assert [one.values["points"] for one in (letter, proposal)] == [POINTS] * 2
    assert [one.values["cameras"] for one in (letter, proposal, prices)] == [CAMERAS] * 3
    assert sum(Decimal(str(count)) for count in points.column("cameras", "count")) == CAMERAS
    assert points.values["total"] == CAMERAS
    assert checklist.values["points_camera_count"] is True
    ours = [one.written for (_, of), one in specimens.items() if of == locale]
    assert {written["project"] for written in ours} == {letter.written["project"]}
    assert {written["agency"] for written in ours if "agency" in written} == {proposal.written["agency"]}


@pytest.mark.parametrize("locale", LOCALES)
def test_points_agree_with_their_cameras_and_owners(specimens: dict[tuple[str, str], Specimen], locale: str) -> None:
    proposal, points = specimens["project-proposal", locale], specimens["camera-points", locale]
    codes = points.column("points", "code")
    assert codes == [f"EX-{number:02}" for number in range(1, POINTS + 1)]
    assert list(dict.fromkeys(points.column("cameras", "code"))) == codes
    allowed = Counter(points.column("points", "permission"))
    counted = (allowed["own"], allowed["permitted"], allowed["asked"] + allowed["not_asked"])
    assert tuple(proposal.values[f"{kind}_points"] for kind in ("own", "permitted", "pending")) == counted
    assert sum(counted) == POINTS


@pytest.mark.parametrize("locale", LOCALES)
def test_the_price_schedule_agrees_with_the_other_forms(
    specimens: dict[tuple[str, str], Specimen], locale: str
) -> None:
    _, proposal, points, prices, clauses, _ = (specimens[form, locale] for form in FORMS)
    kinds: Counter[Value] = Counter()
    for kind, count in zip(points.column("cameras", "kind"), points.column("cameras", "count"), strict=True):
        kinds[kind] += int(str(count))
    quantities, items = prices.column("items", "quantity"), prices.column("items", "name")
    assert quantities[:3] == [kinds["fixed"], kinds["adjustable"], proposal.values["recorders"]]
    row = int(NUMBERS.findall(str(clauses.values["item_no"]).translate(THAI_DIGITS))[-1]) - 1
    assert (items[row], quantities[row]) == (clauses.values["item"], clauses.values["quantity"])
    assert prices.values[f"items.{row + 1}.group"] == clauses.values["group"]
    days = str(proposal.values["retention_days"])
    required = " ".join(map(str, clauses.column("clauses", "required"))).translate(THAI_DIGITS)
    assert days in NUMBERS.findall(required)


def formula(handbook: Handbook, id: str, **given: float) -> float:
    """What a formula of the handbook gives."""
    formulas = {entry["id"]: entry for entry in handbook.data("formulas")["formulas"]}
    return work_out(ast.parse(formulas[id]["expression"], mode="eval").body, given)


def test_densities_are_worked_out_by_the_formula_and_reach_their_levels(
    handbook: Handbook, specimens: dict[tuple[str, str], Specimen]
) -> None:
    standard = next(one for one in handbook.data("pixel-density")["standards"] if one["id"] == "iec-2025")
    least = {level["id"]: level["value"] for level in standard["levels"]}
    points = specimens["camera-points", "th"]
    columns = (points.column("cameras", column) for column in ("level", "width", "density"))
    for level, width, density in zip(*columns, strict=True):
        worked_out = formula(handbook, "pixel-density", horizontal_pixels=PIXELS, scene_width=float(str(width)))
        assert float(str(density)) == worked_out >= least[str(level)]
    assert f"{PIXELS:,}" in str(points.written["remarks"]).translate(THAI_DIGITS)


@pytest.mark.parametrize("locale", LOCALES)
def test_storage_and_bandwidth_are_worked_out_by_the_formulas(
    handbook: Handbook, specimens: dict[tuple[str, str], Specimen], locale: str
) -> None:
    days = float(str(specimens["project-proposal", locale].values["retention_days"]))
    storage = formula(handbook, "storage", bit_rate=BIT_RATE, hours_per_day=24, days=days, cameras=CAMERAS)
    bandwidth = formula(handbook, "bandwidth", cameras=CAMERAS, bit_rate=BIT_RATE)
    remarks = str(specimens["spec-compliance", locale].written["remarks"]).translate(THAI_DIGITS)
    assert f"= {storage:,.0f} GB" in remarks
    assert f"= {bandwidth:.0f} Mbps" in remarks
    items = " ".join(map(str, specimens["price-schedule", locale].column("items", "name"))).translate(THAI_DIGITS)
    assert f"{storage:,.0f} GB" in items


def test_the_checklist_gives_a_reason_for_every_part_with_an_empty_box(
    specimens: dict[tuple[str, str], Specimen],
) -> None:
    for locale in LOCALES:
        one = specimens["pre-submission-checklist", locale]
        boxes = [name for name, field in one.spec.fields.items() if field.type == "check"]
        empty = {name.split("_")[0] for name in boxes if name not in one.written}
        assert {name.removesuffix("_missing") for name in one.written if name.endswith("_missing")} == empty
        assert [name for name in NO_SUMS if name in one.written] == []
        assert set(NO_SUMS) <= set(boxes)
