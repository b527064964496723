"""Addresses as QR codes, drawn in SVG."""

from __future__ import annotations

import segno

from handbook.html.tree import Element, make, read_fragment


def qr_code(address: str, label: str) -> Element:
    """The address as a QR code, with the quiet zone of four modules that scanning from paper needs (ISO/IEC 18004)."""
    drawing = read_fragment(segno.make(address, error="m", micro=False).svg_inline(border=4, omitsize=True))
    drawing.set("class", "hb-qr")
    drawing.set("role", "img")
    drawing.insert(0, make("title", label))
    return drawing
