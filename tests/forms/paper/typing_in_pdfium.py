"""Types into a PDF's fields through PDFium, the engine of Chrome, Edge and Android."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as engine

_INSIDE = 6  # points from a field's corner to where it is clicked


def type_into(file: Path, texts: Mapping[str, str], target: Path) -> None:
    """Click each field and type its text, a space into a box; save the PDF as `target`."""
    places = dict(field_places(file))
    with pypdfium2.PdfDocument(file) as document:
        document.init_forms()
        pages = [document[number] for number in range(len(document))]
        for name, text in texts.items():
            number, (left, _, _, high) = places[name]
            at = (document.formenv, pages[number], 0, left + _INSIDE, high - _INSIDE)
            for act in (engine.FORM_OnMouseMove, engine.FORM_OnLButtonDown, engine.FORM_OnLButtonUp):
                act(*at)
            for sign in text:
                engine.FORM_OnChar(document.formenv, pages[number], ord("\r" if sign == "\n" else sign), 0)
            engine.FORM_ForceToKillFocus(document.formenv)
        document.save(target)


def field_places(file: Path) -> Iterator[tuple[str, tuple[int, list[float]]]]:
    """Each field's whole name, its page and its box; an option's name is `field=code`."""
    with pikepdf.open(file) as pdf:
        for number, page in enumerate(pdf.pages):
            for widget in page.get("/Annots", []):
                if widget.Subtype == "/Widget":
                    yield whole_name(widget), (number, [float(value) for value in widget.Rect])


def whole_name(widget: Any) -> str:
    """The names of a field and of those above it (ISO 32000-1, 12.7.3.2)."""
    names = []
    entry = widget
    while entry is not None:
        if "/T" in entry:
            names.append(str(entry.T))
        entry = entry.get("/Parent")
    name = ".".join(reversed(names))
    if "/T" in widget:
        return name
    (code,) = set(widget.AP.N.keys()) - {"/Off"}
    return f"{name}={code[1:]}"
