"""WeasyPrint notes of a glyph the first text it meets it with; in Thai the same glyph then reads wrongly elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from handbook.press.objects import PDF, object_of
from handbook.thai.book_fonts import FAMILY, BookFont

_BOLD = 600  # from this weight on a text is set in the bold font


def write_texts(pdf: PDF, used: Iterable[Any], fonts: Mapping[str, BookFont]) -> None:
    """Write for each glyph of our fonts what it reads as, which thai/book_fonts.py sees to."""
    ours = {font.name: font for font in used if font.family == FAMILY}
    for entry in pdf.objects:
        if isinstance(entry, dict) and "ToUnicode" in entry and entry["BaseFont"] in ours:
            font = ours[entry["BaseFont"]]
            texts = fonts["Bold" if font.weight >= _BOLD else "Regular"].texts
            read = {glyph: texts[glyph] for glyph in sorted(font.to_unicode)}
            object_of(pdf, entry["ToUnicode"]).stream = list(_character_map(read))


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
