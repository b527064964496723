"""PDFs whose fields say one thing and show another, or are not those of the form."""

from __future__ import annotations

import io
import random
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as engine
from pikepdf import Array, Dictionary, Name, String

from filled.filled_files import fields_of
from filled.returned_files import Answers, Way, words
from filled.returned_pdf.filling import Change, changed, changed_bytes, drawn, text_field
from filled.returned_pdf.notes import rich


def _field(pdf: pikepdf.Pdf, name: str) -> Any:
    return next(field for known, field in fields_of(pdf.Root.AcroForm.Fields) if known == name)


def _drawn_tick(pdf: pikepdf.Pdf, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    field = _field(pdf, "has_quotes")
    field.V, field.AS = Name.Off, Name("/on")
    return ("has_quotes",)


def _undrawn_tick(pdf: pikepdf.Pdf, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    field = _field(pdf, "has_quotes")
    field.V, field.AS = Name("/on"), Name.Off
    return ("has_quotes",)


def _other_choice(pdf: pikepdf.Pdf, _rng: random.Random, given: Answers) -> tuple[str, ...]:
    field = _field(pdf, "kind")
    other = "replace" if given["kind"] == "new" else "new"
    for widget in field.Kids:
        widget.AS = Name(f"/{other}") if f"/{other}" in widget.AP.N else Name.Off
    return ("kind",)


def _unknown_state(pdf: pikepdf.Pdf, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    _field(pdf, "kind").V = Name("/2")
    return ("kind",)


def _rich_value(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    _field(pdf, "received").RV = rich(pdf, said)
    return (said,)


def _add_field(pdf: pikepdf.Pdf, name: str, value: str) -> None:
    field = text_field(pdf, name, value)
    pdf.Root.AcroForm.Fields.append(field)
    pdf.pages[0].Annots.append(field)


def _two_of_a_name(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    _add_field(pdf, "agency", said)
    return (said,)


def _orphan(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    """A field that the list lost, with its value."""
    said = words(rng)
    fields = pdf.Root.AcroForm.Fields
    place = next(place for place, field in enumerate(fields) if str(field.get("/T")) == "received")
    fields[place].V = String(said)
    del fields[place]
    return (said,)


def _own_field(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    _add_field(pdf, "Text1", said)
    return (said,)


def _dots(pdf: pikepdf.Pdf, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    for name, text in {"received": "......", "receiver.name": "_____", "items.2.count": "-"}.items():
        _field(pdf, name).V = String(text)
    return ("......", "_____")


def _xfa(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    data = f'<xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><a>{said}</a></xfa:datasets>'
    pdf.Root.AcroForm.XFA = Array([String("datasets"), pdf.make_stream(data.encode())])
    return (said,)


def _signed(pdf: pikepdf.Pdf, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    value = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Name=String("SOMCHAI JAIDEE"), Contents=b"x")
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("Signature1"), V=value, Rect=Array([0] * 4)
        )
    )
    pdf.Root.AcroForm.Fields.append(field)
    pdf.pages[0].Annots.append(field)
    return ("SOMCHAI JAIDEE",)


def _without_id(pdf: pikepdf.Pdf, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    del pdf.docinfo["/FormId"]
    return ()


def _nested_names(pdf: pikepdf.Pdf, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    """As viewers that read dots in names as levels."""
    groups: dict[str, Any] = {}
    kept = []
    for field in list(pdf.Root.AcroForm.Fields):
        first, dot, rest = str(field.get("/T", "")).partition(".")
        if not dot:
            kept.append(field)
            continue
        group = groups.setdefault(first, pdf.make_indirect(Dictionary(T=String(first), Kids=Array())))
        field.T, field.Parent = String(rest), group
        group.Kids.append(field)
    pdf.Root.AcroForm.Fields = Array([*kept, *groups.values()])
    return ()


def _flattened(data: bytes, _rng: random.Random) -> tuple[bytes, tuple[str, ...]]:
    with pypdfium2.PdfDocument(data) as document:
        document.init_forms()
        for page in [document[number] for number in range(len(document))]:
            engine.FPDFPage_Flatten(page.raw, engine.FLAT_NORMALDISPLAY)
            page.close()
        file = io.BytesIO()
        document.save(file)
    return file.getvalue(), ()


def _drawn_text(value: str, shown: str) -> Change:
    """A value, and the text that another program drew for it."""

    def change(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
        number = str(rng.randint(1000, 9999))
        content, fonts = drawn(pdf, shown.format(number))
        field = _field(pdf, "received")
        look = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 99, 20]))
        look.Resources = Dictionary(Font=fonts)
        field.V, field.AP = String(value.format(number)), Dictionary(N=look)
        return (shown.format(number), value.format(number))

    return change


def _hidden_value(pdf: pikepdf.Pdf, rng: random.Random, _given: Answers) -> tuple[str, ...]:
    said = words(rng)
    field = _field(pdf, "received")
    field.V, field.F = String(said), 2
    return (said,)


WAYS: dict[str, Way] = {
    "pdf with names in levels": changed(_nested_names, is_clean=True),
    "pdf without its id": changed(_without_id, "HB529"),
    "pdf with a tick only drawn": changed(_drawn_tick, "HB542"),
    "pdf with a tick not drawn": changed(_undrawn_tick, "HB542"),
    "pdf with another choice drawn": changed(_other_choice, "HB542"),
    "pdf with a text only drawn": changed(_drawn_text("", "received {}"), "HB542"),
    "pdf with another text drawn": changed(_drawn_text("old {}", "9{} new"), "HB542"),
    "pdf with another number drawn": changed(_drawn_text("1{}", "9{}"), "HB542"),
    "pdf with a text cut where it is drawn": changed(_drawn_text("received {} by post", "received {}")),
    "pdf with an unknown state": changed(_unknown_state, gone=("kind",)),
    "pdf with a formatted value": changed(_rich_value, "HB542"),
    "pdf with two fields of a name": changed(_two_of_a_name, "HB521"),
    "pdf with a field off the list": changed(_orphan),
    "pdf with a field of its own": changed(_own_field, "HB525"),
    "pdf with a hidden value": changed(_hidden_value),
    "pdf with dots": changed(_dots, "HB547"),
    "pdf with xfa": changed(_xfa),
    "pdf signed": changed(_signed, "HB541"),
    "pdf flattened": changed_bytes(_flattened, "HB528"),
}
