"""WeasyPrint maps a glyph to the first text it is used for; in Thai this is wrong for later uses of the glyph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from handbook.press.objects import PDF, object_of
from handbook.thai.book_fonts import FAMILY, BookFont

_BOLD = 600  # texts of this weight or more use the bold font


def write_texts(pdf: PDF, used: Iterable[Any], fonts: Mapping[str, BookFont]) -> None:
    """Write the text of each glyph of our fonts, which is unique by thai/book_fonts.py."""
    ours = {font.name: font for font in used if font.family == FAMILY}
    for entry in pdf.objects:
        if isinstance(entry, dict) and "ToUnicode" in entry and entry["BaseFont"] in ours:
            font = ours[entry["BaseFont"]]
            boxes = {glyph: chr(code) for code, glyph in font.missing.items()}  # of signs that no font here has
            texts = texts_of_font(font, fonts)
            read = {glyph: boxes.get(glyph) or texts[glyph] for glyph in sorted(font.to_unicode)}
            object_of(pdf, entry["ToUnicode"]).stream = list(_character_map(read))


def texts_of_font(font: Any, fonts: Mapping[str, BookFont]) -> Mapping[int, str]:
    """Glyph -> its text, of a font of ours."""
    return fonts["Bold" if font.weight >= _BOLD else "Regular"].texts


def _character_map(texts: Mapping[int, str]) -> Iterator[bytes]:
    """A ToUnicode CMap (ISO 32000-1, 9.10.3; at most 100 entries in a block)."""
    yield b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
    yield b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def"
    yield b"/CMapName /Adobe-Identity-UCS def /CMapType 2 def"
    yield b"1 begincodespacerange <0000> <ffff> endcodespacerange"
    entries = [f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>".encode() for glyph, text in texts.items()]
    for start in range(0, len(entries), 100):
        block = entries[start : start + 100]
        yield b"\n".join((f"{len(block)} beginbfchar".encode(), *block, b"endbfchar"))
    yield b"endcmap CMapName currentdict /CMap defineresource pop end end"
