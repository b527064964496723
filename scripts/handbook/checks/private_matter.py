"""HB246: what belongs to a person and not into a handbook that everyone can read, in any file of the authors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.checks.registry import check, once_a_page, seen_in
from handbook.corpus.model import Corpus, Page, Text
from handbook.corpus.written import Part, Written, part_of
from handbook.messages import both
from handbook.problems import Problem
from handbook.thai.telephones import HYPHENS, MOBILE, NOT_BEFORE, SPACES
from handbook.thai.words import TO_ARABIC

_DOT = rf"[{SPACES}]?[.{HYPHENS}{SPACES}]?[{SPACES}]?"
_CITIZEN = re.compile(
    rf"(?=[1-8]){NOT_BEFORE}[1-8](?:(?:[{HYPHENS}]?\d){{12}}|{_DOT}\d{{4}}{_DOT}\d{{5}}{_DOT}\d\d{_DOT}\d)"
    r"(?![A-Za-z0-9_/@])"
)
"""Begins with 1 to 8 (Department of Provincial Administration); numbers of offices begin with 0, of books with 9."""
_MOST_GROUPS = 6
"""More groups of digits are a row of numbers: 1 2 3 4 5 …"""
_HOSTS = (
    "126 163 aol fastmail gmail gmx googlemail hey hotmail icloud inbox live mac mail me msn outlook pm proton"
    " protonmail qq rocketmail thaimail tuta tutanota windowslive yahoo yandex ymail zoho zohomail"
)
_AT = r"(?:@|%40|\s?[\[(]\s?at\s?[\])]\s?)"
_FREE_MAIL = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}{_AT}(?:{'|'.join(_HOSTS.split())})\.(?:com|net|org|me|th|ru|io|co|asia|in\.th|go\.th)\b",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[@%]|[\[(]\s?at", re.IGNORECASE)
"""What every address has: few texts do, and looking for names of all lengths before it takes long."""
_KINDS = (("citizen", _CITIZEN), ("mobile", MOBILE), ("mail", _FREE_MAIL))


@check
def check_private_matter(corpus: Corpus) -> Iterator[Problem]:
    """HB246. No citizen's number, personal mobile number or private mail address stands in the handbook.

    Bad:  ติดต่อ 081-234-5678
    Good: ติดต่อ 0 2702 5021
    """
    seen: dict[str, set[str]] = {}
    for file in corpus.written:
        told = seen.setdefault(file.path, set())
        for kind, found in seen_in(file, _private):
            if _is_for_readers(file, kind, found):
                told.add(_plain(found.words))
                yield file.problem(found.start, "HB246", None, **both(f"private.{kind}"))
    for page in corpus.pages.values():
        path = corpus.shown(page.path)
        yield from _between_marks(page, path, seen.get(path, set()))


def _between_marks(page: Page, path: str, told: set[str]) -> Iterator[Problem]:
    """What readers see in one piece, though bold type or a sign's code stands within it in the file."""
    for text, kind, found in _private_on(page):
        if _plain(found.words) not in told:
            yield Problem(path, text.line, text.column, "HB246", both(f"private.{kind}"))


@once_a_page
def _private_on(page: Page) -> list[tuple[Text, str, Part]]:
    return [(text, *found) for text in page.texts for found in _private(" ".join(text.words.split()))]


def _private(text: str) -> Iterator[tuple[str, Part]]:
    """What a text has: kind and place."""
    words = text.translate(TO_ARABIC)
    for kind, pattern in _KINDS:
        if kind == "mail" and not _SIGN.search(words):
            continue
        for found in pattern.finditer(words):
            if kind != "citizen" or len(re.findall(r"\d+", found[0])) <= _MOST_GROUPS:
                yield kind, part_of(found)


def _is_for_readers(file: Written, kind: str, found: Part) -> bool:
    """A drawing's lines are numbers side by side, too."""
    return kind == "mail" or not file.path.endswith(".svg") or file.holds_prose(found.start, found.end)


def _plain(found: str) -> str:
    return "".join(sign for sign in found if sign.isalnum())
