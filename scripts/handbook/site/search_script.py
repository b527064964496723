"""The search index of each language as a script: its documents, with what their texts share stored once.

The scripts in overrides/assets/javascripts/search/ load it when search is first used.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from handbook.cache.store import Cache
from handbook.html.named_files import name_file
from handbook.site.search_index import Doc

_COLUMNS, _SHARED = ("location", "title", "text"), ("title", "text", "form", "keys")
_SIGNS = tuple(map(chr, range(0x0700, 0x0800)))
"""Stand for shared pieces: two bytes each, and of scripts that no handbook has (Syriac, Thaana, N'Ko)."""
_WORD = re.compile(r"\S*\s|\S+")
_MOST_WORDS, _MOST_RUNS = 4, 600
"""Words of a piece, and runs of words that are tried: more of either takes longer and gains little."""
_LEAST_GAIN = 24
"""Bytes for which a piece is worth its place."""
SEARCH_FOLDER = "search"
_KIND = "index"


def write_index(out: Path, locale: str, index: bytes) -> None:
    """Write the index, named by its content, and `search/LOCALE.3.js`, the pointer that names it.

    Pages lead to the pointer, which is published after them, so that a new index changes no page. Both are scripts,
    because from the disk (file:) nothing can be fetched. Another form of the index needs another name of the pointer:
    the number in it.
    """
    (out / SEARCH_FOLDER).mkdir(exist_ok=True)
    name = posixpath.basename(name_file(out, f"{SEARCH_FOLDER}/index.{locale}.js", index))
    (out / pointer_to_index(locale)).write_text(f'self.handbookIndexIs="{name}"\n', encoding="utf-8")


def kept_index(docs: list[Doc], words: list[list[str]], cache: Cache, *, is_short: bool = True) -> bytes:
    """The index, as an earlier build has made it of the same documents and synonyms."""
    key = cache.key(_KIND, json.dumps([docs, words]), is_short)
    if (index := cache.find(_KIND, key)) is None:
        index = index_of(docs, words, is_short=is_short)
        cache.keep(_KIND, key, index)
    return index


def index_of(docs: list[Doc], words: list[list[str]], *, is_short: bool = True) -> bytes:
    """The index as a script. A short one has what its texts share only once, and takes a fifth of a second longer."""
    shared = shared_pieces(docs) if is_short else {}
    index = {"pieces": shared, "docs": [_row(doc, shared) for doc in docs], "synonyms": words}
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":")).replace("\u2028", " ").replace("\u2029", " ")
    return f"self.handbookIndex={text}\n".encode()


def shared_pieces(docs: list[Doc]) -> dict[str, str]:
    """Sign -> the run of words that it stands for in all texts, because the index is shorter so; in order of gain."""
    text = "\0".join(each for doc in docs for each in _shared_texts(doc))
    signs = iter([sign for sign in _SIGNS if sign not in text])
    shared: dict[str, str] = {}
    for run in _runs(text):
        if _gain(run, text.count(run)) < _LEAST_GAIN:  # what is left of it by those before
            continue
        if (sign := next(signs, None)) is None:
            break
        shared[sign] = run
        text = text.replace(run, sign)
    return shared


def _shared_texts(doc: Doc) -> Iterator[str]:
    for name in _SHARED:
        value = doc.get(name, ())
        yield from [value] if isinstance(value, str) else value


def _runs(text: str) -> list[str]:
    """The runs of words that would gain most."""
    times: Counter[str] = Counter()
    for each in text.split("\0"):
        words = _WORD.findall(each)
        for start in range(len(words)):
            times.update(accumulate(words[start : start + _MOST_WORDS]))
    gains = {run: _gain(run, count) for run, count in times.items() if count > 1}
    return sorted((run for run in gains if gains[run] >= _LEAST_GAIN), key=lambda run: (-gains[run], run))[:_MOST_RUNS]


def _gain(run: str, times: int) -> int:
    """The bytes that a piece saves, which stands in the index once with its sign, quotes, colon and comma."""
    length, sign = len(run.encode()), len(_SIGNS[0].encode())
    return times * (length - sign) - length - sign - len('"":"",')


def _row(doc: Doc, shared: dict[str, str]) -> list[Any]:
    """A document as stored.js reads it: location, title, text, and the other fields if it has any."""
    row = doc | {name: _shortened(doc[name], shared) for name in _SHARED if name in doc}
    others = {name: value for name, value in row.items() if name not in _COLUMNS}
    return [*(row[name] for name in _COLUMNS), *([others] if others else [])]


def _shortened(value: str | list[str], shared: dict[str, str]) -> str | list[str]:
    """A text, or several, with signs for the shared pieces, put in one after the other."""
    if not isinstance(value, str):
        return [str(_shortened(each, shared)) for each in value]
    for sign, run in shared.items():
        value = value.replace(run, sign)
    return value


def pointer_to_index(locale: str) -> str:
    """The path of a language's pointer below site/."""
    return f"{SEARCH_FOLDER}/{locale}.3.js"
