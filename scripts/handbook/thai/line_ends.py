"""Line breaks in Thai in PDFs: only between words, and the handbook's terms and names count as words.

Pango uses libthai to find Thai words, and libthai uses a dictionary. We make a copy of it with the handbook's words
added. What is not only Thai letters, such as a number with its unit, keeps the `hb-whole` box of the site; each box
costs layout time.
"""

from __future__ import annotations

import ctypes
import os
import tempfile
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from handbook.html.tree import Element, select
from handbook.thai.line_breaks import keep_words_whole

_FOLDER = "LIBTHAI_DICTDIR"  # the folder in which libthai looks first for its dictionary (brk-common.c)
_DICTIONARY = "thbrk.tri"
_OWN_FOLDER = "/usr/share/libthai"  # from Debian's libthai-data


@dataclass(frozen=True)
class Added:
    """Words that were added to a dictionary."""

    dictionary: Path
    words: frozenset[str]


_added: ContextVar[Added | None] = ContextVar("added words", default=None)
_asked: set[str] = set()
"""Who has asked libthai in this process, which then has its dictionary for good."""


@contextmanager
def known_words(words: Iterable[str]) -> Iterator[None]:
    """Add words to libthai's dictionary inside this block; without libthai this does nothing.

    libthai loads its dictionary once per process, at its first use: that must happen inside the block.
    """
    library = datrie()
    own = Path(os.environ.get(_FOLDER, _OWN_FOLDER)) / _DICTIONARY
    if library is None or not own.exists():
        yield
        return
    before = _added.get()
    made = Added(before.dictionary if before else own, frozenset(words).union(before.words if before else ()))
    trie = ctypes.c_void_p(library.trie_new_from_file(os.fsencode(own)))
    for word in sorted(made.words):
        library.trie_store(trie, (ctypes.c_uint32 * (len(word) + 1))(*map(ord, word)), 0)
    folder_before = os.environ.get(_FOLDER)
    with tempfile.TemporaryDirectory() as folder:
        library.trie_save(trie, os.fsencode(Path(folder) / _DICTIONARY))
        library.trie_free(trie)
        os.environ[_FOLDER] = folder
        token = _added.set(made)
        try:
            yield
        finally:
            _added.reset(token)
            os.environ.pop(_FOLDER)
            if folder_before is not None:
                os.environ[_FOLDER] = folder_before


def note_asked(by: str) -> None:
    """Note that libthai is asked from now on; every way to it calls this."""
    _asked.add(by)


def has_dictionary() -> bool:
    """Whether libthai has loaded its dictionary in this process: a forked one could not add words."""
    return bool(_asked)


def added_words() -> Added | None:
    """What `known_words` adds; None outside it, and where there is no libthai."""
    return _added.get()


def keep_parted_words(front: Iterable[Element], chapters: Iterable[Element], words: AbstractSet[str]) -> None:
    """Keep words whole in the front matter too, and remove boxes around words that no line break would split.

    A repetition mark (ๆ) stays with the word before it.
    """
    parts = list(front)
    keep_words_whole(parts, words)
    for part in (*parts, *chapters):
        for whole in select(part, "span.hb-whole"):
            if not is_parted(whole.text_content()):
                whole.drop_tag()
        hold_repeats(part)


def hold_repeats(tree: Element) -> None:
    """Let no line begin with the repetition mark (ๆ), which is written after a space."""
    for element in tree.iter():
        for part in ("text", "tail"):
            text = getattr(element, part)
            if text and " ๆ" in text:
                setattr(element, part, text.replace(" ๆ", "\N{NO-BREAK SPACE}ๆ"))


@cache
def is_parted(word: str) -> bool:
    """Tell whether a line could break inside a word: at a space, or where libthai finds a word boundary."""
    return any(sign.isspace() or sign in "/-" for sign in word) or word_ends(word) != ()


@cache
def word_ends(text: str) -> tuple[int, ...] | None:
    """The offsets inside a text at which libthai, and so Pango, sees a word end; None where there is no libthai."""
    library = _library("libthai.so.0")  # of Debian's libpango; https://linux.thai.net/projects/libthai
    if library is None:  # on other systems Pango does not use libthai
        return None
    note_asked("word_ends")
    breaks = (ctypes.c_int * len(text))()
    found = library.th_brk(text.encode("tis-620", "replace"), breaks, len(text))
    return tuple(breaks[:found])


@cache
def datrie() -> ctypes.CDLL | None:
    """The library of libthai's dictionary, if there is one: https://linux.thai.net/~thep/datrie/."""
    library = _library("libdatrie.so.1")
    if library is not None:
        library.trie_new_from_file.restype = library.trie_root.restype = ctypes.c_void_p
    return library


@cache
def _library(name: str) -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(name)
    except OSError:
        return None
