"""docs/figures/*.svg -> what the checks need to know about each drawing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.parsers import expat

from lxml import etree

from handbook.authored.conflicts import conflicts
from handbook.corpus.drawing_parts import Unfit, unfit_parts
from handbook.corpus.prose import ENGLISH
from handbook.corpus.source_files import is_left_by_program
from handbook.messages import both
from handbook.problems import Problem, with_mend

FIGURES_FOLDER = "figures"
QUESTIONS = "data-confirm"
"""The attribute of a drawing's text that has the ids of the questions for which it waits."""
_WORDS = {"text", "title", "desc"}
_FAULTS = {
    expat.errors.codes[text]: kind
    for text, kind in (
        (expat.errors.XML_ERROR_TAG_MISMATCH, "tag"),
        (expat.errors.XML_ERROR_UNCLOSED_TOKEN, "open"),
        (expat.errors.XML_ERROR_NO_ELEMENTS, "open"),
        (expat.errors.XML_ERROR_INVALID_TOKEN, "sign"),
        (expat.errors.XML_ERROR_UNDEFINED_ENTITY, "entity"),
        (expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE, "twice"),
        (expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT, "after"),
        (expat.errors.XML_ERROR_UNBOUND_PREFIX, "prefix"),
    )
}


@dataclass(frozen=True)
class DrawnText:
    """A text of a drawing: its line, its words by locale, and the questions for which it waits."""

    line: int
    words: Mapping[str, str]
    waits: tuple[str, ...] = ()


@dataclass(frozen=True)
class Drawing:
    """A drawing: its path in problems, Thai texts without English (line, text), and missing parts.

    `nested` has the lines of elements inside a `text`: the book prints each `text` as one line. `unfit` is what the
    handbook does not draw, `texts` all words.
    """

    path: str
    untranslated: tuple[tuple[int, str], ...]
    missing: tuple[str, ...]
    nested: tuple[int, ...]
    unfit: tuple[Unfit, ...]
    texts: tuple[DrawnText, ...] = ()


def read_drawings(folder: Path, shown: str) -> tuple[tuple[Drawing, ...], list[Problem]]:
    """Read every drawing of a folder; a file that is not XML (HB308) or has a conflict (HB234) is left out and told."""
    drawings: list[Drawing] = []
    problems: list[Problem] = []
    for file in sorted(folder.glob("*.svg")):
        if is_left_by_program(file.name):
            continue
        path = f"{shown}/{file.name}"
        if found := list(conflicts(file.read_bytes().decode("utf-8", "replace"), path)):
            problems += found
            continue
        try:
            drawings.append(_read(file, path))
        except etree.XMLSyntaxError as error:
            line, column = error.position
            problems.append(Problem(path, max(line or 1, 1), max(column or 1, 1), "HB308", _fault(file)))
        except expat.ExpatError as error:  # an encoding that lxml alone knows
            problems.append(Problem(path, error.lineno, error.offset + 1, "HB308", _fault(file)))
    return tuple(drawings), problems


def _fault(file: Path) -> dict[str, str]:
    """Why a drawing is no XML, by the parser's code: its words are English and name no mend."""
    kind = "other"
    try:
        expat.ParserCreate().Parse(file.read_bytes(), True)  # noqa: FBT003 - the C function knows no names of arguments
    except expat.ExpatError as error:
        kind = _FAULTS.get(error.code, kind)
    return with_mend(both(f"drawing.fault.{kind}"), both(f"drawing.fault.{kind}.mend"))


def _read(file: Path, path: str) -> Drawing:
    data = file.read_bytes()
    root = etree.fromstring(data)
    untranslated: list[tuple[int, str]] = []
    texts: list[DrawnText] = []
    for element in root.iter(etree.Element):
        words = (element.text or "").strip()
        is_drawn = etree.QName(element).localname in _WORDS and bool(words)
        line: Any = element.sourceline  # None only for trees built in memory
        english = element.get(ENGLISH)
        if is_drawn and english is None and any("ก" <= sign <= "๛" for sign in words):
            untranslated.append((line, words))
        if is_drawn:
            waits = tuple(element.get(QUESTIONS, "").split())
            texts.append(DrawnText(line, {"th": words, "en": words if english is None else english}, waits))
    missing = tuple(part for part in ("title", "desc") if root.find(f"{{*}}{part}") is None)
    nested: tuple[Any, ...] = tuple(element.sourceline for element in root.iter("{*}tspan", "{*}textPath"))
    return Drawing(path, tuple(untranslated), missing, nested, tuple(unfit_parts(data)), tuple(texts))
