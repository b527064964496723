"""Where lines of the book end: words that Pango would part are kept whole, as the site keeps what browsers part.

Pango asks libthai for the words of Thai. Only a word that libthai parts needs a box of its own: each one costs time.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from functools import cache

from handbook.pages.corpus import Corpus
from handbook.site.html_tree import Element, select
from handbook.site.line_breaks import keep_words_whole

_MOST_BREAKS = 100


def keep_parted_words(front: Iterable[Element], chapters: Iterable[Element], corpus: Corpus) -> None:
    """Keep words whole in the pages before the text too, and free everywhere those that nothing would part."""
    parts = list(front)
    keep_words_whole(parts, corpus)
    for part in (*parts, *chapters):
        for whole in select(part, "span.hb-whole"):
            if not is_parted(whole.text_content()):
                whole.drop_tag()


@cache
def is_parted(word: str) -> bool:
    """Tell whether a line might end within a word: at a space, or where libthai sees the end of a word."""
    if any(sign.isspace() or sign in "/-" for sign in word):
        return True
    library = _libthai()
    if library is None:  # elsewhere Pango asks somebody else
        return True
    breaks = (ctypes.c_int * _MOST_BREAKS)()
    return bool(library.th_brk(word.encode("tis-620", "replace"), breaks, _MOST_BREAKS) > 0)


@cache
def _libthai() -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL("libthai.so.0")  # of Debian's libpango; https://linux.thai.net/projects/libthai
    except OSError:
        return None
