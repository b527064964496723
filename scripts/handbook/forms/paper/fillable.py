"""The fields of a PDF to type into: what WeasyPrint 70 leaves undone, written before the file is closed.

And the map by which a script fills that very file: overrides/assets/javascripts/forms/pdf.js.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pydyf
import weasyprint

from handbook.corpus.form_specs import NUMBERS
from handbook.forms.compose import Blank, Form
from handbook.forms.paper.widths import CELL_SIZE, SIZE
from handbook.press.finish import object_of
from handbook.thai.form_font import ASCENT, DESCENT, FAMILY, widths_of_signs

ALIAS = "Wingdings"
"""The name under which the fields find the form font.

PDFium, the engine of Chrome, Edge and Android, draws text beyond Latin in an embedded font only if the font's resource has
the name of a symbol font (cpdf_bafontmap.cpp); any other it replaces by a font of the system, or draws nothing. The name is
but a key: no other reader cares for it.
"""
ON = "on"
# Flags of fields (ISO 32000-1, tables 221, 226 and 228), bits counted from 1.
_REQUIRED, _MULTILINE, _NO_SPELLING = 1 << 1, 1 << 12, 1 << 22
_RIGHT = 2
_STAR, _DISC = "4", "l"  # what a reader that draws the mark anew takes from ZapfDingbats: a tick, a disc
_FILLED = ("V", "AS")


def tooltip(blank: Blank) -> str:
    """What is heard of a field: its label, that it is required, and its hint."""
    star = " *" if blank.spec.required else ""
    return f"{blank.label}{star}" + (f" – {blank.hint}" if blank.hint else "")


@dataclass
class Fields:
    """Completes the fields of one PDF; afterwards it knows how to fill them."""

    form: Form
    size: float = SIZE
    """Points of what is typed, but for the cells of tables."""
    _pdf: Any = None
    _font: bytes = b""
    _filled: dict[str, dict[str, Any]] = field(default_factory=dict)
    _emptied: dict[tuple[float, float], bytes] = field(default_factory=dict)

    def complete(self, document: weasyprint.Document, pdf: pydyf.PDF) -> None:
        """Complete what WeasyPrint wrote; the fields stand in the order of the structure, which is that of reading."""
        self._pdf = pdf
        (name,) = {font.name for font in document.fonts.values() if font.family == FAMILY}
        fonts: Iterator[Any] = (entry for entry in pdf.objects if isinstance(entry, dict) and "BaseFont" in entry)
        (font,) = (font for font in fonts if font["BaseFont"] == name and font["Subtype"] == "/Type0")
        self._font = font.reference
        widgets = list(annotations_in_order(pdf, "/Widget"))
        sort_annotations(pdf)
        form = pdf.catalog["AcroForm"]
        form.pop("NeedAppearances")  # what is typed is drawn by whoever it is typed in, and nothing else anew
        form["DR"] = pydyf.Dictionary({"Font": pydyf.Dictionary({ALIAS: self._font})})
        form["DA"] = _appearance(self.size)
        form["Fields"] = pydyf.Array()
        groups: dict[str, Any] = {}
        for widget in widgets:
            blank = self.form.blanks[widget["T"].string]
            if "Parent" in widget:
                self._complete_option(widget, blank, groups)
            else:
                self._complete_field(widget, blank)
                self._hang_up(widget, blank.name, groups)

    def map(self, length: int) -> dict[str, Any]:
        """What pdf.js needs to fill the PDF, whose file is so long. The PDF must have been written."""
        (*_, cross_reference) = self._pdf.objects
        end = cross_reference.extra
        return {
            "form": self.form.spec.id,
            "version": self.form.spec.version,
            "locale": self.form.locale,
            "length": length,
            "previous": self._pdf.xref_position,
            "size": end["Size"],
            "trailer": " ".join(f"/{key} {end[key].decode()}" for key in ("Root", "Info")),
            "identity": end["ID"].data.decode(),
            "font": {"name": ALIAS, "object": self._font.decode(), "ascent": ASCENT, "descent": DESCENT},
            "signs": {sign: list(known) for sign, known in widths_of_signs().items()},
            "fields": {name: self._open(entry) for name, entry in self._filled.items()},
        }

    def _open(self, entry: dict[str, Any]) -> dict[str, Any]:
        """An entry of the map, its dictionaries written out but for their ends: what is filled in comes there."""
        written: dict[str, Any] = {}
        for key, value in entry.items():
            if key == "options":
                written[key] = {code: self._open(option) for code, option in value.items()}
            elif key == "field":
                kept = pydyf.Dictionary({name: each for name, each in value.items() if name not in _FILLED})
                written["object"] = value.number
                written["dictionary"] = kept.data.decode("latin-1").removesuffix(">>")
            else:
                written[key] = value
        return written

    def _complete_field(self, widget: Any, blank: Blank) -> None:
        spec = blank.spec
        widget["TU"] = pydyf.String(tooltip(blank))
        flags = widget.get("Ff", 0) | (_REQUIRED if spec.required else 0)
        width, height = _turn_upright(widget)
        entry: dict[str, Any] = {"field": widget}
        if spec.type == "check":
            self._give_states(widget, ON, _STAR)
            widget["V"] = "/Off"
            entry["kind"] = "check"
        else:
            size = CELL_SIZE if blank.row else self.size  # with 0 a reader chooses: what nobody can read, as measured
            widget["DA"] = _appearance(size)
            entry |= {"kind": spec.type if spec.type == "list" else "text", "box": [width, height], "size": size}
            if spec.type == "list":
                entry["words"] = {code: words[self.form.locale] for code, words in spec.options.items()}
            else:
                widget.pop("V")
                flags |= _NO_SPELLING
                entry["lines"] = bool(flags & _MULTILINE)
            if spec.type in NUMBERS:
                widget["Q"] = _RIGHT
                entry["right"] = True
        if flags:
            widget["Ff"] = flags
        self._filled[blank.name] = entry

    def _complete_option(self, widget: Any, blank: Blank, groups: dict[str, Any]) -> None:
        """A choice is one field; each of its options is a state of it, and no field of its own."""
        group = object_of(self._pdf, widget["Parent"])
        if blank.name not in self._filled:
            group["Ff"] |= _REQUIRED if blank.spec.required else 0
            group["TU"] = pydyf.String(tooltip(blank))
            group["V"] = "/Off"
            self._filled[blank.name] = {"kind": "choice", "field": group, "options": {}}
            self._hang_up(group, blank.name, groups)
            codes = [code.string for code in group.pop("Opt")]
            group["Codes"] = codes
        code = group["Codes"][group["Kids"].index(widget.reference)]
        _turn_upright(widget)
        self._give_states(widget, code, _DISC)
        del widget["T"]
        widget["TU"] = pydyf.String(f"{blank.label}: {blank.spec.options[code][self.form.locale]}")
        self._filled[blank.name]["options"][code] = {"field": widget}
        if len(self._filled[blank.name]["options"]) == len(group["Codes"]):
            del group["Codes"]

    def _hang_up(self, entry: Any, name: str, groups: dict[str, Any]) -> None:
        """Name a field: each part of a name with stops in it is a field's own, below that before (ISO 32000-1, 12.7.3.2)."""
        *outer, last = name.split(".")
        entry["T"] = pydyf.String(last)
        siblings = self._pdf.catalog["AcroForm"]["Fields"]
        for depth, part in enumerate(outer, 1):
            path = ".".join(outer[:depth])
            if path not in groups:
                group = groups[path] = pydyf.Dictionary({"T": pydyf.String(part), "Kids": pydyf.Array()})
                self._pdf.add_object(group)
                siblings.append(group.reference)
                if depth > 1:
                    group["Parent"] = groups[".".join(outer[: depth - 1])].reference
            siblings = groups[path]["Kids"]
        if outer:
            entry["Parent"] = groups[".".join(outer)].reference
        siblings.append(entry.reference)

    def _give_states(self, widget: Any, name: str, mark: str) -> None:
        """The two states of a box; the box itself is drawn on the page."""
        ((_, drawn),) = widget["AP"]["N"].items()
        widget["AP"]["N"] = pydyf.Dictionary({name: drawn, "Off": self._empty(*_size(widget))})
        widget["AS"] = "/Off"
        widget["MK"] = pydyf.Dictionary({"CA": pydyf.String(mark)})
        widget.pop("Border", None)

    def _empty(self, width: float, height: float) -> bytes:
        """A drawing of nothing of this size."""
        if (width, height) not in self._emptied:
            box = pydyf.Array([0, 0, width, height])
            drawn = pydyf.Stream([b""], pydyf.Dictionary({"Type": "/XObject", "Subtype": "/Form", "BBox": box}))
            self._pdf.add_object(drawn)
            self._emptied[width, height] = drawn.reference
        return self._emptied[width, height]


