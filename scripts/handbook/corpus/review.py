"""The date on which a page is due for review."""

from __future__ import annotations

import calendar
from datetime import date


def review_due(reviewed: str, months: int) -> str:
    """The ISO day `months` after the ISO day `reviewed`; the last day of a month that has no such day."""
    day = date.fromisoformat(reviewed)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1])).isoformat()
