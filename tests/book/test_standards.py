"""PDF/A-3a and PDF/UA-1 of what the handbooks do not have yet, and whether the judge tells.

The laws: laws/book_standards.py.
"""

from __future__ import annotations

import base64
import io
from collections import Counter
from pathlib import Path

import pikepdf
import pytest
import weasyprint
from lxml import html
from PIL import Image

from book.structure import elements
from book.verapdf import FLAVOURS, validate
from handbook.book.footnotes import Footnotes
from handbook.book.tables import tie_rows
from handbook.book.typeset import typeset
from handbook.press.press import Details, opened_press
from press.pressed import STYLES


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What no handbook has today but may have tomorrow: a photograph, a long table of cells over rows."""
    folder = tmp_path_factory.mktemp("hard")
    photo = io.BytesIO()
    Image.linear_gradient("L").save(photo, "PNG")
    address = f"data:image/png;base64,{base64.b64encode(photo.getvalue()).decode()}"
    rows = "".join(
        f"<tr><th scope=row rowspan={2 + number % 3}>กลุ่ม {number}</th><td>ก</td></tr>"
        + "<tr><td>ข</td></tr>" * (1 + number % 3)
        for number in range(40)
    )
    tree = html.document_fromstring(
        "<!doctype html><html lang=th>"
        "<head><meta charset=utf-8><title>ยาก</title><meta name=description content=ยาก></head>"
        "<body><main><article id=hard><h1>ตาราง <span lang=en>Hard cases</span></h1>"
        f"<img src='{address}' alt=ภาพ>"
        "<table class=hb-table><caption>ชื่อ</caption><thead><tr><th scope=col>หัว</th><th scope=col>หัว</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></article></main></body></html>"
    )
    tie_rows(tree)
    words = {"th": "ยาก", "en": "Hard"}
    tree.set("data-numerals", "thai")
    with opened_press(STYLES, "hard.pdf") as press:
        typeset(tree, Footnotes("thai"), press, folder / "hard.pdf", Details(words, words, []))
    return folder / "hard.pdf"


def test_verapdf_finds_nothing_in_what_is_hard(hard: Path) -> None:
    for flavour, verdict in validate(hard, *FLAVOURS).items():
        assert verdict.compliant, (flavour, verdict.failures)


def test_verapdf_would_tell(tmp_path: Path) -> None:
    weasyprint.HTML(string="<html lang=th><table><tr><th>x</th></tr></table>").write_pdf(tmp_path / "plain.pdf")
    for verdict in validate(tmp_path / "plain.pdf", *FLAVOURS).values():
        assert not verdict.compliant
        assert verdict.failures


def test_long_tables_break_between_tied_rows_and_repeat_their_heads(hard: Path) -> None:
    tables = elements(hard, "/Table")
    assert len(tables) > 2, "one part on each page"
    assert len(elements(hard, "/THead")) == len(tables)
    heads = Counter(str(head.A.Scope) for head in elements(hard, "/TH"))
    assert heads == {"/Column": 2 * len(tables), "/Row": 40}
    for body in elements(hard, "/TBody"):
        (first, *_), rows = body.K[0].K, len(body.K)
        assert int(first.A.RowSpan) == rows


def test_images_are_not_smoothed(hard: Path) -> None:
    with pikepdf.open(hard) as pdf:
        images = [
            entry for entry in pdf.objects if isinstance(entry, pikepdf.Stream) and entry.get("/Subtype") == "/Image"
        ]
        assert images
        assert not any(image.get("/Interpolate", False) for image in images)
