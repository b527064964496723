"""What a text can reach of the words that were added to libthai's dictionary: nothing else can move its line ends.

libthai walks its dictionary letter by letter along a run of Thai letters, from any letter on (brk-maximal.c of libthai
0.1.29). All that it asks of it is whether there is a next step, whether a word ends here, and, if one does, whether
another goes on from here. So of a word counts whether the text has it whole, or how far the text follows it; and
nothing if libthai's own words do the same there.
"""

from __future__ import annotations

import ctypes
import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from handbook.html.tree import Element
from handbook.thai.line_ends import added_words, datrie

_LETTERS = "".join(map(chr, range(0x0E01, 0x0E4F)))
_OTHERS = re.compile(r"[^\u0e01-\u0e4e]+")
_PAIR = 2
"""The layout asks whether a line may end between the last letter of an element and the first of the next."""


def letters_of(tree: Element, others: Iterable[str] = ()) -> str:
    """The Thai letters of a tree, of its attributes, which style sheets may show, and of other texts.

    Signs between the letters of a text do not count, as a layout may leave them out.
    """
    texts = (tree.text_content(), *(value for each in tree.iter() for value in each.attrib.values()), *others)
    return " ".join(filter(None, (_OTHERS.sub("", text) for text in texts)))


def reached_words(letters: str) -> list[tuple[str, bool]]:
    """How far a text follows the added words, in order: a word that it has whole, or (False) a beginning that goes on.

    With lists of words for which this is equal, the lines of the text end alike.
    """
    added = added_words()
    if added is None:
        return []
    found = sorted({_followed(word, letters) for word in added.words})
    ways = [way for way in found if not (_is_word if way[1] else _goes_on)(added.dictionary, way[0])]
    # A beginning goes on, too, where a longer one does: sorted, that would be one of the next two.
    return [way for at, way in enumerate(ways) if way[1] or not _has_longer(way[0], ways[at + 1 : at + 3])]


def _followed(word: str, letters: str) -> tuple[str, bool]:
    """A word if it is in a text, else its longest beginning that is."""
    if word in letters or len(word) <= _PAIR:
        return word, True
    least, most = _PAIR, len(word) - 1
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if word[:middle] in letters else (least, middle - 1)
    return word[:least], False


def _has_longer(beginning: str, ways: Iterable[tuple[str, bool]]) -> bool:
    return any(way.startswith(beginning) and way != beginning for way, _ in ways)


@cache
def _is_word(dictionary: Path, word: str) -> bool:
    return _walks(dictionary, word, "\0")


@cache
def _goes_on(dictionary: Path, beginning: str) -> bool:
    return _walks(dictionary, beginning, _LETTERS)


def _walks(dictionary: Path, beginning: str, next_signs: str) -> bool:
    """Whether a dictionary has a word with this beginning and one of these signs, of which zero is a word's end."""
    library, trie = _opened(dictionary)
    state = ctypes.c_void_p(library.trie_root(trie))
    found = all(library.trie_state_walk(state, ord(sign)) for sign in beginning)
    found = found and any(library.trie_state_is_walkable(state, ord(sign)) for sign in next_signs)
    library.trie_state_free(state)
    return found


@cache
def _opened(dictionary: Path) -> tuple[ctypes.CDLL, ctypes.c_void_p]:
    library = datrie()
    if library is None:
        raise NotImplementedError  # without it nothing is ever added
    return library, ctypes.c_void_p(library.trie_new_from_file(os.fsencode(dictionary)))
