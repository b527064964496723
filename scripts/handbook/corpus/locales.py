"""The languages of the handbook; the text of the first prevails."""

from __future__ import annotations

DEFAULT_LOCALE = "th"
LOCALES = ("th", "en")
