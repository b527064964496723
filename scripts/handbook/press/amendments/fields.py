"""The fields of a form: written for a reader that draws them all anew, and in parts against ISO 32000-1, 12.7.

Each function mends one thing in what WeasyPrint wrote; what a field asks for is the business of forms/paper/fillable.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handbook.press.objects import PDF, Array, Dictionary, Stream, String, object_of


def annotations_in_order(pdf: PDF, *kinds: str) -> Iterator[Any]:
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


def sort_annotations(pdf: PDF) -> None:
    """List the annotations of each page in the order of the structure: some readers go by the list, some by the structure."""
    order = [entry.reference for entry in annotations_in_order(pdf, "/Widget", "/Link")]
    places = {reference: place for place, reference in enumerate(order)}
    for page in pdf.objects:
        if isinstance(page, dict) and page.get("Type") == "/Page" and "Annots" in page:
            page["Annots"] = Array(sorted(page["Annots"], key=lambda entry: places[entry]))


def turn_upright(widget: Any) -> tuple[float, float]:
    """Write the corners of a field's box as low and high, which WeasyPrint has the other way; returns width and height."""
    across, up = sorted(widget["Rect"][::2]), sorted(widget["Rect"][1::2])
    left, right, low, high = (round(value, 2) for value in (*across, *up))
    widget["Rect"] = Array([left, low, right, high])
    return _size(widget)


class FieldList:
    """The list of a PDF's fields, made anew: WeasyPrint's has each option of a choice as a field of its own."""

    def __init__(self, pdf: PDF, fonts: dict[str, bytes], appearance: String) -> None:
        """Empty; `fonts` and `appearance` are for fields that name none, in place of everything that the pages use."""
        self._pdf = pdf
        self._groups: dict[str, Any] = {}
        self._emptied: dict[tuple[float, float], bytes] = {}
        form = pdf.catalog["AcroForm"]
        form.pop("NeedAppearances")  # what is typed is drawn by whoever it is typed in, and nothing else anew
        form["DR"] = Dictionary({"Font": Dictionary(fonts)})
        form["DA"] = appearance
        form["Fields"] = Array()

    def append(self, entry: Any, name: str) -> None:
        """Name a field: each part of a name with stops in it is a field's own, below that before (ISO 32000-1, 12.7.3.2)."""
        *outer, last = name.split(".")
        entry["T"] = String(last)
        siblings = self._pdf.catalog["AcroForm"]["Fields"]
        for depth, part in enumerate(outer, 1):
            path = ".".join(outer[:depth])
            if path not in self._groups:
                group = self._groups[path] = Dictionary({"T": String(part), "Kids": Array()})
                self._pdf.add_object(group)
                siblings.append(group.reference)
                if depth > 1:
                    group["Parent"] = self._groups[".".join(outer[: depth - 1])].reference
            siblings = self._groups[path]["Kids"]
        if outer:
            entry["Parent"] = self._groups[".".join(outer)].reference
        siblings.append(entry.reference)

    def give_states(self, widget: Any, name: str, mark: str) -> None:
        """The two states of a box, of which WeasyPrint draws one and numbers it; the box itself is drawn on the page."""
        ((_, drawn),) = widget["AP"]["N"].items()
        widget["AP"]["N"] = Dictionary({name: drawn, "Off": self._empty(*_size(widget))})
        widget["AS"] = "/Off"
        widget["MK"] = Dictionary({"CA": String(mark)})
        widget.pop("Border", None)

    def _empty(self, width: float, height: float) -> bytes:
        """A drawing of nothing of this size."""
        if (width, height) not in self._emptied:
            box = Array([0, 0, width, height])
            drawn = Stream([b""], Dictionary({"Type": "/XObject", "Subtype": "/Form", "BBox": box}))
            self._pdf.add_object(drawn)
            self._emptied[width, height] = drawn.reference
        return self._emptied[width, height]


def _size(widget: Any) -> tuple[float, float]:
    left, low, right, high = widget["Rect"]
    return round(right - left, 2), round(high - low, 2)