def name_form(pdf: pydyf.PDF, form: Form) -> None:
    """Write in the document information which form and version this is."""
    pdf.info["FormId"] = pydyf.String(form.spec.id)
    pdf.info["FormVersion"] = pydyf.String(form.spec.version)


def annotations_in_order(pdf: pydyf.PDF, *kinds: str) -> Iterator[Any]:
    """The annotations of some kinds in the order of the structure."""

    def below(reference: bytes) -> Iterator[Any]:
        entry = object_of(pdf, reference)
        if entry["Type"] == "/OBJR":
            yield object_of(pdf, entry["Obj"])
        for kid in entry.get("K", ()):
            if isinstance(kid, bytes):  # and no number of a content
                yield from below(kid)

    (root,) = object_of(pdf, pdf.catalog["StructTreeRoot"])["K"]
    return (entry for entry in below(root) if entry["Subtype"] in kinds)


def sort_annotations(pdf: pydyf.PDF) -> None:
    """List the annotations of each page in the order of the structure: some readers go by the list, some by the structure."""
    order = [entry.reference for entry in annotations_in_order(pdf, "/Widget", "/Link")]
    places = {reference: place for place, reference in enumerate(order)}
    for page in pdf.objects:
        if isinstance(page, dict) and page.get("Type") == "/Page" and "Annots" in page:
            page["Annots"] = pydyf.Array(sorted(page["Annots"], key=lambda entry: places[entry]))


def _appearance(size: float) -> pydyf.String:
    return pydyf.String(f"/{ALIAS} {size} Tf 0 g")


def _turn_upright(widget: Any) -> tuple[float, float]:
    """Write the corners of a field's box as low and high, which WeasyPrint has the other way; returns width and height."""
    across, up = sorted(widget["Rect"][::2]), sorted(widget["Rect"][1::2])
    left, right, low, high = (round(value, 2) for value in (*across, *up))
    widget["Rect"] = pydyf.Array([left, low, right, high])
    return _size(widget)


def _size(widget: Any) -> tuple[float, float]:
    left, low, right, high = widget["Rect"]
    return round(right - left, 2), round(high - low, 2)
