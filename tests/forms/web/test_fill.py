"""The web page's script fills the PDF in a real browser: the file stays whole, and readers find and draw the values."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image
from playwright.sync_api import Browser, Error, Page

from forms.paper.pictures import DRAWN_BY, difference, picture
from forms.paper.print_sample import LOCALES, SamplePdfs
from forms.paper.test_typing import MOST, SENTENCE, STORED, TYPED, boxes, values
from forms.paper.typing_in_pdfium import whole_name
from forms.web.writer import fill_pdf, open_writer, read_map

LONG = "บริเวณสี่แยกหน้าโรงเรียนบ้านเมืองน้ำดำ ซึ่งเป็นจุดเสี่ยงอุบัติเหตุและอาชญากรรม " * 8
VALUES: dict[str, Any] = {
    "written_at": "ศาลากลางจังหวัด",
    "agency": SENTENCE,
    "phone": "038-123-456 (ต่อ 1)",
    "kind": "replace",
    "source": "local",
    "reason": f"{LONG}\nที่ ปี่ น้ำ ผู้ใหญ่ ฎีกา ป์",
    "items.1.name": TYPED["items.1.name"],
    "items.1.unit": "piece",
    "items.1.price": "1,250,000.00",
    "items.1.kept": True,
    "items.3.count": 7,
    "has_quotes": True,
    "signer.name": "นายกิตติพงษ์ é \\ ) ( <",
    "receiver.date": "๒๓ พ.ย. ๖๙",
}
READ = {**VALUES, "kind": "/replace", "items.1.kept": "/on", "has_quotes": "/on", "items.3.count": "7"}

_BREAK = """async ([map, words]) => {
  const { faceOf, fit, partsOf } = await import("/draw.js")
  return fit(faceOf(map), partsOf(words), { box: [62, 1e6], size: 10, lines: true }, "").lines
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = open_writer(browser)
    yield page
    page.close()


def fill(page: Page, pdfs: SamplePdfs, locale: str, values: dict[str, Any], *, data: bytes | None = None) -> bytes:
    """The PDF of the sample form as the script fills it."""
    whole = pdfs.typed(locale).read_bytes() if data is None else data
    return fill_pdf(page, whole, read_map(pdfs.map(locale)), values)


@pytest.fixture(scope="module", params=LOCALES)
def filled(
    page: Page, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, sample_pdfs: SamplePdfs
) -> Path:
    target = tmp_path_factory.mktemp("filled") / f"{request.param}.pdf"
    target.write_bytes(fill(page, sample_pdfs, request.param, VALUES))
    return target


def test_values_are_read_back(filled: Path) -> None:
    assert values(filled) == {name: value.strip() for name, value in READ.items()}


def test_what_was_there_stays(filled: Path, sample_pdfs: SamplePdfs) -> None:
    blank = sample_pdfs.typed(filled.stem).read_bytes()
    assert filled.read_bytes().startswith(blank)
    assert filled.stat().st_size - len(blank) < 40_000


def test_the_file_is_whole(filled: Path) -> None:
    with pikepdf.open(filled, attempt_recovery=False) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert [str(pdf.docinfo[name]) for name in ("/FormId", "/FormVersion")] == ["everything", "1.2"]
    if shutil.which("qpdf"):
        subprocess.run(["qpdf", "--check", str(filled)], check=True, capture_output=True)


def test_options_show_the_state_of_their_choice(filled: Path) -> None:
    with pikepdf.open(filled) as pdf:
        states = {whole_name(entry): str(entry.AS) for page in pdf.pages for entry in page.Annots if "/AS" in entry}
    chosen = {name: state for name, state in states.items() if state != "/Off"}
    assert chosen == {"kind=replace": "/replace", "items.1.kept": "/on", "has_quotes": "/on"}


def test_fields_stay_fields(filled: Path, sample_pdfs: SamplePdfs) -> None:
    with pikepdf.open(filled) as pdf, pikepdf.open(sample_pdfs.typed(filled.stem)) as blank:
        for page, before in zip(pdf.pages, blank.pages, strict=True):
            for entry, old in zip(page.Annots, before.Annots, strict=True):
                assert whole_name(entry) == whole_name(old)
                kept = {
                    name: value for name, value in entry.items() if name not in ("/V", "/AS", "/AP", "/P", "/Parent")
                }
                assert all(old[name] == value for name, value in kept.items())


def drawn_size(entry: Any) -> float:
    (size,) = (
        float(step.operands[1]) for step in pikepdf.parse_content_stream(entry.AP.N) if str(step.operator) == "Tf"
    )
    return size


def test_text_stays_in_its_field(filled: Path) -> None:
    with pikepdf.open(filled) as pdf:
        known = {whole_name(entry): entry for page in pdf.pages for entry in page.Annots}
        reason = known["reason"]
        places = [step.operands for step in pikepdf.parse_content_stream(reason.AP.N) if str(step.operator) == "Tm"]
        width, height = (float(value) for value in list(reason.AP.N.BBox)[2:])
        assert len(places) > 5
        assert all(0 < float(place[4]) < width and 0 < float(place[5]) < height for place in places)
        assert drawn_size(reason) < 11.5
        assert drawn_size(known["agency"]) == 11.5


def test_lines_end_between_words(page: Page, sample_pdfs: SamplePdfs) -> None:
    """Each line of a narrow field begins where the browser's dictionary has a word begin."""
    given = read_map(sample_pdfs.map("th"))
    lines = page.evaluate(_BREAK, [given, LONG.strip()])
    starts = page.evaluate(
        "words => Array.from(new Intl.Segmenter('th', { granularity: 'word' }).segment(words), part => part.index)",
        LONG.strip(),
    )
    at = 0
    for line in lines:
        at = LONG.index(line, at)
        assert at in starts
        at += len(line)
    assert len(lines) > 20
    assert page.evaluate(_BREAK, [given, "กก" * 40 + "น้ำ"])[-1].endswith("น้ำ")


@pytest.mark.parametrize("reader", DRAWN_BY)
def test_readers_draw_it_as_what_is_typed(page: Page, reader: str, tmp_path: Path, sample_pdfs: SamplePdfs) -> None:
    (tmp_path / "filled.pdf").write_bytes(fill(page, sample_pdfs, "th", VALUES))
    drawn = picture(tmp_path / "filled.pdf", reader, boxes(sample_pdfs))
    stored = Image.open(STORED).convert("L")
    assert difference(stored, drawn) < MOST


def test_nothing_to_fill_in_is_left_out(page: Page, tmp_path: Path, sample_pdfs: SamplePdfs) -> None:
    nothing = {
        "agency": "",
        "reason": " \n",
        "has_map": False,
        "kind": None,
        "source": "",
        "days": None,
        "unknown": "x",
    }
    (tmp_path / "blank.pdf").write_bytes(fill(page, sample_pdfs, "th", nothing))
    assert values(tmp_path / "blank.pdf") == {}


def test_signs_that_the_font_lacks_are_named_and_nothing_is_written(page: Page, sample_pdfs: SamplePdfs) -> None:
    with pytest.raises(Error, match=r"agency: ☑ 中; items\.1\.name: 😀"):
        fill(page, sample_pdfs, "th", {"agency": "☑ ก 中☑", "items.1.name": "😀", "kind": "replace"})


def test_codes_that_no_option_has_are_left_out(page: Page, tmp_path: Path, sample_pdfs: SamplePdfs) -> None:
    (tmp_path / "blank.pdf").write_bytes(fill(page, sample_pdfs, "th", {"kind": "none", "source": "none"}))
    assert values(tmp_path / "blank.pdf") == {}


def test_another_file_is_not_filled(page: Page, sample_pdfs: SamplePdfs) -> None:
    whole = sample_pdfs.typed("th").read_bytes()
    identity = json.loads(sample_pdfs.map("th").read_text("utf-8"))["identity"].encode()
    assert identity in whole
    for other in (sample_pdfs.typed("en").read_bytes(), whole + b"\n", whole.replace(identity, b"0" * len(identity))):
        with pytest.raises(Error, match="another PDF"):
            fill(page, sample_pdfs, "th", VALUES, data=other)
