"""styles.xml of a Word file -> what a paragraph's style says: heading, numbering, size and weight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

_HEADING = re.compile(r"heading ([1-9])")
_CONTENTS = re.compile(r"(?:toc [1-9]|toc heading|table of figures)")
_OFF = {"0", "false", "off", "none"}
_NO_LEVEL = 9  # body text: ECMA-376-1, 17.3.1.20


def attribute(element: Any, name: str, default: str = "") -> str:
    """An attribute by its local name; the strict and transitional formats differ in namespaces alone."""
    if element is None:
        return default
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), default)


def value(parent: Any, *names: str) -> str:
    """The `val` of the first of these children that is there; empty if none is."""
    for name in names:
        found = parent.find(f"{{*}}{name}") if parent is not None else None
        if found is not None:
            return attribute(found, "val")
    return ""


def is_on(parent: Any, name: str) -> bool | None:
    """Whether a switch is on; None if it is not there."""
    found = parent.find(f"{{*}}{name}") if parent is not None else None
    return None if found is None else attribute(found, "val", "1").lower() not in _OFF


@dataclass(frozen=True)
class Styles:
    """The styles by id."""

    by_id: dict[str, Any]

    @classmethod
    def of(cls, tree: Any) -> Styles:
        """Read styles.xml; None if the file has none."""
        found = {} if tree is None else {attribute(style, "styleId"): style for style in tree.iterfind("{*}style")}
        if tree is not None:
            found[""] = next(tree.iterfind("{*}docDefaults/{*}rPrDefault"), None)
        return cls(found)

    def chain(self, id: str) -> Iterator[Any]:
        """The style and those that it is based on, nearest first."""
        seen = set[str]()
        while id and id in self.by_id and id not in seen:
            seen.add(id)
            yield self.by_id[id]
            id = value(self.by_id[id], "basedOn")

    def names(self, paragraph: Any) -> list[str]:
        """The names of a paragraph's styles in small letters, nearest first."""
        return [value(style, "name").lower() for style in self.chain(value(paragraph.find("{*}pPr"), "pStyle"))]

    def is_contents(self, paragraph: Any) -> bool:
        """Tell whether it is a line of a table of contents."""
        return any(_CONTENTS.fullmatch(name) for name in self.names(paragraph))

    def is_title(self, paragraph: Any) -> bool:
        """Tell whether it is the document's title."""
        return "title" in self.names(paragraph)

    def heading(self, paragraph: Any) -> int:
        """The level of a heading, from 1; 0 for other paragraphs."""
        for properties in self.properties(paragraph):
            level = value(properties, "outlineLvl")
            if level.isdecimal():
                return 0 if int(level) >= _NO_LEVEL else min(int(level) + 1, 6)
        found = (_HEADING.fullmatch(name) for name in self.names(paragraph))
        return next((min(int(match[1]), 6) for match in found if match), 0)

    def properties(self, paragraph: Any) -> Iterator[Any]:
        """The paragraph's own properties, then those of its styles."""
        own = paragraph.find("{*}pPr")
        if own is not None:
            yield own
        for style in self.chain(value(own, "pStyle")):
            if style.find("{*}pPr") is not None:
                yield style.find("{*}pPr")

    def weight(self, paragraph: Any) -> tuple[float, bool]:
        """The size in points, and whether all of a paragraph's text is bold: what a reader takes for a heading."""
        style = value(paragraph.find("{*}pPr"), "pStyle")
        inherited = [each.find("{*}rPr") for each in (*self.chain(style), *filter(None.__ne__, [self.by_id.get("")]))]
        size, bold = 0.0, True
        for run in paragraph.iter("{*}r"):
            if not "".join(text.text or "" for text in run.iterfind("{*}t")).strip():
                continue
            own = run.find("{*}rPr")
            sizes = [value(each, "szCs", "sz") for each in (own, *inherited)]
            size = max(size, next((int(found) / 2 for found in sizes if found.isdecimal()), 0.0))
            weights = [on for each in (own, *inherited) if (on := _is_bold(each)) is not None]
            bold = bold and bool(weights and weights[0])
        return size, bold and size > 0


def _is_bold(properties: Any) -> bool | None:
    """Thai takes its weight from bCs, Latin from b."""
    found = [on for on in (is_on(properties, "bCs"), is_on(properties, "b")) if on is not None]
    return any(found) if found else None
