"""Lists that Word numbers: bullets, numbers, and rows of tables (ISO/IEC 29500-1:2016, 17.9)."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.forms.docx.styles import FONT
from handbook.forms.docx.wordml import DocxElement, name, root, run_properties, tab_stop, twips, w

_LEVELS = {"bullet": 3, "decimal": 3, "row": 1}


class Lists:
    """The lists of one document: their kinds, in the order of their numbers from 1."""

    def __init__(self) -> None:
        self.kinds: list[str] = []

    def add(self, kind: str) -> int:
        """Add a list of kind `bullet`, `decimal` or `row`; returns its number."""
        self.kinds.append(kind)
        return len(self.kinds)


def numbered(block: DocxElement, number: int, level: int) -> DocxElement:
    """Make a paragraph an item of a list, which gives its number and indent."""
    properties = block.find(name("pPr"))
    indent = properties.find(name("ind"))
    if indent is not None:
        properties.remove(indent)
    before = [child for child in properties if child.tag in (name("pStyle"), name("keepNext"))]
    properties.insert(len(before), w("numPr", w("ilvl", val=level), w("numId", val=number)))
    return block


def make_numbering(lists: Iterable[str]) -> DocxElement:
    """The numbering part: a list for each kind (`bullet`, `decimal` or `row`), numbered from 1 (17.9)."""
    kinds = ["bullet", "decimal", "row"]
    instances = []
    for number, kind in enumerate(lists, start=1):
        starts = [w("lvlOverride", w("startOverride", val=1), ilvl=level) for level in range(_LEVELS[kind])]
        instances.append(w("num", w("abstractNumId", val=kinds.index(kind)), *starts, numId=number))
    abstract = [
        w("abstractNum", w("multiLevelType", val="multilevel"), *_levels(kind), abstractNumId=number)
        for number, kind in enumerate(kinds)
    ]
    return root("numbering", *abstract, *instances)


def _levels(kind: str) -> Iterable[DocxElement]:
    for level in range(_LEVELS[kind]):
        left = 0 if kind == "row" else twips(8 * (level + 1))
        yield w(
            "lvl",
            w("start", val=1),
            w("numFmt", val="bullet" if kind == "bullet" else "decimal"),
            w("suff", val="nothing") if kind == "row" else None,
            w("lvlText", val={"bullet": "–", "decimal": f"%{level + 1}.", "row": "%1"}[kind]),
            w("lvlJc", val="left"),
            w("pPr", w("tabs", tab_stop(8 * (level + 1))), w("ind", left=left, hanging=twips(6)))
            if kind != "row"
            else w("pPr", w("ind", left=0, firstLine=0)),
            run_properties(family=FONT),
            ilvl=level,
        )
