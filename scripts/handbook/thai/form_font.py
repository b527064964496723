"""Sarabun Form: Sarabun for what is typed into a PDF.

Readers set what is typed glyph by glyph, without OpenType shaping: PDFium, Poppler, MuPDF, and pdf.js when it saves.
Sarabun keeps its tones low and raises them over a vowel only when it is shaped, so tone and vowel would be drawn over
each other. Here tones stand above the upper vowels always: higher than usual over a bare consonant, but never lost.
"""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from handbook.thai.web_fonts import font_file, written_signs

FAMILY = "Sarabun Form"
"""Sarabun's licence (SIL OFL) reserves no name, so a changed font may bear it."""
FILE = "sarabun-form.ttf"
"""As form.css asks for it."""
ASCENT, DESCENT = 1.2, 0.34
"""What readers make a line of, in em: a tone over a vowel reaches 1.18, the lowest vowel 0.33."""

_TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
_UPPER_VOWELS = "\u0e31\u0e34\u0e35\u0e36\u0e37"
_LOWERED = "\u0e47\u0e4d" + _UPPER_VOWELS
# Thousandths of an em: the vowels come down a little, so that a tone has room over them in a line of this height.
_DOWN, _GAP = 30, 18
_LATIN = {chr(code) for code in range(0xA0, 0x100)} | {"€"}  # Latin-1 for names, beside what the handbook writes
_LAYOUT = ("GSUB", "GPOS", "GDEF", "DSIG", "gasp")
_NAMES = {1: FAMILY, 3: f"{FAMILY} Regular", 4: f"{FAMILY} Regular", 6: "SarabunForm-Regular"}


@cache
def make_form_font() -> bytes:
    """The font as a TrueType file. Same font in, same bytes out."""
    font: Any = TTFont(font_file("Regular"), recalcTimestamp=False)
    _raise_tones(font)
    for table in _LAYOUT:
        del font[table]
    subsetter = Subsetter(Options(layout_features=[], glyph_names=False, notdef_outline=True, hinting=False))
    subsetter.populate(unicodes=[ord(sign) for sign in written_signs() | _LATIN])
    subsetter.subset(font)
    _set_names(font)
    _set_height(font)
    data = io.BytesIO()
    font.save(data)
    return data.getvalue()


@cache
def widths_of_signs() -> dict[str, tuple[int, int]]:
    """Sign -> the glyph that stands for it and its width in thousandths of an em."""
    font: Any = TTFont(io.BytesIO(make_form_font()))
    scale = 1000 / font["head"].unitsPerEm
    return {
        chr(code): (font.getGlyphID(name), round(font["hmtx"][name][0] * scale))
        for code, name in sorted(font.getBestCmap().items())
    }


def _raise_tones(font: Any) -> None:
    """Draw the small form of each tone over the highest vowel, where the tone's right edge is."""
    names, glyphs, drawn = font.getBestCmap(), font["glyf"], font.getGlyphSet()
    top = max(glyphs[names[ord(vowel)]].yMax for vowel in _UPPER_VOWELS) - _DOWN
    new = {}
    for sign in _TONES:
        name = names[ord(sign)]
        small = f"{name}.small"
        shift = glyphs[name].xMax - glyphs[small].xMax, top + _GAP - glyphs[small].yMin
        new[name] = _moved(drawn, small, *shift)
    for sign in _LOWERED:
        new[names[ord(sign)]] = _moved(drawn, names[ord(sign)], 0, -_DOWN)
    for name, glyph in new.items():
        glyphs[name] = glyph
        glyph.recalcBounds(glyphs)
        font["hmtx"][name] = (font["hmtx"][name][0], glyph.xMin)


def _moved(drawn: Any, name: str, right: int, up: int) -> Any:
    pen = TTGlyphPen(drawn)
    drawn[name].draw(TransformPen(pen, (1, 0, 0, 1, right, up)))
    return pen.glyph()


def _set_names(font: Any) -> None:
    for record in font["name"].names:
        if record.nameID in _NAMES:
            record.string = _NAMES[record.nameID]


def _set_height(font: Any) -> None:
    """Write the height of a line wherever a reader may look for it."""
    unit = font["head"].unitsPerEm
    ascent, descent = round(ASCENT * unit), round(DESCENT * unit)
    line, system = font["hhea"], font["OS/2"]
    line.ascent = system.sTypoAscender = system.usWinAscent = ascent
    line.descent = system.sTypoDescender = -descent
    system.usWinDescent = descent
    line.lineGap = system.sTypoLineGap = 0
