"""A page -> its sections, each with a short hash of its words; a translation is noted with the hashes it was made from.

Of words alone: what readers read of texts, titles of blocks and hints of links. Targets, ids, white space, the name of
a block and what it is of leave the hash as it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from handbook.authored.located_yaml import LocatedYaml
from handbook.corpus.markdown import Parts
from handbook.corpus.section import Section
from handbook.markup.blocks import TITLED_BLOCKS

START = ".start"
"""What stands before the first heading. No id begins with a dot."""
FRONT_MATTER = ("title", "description")
"""The words of the front matter: sections of their own, `.title` and `.description`."""
_LENGTH = 12  # as in the schemas

_Words = tuple[int, int, str]
"""Line, column, and what is said there."""


def sections_of(meta: LocatedYaml, parts: Parts) -> dict[str, Section]:
    """The sections by name, in the order of the page; one without words is left out.

    A heading without an id belongs to the section before; sections of one id are one.
    """
    found: dict[str, list[_Words]] = {}
    titles: dict[str, tuple[int, int, str]] = {}
    for key in FRONT_MATTER:
        found[f".{key}"] = [(*meta.place((key,)), str(meta.value.get(key, "")))]
    headings = {(heading.line, heading.column): heading for heading in parts.headings if heading.id}
    name = START
    for line, column, words in sorted(_words(parts)):
        heading = headings.get((line, column))
        if heading is not None and heading.id:
            name = heading.id
            titles.setdefault(name, (line, column, heading.text))
        found.setdefault(name, []).append((line, column, words))
    return {name: _section(name, words, titles) for name, words in found.items() if any(part[2] for part in words)}


def _words(parts: Parts) -> Iterator[_Words]:
    yield from ((text.line, text.column, text.words) for text in parts.texts)
    yield from ((block.line, 0, block.argument) for block in parts.blocks if block.name in TITLED_BLOCKS)
    yield from ((link.line, link.column, link.title) for link in parts.links if link.title)


def _section(name: str, words: list[_Words], titles: dict[str, tuple[int, int, str]]) -> Section:
    line, column, title = titles.get(name, (words[0][0], max(words[0][1], 1), ""))
    text = "\n".join(" ".join(said.split()) for _, _, said in words)
    plain = "\n".join("".join(said.split()) for _, _, said in words)
    fingerprint = hashlib.sha256(plain.encode("utf-8")).hexdigest()[:_LENGTH]
    return Section(name, title, text, fingerprint, line, column)
