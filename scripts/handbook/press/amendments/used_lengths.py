"""WeasyPrint works out the lengths of each box at each of its layouts: thirteen, by three calls of functions each.

Most are neither percentages nor calculations, and the same for all boxes with the same values.
"""

from __future__ import annotations

import sys
from operator import itemgetter
from types import SimpleNamespace
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.layout import percent

_RESOLVE = percent.resolve_percentages
_SIDES = ("top", "right", "bottom", "left")
_LENGTHS = (
    *(f"{part}_{side}" for part in ("margin", "padding") for side in _SIDES),
    *(f"{limit}{axis}" for limit in ("", "min_", "max_") for axis in ("width", "height")),
)
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)  # pixels, once computed
_ASKED = itemgetter(*("border_collapse", "box_sizing", *_LENGTHS, *_BORDERS))


def work_out_lengths_once() -> None:
    """Let boxes whose lengths do not depend on where they stand take them from the first that had the same values."""
    known: dict[tuple[Any, ...], dict[str, Any] | None] = {}

    def resolve(box: Any, containing_block: Any) -> None:
        values = _ASKED(box.style)
        if values not in known:
            known[values] = _lengths(box.style, values)
        lengths = known[values]
        if lengths is None:
            _RESOLVE(box, containing_block)
        else:
            vars(box).update(lengths)

    for name, module in list(sys.modules.items()):
        if name.startswith("weasyprint.layout") and vars(module).get("resolve_percentages") is _RESOLVE:
            vars(module)["resolve_percentages"] = resolve


def _lengths(style: Any, values: tuple[Any, ...]) -> dict[str, Any] | None:
    """The lengths of boxes with this style, by name; None if they depend on other boxes."""
    collapse, _, *lengths = values
    if collapse == "collapse" or not all(map(_is_alike_everywhere, lengths[: len(_LENGTHS)])):
        return None
    box = SimpleNamespace(style=style)
    _RESOLVE(box, (0, "auto"))
    found = dict(vars(box))
    del found["style"]
    return found


def _is_alike_everywhere(length: Any) -> bool:
    return length == "auto" or (isinstance(length, Dimension) and length.unit == "px")
