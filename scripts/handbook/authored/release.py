"""Which edition and which correction of it the sources are: as in mkdocs.yml, as shown, and as git's tag."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_NAME = re.compile(r"([0-9]{4})-([1-9][0-9]{0,2})(?:\.([1-9][0-9]{0,2}))?")
_TAG = "edition-"
_ERA = 543  # years between the common and the Buddhist era


@dataclass(frozen=True)
class Release:
    """An edition, `2569-1` for the first of a Buddhist year, and the number of its correction, 0 for none."""

    edition: str
    correction: int = 0

    @property
    def shown(self) -> str:
        """2569-1, and with a correction 2569-1.2."""
        return f"{self.edition}.{self.correction}" if self.correction else self.edition

    @property
    def tag(self) -> str:
        """The name of its tag in git: edition-2569-1.2."""
        return _TAG + self.shown

    @property
    def order(self) -> tuple[int, int, int]:
        """Year, number and correction: releases sorted by it are in the order in which they are published."""
        year, number = self.edition.split("-")
        return int(year), int(number), self.correction

    def next_correction(self) -> Release:
        """The correction after this release."""
        return replace(self, correction=self.correction + 1)

    def next_edition(self, day: str) -> Release:
        """The edition after this one, on an ISO day: the first of a later year, else the next of the same."""
        year, number, _ = self.order
        this_year = int(day[:4]) + _ERA
        return Release(f"{this_year}-1") if this_year > year else Release(f"{year}-{number + 1}")


def release_named(name: str) -> Release | None:
    """The release shown as `2569-1` or `2569-1.2`; None for any other text."""
    found = _NAME.fullmatch(name)
    return Release(f"{found[1]}-{found[2]}", int(found[3] or 0)) if found else None


def release_of_tag(tag: str) -> Release | None:
    """The release that a tag names; None for any other tag."""
    return release_named(tag.removeprefix(_TAG)) if tag.startswith(_TAG) else None


def first_release(day: str) -> Release:
    """The first edition of the year of an ISO day."""
    return Release(f"{int(day[:4]) + _ERA}-1")
