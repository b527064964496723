"""Sarabun for the book: it looks the same, but each glyph maps to exactly one text.

A PDF maps each glyph to text (ToUnicode, ISO 32000-1, 9.10.3). Shaping splits SARA AM into a ring (NIKHAHIT) and the
letter SARA AA, and moves the ring before the tone mark: HarfBuzz does this for every font (hb-ot-shaper-thai.cc), as
OpenType's specification for Thai requires. So the glyph of SARA AA would have to mean `า` in one place and `ำ` in
another. Two substitutions after those of the font give the letter part of SARA AM its own glyphs.

Marks of one kind are also moved to one height: WeasyPrint writes a raised mark as a separate text, and PDFium, which
sorts texts by where they begin, then extracts some of them after the words that follow.

Thai digits, which Sarabun has in different widths, also come in one width as the feature `ss20`, for page numbers,
which are written into pages after their layout. Not as `tnum`: style sheets ask for that in tables and forms, whose
digits look as on the site. Sarabun's Latin digits have one width.
"""

from __future__ import annotations

import copy
import io
import statistics
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from fontTools.otlLib import builder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

from handbook.thai.web_fonts import WEIGHTS, font_file

FAMILY = "Sarabun"
_FEATURES = [
    "ccmp",
    "locl",
    "mark",
    "mkmk",
    "kern",
    "liga",
]  # as on the site; other features have glyphs with more than one meaning
_SARA_AA, _SARA_AM, _RING, _TONES = "\u0e32", "\u0e33", "\u0e4d", "\u0e48\u0e49\u0e4a\u0e4b"
_TABULAR = "ss20"  # book.css
_DIGITS = range(ord("\u0e50"), ord("\u0e59") + 1)
_LETTER_OF_AM = "saraAa.am"  # the letter alone, when a tone mark is above the ring
_SINGLE, _LIGATURE = 1, 4  # types of GSUB lookups
_ON_BASE, _ON_MARK = 4, 6  # types of GPOS lookups
_SLACK = {
    _ON_BASE: 5,
    _ON_MARK: 50,
}  # how far a mark may move, in 1/1000 em; tone marks above ิ and ั are raised to the height of those above ี


@dataclass(frozen=True)
class BookFont:
    """One weight as a TrueType file, and glyph id -> its text."""

    weight: str
    data: bytes
    texts: dict[int, str]


@cache
def make_book_fonts() -> dict[str, BookFont]:
    """Weight -> the book's font, made once in a process. The output is reproducible."""
    return {weight: _make(weight) for weight in WEIGHTS}


def _make(weight: str) -> BookFont:
    font = TTFont(font_file(weight), recalcTimestamp=False)
    subsetter = Subsetter(Options(layout_features=_FEATURES, glyph_names=True, notdef_outline=True, name_IDs=["*"]))
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    own = _set_sara_am_apart(font)
    _add_tabular_digits(font)
    _level_marks(font)
    texts = own | {name: text for name, text in _read_texts(font).items() if name not in own}
    data = io.BytesIO()
    font.save(data)
    return BookFont(weight, data.getvalue(), {font.getGlyphID(name): text for name, text in texts.items()})


def _set_sara_am_apart(font: Any) -> dict[str, str]:
    """Add the glyphs and substitutions; returns the texts of these glyphs and of rings combined with a tone mark."""
    signs = font.getBestCmap()
    letter, whole, ring = signs[ord(_SARA_AA)], signs[ord(_SARA_AM)], signs[ord(_RING)]
    narrow_ring, narrow_whole = f"{ring}.narrow", f"{whole}.narrow"  # after the tall stems of ป ฝ ฟ
    _add_glyph(font, _LETTER_OF_AM, copy.deepcopy(font["glyf"][letter]), like=letter)
    pen = TTGlyphPen(font.getGlyphSet())
    for part in (narrow_ring, letter):
        pen.addComponent(part, (1, 0, 0, 1, 0, 0))
    _add_glyph(font, narrow_whole, pen.glyph(), like=whole)

    toned = dict(_ringed_tones(font))
    alone = builder.SingleSubstBuilder(font, None)
    alone.mapping = {letter: _LETTER_OF_AM}
    after_tone = builder.ChainContextSubstBuilder(font, None)
    after_tone.rules.append(builder.ChainContextualRule([set(toned)], [{letter}], [], [[alone]]))
    joined = builder.LigatureSubstBuilder(font, None)
    joined.ligatures = {(ring, letter): whole, (narrow_ring, letter): narrow_whole}
    _append_lookups(font, alone, after_tone, joined)
    _apply(font, after_tone, joined)
    return toned | {_LETTER_OF_AM: _SARA_AM, whole: _SARA_AM, narrow_whole: _SARA_AM}


def _ringed_tones(font: Any) -> Iterator[tuple[str, str]]:
    """The font's ligatures of ring and tone mark; they map to the tone mark, and the letter after them to SARA AM."""
    texts = _read_texts(font)
    for name, text in texts.items():
        if len(text) == 2 and _RING in text and set(text) & set(_TONES):
            yield name, text.replace(_RING, "")


