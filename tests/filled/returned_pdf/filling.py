"""Fills the blank PDF as careful programs do, and makes ways of changes to it."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from filled.filled_files import fields_of, saved
from filled.returned_files import Answers, Blank, Returned, Way, answers

Change = Callable[[pikepdf.Pdf, random.Random, Answers], tuple[str, ...]]
"""Changes a PDF, which has these answers; returns the words that were added."""


def fill(pdf: pikepdf.Pdf, given: Answers, write: Callable[[str], Any] = String) -> None:
    """Set the values, and the states that are drawn, as careful programs do; texts are left to the viewer to draw."""
    for name, field in fields_of(pdf.Root.AcroForm.Fields):
        if name not in given:
            continue
        if field.get("/FT") == Name.Btn:
            state = Name("/on") if given[name] is True else Name(f"/{given[name]}")
            field.V = state
            for widget in field.get("/Kids", [field]):
                widget.AS = state if state in widget.AP.N else Name.Off
        else:
            field.V = write(str(given[name]).replace("\n", "\r"))


def opened(data: bytes) -> pikepdf.Pdf:
    """A PDF to change."""
    return pikepdf.open(io.BytesIO(data))


def filled(blank: Blank, given: Answers) -> bytes:
    """A filled form as pikepdf saves it."""
    with opened(blank.pdf) as pdf:
        fill(pdf, given)
        return saved(pdf)


def changed(change: Change, *codes: str, is_clean: bool = False, gone: tuple[str, ...] = (), **save: Any) -> Way:
    """The form filled in, and changed; `codes` are told, `gone` are the answers that are lost."""

    def make(blank: Blank, rng: random.Random) -> Returned:
        given = answers(rng)
        with opened(blank.pdf) as pdf:
            fill(pdf, given)
            said = change(pdf, rng, given)
            data = saved(pdf, **save)
        kept = {name: value for name, value in given.items() if name not in gone}
        return Returned({"a.pdf": data}, (kept,), said, codes, is_clean)

    return make


def changed_bytes(
    change: Callable[[bytes, random.Random], tuple[bytes, tuple[str, ...]]], *codes: str, **more: Any
) -> Way:
    """The same of a change to the file as it was saved."""

    def make(blank: Blank, rng: random.Random) -> Returned:
        given = answers(rng)
        data, said = change(filled(blank, given), rng)
        return Returned({"a.pdf": data}, (given,), said, codes, **more)

    return make


def latin(rng: random.Random) -> str:
    """Words that any font has."""
    return f"Call 081-{rng.randint(100, 999)}-{rng.randint(1000, 9999)} now"


def drawn(pdf: pikepdf.Pdf, said: str) -> tuple[bytes, Dictionary]:
    """Content and fonts that draw a Latin text; a program's own typeface has a map to Unicode, as here."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    return f"BT /HbX 12 Tf 60 400 Td ({said}) Tj ET".encode(), Dictionary(HbX=pdf.make_indirect(font))


def page_of(pdf: pikepdf.Pdf, said: str) -> pikepdf.Page:
    """A page behind the others, with a Latin text."""
    page = pdf.add_blank_page(page_size=(595, 842))
    content, fonts = drawn(pdf, said)
    page.Resources = Dictionary(Font=fonts)
    page.Contents = pdf.make_stream(content)
    return page


def text_field(pdf: pikepdf.Pdf, name: str, value: str) -> Any:
    """A field of text with its place on a page; it is on none yet."""
    box = Array([50, 100, 200, 120])
    return pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String(name), V=String(value), Rect=box)
    )


def black_image(pdf: pikepdf.Pdf) -> Any:
    """A small picture, to be put on a page."""
    return pdf.make_stream(
        bytes(300),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=10,
        Height=10,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
    )
