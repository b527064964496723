"""Fills the blank Word file, and makes ways of changes to it; what changes are written with."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

from lxml import etree

from filled.filled_files import pack
from filled.returned_files import Answers, Blank, Returned, Way, answers
from forms.docx.fill_word import DOCUMENT, W, controls, fill_word

SPACE = W[1:-1]
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "word/_rels/document.xml.rels"
HEAD = f'xmlns:w="{SPACE}" xmlns:r="{RELATIONSHIPS}"'
_V = "urn:schemas-microsoft-com:vml"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"

Parts = dict[str, bytes]
Change = Callable[[Any, Parts, random.Random, Answers], tuple[str, ...]]
"""Changes the tree and the parts of a file that has these answers; returns the words that were added."""


def parts_of(data: bytes) -> Parts:
    """The parts of a package."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def changed(change: Change, *codes: str, is_clean: bool = False, gone: tuple[str, ...] = ()) -> Way:
    """The file filled in, and changed; `codes` are told, `gone` are the answers that are lost."""

    def make(blank: Blank, rng: random.Random) -> Returned:
        given = answers(rng)
        parts = parts_of(fill_word(blank.word, given))
        tree = etree.fromstring(parts[DOCUMENT])
        said = change(tree, parts, rng, given)
        parts[DOCUMENT] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        kept = {name: value for name, value in given.items() if name not in gone}
        return Returned({"a.docx": pack(parts)}, (kept,), said, codes, is_clean)

    return make


def xml_of(text: str) -> Any:
    """An element around elements that are written with the usual prefixes."""
    return etree.fromstring(
        f'<w:x {HEAD} xmlns:v="{_V}" xmlns:wps="{_WPS}" xmlns:mc="{_MC}" xmlns:a="{_A}">{text}</w:x>'
    )


def run_of(text: str, properties: str = "") -> str:
    """A run with a text."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def insert(parent: Any, text: str, place: int | None = None) -> None:
    """Put elements into another, at its end if no place is given."""
    for number, element in enumerate(list(xml_of(text))):
        parent.insert(len(parent) if place is None else place + number, element)


def paragraph_of(tree: Any, tag: str) -> Any:
    """The paragraph in which a blank stands."""
    return next(next(controls(tree, tag)).iterancestors(f"{W}p"))


def body_of(tree: Any) -> Any:
    """What the pages show."""
    return tree.find(f"{W}body")


def add_part(parts: Parts, name: str, kind: str, content: str) -> None:
    """A part of the package with its relationship and content type."""
    parts[f"word/{name}"] = content.encode()
    relations = etree.fromstring(parts[_RELATIONS])
    tag, number = f"{{{relations.nsmap[None]}}}Relationship", f"rIdNew{len(relations)}"
    etree.SubElement(relations, tag, Id=number, Type=f"{RELATIONSHIPS}/{kind}", Target=name)
    parts[_RELATIONS] = etree.tostring(relations)


def unchanged(*_: object) -> tuple[str, ...]:
    """A change that changes nothing."""
    return ()
