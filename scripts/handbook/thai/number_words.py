"""Small numbers written as words: a text -> which it may name, so that "three" agrees with ๓."""

from __future__ import annotations

import re

_ENGLISH = {
    word: str(number)
    for number, words in enumerate(
        (
            "zero no none",
            "one first once single",
            "two second twice both",
            "three third",
            "four fourth",
            "five fifth",
            "six sixth",
            "seven seventh",
            "eight eighth",
            "nine ninth",
            "ten tenth",
            "eleven eleventh",
            "twelve twelfth",
            "thirteen thirteenth",
            "fourteen fourteenth",
            "fifteen fifteenth",
            "sixteen sixteenth",
            "seventeen seventeenth",
            "eighteen eighteenth",
            "nineteen nineteenth",
            "twenty twentieth",
        )
    )
    for word in words.split()
} | {
    word: str(10 * (number + 3))
    for number, word in enumerate(("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"))
}
_ENGLISH_WORD = re.compile(r"[a-z]+")
_THAI_ONES = ("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_THAI = {word: str(number) for number, word in enumerate(_THAI_ONES, 1)}
_THAI |= {"สิบ": "10", "สิบเอ็ด": "11", **{f"สิบ{word}": str(10 + number) for number, word in enumerate(_THAI_ONES[1:], 2)}}
_THAI |= {f"{tens}สิบ": str(10 * number) for number, tens in enumerate(("ยี่", *_THAI_ONES[2:]), 2)}
NUMBER_WORDS = {"th": frozenset(_THAI), "en": frozenset(_ENGLISH)}
"""All of them, by locale."""
_THAI_WORD = re.compile("|".join(sorted(_THAI, key=len, reverse=True)))


def numbers_in_words(text: str, locale: str) -> set[str]:
    """The numbers that words of a text may name, as Arabic digits; up to a hundred."""
    if locale == "th":
        return {_THAI[word] for word in _THAI_WORD.findall(text)}
    return {_ENGLISH[word] for word in _ENGLISH_WORD.findall(text.lower()) if word in _ENGLISH}
