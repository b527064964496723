"""When a page has to be looked at again."""

from __future__ import annotations

import calendar
from datetime import date


def review_due(reviewed: str, months: int) -> str:
    """The ISO day so many months after the ISO day of a review; the last of the month where that has no such day."""
    day = date.fromisoformat(reviewed)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1])).isoformat()
