"""What does not fit into the PDF goes on in continuation sheets: no letter is lost, and the file stays accessible."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from book.verapdf import validate
from forms.paper.drawn_letters import drawn_values, spaceless
from forms.paper.longest import HARD, longest
from forms.paper.print_sample import LOCALES, SamplePdfs
from forms.paper.typing_in_pdfium import whole_name
from forms.sample_form import sample_form
from forms.web.writer import fill_pdf, open_writer, read_map
from handbook.filled.pdf import read_pdf
from handbook.filled.values import blank_of

MORE_ROWS = 3


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = open_writer(browser)
    yield page
    page.close()


def filled_values(locale: str, kind: str = "") -> dict[str, Any]:
    """Every blank of the sample form at its limit, and rows beyond those that are printed."""
    form = sample_form(locale)
    names = [name for name, blank in form.blanks.items() if blank.spec.type != "signature"]
    for name in [name for name in names if ".1." in name]:
        rows, _, column = name.split(".")
        count = form.spec.fields[rows].rows
        names += [f"{rows}.{count + more}.{column}" for more in range(1, MORE_ROWS + 1)]
    found = {}
    for name in names:
        blank = blank_of(form.spec, name)
        assert blank is not None
        found[name] = longest(blank, locale, kind, in_row=name.count(".") == 2)
    return found


@pytest.fixture(scope="module", params=LOCALES)
def filled(
    page: Page, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, sample_pdfs: SamplePdfs
) -> Path:
    target = tmp_path_factory.mktemp("continued") / f"{request.param}.pdf"
    target.write_bytes(written(page, sample_pdfs, request.param))
    return target


def written(page: Page, pdfs: SamplePdfs, locale: str, kind: str = "") -> bytes:
    values = filled_values(locale, kind)
    return fill_pdf(page, pdfs.typed(locale).read_bytes(), read_map(pdfs.map(locale)), values)


def assert_all_is_drawn(file: Path, known: dict[str, Any], values: dict[str, Any]) -> int:
    """Every letter of every text and list is drawn, inside its box or after it; returns how many go on."""
    drawn = drawn_values(file, known)
    texts = {name: value for name, value in values.items() if isinstance(value, str)}
    options = {name for name, entry in known["fields"].items() if entry["kind"] == "choice"}
    assert set(drawn) == set(texts) - options
    for name, found in drawn.items():
        table, _, column = name.rpartition(".")
        entry = known["fields"].get(name) or known["fields"][f"{table.partition('.')[0]}.1.{column}"]
        said = entry["words"][texts[name]] if entry["kind"] == "list" else texts[name]
        assert found.outside == [], name
        assert spaceless(found.text) == spaceless(said), name
    return sum(found.goes_on for found in drawn.values())


def test_every_letter_is_drawn(filled: Path, sample_pdfs: SamplePdfs) -> None:
    known = read_map(sample_pdfs.map(filled.stem))
    assert assert_all_is_drawn(filled, known, filled_values(filled.stem)) > 5


@pytest.mark.parametrize("kind", HARD)
def test_every_letter_of_hard_texts_is_drawn(page: Page, kind: str, tmp_path: Path, sample_pdfs: SamplePdfs) -> None:
    (tmp_path / "hard.pdf").write_bytes(written(page, sample_pdfs, "th", kind))
    assert assert_all_is_drawn(tmp_path / "hard.pdf", read_map(sample_pdfs.map("th")), filled_values("th", kind)) > 5


def test_readers_find_what_goes_on(filled: Path, sample_pdfs: SamplePdfs) -> None:
    """PDFium's text of the continuation sheets has the end of each text that goes on."""
    known = read_map(sample_pdfs.map(filled.stem))
    with pypdfium2.PdfDocument(filled) as document:
        sheets = range(known["more"]["pages"]["count"], len(document))
        text = spaceless("".join(document[number].get_textpage().get_text_range() for number in sheets))
    for name, found in drawn_values(filled, known).items():
        if found.goes_on:
            assert spaceless(found.text)[-8:] in text, name


