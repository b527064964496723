"""Numbers of telephones as people write them: with spaces, hyphens, dots, brackets, country code, extension."""

from __future__ import annotations

import re
from urllib.parse import unquote

_COUNTRY, _TRUNK = "66", "0"
"""Thailand's country code, and what is dialled before a number within the country (ITU-T E.164, E.123)."""
SPACES = "\N{SPACE}\N{NO-BREAK SPACE}\N{FIGURE SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}"
HYPHENS = "\\-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"
NOT_BEFORE = rf"(?<![A-Za-z0-9_/=+])(?<![A-Za-z0-9][.,{HYPHENS}])"
"""What stands before a number that is one: not a part of an address, a code or another number."""
_GAP = rf"(?:[{SPACES}]?[{HYPHENS}.()]?[{SPACES}]?)"
_ABROAD = rf"(?:\+|00)?{_COUNTRY}{_GAP}(?:\(0\){_GAP})?"
_PARAMETERS = re.compile("[;,pw]", re.IGNORECASE)

OFFICE = re.compile(rf"(?=[+(06]){NOT_BEFORE}(?:{_ABROAD}|\(?0{_GAP})[2-7](?:{_GAP}\d){{7}}(?!{_GAP}\d{{3}})(?!\d)")
"""Numbers of offices begin with 02 to 07 and have nine digits (NBTC's numbering plan)."""
MOBILE = re.compile(
    rf"(?=[+(06]){NOT_BEFORE}(?:{_ABROAD}|\(?0[{SPACES}{HYPHENS}]?)[689](?:{_GAP}\d){{8}}(?![A-Za-z0-9_@]|[{HYPHENS}]\d\d)"
)
"""Mobile numbers of Thailand begin with 06, 08 and 09 (NBTC's numbering plan); offices have 02 to 07."""


def national(number: str) -> str:
    """The digits of a number as dialled within the country: `+6627025021` -> `027025021`."""
    digits = digits_of(unquote(number))
    digits = digits.removeprefix("00") if digits.startswith(f"00{_COUNTRY}") else digits
    return _TRUNK + digits.removeprefix(_COUNTRY).removeprefix(_TRUNK) if digits.startswith(_COUNTRY) else digits


def dialled(tel: str) -> str:
    """The number of a `tel:` address without extension and pauses (RFC 3966): `+6627025021;ext=1` -> `+6627025021`."""
    return _PARAMETERS.split(tel, maxsplit=1)[0]


def dialled_in(tel: str, words: str) -> bool:
    """Whether words that have digits have those of this number, and no more that belong to it."""
    said = digits_of(words)
    return not said or any(_ends_there(words, said, number) for number in (national(tel), digits_of(unquote(tel))))


def digits_of(text: str) -> str:
    """The digits of a text, Thai ones too, as 0 to 9."""
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())


def _ends_there(words: str, said: str, number: str) -> bool:
    at = said.find(number)
    if not number or at < 0:
        return False
    places = [place for place, sign in enumerate(words) if sign.isdecimal()]
    return not words[places[at + len(number) - 1] + 1 :][:1].isdecimal()
