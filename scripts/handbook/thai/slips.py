"""A slip of writing as data, and a text -> its slips with signs that nobody sees, digits, and spaces around ๆ and ฯ."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
"""Signs without width, or that turn the direction of a text: the inside of a character class."""

_HIDDEN = re.compile(f"[{HIDDEN}]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*(?P<sign>\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}))")
_NUMBER = re.compile(r"[0-9๐-๙]++(?:[.,:][0-9๐-๙]++)*")
_BEFORE = "ก-\u0e3a็-\u0e4e0-9๐-๙A-Za-z)"
_AFTER = "ก-ฮเ-ไ0-9๐-๙A-Za-z(\\[“"
_GLUED = f"(?P<before>(?<=[{_BEFORE}]))?"
_GLUED_AFTER = f"(?P<after>(?=[{_AFTER}]))?"
_REPEATED = re.compile(rf"(?<![ๆฯ]ล){_GLUED}ๆ(?!ล[ \t]*[ๆฯ]){_GLUED_AFTER}")
_AND_SO_ON = re.compile(rf"{_GLUED}(?P<sign>[ๆฯ][ \t]*ล[ \t]*[ๆฯ]){_GLUED_AFTER}")
_APART = re.compile(r"(?<=[ \t])ฯ(?!พณ|[ \t]*ล[ \t]*[ๆฯ])")
_BEFORE_APART = re.compile(r"(?<!เครื่องหมาย)(?<!ไปยาลน้อย)(?<![ๆฯ]ล)(?<![ๆฯ] ล)(?<=[ก-\u0e3a็-\u0e4e])[ \t]{1,9}$")
_SHORTENED = re.compile(rf"(?<![ๆฯ]ล)(?<![ๆฯ]ล )ฯ(?!พณ|[ \t]*ล[ \t]*[ๆฯ])(?=[{_AFTER}])")


@dataclass(frozen=True)
class Slip:
    """A slip: where it begins and ends, and what is certainly meant, if that is certain."""

    start: int
    end: int
    mended: str | None = None


def hidden_signs(text: str, *, with_escapes: bool) -> Iterator[Slip]:
    """Signs that nobody sees, as they are, as entities of HTML or, if wanted, as escapes of YAML."""
    for found in _HIDDEN.finditer(text):
        yield Slip(*found.span(), "")
    for found in _ENTITY.finditer(text):
        if all(_HIDDEN.match(sign) for sign in html.unescape(found.group())):
            yield Slip(*found.span(), "")
    for found in _ESCAPE.finditer(text) if with_escapes else ():
        if _HIDDEN.match(_sign(found["sign"])):
            yield Slip(*found.span("sign"), "")


def _sign(escape: str) -> str:
    digits = escape.lstrip("\\xuU")
    code = int(digits or "0", 16)
    return chr(code) if code <= 0x10FFFF else ""


def mixed_digits(text: str) -> Iterator[Slip]:
    """Numbers with Thai and Arabic digits."""
    for found in _NUMBER.finditer(text):
        if len({digit.isascii() for digit in found.group() if digit.isdigit()}) == 2:
            yield Slip(*found.span())


def repetition_marks(text: str) -> Iterator[Slip]:
    """ๆ without a space before or after it."""
    for found in _REPEATED.finditer(text):
        if (mended := _with_spaces(found, "ๆ")) != "ๆ":
            yield Slip(*found.span(), mended)


def abbreviation_marks(text: str) -> Iterator[Slip]:
    """ฯ with a space before it or none after it; ฯลฯ written otherwise, or without its spaces."""
    if "ฯ" not in text and "ๆล" not in text:
        return
    for found in _AND_SO_ON.finditer(text):
        if (mended := _with_spaces(found, "ฯลฯ")) != found["sign"]:
            yield Slip(*found.span(), mended)
    for found in _APART.finditer(text):
        start = max(found.start() - 20, 0)
        if spaces := _BEFORE_APART.search(text[start : found.start()]):
            yield Slip(start + spaces.start(), found.end(), "ฯ")
    for found in _SHORTENED.finditer(text):
        yield Slip(*found.span(), "ฯ ")


def _with_spaces(found: re.Match[str], sign: str) -> str:
    """The sign with a space on each side on which a word stands against it."""
    return " " * (found["before"] is not None) + sign + " " * (found["after"] is not None)
