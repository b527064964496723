"""WeasyPrint sets Pango up anew for each text that it measures or shapes: typeface, language, features.

Here that is done once for all texts of the same style, of which each gets a copy.
"""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from weasyprint.text import line_break
from weasyprint.text.ffi import ffi, gobject, pango
from weasyprint.text.line_break import Layout

_SET_UP, _KEY = Layout.setup, line_break._font_style_cache_key  # noqa: SLF001 - this is what is amended
_TYPEFACE = (
    *(f"font_{each}" for each in ("style", "stretch", "weight", "feature_settings", "variation_settings")),
    *(f"font_variant_{each}" for each in ("ligatures", "position", "caps", "numeric", "alternates", "east_asian")),
    *("font_language_override", "lang"),
)
_TYPE, _SIZE = itemgetter(*_TYPEFACE), itemgetter("font_size", "line_height")
_SETTINGS = itemgetter(*(*_TYPEFACE, "font_size", "font_kerning", "direction"))
_OWN = ("style", "layout", "justification_spacing", "max_width", "text")
"""What each text has for itself."""

ffi.cdef("PangoLayout* pango_layout_copy (PangoLayout* layout);")


def set_texts_up_once() -> None:
    """Let texts of the same style share what is set up for them."""

    def set_up(text: Any, style: Any) -> None:
        known = vars(style.font_config).setdefault("settings", {})
        settings = tuple(style["font_family"]), _SETTINGS(style), style["text_decoration_line"] == "none"
        if settings not in known:
            _SET_UP(text, style)
            shared = {name: value for name, value in vars(text).items() if name not in _OWN}
            known[settings] = shared, _copy(text.layout)
            return
        shared, layout = known[settings]
        vars(text).update(shared)
        text.style, text.layout = style, _copy(layout)

    def key(style: Any, include_size: bool = False) -> Any:
        return tuple(style["font_family"]), _TYPE(style), _SIZE(style) if include_size else None

    Layout.setup = set_up
    line_break._font_style_cache_key = key  # noqa: SLF001


def _copy(layout: Any) -> Any:
    return ffi.gc(pango.pango_layout_copy(layout), gobject.g_object_unref)
