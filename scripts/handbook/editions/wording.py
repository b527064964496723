"""Two wordings of one text -> what about them is more than spelling, spacing or, where that is free, other words.

A text is compared as a string in which links stand as signs of their own (`link_open`), so that a mark that moves to
other words is seen. What is proved is: the numbers and guarded words (guarded.yml) are the same in the same order; and
either the letters are the same but for spacing and known misspellings, or the text has no mark and the letters of each
clause with a number, a guarded word or a link of the handbook's own are the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

import yaml

from handbook.html.addresses import scheme_of
from handbook.thai.marks import double_sara_e, doubled_marks, misplaced_marks, split_vowels
from handbook.thai.number_words import NUMBER_WORDS
from handbook.thai.slips import HIDDEN, Slip
from handbook.thai.spelling import misspelt_words
from handbook.thai.words import MONTHS, TO_ARABIC

OWN_SCHEMES = ("source", "confirm", "field", "term", "contact", "status", "picture", "page")
"""Of links that are more than a way to another page."""
MARKING = ("source", "confirm", "field")
"""A text with one of these may change in spelling and spacing alone."""
_OPEN, _TITLE, _LABEL, _CLOSE = "\ue000", "\ue001", "\ue002", "\ue003"
_LINK = re.compile(f"{_OPEN}(?P<target>[^{_TITLE}]*){_TITLE}")
_SIGNS = re.compile(f"{_OPEN}[^{_TITLE}]*{_TITLE}|[{_LABEL}{_CLOSE}]")
_DIGITS = re.compile(r"[0-9๐-๙]+(?:[.,][0-9๐-๙]+)*|[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2079\u2150-\u218b]")
_ROMAN = r"(?-i:\b[IVXLC]{2,}\b)"
_THOUSANDS = re.compile(r",(?=[0-9]{3}(?![0-9]))")
_HIDDEN = re.compile(f"[{HIDDEN}]")
_ENGLISH_WORD = re.compile(r"[A-Za-z]+")
_TWICE = re.compile(r"\b(?P<word>[A-Za-z]+)\s+(?P=word)\b")
_ALIKE = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-", "\u2212": "-"})
_CLAUSE_END = re.compile(r"[.,;:!?…](?=\s|$)|[()\"|·]|(?<=[ก-\u0e4e])\s+(?=[ก-\u0e4e])|\s-\s")
_DEPENDENT, _LEADING = "\u0e30-\u0e3a\u0e45\u0e47-\u0e4e", "เ-ไ"
_SLIPS: tuple[Callable[[str], Iterator[Slip]], ...] = (
    double_sara_e,
    split_vowels,
    doubled_marks,
    misplaced_marks,
    misspelt_words,
)
NUMBER, _APART, _ACTOR = "number", "apart", "actor"
_NUMBERS = {"number", "day", "month"}
"""Groups of guarded words that are told as numbers."""
_SHOWN = 60  # letters of a text in a message


@dataclass(frozen=True)
class Change:
    """What is more than a correction: `number`, `guarded`, `mark`, `sourced` or `clause`; how it was, and how it is."""

    kind: str
    before: str
    after: str


@dataclass(frozen=True)
class _Word:
    """A number or guarded word of a text: its kind, how it is compared, and where it stands."""

    kind: str
    said: str
    start: int
    end: int


def link_open(target: str, title: str = "") -> str:
    """What stands in a compared text before the words of a link; `link_close` stands after them."""
    return f"{_OPEN}{target}{_TITLE}{title and f'{title} '}{_LABEL}"


def link_close() -> str:
    """See link_open."""
    return _CLOSE


def words_of(text: str) -> str:
    """A compared text without the signs of its links."""
    return _SIGNS.sub("", text)


def change_of(before: str, after: str, *, is_free: bool) -> Change | None:
    """What a correction may not change between two wordings, the first reason; None if it may be one.

    `is_free`: other words are allowed where no mark is.
    """
    if before == after:
        return None
    was, now = _mended(before), _mended(after)
    is_marked = not is_free or any(scheme_of(target) in MARKING for text in (was, now) for target in _targets(text))
    if not is_marked:
        was, now = _without_plain_links(was), _without_plain_links(now)
    if _targets(was) != _targets(now):
        return Change("mark", *_differing(_targets(was), _targets(now)))
    for kind, is_number in ((NUMBER, True), ("guarded", False)):
        said = [[word.said for word in _words(text) if (word.kind == NUMBER) is is_number] for text in (was, now)]
        if said[0] != said[1]:
            return Change(kind, *_differing(*said))
    if _letters(was) == _letters(now):
        return None
    return _other_words(before, after) if is_marked else _other_clause(was, now)


def _other_words(before: str, after: str) -> Change:
    """The change of a text with a mark, whose letters differ."""
    if _letters(words_of(_mended(before))) == _letters(words_of(_mended(after))):
        return Change("mark", *_around(_bracketed(before), _bracketed(after)))
    return Change("sourced", *_around(words_of(before), words_of(after)))


def _other_clause(before: str, after: str) -> Change | None:
    """The first clause with a number, guarded word or link that differs; None if all are the same."""
    for was, now in zip_longest(_guarded_clauses(before), _guarded_clauses(after), fillvalue=""):
        if _letters(was) != _letters(now):
            return Change("clause", *_around(words_of(was), words_of(now)))
    return None


def _targets(text: str) -> list[str]:
    return [found["target"] for found in _LINK.finditer(text)]


def _without_plain_links(text: str) -> str:
    """The text without the signs of links to other pages and sites."""
    opened: list[bool] = []
    kept, at = "", 0
    for sign in _SIGNS.finditer(text):
        kept, at = kept + text[at : sign.start()], sign.end()
        if sign[0][0] == _OPEN:
            opened.append(scheme_of(sign[0][1:-1]) in OWN_SCHEMES)
        is_kept = opened[-1] if opened else True
        if sign[0] == _CLOSE and opened:
            opened.pop()
        kept += sign[0] if is_kept else ""
    return kept + text[at:]


def _mended(text: str) -> str:
    """The text without known misspellings and signs that nobody sees; quotation marks and dashes of one kind."""
    text = _HIDDEN.sub("", unicodedata.normalize("NFC", text)).translate(_ALIKE)
    for find in _SLIPS:
        for slip in sorted(find(text), key=lambda slip: -slip.start):
            if slip.mended is not None:
                text = text[: slip.start] + slip.mended + text[slip.end :]
    for wrong, right in _misspellings("th").items():
        text = text.replace(wrong, right)
    text = _ENGLISH_WORD.sub(lambda found: _misspellings("en").get(found[0].lower(), found[0]), text)
    return _TWICE.sub(lambda found: found[0] if found["word"].lower() in _kinds() else found["word"], text)


def _letters(text: str) -> str:
    """All but spacing, the case of letters, and how digits are written."""
    plain = _DIGITS.sub(lambda found: _number(found[0]), text)
    return "".join(plain.split()).casefold()


def _number(digits: str) -> str:
    return _THOUSANDS.sub("", digits.translate(TO_ARABIC))


def _words(text: str) -> list[_Word]:
    """The numbers and guarded words of a text in their order; targets of links are none."""
    plain = _LINK.sub(lambda found: " " * len(found[0]), text)
    found = []
    for match in _pattern().finditer(plain):
        said = " ".join(match[0].casefold().split())
        kind = _kinds().get(said)
        if kind is None:
            kind, said = NUMBER, _number(match[0])
        if kind != _APART:
            found.append(_Word(kind, said, *match.span()))
    return found


def _guarded_clauses(text: str) -> Iterator[str]:
    """The clauses with a number, a guarded word or a sign of a link, as written; and those after such a word's clause.

    One that only names who acts is free, as long as it names the same. What a number counts, or a word asks for, may
    stand after a space: of `สอง วัน` and `ต้อง ส่ง` both are kept.
    """
    words = _words(text)
    at, follows = 0, False
    for end, following in [*(found.span() for found in _CLAUSE_END.finditer(text)), (len(text), len(text))]:
        clause = text[at:end]
        inside = [word for word in words if at <= word.start < following and word.kind != _ACTOR]
        if inside or follows or _SIGNS.search(clause):
            yield clause
        if clause.strip():
            follows = bool(inside) and inside[-1].end >= at + len(clause.rstrip())
        at = following


def _differing(before: list[str], after: list[str]) -> tuple[str, str]:
    """The first parts in which two lists differ; an en dash for none."""
    for tag, first, last, there, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            return " ".join(before[first:last]) or "–", " ".join(after[there:end]) or "–"
    return "–", "–"


def _around(before: str, after: str) -> tuple[str, str]:
    """Two texts from shortly before the place at which they begin to differ."""
    same = next((at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), 0)
    start = max(same - 20, 0)
    return shortened(before[start:]), shortened(after[start:])


def _bracketed(text: str) -> str:
    """The text with the words of its links in brackets."""
    return re.sub(f"{_OPEN}[^{_LABEL}]*{_LABEL}", "[", text).replace(_CLOSE, "]")


def shortened(text: str) -> str:
    """A text on one line, for a message; cut if it is long."""
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


@cache
def _lists(name: str) -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = yaml.load(
        Path(__file__).with_name(f"{name}.yml").read_text(encoding="utf-8"),
        Loader=yaml.CBaseLoader,  # noqa: S506 - strings alone, for which `no` is a word
    )
    return loaded


@cache
def _misspellings(locale: str) -> dict[str, str]:
    return {wrong: right for right, wrongs in _lists("misspelt")[locale].items() for wrong in wrongs}


@cache
def _kinds() -> dict[str, str]:
    """Guarded word or number in words, of both languages -> its kind."""
    kinds = {
        word: NUMBER if kind in _NUMBERS else kind
        for groups in _lists("guarded").values()
        for kind, words in groups.items()
        for word in words
    }
    numbers = [*NUMBER_WORDS["th"], *NUMBER_WORDS["en"], *MONTHS["th"], *(name.lower() for name in MONTHS["en"])]
    return dict.fromkeys(numbers, NUMBER) | kinds  # "no" and "may" are guarded words first


@cache
def _pattern() -> re.Pattern[str]:
    """Digits, numbers in words and guarded words; of those that begin at one place the longest."""
    words = sorted(_kinds(), key=lambda word: (-len(word), word))
    english = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words if word.isascii())
    thai = "|".join(re.escape(word) for word in words if not word.isascii())
    whole = f"(?<![{_LEADING}])(?:{thai})(?![{_DEPENDENT}])"
    return re.compile(rf"{_DIGITS.pattern}|{_ROMAN}|\b(?:{english})\b|{whole}", re.IGNORECASE)
