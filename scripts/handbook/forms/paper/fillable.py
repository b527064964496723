"""Completes the fields of a PDF to type into before the file is closed.

Also writes the map by which overrides/assets/javascripts/forms/pdf.js fills exactly this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from handbook.corpus.form_specs import NUMBERS
from handbook.forms.compose import Blank, Form
from handbook.forms.fit import SMALLEST, list_size
from handbook.forms.paper.columns import shown_options
from handbook.forms.paper.form_map import Written, map_of, part_numbers
from handbook.forms.paper.widths import CELL_SIZE, SIZE
from handbook.forms.roles import described, people_of, role_of
from handbook.press.amendments.fields import FieldList, annotations_in_order, sort_annotations, turn_upright
from handbook.press.objects import PDF, Document, String, font_of, object_of
from handbook.thai.form_font import FAMILY

ALIAS = "Wingdings"
"""The resource name of the form font in the fields.

PDFium, the engine of Chrome, Edge and Android, draws non-Latin text in an embedded font only if its resource name is
that of a symbol font (cpdf_bafontmap.cpp); any other font it replaces by a system font, or it draws nothing. For
other viewers the name is only a key.
"""
ON = "on"
# Flags of fields (ISO 32000-1, tables 221, 226 and 228), bits counted from 1.
_REQUIRED, _MULTILINE, _NO_SPELLING = 1 << 1, 1 << 12, 1 << 22
_RIGHT = 2
_STAR, _DISC = "4", "l"  # characters of ZapfDingbats for viewers that redraw the mark: a tick, a disc
_WHOLE = (*NUMBERS, "date", "tel")  # a part of them would be another value


def tooltip(blank: Blank, locale: str) -> str:
    """The text for screen readers: label, whether it is required, who fills it in, and hint."""
    return described(blank, locale, f"{blank.label} *" if blank.spec.required else blank.label)


@dataclass
class Fields:
    """Completes the fields of one PDF; afterwards it can write the map to fill them."""

    form: Form
    size: float = SIZE
    """Font size of typed text in points, except in cells of tables."""
    numerals: str = "arabic"
    """Of what continuation pages are numbered with."""
    _pdf: Any = None
    _font: bytes = b""
    _listed: Any = None
    _filled: dict[str, dict[str, Any]] = field(default_factory=dict)

    def complete(self, document: Document, pdf: PDF) -> None:
        """Complete the fields that WeasyPrint wrote, and list them in the order of the structure tree."""
        self._pdf = pdf
        self._font = font_of(document, pdf, FAMILY).reference
        widgets = list(annotations_in_order(pdf, "/Widget"))
        sort_annotations(pdf)
        part_numbers(pdf)
        listed = self._listed = FieldList(pdf, {ALIAS: self._font}, _appearance(self.size))
        for widget in widgets:
            blank = self.form.blanks[widget["T"].string]
            if "Parent" in widget:
                self._complete_option(widget, blank, listed)
            else:
                self._complete_field(widget, blank, listed)
                listed.append(widget, blank.name)

    def map(self, length: int) -> dict[str, Any]:
        """The map that pdf.js needs to fill the PDF of `length` bytes. The PDF must already be written."""
        font = {"name": ALIAS, "object": self._font.decode()}
        written = Written(self._pdf, font, self._filled, self._listed, self.numerals)
        return {"length": length, **map_of(self.form, written)}

    @property
    def filled(self) -> Mapping[str, Mapping[str, Any]]:
        """The fields by name, as they go into the map."""
        return self._filled

    def _complete_field(self, widget: Any, blank: Blank, listed: FieldList) -> None:
        spec = blank.spec
        widget["TU"] = String(tooltip(blank, self.form.locale))
        widget["FilledBy"] = f"/{role_of(blank)}"
        flags = widget.get("Ff", 0) | (_REQUIRED if spec.required else 0)
        width, height = turn_upright(widget)
        entry: dict[str, Any] = {"field": widget}
        if spec.type == "check":
            listed.give_states(widget, ON, _STAR)
            widget["V"] = "/Off"
            entry["kind"] = "check"
        else:
            size = CELL_SIZE if blank.row else self.size  # with 0 viewers choose the size: measured, too small to read
            entry |= {"kind": spec.type if spec.type == "list" else "text", "box": [width, height]}
            if spec.type == "list":
                entry["words"] = shown_options(blank, self.form.locale)
                size = list_size(entry["words"].values(), width, size) or SMALLEST
            else:
                widget.pop("V")
                flags |= _NO_SPELLING
                entry["lines"] = bool(flags & _MULTILINE)
            if spec.type in _WHOLE:
                entry["whole"] = True
            if spec.type in NUMBERS:
                widget["Q"] = _RIGHT
                entry["right"] = True
            widget["DA"] = _appearance(size)
            entry["size"] = size
        if flags:
            widget["Ff"] = flags
        self._filled[blank.name] = entry

    def _complete_option(self, widget: Any, blank: Blank, listed: FieldList) -> None:
        """Complete one option of a choice: options are states of one field, not fields of their own."""
        group = object_of(self._pdf, widget["Parent"])
        if blank.name not in self._filled:
            group["Ff"] |= _REQUIRED if blank.spec.required else 0
            group["TU"] = String(tooltip(blank, self.form.locale))
            group["FilledBy"] = f"/{role_of(blank)}"
            group["V"] = "/Off"
            self._filled[blank.name] = {"kind": "choice", "field": group, "options": {}}
            listed.append(group, blank.name)
            codes = [code.string for code in group.pop("Opt")]
            group["Codes"] = codes
        code = group["Codes"][group["Kids"].index(widget.reference)]
        turn_upright(widget)
        listed.give_states(widget, code, _DISC)
        del widget["T"]
        widget["TU"] = String(f"{blank.label}: {blank.spec.options[code][self.form.locale]}")
        self._filled[blank.name]["options"][code] = {"field": widget}
        if len(self._filled[blank.name]["options"]) == len(group["Codes"]):
            del group["Codes"]


def name_form(pdf: PDF, form: Form) -> None:
    """Write form and version into the document information, and who fills it in and signs."""
    pdf.info["FormId"] = String(form.spec.id)
    pdf.info["FormVersion"] = String(form.spec.version)
    if people := people_of(form.spec, form.locale):
        pdf.info["FormPeople"] = String(people)


def _appearance(size: float) -> String:
    return String(f"/{ALIAS} {size} Tf 0 g")
