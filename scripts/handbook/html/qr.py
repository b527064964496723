"""Addresses as QR codes, drawn in SVG."""

from __future__ import annotations

from functools import cache

import segno

from handbook.html.tree import Element, make, read_fragment


def qr_code(address: str, label: str) -> Element:
    """The address as a QR code, with the quiet zone of four modules that scanning from paper needs (ISO/IEC 18004)."""
    drawing = read_fragment(_drawn(address))
    drawing.set("class", "hb-qr")
    drawing.set("role", "img")
    drawing.insert(0, make("title", label))
    return drawing


@cache
def _drawn(address: str) -> str:
    """The drawing; each form shows its address on several sheets."""
    return str(segno.make(address, error="m", micro=False).svg_inline(border=4, omitsize=True))
