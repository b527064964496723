"""A drawing's bytes -> what in it the handbook does not draw: elements, attributes and values, each with its place.

Everything else could run, load something, cover the page, or stop the book. The lists are what authors need.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat

from handbook.messages import Both, both

_SVG = "http://www.w3.org/2000/svg"
_SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
# `tspan` and `textPath` are known, but told by HB309.
ELEMENTS = {"svg", "g", "defs", "title", "desc", "text", "tspan", "textPath", "marker", *_SHAPES}
CLASSES = ("ink", "soft", "line", "faint", "box", "panel", "sea", "on-sea", "wait", "wait-ink", "gold")
"""The classes that the style sheet gives the colours of the page."""

_NUMBER = r"[+-]?(?:\d{1,6}(?:\.\d{0,6})?|\.\d{1,6})"
_LENGTH = r"(?:\d{1,6}(?:\.\d{0,6})?|\.\d{1,6})"
_LIST = rf"{_NUMBER}(?:[\s,]+{_NUMBER})*"
_MARKER = r"url\(#[a-z0-9-]+\)|none"
_SHIFT = rf"(?:translate|rotate|scale|matrix)\({_LIST}\)"
_PATTERNS = {
    **dict.fromkeys(("x", "y", "cx", "cy", "x1", "y1", "x2", "y2", "refX", "refY"), _NUMBER),
    **dict.fromkeys(("width", "height", "r", "rx", "ry", "stroke-width", "markerWidth", "markerHeight"), _LENGTH),
    **dict.fromkeys(("opacity", "fill-opacity", "stroke-opacity", "stroke-miterlimit"), _LENGTH),
    **dict.fromkeys(("fill", "stroke"), r"#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}|currentColor|[a-z]{3,20}"),
    **dict.fromkeys(("marker-start", "marker-mid", "marker-end"), _MARKER),
    "class": rf"(?:{'|'.join(CLASSES)})(?: (?:{'|'.join(CLASSES)}))*",
    "data-confirm": "[a-z0-9-]+(?: [a-z0-9-]+)*",
    "data-en": r"[^\x00-\x08\x0b\x0c\x0e-\x1f]*",
    "fill-rule": "nonzero|evenodd",
    "font-family": "[A-Za-z0-9 ,-]+",
    "font-size": rf"(?=.*[1-9]){_LENGTH}",
    "font-style": "normal|italic",
    "font-weight": "[1-9]00|normal|bold",
    "id": "[a-z0-9]+(?:-[a-z0-9]+)*",
    "markerUnits": "strokeWidth|userSpaceOnUse",
    "orient": rf"auto|auto-start-reverse|{_NUMBER}",
    "points": _LIST,
    "stroke-dasharray": rf"none|{_LENGTH}(?:[\s,]+{_LENGTH})*",
    "stroke-linecap": "butt|round|square",
    "stroke-linejoin": "miter|round|bevel",
    "text-anchor": "start|middle|end",
    "transform": rf"{_SHIFT}(?:[\s,]+{_SHIFT})*",
    "version": "1[.][012]",
    "viewBox": rf"{_NUMBER}[\s,]+{_NUMBER}(?:[\s,]+(?=[^\s,]*[1-9]){_LENGTH}){{2}}",
}
ATTRIBUTES = frozenset({*_PATTERNS, "d"})
_SIZED = {"svg", "marker"}  # the elements with a viewBox
_PATH_PART = re.compile(rf"(?P<command>[A-Za-z])|(?P<number>{_NUMBER})|[\s,]+", re.ASCII)
_PATH_NUMBERS = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7, "z": 0}


@dataclass(frozen=True)
class Unfit:
    """A part that cannot stay: its place, HB312 for the part itself or HB313 for its value, and what is wrong."""

    line: int
    column: int
    code: str
    what: Both


def unfit_parts(data: bytes) -> list[Unfit]:
    """Everything in a drawing that is not of the lists above. Raises expat.ExpatError where it is no XML."""
    parser = expat.ParserCreate(namespace_separator=" ")
    found: list[Unfit] = []
    above: list[str] = []

    def tell(code: str, what: Both) -> None:
        found.append(Unfit(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, code, what))

    def start(name: str, attributes: dict[str, str]) -> None:
        for code, what in _faults(name, attributes, above):
            tell(code, what)
        above.append(_local(name))

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: above.pop()
    parser.StartDoctypeDeclHandler = lambda *_: tell("HB312", both("drawing.doctype"))
    parser.ProcessingInstructionHandler = lambda name, _: tell("HB312", both("drawing.instruction", name=name))
    parser.Parse(data, True)  # noqa: FBT003 - its second argument has no name
    return found


def _faults(name: str, attributes: dict[str, str], above: list[str]) -> Iterator[tuple[str, Both]]:
    space, _, element = name.rpartition(" ")
    if not above and (space not in {"", _SVG} or element != "svg"):
        yield "HB312", both("drawing.root", name=element)
        return
    if space not in {"", _SVG} or element not in ELEMENTS or (above and element == "svg"):
        yield "HB312", both("drawing.element", name=element)
        return  # what it has goes with it
    if not above and "viewBox" not in attributes:
        yield "HB313", both("drawing.no-viewbox")
    for attribute, value in attributes.items():
        if not _is_known(attribute, element, above):
            yield "HB312", both("drawing.attribute", name=_local(attribute), element=element)
        elif not _is_right(attribute, value.strip()):
            yield "HB313", both("drawing.value", name=attribute, shown=value[:40])


def _is_known(attribute: str, element: str, above: list[str]) -> bool:
    if attribute == "viewBox":
        return element in _SIZED
    if not above and attribute in {"width", "height", "x", "y"}:
        return False  # the page gives the width, the viewBox the rest
    if attribute.startswith("marker-"):
        return "marker" not in above  # a marker with itself at its end would never end
    return attribute == "d" or attribute in _PATTERNS


def _is_right(attribute: str, value: str) -> bool:
    return _is_path(value) if attribute == "d" else bool(re.fullmatch(_PATTERNS[attribute], value, re.ASCII))


def _is_path(text: str) -> bool:
    """Tell whether this is a path: it begins with a move, and each command has as many numbers as it takes."""
    at, command, numbers = 0, "", 0
    while at < len(text):
        part = _PATH_PART.match(text, at)
        if part is None:
            return False
        at = part.end()
        if part["command"]:
            if not _is_whole(command, numbers) or (not command and part["command"] not in "Mm"):
                return False
            command, numbers = part["command"].lower(), 0
        elif part["number"]:
            numbers += 1
    return _is_whole(command, numbers)


def _is_whole(command: str, numbers: int) -> bool:
    wanted = _PATH_NUMBERS.get(command)
    if wanted is None:
        return not command and not numbers
    return numbers == 0 if wanted == 0 else numbers > 0 and numbers % wanted == 0


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
