"""HB2, dates: those of fields and of texts can be true, and their years are of the era that is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from handbook.authored.located_yaml import Key, LocatedYaml
from handbook.checks.registry import check, seen_in
from handbook.corpus.model import Corpus
from handbook.history.edition import read_edition
from handbook.messages import both
from handbook.problems import Problem
from handbook.thai.words import BUDDHIST_ERA
from handbook.thai.written_dates import BUDDHIST_YEARS, COMMON_YEARS, wrong_dates

_FIELDS = {"date", "reviewed", "read", "as_of", "since", "year"}
_OLD = {"sources", "local-governments"}
"""Data of laws and offices, which may be older than any page or form."""
_OLDEST = 1900
_AHEAD = 10
_WRITTEN_IN = 2026
"""The present year at the least: outside git there is no clock."""
_ISO = re.compile(r"(?P<year>[0-9]{4})-[0-9]{2}-[0-9]{2}")


@check
def check_implausible_date(corpus: Corpus) -> Iterator[Problem]:
    """HB235. A date of front matter, data or a form has a year of the common era that can be meant.

    Bad:  reviewed: 2569-10-01
    Good: reviewed: 2026-10-01
    """
    latest = 0
    for document, oldest in _documents(corpus):
        for key, year in _years(document.value, ()):
            if year > _WRITTEN_IN + _AHEAD and not latest:  # git is asked only if it matters
                latest = max(_WRITTEN_IN, int(read_edition(corpus.settings.root, ()).date[:4])) + _AHEAD
            if oldest <= year <= max(latest, _WRITTEN_IN + _AHEAD):
                continue
            mend = (
                both("date.of-common-era", year=year, mended=year - BUDDHIST_ERA)
                if year in BUDDHIST_YEARS
                else both("date.look-again")
            )
            yield document.problem(key, "HB235", field=str(key[-1]), year=str(year), **mend)


@check
def check_wrong_date(corpus: Corpus) -> Iterator[Problem]:
    """HB236. A date in a text is in the calendar, and its year is of the era that the words around it name.

    Bad:  31 กุมภาพันธ์ พ.ศ. 2026; 1 October 2569
    Good: 28 กุมภาพันธ์ พ.ศ. 2569; 1 October 2026
    """
    for file in corpus.written:
        for slip, what in seen_in(file, wrong_dates):
            if file.holds_prose(slip.start, slip.end):
                yield file.problem(slip.start, "HB236", None, **what)


def _documents(corpus: Corpus) -> Iterator[tuple[LocatedYaml, int]]:
    """Every document with dates, and the first year that may stand in it."""
    for page in corpus.pages.values():
        yield page.meta, _OLDEST
    for spec in corpus.forms.values():
        yield spec.source, _OLDEST
    for name, document in corpus.data.documents.items():
        yield document, COMMON_YEARS.start if name in _OLD else _OLDEST


def _years(value: Any, key: Key) -> Iterator[tuple[Key, int]]:
    """The year of each date of a document, with the key of the date."""
    if isinstance(value, dict):
        for name, inner in value.items():
            found = _ISO.fullmatch(inner) if name in _FIELDS and isinstance(inner, str) else None
            if found:
                yield (*key, name), int(found["year"])
            elif name == "year" and isinstance(inner, int) and not isinstance(inner, bool):
                yield (*key, name), inner
            else:
                yield from _years(inner, (*key, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _years(inner, (*key, number))
