"""WeasyPrint forgets how a line of text is shaped once its place is known, and shapes it again to paint it.

Here it is kept from one to the other. WeasyPrint paints a line as one paragraph whatever signs are in it; so it is laid
out as one, unless a sign in it ends a paragraph: otherwise Pango would shape it again for that alone.
"""

from __future__ import annotations

from typing import Any

from weasyprint.text.ffi import pango
from weasyprint.text.line_break import Layout

_SET_TEXT, _REACTIVATE, _DEACTIVATE = Layout.set_text, Layout.reactivate, Layout.deactivate
_ENDS = frozenset("\n\r\u2028\u2029")
"""What Pango ends a line or paragraph at (pango_layout_set_single_paragraph_mode)."""
_OF_PROCESS = {"layout", "language", "style", "shaped", "is_resting"}
"""What a text has while it is shaped, and cannot be written."""


def keep_texts_shaped() -> None:
    """Let WeasyPrint paint a text as it was shaped for its place, unless something was changed in it since."""

    def set_text(text: Any, words: str, justify: bool = False) -> None:
        pango.pango_layout_set_single_paragraph_mode(text.layout, _ENDS.isdisjoint(words))
        _SET_TEXT(text, words, justify)
        text.shaped = text.text

    def deactivate(text: Any) -> None:
        """Called when a text has its place, and again when it is painted."""
        if "is_resting" not in vars(text):
            text.is_resting = True
            return
        del text.shaped
        _DEACTIVATE(text)

    def reactivate(text: Any, style: Any) -> None:
        is_shaped = vars(text).get("is_resting") and text.shaped == text.text
        text.is_resting = False
        if not is_shaped or text.justification_spacing:  # words are moved apart only when they are painted
            _REACTIVATE(text, style)

    def written(text: Any) -> dict[str, Any]:
        return {name: value for name, value in vars(text).items() if name not in _OF_PROCESS}

    Layout.set_text, Layout.reactivate, Layout.deactivate = set_text, reactivate, deactivate
    Layout.__getstate__ = written
