"""Flaws that other rooms go out of the way of, still there in plain WeasyPrint."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
import weasyprint
from PIL import Image

from handbook.thai.web_fonts import font_file
from press.plain import ARCHIVED, HEAD, TAGGED, TYPED, can_go, elements, operands, operators, plain, plain_pdf

SHOWN = "TJ"


def lines(body: str) -> list[str]:
    """The lines of the first page."""
    document = weasyprint.HTML(string=HEAD + body).render()
    boxes = document.pages[0]._page_box.descendants()  # noqa: SLF001 - nothing else knows where a line ends
    found = (box.descendants() for box in boxes if type(box).__name__ == "LineBox")
    return ["".join(part.text for part in line if hasattr(part, "text")) for line in found]


def drawings(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """What is drawn on a page by name."""
    return (entry for entry in pdf.objects if isinstance(entry, pikepdf.Stream) and entry.get("/Subtype") == "/Form")


def test_plain_drawings_part_marks_from_letters() -> None:
    with plain("<svg width=90 height=20><text x=0 y=15>ที่</text></svg>") as pdf:
        shown = [operators(each).count(SHOWN) for each in (pdf.pages[0], *drawings(pdf))]
        assert sum(shown) == 3, can_go("lay_words_over in book/figures.py")


def test_plain_descriptions_of_drawings_are_not_heard() -> None:
    with plain("<svg width=9 height=9><title>a</title><desc>b</desc></svg>", **TAGGED) as pdf:
        assert [str(each.Alt) for each in elements(pdf, "/Figure")] == ["a"], can_go("_describe in book/figures.py")


def test_plain_lines_end_after_the_first_word_before_a_no_break_space() -> None:
    style = "<style>p { width: 20ch; font: 10pt monospace }</style>"
    assert lines(f"{style}<p>one two three four&nbsp;<a href=x>[1]</a> five") == [
        "one",
        "two three four\xa0[1]",
        "five",
    ], can_go("take_space in book/footnotes.py")
    assert lines(f"{style}<p>one two three four<a href=x>&nbsp;[1]</a> five")[0] == "one two three", (
        "the space within the mark no longer helps: see take_space in book/footnotes.py"
    )


def test_plain_cut_cells_span_more_rows_than_there_are() -> None:
    style = "<style>@page { size: 200pt 60pt; margin: 0 } th, td { height: 25pt }</style>"
    with plain(f"{style}<table><tr><th rowspan=4>a<td>1<tr><td>2<tr><td>3<tr><td>4", **TAGGED) as pdf:
        (head, *_) = elements(pdf, "/TH")
        rows = len(head.P.P.K)
        assert (int(head.A.RowSpan), rows) == (4, 1), can_go("book/tables.py")


def test_plain_raised_marks_are_texts_of_their_own() -> None:
    font = f"<style>@font-face {{ font-family: T; src: url({font_file('Regular').as_uri()}) }} p {{ font-family: T }}"
    with plain(f"{font}</style><p lang=th>ปั้") as pdf:
        assert [float(rise) for (rise,) in operands(pdf.pages[0], "Ts")] == [pytest.approx(-0.524), 0]
        assert operators(pdf.pages[0]).count(SHOWN) == 3, can_go("_level_marks in thai/book_fonts.py")


def test_plain_images_are_smoothed() -> None:
    picture = io.BytesIO()
    Image.new("L", (2, 2)).save(picture, "PNG")
    source = base64.b64encode(picture.getvalue()).decode()
    with plain(f"<img alt=x src='data:image/png;base64,{source}'>", **ARCHIVED) as pdf:
        images = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"]
        assert [each.get("/Interpolate") for each in images] == [True], can_go("image-rendering in book.css")


def test_plain_leaders_are_heard() -> None:
    with plain("<style>p::after { content: leader('.') 'x' }</style><p>a", **TAGGED) as pdf:
        assert len(elements(pdf, "/Span")) > 50, can_go("the dots as a pattern in book.css")


def test_plain_dotted_lines_are_drawn_dot_by_dot() -> None:
    with plain("<style>p { border-bottom: 1pt dotted }</style><p>a") as pdf:
        assert operators(pdf.pages[0]).count("c") > 500, can_go("solid lines in form.css")


def test_plain_padding_is_no_part_of_a_field() -> None:
    style = "box-sizing: content-box; width: 50pt; padding: 10pt; border: 1pt solid"
    with plain(f"<input name=a style='{style}'>", **TYPED) as pdf:
        left, _, right, _ = (float(value) for value in pdf.Root.AcroForm.Fields[0].Rect)
        assert right - left == pytest.approx(50), can_go("no padding in form.css")


def test_plain_gradients_of_currentcolor_stop() -> None:
    try:
        plain_pdf("<p style='background: linear-gradient(90deg, currentcolor 50%, transparent 50%)'>a")
    except AttributeError:
        return
    pytest.fail(can_go("the border in place of a gradient in components.css"))