def _add_tabular_digits(font: Any) -> None:
    """Add the Thai digits in one width, which Thai text gets with `ss20`."""
    digits = [font.getBestCmap()[code] for code in _DIGITS]
    widths = [font["hmtx"][digit][0] for digit in digits]
    width = round(statistics.mean(widths))  # lines stay as long; the widest, ๗, has room for it at its sides
    tabular = builder.SingleSubstBuilder(font, None)
    for digit, own in zip(digits, widths, strict=True):
        name = f"{digit}.tabular"
        pen = TTGlyphPen(font.getGlyphSet())
        pen.addComponent(digit, (1, 0, 0, 1, round((width - own) / 2), 0))
        _add_glyph(font, name, pen.glyph(), like=digit)
        font["hmtx"][name] = (width, font["glyf"][name].xMin)
        tabular.mapping[digit] = name
    _append_lookups(font, tabular)
    table = font["GSUB"].table
    feature = otTables.Feature()
    feature.LookupListIndex, feature.LookupCount = [tabular.lookup_index], 1
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = _TABULAR, feature  # after all others, in the order that OpenType demands
    table.FeatureList.FeatureRecord.append(record)
    table.FeatureList.FeatureCount = len(table.FeatureList.FeatureRecord)
    _thai(table).FeatureIndex.append(table.FeatureList.FeatureCount - 1)
    _thai(table).FeatureCount = len(_thai(table).FeatureIndex)


def _add_glyph(font: Any, name: str, glyph: Any, like: str) -> None:
    """Append a glyph with the width and class of another."""
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (font["hmtx"][like][0], glyph.xMin)
    classes = font["GDEF"].table.GlyphClassDef.classDefs
    if like in classes:
        classes[name] = classes[like]


def _append_lookups(font: Any, *lookups: Any) -> None:
    """Append lookups to the font."""
    table = font["GSUB"].table
    for lookup in lookups:
        lookup.lookup_index = len(table.LookupList.Lookup)
        table.LookupList.Lookup.append(lookup.build())
    table.LookupList.LookupCount = len(table.LookupList.Lookup)


def _apply(font: Any, *lookups: Any) -> None:
    """Let `ccmp` apply lookups to Thai text."""
    table = font["GSUB"].table
    records = [table.FeatureList.FeatureRecord[number] for number in _thai(table).FeatureIndex]
    (ccmp,) = (record.Feature for record in records if record.FeatureTag == "ccmp")
    ccmp.LookupListIndex = [*ccmp.LookupListIndex, *(lookup.lookup_index for lookup in lookups)]
    ccmp.LookupCount = len(ccmp.LookupListIndex)


def _thai(table: Any) -> Any:
    """What is applied to Thai text."""
    (thai,) = (record.Script for record in table.ScriptList.ScriptRecord if record.ScriptTag == "thai")
    return thai.DefaultLangSys


def _level_marks(font: Any) -> None:
    """Move anchors almost as high as the mark's own anchor to its height, so that the mark is not raised."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        slack = _SLACK.get(lookup.LookupType)
        for table in lookup.SubTable if slack else ():
            on_base = lookup.LookupType == _ON_BASE
            records = (table.MarkArray if on_base else table.Mark1Array).MarkRecord
            carriers = table.BaseArray.BaseRecord if on_base else table.Mark2Array.Mark2Record
            marks = [record.MarkAnchor for record in records]
            anchors = [anchor for each in carriers for anchor in (each.BaseAnchor if on_base else each.Mark2Anchor)]
            common = [height for height, _ in Counter(mark.YCoordinate for mark in marks).most_common()]
            for mark in marks:
                mark.YCoordinate = next(
                    height for height in common if abs(height - mark.YCoordinate) <= _SLACK[_ON_BASE]
                )
            heights = {mark.YCoordinate for mark in marks}
            for anchor in filter(None, anchors):
                nearest = min(heights, key=lambda height: abs(height - anchor.YCoordinate))
                if abs(nearest - anchor.YCoordinate) <= slack:
                    anchor.YCoordinate = nearest


def _read_texts(font: Any) -> dict[str, str]:
    """Glyph -> text, from the font's character map and its substitutions."""
    texts: dict[str, str] = {}
    for code, name in sorted(font.getBestCmap().items()):
        texts.setdefault(name, chr(code))
    known = 0
    while known != len(texts):
        known = len(texts)
        for parts, name in _substitutions(font):
            if all(part in texts for part in parts):
                text = "".join(texts[part] for part in parts)
                if len(parts) > 1:
                    texts[name] = text  # "fi", not U+FB01
                else:
                    texts.setdefault(name, text)
    return texts


def _substitutions(font: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """Sequences of glyphs, each with the glyph that may replace it."""
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            if lookup.LookupType == _SINGLE:
                for before, after in subtable.mapping.items():
                    yield (before,), after
            elif lookup.LookupType == _LIGATURE:
                for first, ligatures in subtable.ligatures.items():
                    for ligature in ligatures:
                        yield (first, *ligature.Component), ligature.LigGlyph
