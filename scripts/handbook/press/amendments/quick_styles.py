"""WeasyPrint computes each value of each style on its own; most are initial or inherited, and take no computing.

A book asks a million of them.
"""

from __future__ import annotations

from typing import Any

from weasyprint.css import AnonymousStyle, ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.functions import check_math
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

_COMPUTE = ComputedStyle.__missing__
_BEGIN_ANONYMOUS, _COMPUTE_ANONYMOUS = AnonymousStyle.__init__, AnonymousStyle.__missing__
_OTHERS = frozenset({"display", "float", "position", "page", *INITIAL_NOT_COMPUTED})
"""Their computed values are not what is written, or depend on other properties."""
_INITIAL = {
    name: value
    for name, value in INITIAL_VALUES.items()
    if name not in INHERITED | _OTHERS and not name.startswith("text_decoration_") and not check_math(value)
}
_LOGICAL = {
    name: tuple({logical(block="ttb", inline=inline) for inline in ("ltr", "rtl")})
    for name, logical in PHYSICAL_FUNCTIONS.items()
}
"""Physical property -> those that may stand for it, as `margin_inline_start` for `margin_left`."""


def look_up_plain_values() -> None:
    """Let styles look up what takes no computing."""
    asked: dict[str, Any] = {}  # initial values that anonymous boxes were asked for: the next ones begin with them

    def compute(style: Any, name: str) -> Any:
        if name in style.cascaded:
            return _COMPUTE(style, name)
        if name in INHERITED and name not in _LOGICAL and style.parent_style is not None:
            value = style[name] = style.parent_style[name]
        elif name in _INITIAL and style.cascaded.keys().isdisjoint(_LOGICAL.get(name, ())):
            value = style[name] = _INITIAL[name]
        else:
            return _COMPUTE(style, name)
        return value

    def begin_anonymous(style: Any, parent: Any) -> None:
        _BEGIN_ANONYMOUS(style, parent)
        style.update(asked)

    def compute_anonymous(style: Any, name: str) -> Any:
        if name in _INITIAL:
            asked[name] = _INITIAL[name]
        return _COMPUTE_ANONYMOUS(style, name)

    ComputedStyle.__missing__ = compute
    AnonymousStyle.__init__, AnonymousStyle.__missing__ = begin_anonymous, compute_anonymous
