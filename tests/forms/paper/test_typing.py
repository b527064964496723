"""Thai typed into the PDF as people type it, through PDFium: what is read back, and what other readers draw of it."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader

from forms.paper.pictures import DRAWN_BY, difference, picture
from forms.paper.print_sample import SamplePdfs, print_sample
from forms.paper.typing_in_pdfium import field_places, type_into
from handbook.forms.paper import fillable, pdfs
from handbook.forms.paper.fillable import ALIAS
from handbook.thai.web_fonts import font_file

SENTENCE = "ผู้ใหญ่ที่ปี่น้ำ ฎีกา ป์ ก่อนตั้ง"
LINES = "ที่ ปี่ น้ำ ผู้ใหญ่ ฎีกา ป์\nบรรทัดที่สอง 12 ตัว"
TYPED = {
    "agency": SENTENCE,
    "reason": LINES,
    "items.1.name": "ตู้ ปื้น ญี่ปุ่น",
    "items.2.count": "4",
    "items.2.kept": "",
    "kind=replace": "",
    "total": "1,250,000.00",
    "receiver.name": "น้ำ",
}
"""Nothing is typed into a box, which is only clicked."""
STORED = Path(__file__).with_name("typed-th.png")
MOST = 0.065
"""Share of the ink by which a reader may differ: MuPDF differs by 0.048 from what Poppler drew, lost tones by 0.078."""


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory, sample_pdfs: SamplePdfs) -> Path:
    target = tmp_path_factory.mktemp("typed") / "typed.pdf"
    type_into(sample_pdfs.typed("th"), TYPED, target)
    return target


def values(file: Path) -> dict[str, str]:
    """The values of a PDF's fields; what is empty is left out."""
    known = PdfReader(file).get_fields() or {}
    found = {name: str(entry.get("/V", "")).replace("\r\n", "\n").replace("\r", "\n") for name, entry in known.items()}
    return {name: value for name, value in found.items() if value not in ("", "/Off")}


def test_what_is_typed_is_read_back(typed: Path) -> None:
    expected = {**TYPED, "items.2.kept": "/on", "kind": "/replace"}
    del expected["kind=replace"]
    assert values(typed) == expected


def drawing_fonts(file: Path) -> set[tuple[str, str]]:
    """The fonts that draw what is filled in: the name in the drawing, and the font's own."""
    with pikepdf.open(file) as pdf:
        drawn = [
            entry.AP.N for page in pdf.pages for entry in page.Annots if entry.get("/FT") == "/Tx" and "/V" in entry
        ]
        return {
            (str(step.operands[0]), str(each.Resources.Font[str(step.operands[0])].BaseFont).partition("+")[2])
            for each in drawn
            for step in pikepdf.parse_content_stream(each)
            if str(step.operator) == "Tf"
        }


def test_the_form_font_alone_draws_it(typed: Path) -> None:
    assert drawing_fonts(typed) == {(f"/{ALIAS}", "Sarabun-Form")}


def boxes(sample_pdfs: SamplePdfs) -> list[list[float]]:
    places = dict(field_places(sample_pdfs.typed("th")))
    return [places[name][1] for name in ("agency", "items.1.name")]


@pytest.mark.parametrize("reader", DRAWN_BY)
def test_readers_draw_it_as_the_stored_picture(typed: Path, reader: str, sample_pdfs: SamplePdfs) -> None:
    drawn = picture(typed, reader, boxes(sample_pdfs))
    found = difference(Image.open(STORED).convert("L"), drawn)
    assert found < MOST, f"{found:.3f}; if it was meant, save what pdftoppm draws as {STORED.name}"


@pytest.mark.parametrize("reader", DRAWN_BY)
def test_sarabun_itself_is_not_as_the_stored_picture(
    reader: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample_pdfs: SamplePdfs
) -> None:
    monkeypatch.setattr(pdfs, "make_form_font", lambda: font_file("Regular").read_bytes())
    print_sample(tmp_path, "th")
    type_into(tmp_path / "everything-th.pdf", TYPED, tmp_path / "typed.pdf")
    drawn = picture(tmp_path / "typed.pdf", reader, boxes(sample_pdfs))
    assert difference(Image.open(STORED).convert("L"), drawn) > 1.5 * MOST


def test_without_the_name_pdfium_takes_another_font(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fillable, "ALIAS", "SarabunForm")
    print_sample(tmp_path, "th")
    type_into(tmp_path / "everything-th.pdf", {"agency": SENTENCE}, tmp_path / "typed.pdf")
    assert {font for _, font in drawing_fonts(tmp_path / "typed.pdf")} > {"Sarabun-Form"}
