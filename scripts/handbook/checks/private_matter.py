"""HB246: what belongs to a person and not into a handbook that everyone can read, in any file of the authors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.checks.registry import check
from handbook.corpus.model import Corpus
from handbook.messages import both
from handbook.problems import Problem
from handbook.thai.words import TO_ARABIC

_ALONE, _END = r"(?<![\w/=.@+-])", r"(?![\w/@-])"
_CITIZEN = re.compile(rf"{_ALONE}[1-8](?:[ -]?\d){{12}}{_END}")
"""Begins with 1 to 8 (Department of Provincial Administration); numbers of offices begin with 0, of books with 9."""
_MOBILE = re.compile(rf"{_ALONE}(?:0|\+66[ -]?(?:\(0\))?|66[ -])[ -]?[689](?:[ -]?\d){{8}}{_END}")
"""Mobile numbers of Thailand begin with 06, 08 and 09 (NBTC's numbering plan); offices have 02 to 07."""
_FREE_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|aol|proton(?:mail)?)\.[a-z.]{2,6}\b",
    re.IGNORECASE,
)


@check
def check_private_matter(corpus: Corpus) -> Iterator[Problem]:
    """HB246. No citizen's number, personal mobile number or private mail address stands in the handbook.

    Bad:  ติดต่อ 081-234-5678
    Good: ติดต่อ 0 2702 5021
    """
    for file in corpus.written:
        text = file.text.translate(TO_ARABIC)
        for kind, pattern in (("citizen", _CITIZEN), ("mobile", _MOBILE), ("mail", _FREE_MAIL)):
            for found in pattern.finditer(text):
                yield file.problem(found.start(), "HB246", None, **both(f"private.{kind}"))
