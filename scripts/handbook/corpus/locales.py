"""The languages of the handbook; the first one is authoritative."""

from __future__ import annotations

DEFAULT_LOCALE = "th"
LOCALES = ("th", "en")
