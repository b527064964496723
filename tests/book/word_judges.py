"""Who judges where Thai words end: two segmenters, each with its own words, and the script itself."""

from __future__ import annotations

import os
import re
from functools import cache
from itertools import accumulate

from playwright.sync_api import Browser, Page

os.environ["PYTHAINLP_READ_ONLY"] = "1"  # or importing it makes a folder in the user's home
from pythainlp.tokenize import word_tokenize

SEGMENT = """texts => {
    const segmenter = new Intl.Segmenter("th", {granularity: "word"});
    return texts.map(text => Array.from(segmenter.segment(text), part => part.segment));
}"""

# By code point (The Unicode Standard, 16.1 "Thai"; marks follow their consonant, U+0E40 to U+0E44 stand before it):
# U+0E30 to U+0E3A  vowels after, above and below the consonant: SARA A, MAI HAN-AKAT, SARA AA, SARA AM … PHINTHU
# U+0E45            LAKKHANGYAO, the long vowel after ฤ and ฦ
# U+0E47 to U+0E4E  MAITAIKHU, the tone marks, THANTHAKHAT, NIKHAHIT, YAMAKKAN
# U+0E2F, U+0E46    PAIYANNOI and MAIYAMOK, which shorten and repeat the word before them, with or without a space
# A consonant that THANTHAKHAT silences, alone or with SARA I or SARA U under the same mark, belongs to the syllable
# before it.
FOLLOWS = re.compile("[\u0e2f\u0e30-\u0e3a\u0e45\u0e46\u0e47-\u0e4e]|[\u0e01-\u0e2e][\u0e34\u0e38]?\u0e4c")
# U+0E40 to U+0E44  SARA E, SARA AE, SARA O, SARA AI MAIMUAN, SARA AI MAIMALAI: their consonant comes next
# U+0E31, U+0E37    MAI HAN-AKAT and SARA UEE, also under a tone mark (U+0E48 to U+0E4B): a final consonant comes next
AWAITS = re.compile("(?:[\u0e40-\u0e44]|[\u0e31\u0e37][\u0e48-\u0e4b]?)$")


def is_cut(before: str, after: str) -> bool:
    """Tell whether a line ends inside a syllable, or one begins inside it."""
    return bool(AWAITS.search(before) or FOLLOWS.match(after))


def icu_ends(browser: Browser, texts: list[str]) -> list[set[int]]:
    """For each text the offsets at which ICU sees a word end, asked through Chromium."""
    parted = _page(browser).evaluate(SEGMENT, texts)
    return [_ends(parts, text) for parts, text in zip(parted, texts, strict=True)]


@cache
def _page(browser: Browser) -> Page:
    """An empty page that the browser keeps."""
    return browser.new_page()


def newmm_ends(texts: list[str]) -> list[set[int]]:
    """The same by newmm: longest matching with the words that PyThaiNLP ships, and by clusters where none matches."""
    return [_ends(word_tokenize(text, engine="newmm"), text) for text in texts]


def _ends(parts: list[str], text: str) -> set[int]:
    assert "".join(parts) == text, "a judge changed the text"
    return set(accumulate(map(len, parts)))
