"""Sarabun Form: Sarabun for text typed into PDF fields.

PDF viewers draw typed text glyph by glyph, without OpenType shaping: PDFium, Poppler, MuPDF, and pdf.js when it saves.
Sarabun's tone marks are low and are raised above a vowel only by shaping, so mark and vowel would overlap. In this font
tone marks are always above the upper vowels: higher than usual over a bare consonant, but always readable.
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
"""Sarabun's licence (SIL OFL) has no reserved font name, so a modified font may use it."""
FILE = "sarabun-form.ttf"
"""The name by which form.css loads it."""
ASCENT, DESCENT = 1.2, 0.34
"""The line height that viewers use, in em: a tone mark above a vowel reaches 1.18, the lowest vowel 0.33."""

_TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
_UPPER_VOWELS = "\u0e31\u0e34\u0e35\u0e36\u0e37"
_LOWERED = "\u0e47\u0e4d" + _UPPER_VOWELS
# In 1/1000 em: vowels are lowered a little, so that a tone mark above them fits in this line height.
_DOWN, _GAP = 30, 18
_LATIN = {chr(code) for code in range(0xA0, 0x100)} | {
    "€"
}  # Latin-1 for names, in addition to the handbook's characters
_LAYOUT = ("GSUB", "GPOS", "GDEF", "DSIG", "gasp")
_NAMES = {1: FAMILY, 3: f"{FAMILY} Regular", 4: f"{FAMILY} Regular", 6: "SarabunForm-Regular"}


@cache
def make_form_font() -> bytes:
    """The font as a TrueType file. The output is reproducible."""
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
    """Character -> its glyph id and width in 1/1000 em."""
    font: Any = TTFont(io.BytesIO(make_form_font()))
    scale = 1000 / font["head"].unitsPerEm
    return {
        chr(code): (font.getGlyphID(name), round(font["hmtx"][name][0] * scale))
        for code, name in sorted(font.getBestCmap().items())
    }


def _raise_tones(font: Any) -> None:
    """Draw the small form of each tone mark above the highest vowel, aligned to the right edge of the mark."""
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
    """Write the line height into every table from which a viewer may read it."""
    unit = font["head"].unitsPerEm
    ascent, descent = round(ASCENT * unit), round(DESCENT * unit)
    line, system = font["hhea"], font["OS/2"]
    line.ascent = system.sTypoAscender = system.usWinAscent = ascent
    line.descent = system.sTypoDescender = -descent
    system.usWinDescent = descent
    line.lineGap = system.sTypoLineGap = 0
