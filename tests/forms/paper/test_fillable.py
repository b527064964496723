"""The PDF to type into: its fields are the form's blanks, in reading order, named, described and valued as agreed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from book.verapdf import validate
from forms.paper.hard_form import hard_form
from forms.paper.print_sample import EDITION, LOCALES, SETTINGS, STYLES, SamplePdfs, print_sample
from forms.paper.typing_in_pdfium import whole_name
from forms.sample_form import sample_form
from handbook.forms.compose import Form
from handbook.forms.paper.fillable import ALIAS
from handbook.forms.paper.pdfs import opened_form_press, print_form

REQUIRED, MULTILINE, RADIO, COMBO = 1 << 1, 1 << 12, 1 << 15, 1 << 17


@pytest.fixture(params=LOCALES)
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def form(locale: str) -> Form:
    return sample_form(locale)


@pytest.fixture
def pdf(locale: str, sample_pdfs: SamplePdfs) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(sample_pdfs.typed(locale)) as opened:
        yield opened


def fields(entries: Any) -> Iterator[Any]:
    """The fields that hold a value, in order: those that have a type."""
    for entry in entries:
        if "/FT" in entry:
            yield entry
        else:
            yield from fields(entry.Kids)


def widgets(pdf: pikepdf.Pdf) -> list[Any]:
    return [entry for page in pdf.pages for entry in page.get("/Annots", []) if entry.Subtype == "/Widget"]


def names_of(form: Form) -> list[str]:
    return [name for name, blank in form.blanks.items() if blank.spec.type != "signature"]


def by_name(pdf: pikepdf.Pdf) -> dict[str, Any]:
    return {whole_name(entry): entry for entry in fields(pdf.Root.AcroForm.Fields)}


def structure(entry: Any) -> Iterator[Any]:
    """What a structure refers to, in order."""
    if isinstance(entry, pikepdf.Array):
        for kid in entry:
            yield from structure(kid)
    elif isinstance(entry, pikepdf.Dictionary):
        if entry.get("/Type") == "/OBJR":
            yield entry.Obj
        elif "/K" in entry:
            yield from structure(entry.K)


def test_fields_are_the_blanks(pdf: pikepdf.Pdf, form: Form, locale: str, sample_pdfs: SamplePdfs) -> None:
    assert list(by_name(pdf)) == names_of(form)
    read = PdfReader(sample_pdfs.typed(locale)).get_fields() or {}
    assert [name for name, entry in read.items() if "/FT" in entry] == names_of(form)


def test_no_name_of_one_field_has_a_stop(pdf: pikepdf.Pdf) -> None:
    named = [entry for entry in pdf.objects if isinstance(entry, pikepdf.Dictionary) and "/T" in entry]
    assert named
    assert not [str(entry.T) for entry in named if "." in str(entry.T)]


def test_tooltips_say_label_star_and_hint(pdf: pikepdf.Pdf, form: Form, locale: str) -> None:
    known = by_name(pdf)
    for name in names_of(form):
        blank, told = form.blanks[name], str(known[name].TU)
        assert told.startswith(blank.label)
        assert (" *" in told) == blank.spec.required
        assert blank.hint in told
    agency = {"th": "หน่วยงาน * – ชื่อเต็ม ไม่ใช้อักษรย่อ", "en": "Agency * – in full, no abbreviation"}
    assert str(known["agency"].TU) == agency[locale]
    options = [str(kid.TU) for kid in known["kind"].Kids]
    assert (
        options
        == {
            "th": ["ลักษณะ: ติดตั้งใหม่", "ลักษณะ: ทดแทนของเดิม"],
            "en": ["Kind: New installation", "Kind: Replacement"],
        }[locale]
    )


def test_types_flags_and_values_are_as_agreed(pdf: pikepdf.Pdf, form: Form, locale: str) -> None:
    known = by_name(pdf)
    for name in names_of(form):
        spec, entry = form.blanks[name].spec, known[name]
        flags = int(entry.get("/Ff", 0))
        assert bool(flags & REQUIRED) == spec.required
        assert "/MaxLen" not in entry
        if spec.type == "check":
            assert entry.FT == "/Btn"
            assert set(entry.AP.N.keys()) == {"/on", "/Off"}
            assert entry.V == entry.AS == "/Off"
        elif spec.type == "choice":
            assert flags & RADIO
            assert entry.V == "/Off"
            states = [set(kid.AP.N.keys()) for kid in entry.Kids]
            assert states == [{f"/{code}", "/Off"} for code in spec.options]
            assert all("/T" not in kid and kid.AS == "/Off" for kid in entry.Kids)
        elif spec.type == "list":
            assert flags & COMBO
            assert [str(pair[0]) for pair in entry.Opt] == ["", *spec.options]
            assert [str(pair[1]) for pair in entry.Opt][1:] == [words[locale] for words in spec.options.values()]
        else:
            assert entry.FT == "/Tx"
            assert "/V" not in entry
            is_text_in_row = spec.type == "text" and form.blanks[name].row > 0
            assert bool(flags & MULTILINE) == (spec.type == "long" or is_text_in_row)
            assert (entry.get("/Q") == 2) == (spec.type in ("number", "money"))


def test_lists_of_fields_annotations_and_structure_agree(pdf: pikepdf.Pdf) -> None:
    assert_one_order(pdf)


def assert_one_order(pdf: pikepdf.Pdf) -> None:
    """Fields are read, tabbed through and listed in one order."""
    in_structure = [entry.objgen for entry in structure(pdf.Root.StructTreeRoot.K) if entry.Subtype == "/Widget"]
    in_fields = []
    for entry in fields(pdf.Root.AcroForm.Fields):
        in_fields += [kid.objgen for kid in entry.Kids] if "/Kids" in entry else [entry.objgen]
    in_pages = [entry.objgen for entry in widgets(pdf)]
    assert in_structure == in_fields == in_pages
    assert len(set(in_pages)) == len(in_pages)
    assert all(page.Tabs == "/S" for page in pdf.pages)
    assert all("/StructParent" in entry and int(entry.F) == 4 for entry in widgets(pdf))


def test_the_form_font_alone_is_given_to_the_fields(pdf: pikepdf.Pdf) -> None:
    form = pdf.Root.AcroForm
    assert "/NeedAppearances" not in form
    assert set(form.DR.Font.keys()) == {f"/{ALIAS}"}
    font = form.DR.Font[f"/{ALIAS}"]
    (inner,) = font.DescendantFonts
    assert str(font.BaseFont).endswith("Sarabun-Form")
    assert "/FontFile2" in inner.FontDescriptor
    assert (int(inner.FontDescriptor.Ascent), int(inner.FontDescriptor.Descent)) == (1200, -340)
    for entry in fields(form.Fields):
        if entry.FT != "/Btn":
            assert str(entry.DA).split()[0] == f"/{ALIAS}"
            assert float(str(entry.DA).split()[1]) > 10


def test_single_lines_are_high_enough_for_marks(pdf: pikepdf.Pdf) -> None:
    for entry in fields(pdf.Root.AcroForm.Fields):
        if entry.FT == "/Tx":
            left, low, right, high = (float(value) for value in entry.Rect)
            assert high - low >= 8 * 72 / 25.4 - 0.1
            assert right > left


@pytest.mark.parametrize("file", [SamplePdfs.typed, SamplePdfs.written])
def test_a_file_says_which_form_it_is(file: Any, locale: str, form: Form, sample_pdfs: SamplePdfs) -> None:
    with pikepdf.open(file(sample_pdfs, locale)) as pdf:
        assert str(pdf.docinfo["/FormId"]) == "everything"
        assert str(pdf.docinfo["/FormVersion"]) == "1.2"
        assert form.title in str(pdf.docinfo["/Title"])
        assert str(pdf.Root.Lang) == locale


def test_what_is_written_on_has_no_fields(locale: str, sample_pdfs: SamplePdfs) -> None:
    with pikepdf.open(sample_pdfs.written(locale)) as pdf:
        assert "/AcroForm" not in pdf.Root


def test_files_are_small_and_their_bytes_the_same_each_time(
    tmp_path: Path, locale: str, sample_pdfs: SamplePdfs
) -> None:
    typed, map_file, written = print_sample(tmp_path, locale)
    assert typed.size == typed.file.stat().st_size <= 90_000
    assert written.size == written.file.stat().st_size <= 60_000
    assert map_file.size == map_file.file.stat().st_size <= 40_000
    assert (typed.pages, written.pages) == (2, 2)
    assert typed.file.read_bytes() == sample_pdfs.typed(locale).read_bytes()
    assert written.file.read_bytes() == sample_pdfs.written(locale).read_bytes()
    assert map_file.file.read_bytes() == sample_pdfs.map(locale).read_bytes()


def test_the_map_is_of_the_file(locale: str, form: Form, sample_pdfs: SamplePdfs) -> None:
    typed = sample_pdfs.typed(locale)
    known = json.loads(sample_pdfs.map(locale).read_text(encoding="utf-8"))
    assert list(known["fields"]) == names_of(form)
    assert (known["form"], known["version"], known["locale"]) == ("everything", "1.2", locale)
    assert known["length"] == typed.stat().st_size
    with pikepdf.open(typed) as pdf:
        for name, entry in by_name(pdf).items():
            assert known["fields"][name]["object"] == entry.objgen[0]


def test_verapdf_finds_nothing(locale: str, sample_pdfs: SamplePdfs) -> None:
    for file, flavours in ((sample_pdfs.typed(locale), ["ua1"]), (sample_pdfs.written(locale), ["3a", "ua1"])):
        for flavour, verdict in validate(file, *flavours).items():
            assert verdict.compliant, (file.name, flavour, verdict.failures)
            assert verdict.assertions > 5_000


def test_verapdf_finds_nothing_in_what_is_hard(tmp_path: Path) -> None:
    with opened_form_press(STYLES) as press:
        typed, _, written = print_form(hard_form(), press, SETTINGS, EDITION, tmp_path)
    for file, flavours in ((typed.file, ["ua1"]), (written.file, ["3a", "ua1"])):
        for flavour, verdict in validate(file, *flavours).items():
            assert verdict.compliant, (file.name, flavour, verdict.failures)


def test_verapdf_would_tell(tmp_path: Path, sample_pdfs: SamplePdfs) -> None:
    with pikepdf.open(sample_pdfs.typed("en")) as pdf:
        for entry in fields(pdf.Root.AcroForm.Fields):
            del entry["/TU"]
        pdf.save(tmp_path / "mute.pdf")
    assert not validate(tmp_path / "mute.pdf", "ua1")["ua1"].compliant
