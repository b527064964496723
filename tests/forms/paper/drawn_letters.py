"""What is drawn of each value in a filled PDF: in its box, and where it goes on in a continuation sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from forms.paper.typing_in_pdfium import whole_name

_SLACK = 0.02  # points: places are rounded


@dataclass(frozen=True)
class Drawn:
    """The letters that are drawn of a value, its mark left out, and the lines that leave the box."""

    text: str
    outside: list[str]
    goes_on: bool


def drawn_values(file: Path, known: Mapping[str, Any]) -> dict[str, Drawn]:
    """Name -> what is drawn, of every text and list with a value; `known` is the map of the PDF."""
    with pikepdf.open(file) as pdf:
        (font,) = pdf.Root.AcroForm.DR.Font.values()
        letters = _letters(font)
        rest = _continued(pdf, known, letters)
        return {
            whole_name(field): _drawn(field, known, letters, rest)
            for page in pdf.pages
            for field in page.get("/Annots", [])
            if field.get("/FT") in ("/Tx", "/Ch") and str(field.get("/V", ""))
        }


def spaceless(text: str) -> str:
    """The letters of a text; where lines end there is no space."""
    return "".join(text.split())


def _letters(font: Any) -> dict[str, str]:
    """Glyph in hexadecimal -> letter, by the font's own map."""
    pairs = re.findall(r"<([0-9a-f]{4})> <([0-9a-f]+)>", font.ToUnicode.read_bytes().decode("latin-1"))
    return {glyph: bytes.fromhex(letter).decode("utf-16-be") for glyph, letter in pairs}


def _text(operand: Any, letters: Mapping[str, str]) -> str:
    return "".join(letters[glyph] for glyph in re.findall("....", bytes(operand).hex()))


def _drawn(field: Any, known: Mapping[str, Any], letters: Mapping[str, str], rest: Mapping[str, str]) -> Drawn:
    _, _, width, height = (float(side) for side in field.AP.N.BBox)
    lines, outside, size, place = [], [], 0.0, (0.0, 0.0)
    for step in pikepdf.parse_content_stream(field.AP.N):
        match str(step.operator):
            case "Tf":
                size = float(step.operands[1])
            case "Tm":
                place = float(step.operands[4]), float(step.operands[5])
            case "Tj":
                line = _text(step.operands[0], letters)
                lines.append(line)
                long = sum(known["signs"][sign][1] for sign in line) * size / 1000
                is_inside = place[0] >= -_SLACK and place[0] + long <= width + _SLACK and 0 < place[1] < height
                outside += [] if is_inside else [line]
    whole = "".join(lines)
    mark = next((mark for mark in rest if whole.endswith(mark)), "")
    return Drawn(whole.removesuffix(mark) + rest.get(mark, ""), outside, bool(mark))


def _continued(pdf: pikepdf.Pdf, known: Mapping[str, Any], letters: Mapping[str, str]) -> dict[str, str]:
    """Mark -> the text that goes on, read from the continuation sheets: headings begin with a mark."""
    mark = re.compile(re.escape(known["more"]["mark"]).replace(r"\{number\}", "[0-9๐-๙]+"))
    found: dict[str, str] = {}
    current = before = ""
    for kind, text in _said(pdf, known, letters):
        is_same, before = kind == before == "/H3", kind  # a heading of two lines
        begins = mark.match(text) if kind == "/H3" else None
        if begins:
            current = begins.group()
            found[current] = ""
        elif kind == "/P" and current:
            found[current] += text
        elif kind != "/Div" and not is_same:
            current = ""
    return found


def _said(pdf: pikepdf.Pdf, known: Mapping[str, Any], letters: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The texts of the continuation sheets in order, each with its kind in the structure."""
    leaf = pdf.Root.StructTreeRoot.ParentTree.Kids[-1]
    parents = dict(zip(map(int, list(leaf.Nums)[::2]), list(leaf.Nums)[1::2], strict=True))
    for page in list(pdf.pages)[known["more"]["pages"]["count"] :]:
        kind = ""
        for step in pikepdf.parse_content_stream(page):
            if str(step.operator) == "BDC":
                kind = str(parents[int(page.StructParents)][int(step.operands[1].MCID)].S)
            elif str(step.operator) == "Tj":
                yield kind, _text(step.operands[0], letters)