def test_the_whole_value_is_kept_and_rows_beyond_are_fields(filled: Path) -> None:
    values = filled_values(filled.stem)
    read = read_pdf(filled.read_bytes())
    raw = {name: "on" if value is True else value for name, value in values.items()}
    assert {name: str(read.values[name]).replace("\r", "\n") for name in raw} == raw


def test_sheets_are_told_apart_from_the_form(filled: Path, sample_pdfs: SamplePdfs) -> None:
    known = read_map(sample_pdfs.map(filled.stem))
    values = filled_values(filled.stem)
    with pikepdf.open(filled, attempt_recovery=False) as pdf:
        assert pdf.check_pdf_syntax() == []
        sheets = list(pdf.pages)[known["more"]["pages"]["count"] :]
        assert len(sheets) > 1
        named = {str(name) for sheet in sheets for name in sheet["/HandbookContinuation"]}
        assert named <= set(values)
        for sheet in sheets:
            assert {whole_name(field) for field in sheet.get("/Annots", [])} <= named
        assert not [page for page in list(pdf.pages)[: -len(sheets)] if "/HandbookContinuation" in page]


def test_nothing_is_appended_when_all_fits(page: Page, tmp_path: Path, sample_pdfs: SamplePdfs) -> None:
    blank, known = sample_pdfs.typed("th"), read_map(sample_pdfs.map("th"))
    (tmp_path / "short.pdf").write_bytes(fill_pdf(page, blank.read_bytes(), known, {"agency": "อบต. ตัวอย่าง"}))
    with pikepdf.open(tmp_path / "short.pdf") as pdf:
        assert len(pdf.pages) == known["more"]["pages"]["count"]


def test_the_same_values_make_the_same_bytes(page: Page, filled: Path, sample_pdfs: SamplePdfs) -> None:
    assert written(page, sample_pdfs, filled.stem) == filled.read_bytes()


def test_verapdf_finds_nothing_in_continuation_sheets(filled: Path) -> None:
    for flavour, verdict in validate(filled, "ua1").items():
        assert verdict.compliant, (flavour, verdict.failures)
        assert verdict.assertions > 10_000


def test_verapdf_would_tell_of_a_sheet_without_tags(filled: Path, tmp_path: Path) -> None:
    with pikepdf.open(filled) as pdf:
        steps = pikepdf.parse_content_stream(pdf.pages[-1])
        bare = [step for step in steps if str(step.operator) not in ("BMC", "BDC", "EMC")]
        pdf.pages[-1].Contents = pdf.make_stream(pikepdf.unparse_content_stream(bare))
        del pdf.pages[-1]["/StructParents"]
        pdf.save(tmp_path / "untagged.pdf")
    assert not validate(tmp_path / "untagged.pdf", "ua1")["ua1"].compliant


def test_every_page_filled_from_a_specimen_says_so(page: Page, filled: Path, sample_pdfs: SamplePdfs) -> None:
    blank, known = sample_pdfs.typed(filled.stem).read_bytes(), read_map(sample_pdfs.map(filled.stem))
    made_up = filled.with_stem(f"{filled.stem}-specimen")
    made_up.write_bytes(fill_pdf(page, blank, known, filled_values(filled.stem), is_specimen=True))
    said = {"th": "ทุกสิ่งในแผ่นนี้เป็นเรื่องสมมติ", "en": "All that it says is made up"}[filled.stem]
    counts = []
    for file in (filled, made_up):
        with pypdfium2.PdfDocument(file) as document:
            texts = [sheet.get_textpage().get_text_range() for sheet in document]
        counts.append((len([text for text in texts if spaceless(said) in spaceless(text)]), len(texts)))
    assert counts == [(0, counts[0][1]), (counts[0][1], counts[0][1])]
    assert (read_pdf(filled.read_bytes()).is_specimen, read_pdf(made_up.read_bytes()).is_specimen) == (False, True)
    assert read_pdf(made_up.read_bytes()).values == read_pdf(filled.read_bytes()).values
    for flavour, verdict in validate(made_up, "ua1").items():
        assert verdict.compliant, (flavour, verdict.failures)
