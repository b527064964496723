"""The fields of a form: WeasyPrint writes them for viewers that redraw them all, and partly against ISO 32000-1, 12.7.

Each function corrects one thing; the properties of a field are set by forms/paper/fillable.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handbook.press.objects import PDF, Array, Dictionary, Stream, String, object_of


def annotations_in_order(pdf: PDF, *kinds: str) -> Iterator[Any]:
    """The annotations of these structure kinds in the order of the structure tree."""

    def below(reference: bytes) -> Iterator[Any]:
        entry = object_of(pdf, reference)
        if entry["Type"] == "/OBJR":
            yield object_of(pdf, entry["Obj"])
        for kid in entry.get("K", ()):
            if isinstance(kid, bytes):  # a reference, not the number of a marked content
                yield from below(kid)

    (root,) = object_of(pdf, pdf.catalog["StructTreeRoot"])["K"]
    return (entry for entry in below(root) if entry["Subtype"] in kinds)


def sort_annotations(pdf: PDF) -> None:
    """List the annotations of each page in the order of the structure tree: viewers use one order or the other."""
    order = [entry.reference for entry in annotations_in_order(pdf, "/Widget", "/Link")]
    places = {reference: place for place, reference in enumerate(order)}
    for page in pdf.objects:
        if isinstance(page, dict) and page.get("Type") == "/Page" and "Annots" in page:
            page["Annots"] = Array(sorted(page["Annots"], key=lambda entry: places[entry]))


def turn_upright(widget: Any) -> tuple[float, float]:
    """Swap the corners of a field's rectangle, which WeasyPrint writes upside down; returns width and height."""
    across, up = sorted(widget["Rect"][::2]), sorted(widget["Rect"][1::2])
    left, right, low, high = (round(value, 2) for value in (*across, *up))
    widget["Rect"] = Array([left, low, right, high])
    return _size(widget)


class FieldList:
    """The list of a PDF's fields, rebuilt: in WeasyPrint's list each option of a choice is a field of its own."""

    def __init__(self, pdf: PDF, fonts: dict[str, bytes], appearance: String) -> None:
        """Start an empty list. `fonts` and `appearance` are the defaults, instead of all resources of the pages."""
        self._pdf = pdf
        self._groups: dict[str, Any] = {}
        self._emptied: dict[tuple[float, float], bytes] = {}
        form = pdf.catalog["AcroForm"]
        form.pop("NeedAppearances")  # viewers draw what is typed in them; nothing else is redrawn
        form["DR"] = Dictionary({"Font": Dictionary(fonts)})
        form["DA"] = appearance
        form["Fields"] = Array()

    def append(self, entry: Any, name: str) -> None:
        """Append a field; each part of a dotted name becomes a field below the part before (ISO 32000-1, 12.7.3.2)."""
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

    def group(self, name: str) -> Any:
        """The field above those whose names begin with this one."""
        return self._groups[name]

    def give_states(self, widget: Any, name: str, mark: str) -> None:
        """Write both states of a check box: WeasyPrint draws one and numbers it. The box itself is part of the page."""
        ((_, drawn),) = widget["AP"]["N"].items()
        widget["AP"]["N"] = Dictionary({name: drawn, "Off": self._empty(*_size(widget))})
        widget["AS"] = "/Off"
        widget["MK"] = Dictionary({"CA": String(mark)})
        widget.pop("Border", None)

    def _empty(self, width: float, height: float) -> bytes:
        """An empty appearance of this size."""
        if (width, height) not in self._emptied:
            box = Array([0, 0, width, height])
            drawn = Stream([b""], Dictionary({"Type": "/XObject", "Subtype": "/Form", "BBox": box}))
            self._pdf.add_object(drawn)
            self._emptied[width, height] = drawn.reference
        return self._emptied[width, height]


def _size(widget: Any) -> tuple[float, float]:
    left, low, right, high = widget["Rect"]
    return round(right - left, 2), round(high - low, 2)
