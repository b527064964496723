"""HB4, slips of the keyboard in Thai: signs in a wrong order or number, spaces around ๆ and ฯ, known misspellings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from handbook.checks.registry import check, seen_in
from handbook.corpus.model import Corpus
from handbook.corpus.written import Written
from handbook.messages import Both, both
from handbook.problems import Edit, Problem
from handbook.thai import marks, slips
from handbook.thai.slips import Slip
from handbook.thai.spelling import misspelt_words
from handbook.thai.words import TO_ARABIC, TO_THAI

_SHOWN = 12
"""Letters of a word that are shown on each side of a slip."""
_LETTERS_BEFORE = re.compile(f"[ก-ฺเ-๎0-9๐-๙A-Za-z()\\[\\]]{{0,{_SHOWN}}}$")
_LETTERS_AFTER = re.compile(f"[ก-ฺเ-๎0-9๐-๙A-Za-z()\\[\\]]{{0,{_SHOWN}}}")


@check
def check_two_sara_e(corpus: Corpus) -> Iterator[Problem]:
    """HB403. แ is one sign, not two เ.

    Bad:  เเบบฟอร์ม
    Good: แบบฟอร์ม
    """
    yield from _found(corpus, "HB403", marks.double_sara_e)


@check
def check_split_vowel(corpus: Corpus) -> Iterator[Problem]:
    """HB404. ำ is one sign, not nikhahit and า, and า is not ๅ.

    Bad:  สํานักงาน
    Good: สำนักงาน
    """
    yield from _found(corpus, "HB404", marks.split_vowels)


@check
def check_doubled_mark(corpus: Corpus) -> Iterator[Problem]:
    """HB405. A consonant has each of its vowels and marks once.

    Bad:  ที่่ตั้ง
    Good: ที่ตั้ง
    """
    yield from _found(corpus, "HB405", marks.doubled_marks)


@check
def check_mark_without_base(corpus: Corpus) -> Iterator[Problem]:
    """HB406. A mark, or a vowel that follows a consonant, has its consonant before it.

    Bad:  ก ารติดต ั้ง
    Good: การติดตั้ง
    """
    yield from _found(corpus, "HB406", marks.baseless_marks)


@check
def check_misplaced_mark(corpus: Corpus) -> Iterator[Problem]:
    """HB407. The vowel above or below comes before the tone mark, and the tone mark before ำ.

    Bad:  ท่ีทำการ, นำ้
    Good: ที่ทำการ, น้ำ
    """
    yield from _found(corpus, "HB407", marks.misplaced_marks)


@check
def check_hidden_sign(corpus: Corpus) -> Iterator[Problem]:
    """HB408. A file has no sign that nobody sees, also not in code, links and keys.

    Bad:  a zero-width space that was pasted with the text
    Good: the text without it
    """
    for file in corpus.written:
        for slip in slips.hidden_signs(file.text, with_escapes="\\" in file.text[: file.yaml_end]):
            sign = file.text[slip.start : slip.end]
            if sign.startswith("\\") and slip.start >= file.yaml_end:  # in a page's body it is no escape
                continue
            name = f"U+{ord(sign):04X}" if len(sign) == 1 else sign
            edit = Edit(sign, "") if file.holds_prose(slip.start, slip.end) else None
            yield file.problem(slip.start, "HB408", edit, sign=name)


@check
def check_mixed_digits(corpus: Corpus) -> Iterator[Problem]:
    """HB409. A number is written in Thai or in Arabic digits.

    Bad:  ๒5 ตัว
    Good: ๒๕ ตัว
    """
    for file, at, text, slip in _in_prose(corpus, slips.mixed_digits):
        number = text[slip.start : slip.end]
        parts = {"number": number, "thai": number.translate(TO_THAI), "arabic": number.translate(TO_ARABIC)}
        yield file.problem(at, "HB409", None, **parts)


@check
def check_repetition_mark(corpus: Corpus) -> Iterator[Problem]:
    """HB410. ๆ has a space before it and after it, as the Royal Society writes it.

    Bad:  บทต่างๆของคู่มือ
    Good: บทต่าง ๆ ของคู่มือ
    """
    yield from _found(corpus, "HB410", slips.repetition_marks)


@check
def check_abbreviation_mark(corpus: Corpus) -> Iterator[Problem]:
    """HB411. ฯ stands at the word it shortens, with a space after it; ฯลฯ has a space on both sides.

    Bad:  คณะกรรมการ ฯ พิจารณา
    Good: คณะกรรมการฯ พิจารณา
    """
    yield from _found(corpus, "HB411", slips.abbreviation_marks)


@check
def check_misspelling(corpus: Corpus) -> Iterator[Problem]:
    """HB412. A word is not one of the known misspellings (thai/misspellings.yml).

    Bad:  ขออนุญาติ
    Good: ขออนุญาต
    """
    yield from _found(corpus, "HB412", misspelt_words)


def _found(corpus: Corpus, code: str, find: Callable[[str], Iterable[Slip]]) -> Iterator[Problem]:
    """A problem for each slip in the words for readers, with its edit if the mend is certain."""
    for file, at, text, slip in _in_prose(corpus, find):
        written = text[slip.start : slip.end]
        edit = None if slip.mended is None or text is not file.text else Edit(written, slip.mended)
        yield file.problem(at, code, edit, **_shown(text, slip))


def _in_prose(corpus: Corpus, find: Callable[[str], Iterable[Slip]]) -> Iterator[tuple[Written, int, str, Slip]]:
    """Each slip in the words for readers: file, place, the text that has it; strings with escapes are decoded."""
    for file in corpus.written:
        for slip in seen_in(file, find):
            if file.holds_prose(slip.start, slip.end):
                yield file, slip.start, file.text, slip
        for start, written, text in file.decoded:
            yield from ((file, start, text, slip) for slip in find(text) if text[slip.start : slip.end] not in written)


def _shown(text: str, slip: Slip) -> Both:
    """The word around a slip as written, and what to do: the word as it should be, if that is certain."""
    before, after = _around(text, slip)
    written = f"{before}{text[slip.start : slip.end]}{after}".strip()
    if slip.mended is None:
        return {"written": written, **both("slip.retype")}
    return {"written": written, **both("slip.write", mended=f"{before}{slip.mended}{after}".strip())}


def _around(text: str, slip: Slip) -> tuple[str, str]:
    start = max(slip.start - _SHOWN, 0)
    before = _LETTERS_BEFORE.search(text[start : slip.start])
    after = _LETTERS_AFTER.match(text[slip.end : slip.end + _SHOWN])
    return before.group() if before else "", after.group() if after else ""
