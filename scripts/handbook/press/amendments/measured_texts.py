"""WeasyPrint shapes the texts of tables and columns anew each time it asks how narrow and how wide they can be.

Nearly half of them are the same in the same style, such as page numbers, marks and dates: each is measured once.
"""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from weasyprint.layout import preferred

_MEASURE = preferred.split_first_line
_OF_FONTS = (
    *("style", "stretch", "weight", "size", "kerning", "language_override", "feature_settings", "variation_settings"),
    *(f"variant_{each}" for each in ("ligatures", "position", "caps", "numeric", "alternates", "east_asian")),
)
_OF_TEXTS = (
    *("direction", "lang", "white_space", "letter_spacing", "word_spacing", "word_break", "overflow_wrap", "tab_size"),
    *("hyphens", "hyphenate_character", "hyphenate_limit_chars", "hyphenate_limit_zone"),
)
NAMES = (*(f"font_{each}" for each in _OF_FONTS), *_OF_TEXTS)
"""What the width of a text depends on, and where its lines may end (text/line_break.py), besides the font's family."""
_STYLE = itemgetter(*NAMES)


def measure_texts_once() -> None:
    """Let WeasyPrint measure a text of a style once for all tables and columns."""

    def measure(text: str, style: Any, *others: Any, **named: Any) -> tuple[Any, ...]:
        config = vars(style.font_config)
        measured, styles = config.setdefault("measured", {}), config.setdefault("measured_styles", {})
        settings = tuple(style["font_family"]), *_STYLE(style)
        key = text, styles.setdefault(settings, len(styles)), others[1:], *named.items()
        if key not in measured:
            _, _, resume_at, width, _, _ = _MEASURE(text, style, *others, **named)
            measured[key] = None, None, resume_at, width, None, None
        found: tuple[Any, ...] = measured[key]
        return found

    preferred.split_first_line = measure
