"""Drawings with what runs, loads or has no end."""

from __future__ import annotations

from collections.abc import Iterator

from checks.hostile.variant import DRAWING, Variant


def drawings() -> Iterator[Variant]:
    start = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<title>T</title><desc>D</desc>\n'
    for inner in (
        *(
            "<script>1</script>",
            "<g onclick='1'/>",
            "<style>x</style>",
            "<foreignObject/>",
            "<animate/>",
            "<a href='x'/>",
        ),
        *("<image href='x'/>", "<use href='#x'/>", "<g style='x'/>", "<iframe/>", "<g href='x'/>", "<handler/>"),
        *(
            "<feImage/>",
            "<pattern id='x'/>",
            "<mask id='x'/>",
            "<switch/>",
            "<view id='x'/>",
            "<set/>",
            "<g tabindex='0'/>",
        ),
    ):
        yield Variant(DRAWING, f"{start}{inner}</svg>", f"{DRAWING}:3:1 HB312")
    for inner in (
        "<text font-size='x'/>",
        "<text x='NaN'/>",
        "<g fill='url(//x)'/>",
        "<path d='M'/>",
        "<g class='x'/>",
    ):
        yield Variant(DRAWING, f"{start}{inner}</svg>", f"{DRAWING}:3:1 HB313")
    for text, told in (
        ("", "1:1 HB308"),
        ("<html/>", "1:1 HB312"),
        ("<svg/>", "1:1 HB313"),
        ('<svg viewBox="0 0 0 0"/>', "1:1 HB313"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><svg viewBox="0 0 9 9">&a;</svg>', "1:13 HB312"),
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg viewBox="0 0 9 9">&a;</svg>', ""),
        ("<svg>" + "<g>" * 5_000, ""),
        ("\ufeff\ufeff<svg/>", ""),
    ):
        yield Variant(DRAWING, text, told and f"{DRAWING}:{told}")
    for encoding in ("utf-16", "utf-32", "cp874"):
        yield Variant(DRAWING, f'<?xml version="1.0" encoding="{encoding}"?><svg/>'.encode(encoding), "")
