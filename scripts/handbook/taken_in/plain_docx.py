"""A Word file -> the same with all that a converter would lose written as plain paragraphs, and what is lost even so.

Printed numbers become text, styles the few that `docx.py` maps, text boxes paragraphs after their own. What people
have deleted, commented or hidden is not text of the document; it is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from handbook.taken_in.headings import Look, levels
from handbook.taken_in.model import Lost
from handbook.taken_in.numbers import Item, Numbering
from handbook.taken_in.places import places_of, text_of
from handbook.taken_in.styles import Styles, attribute, is_on, value

ORDERED, BULLETS = "1", "2"
"""Ids of the two lists of the plain file."""
_DEEPEST = 4  # mammoth knows five levels
_TOLD = {"deleted": "del", "inserted": "ins", "object": "object", "chunk": "altChunk", "equation": "oMath",
         "ruby": "ruby"}  # fmt: skip
_UNWRAPPED = ("fldSimple", "dir", "bdo")
_PLAIN_COLOURS = {"", "auto", "000000"}


@dataclass
class Plain:
    """Makes a tree of the document plain, in place."""

    styles: Styles
    numbering: Numbering
    lost: list[Lost] = field(default_factory=list)
    title: str = ""
    _last: Any = None
    """The last paragraph of a list."""

    def simplify(self, tree: Any, headings: dict[Any, int]) -> None:
        """Do it for one part; `headings` are paragraphs with their levels."""
        places = places_of(tree, headings)
        self._note_losses(tree, places)
        for paragraph in list(tree.iter("{*}p")):
            if self.styles.is_contents(paragraph) or is_in_contents(paragraph):
                continue
            self._lift_boxes(paragraph, places)
        _unwrap(tree)
        self._drop(tree, places)
        lists: list[Item] = []
        for paragraph in tree.iter("{*}p"):
            self._restyle(paragraph, headings.get(paragraph, 0), lists)

    def _note_losses(self, tree: Any, places: dict[Any, str]) -> None:
        for kind, name in _TOLD.items():
            for element in tree.iter(f"{{*}}{name}"):
                text = "".join(part.text or "" for part in element.iter("{*}t", "{*}delText")).strip()
                if text or kind in {"object", "chunk"}:
                    self.lost.append(Lost(kind, _place(element, places), text))
        for row in filter(is_deleted, tree.iter("{*}tr")):
            self.lost.append(Lost("deleted", "", " ".join(text_of(each) for each in row.iter("{*}p"))))
        for paragraph in tree.iter("{*}p"):
            for kind, runs in _looks(paragraph).items():
                self.lost.append(Lost(kind, places.get(paragraph, ""), " … ".join(runs)))

    def _lift_boxes(self, paragraph: Any, places: dict[Any, str]) -> None:
        """The paragraphs of text boxes after the paragraph that holds them; drawings that are no pictures are told."""
        after = paragraph
        for holder in list(paragraph.iter("{*}AlternateContent", "{*}pict", "{*}drawing")):
            if not _is_below(holder, paragraph):
                continue
            shown = holder.find("{*}Choice") if holder.tag.endswith("}AlternateContent") else holder
            shown = holder if shown is None else shown
            boxes = [box for box in shown.iter("{*}txbxContent") if _outermost(box, shown)]
            has_picture = next(shown.iter("{*}blip", "{*}imagedata"), None) is not None
            for inner in [inner for box in boxes for inner in box]:
                after.addnext(inner)
                after = inner
                self.lost.append(Lost("box", places.get(paragraph, ""), text_of(inner)))
            if not boxes and not has_picture:
                self.lost.append(Lost("drawing", places.get(paragraph, "")))
            if has_picture and shown is not holder:
                for child in list(shown):
                    holder.addprevious(child)
            if not has_picture or shown is not holder:
                _remove(holder)

    def _drop(self, tree: Any, places: dict[Any, str]) -> None:
        """What is not text of the document: its contents, hidden text, marks of comments."""
        contents = [each for each in tree.iter("{*}sdt") if _is_contents_part(each)]
        contents += [each for each in tree.iter("{*}p") if self.styles.is_contents(each)]
        if contents:
            self.lost.append(Lost("contents", places.get(next(contents[0].iter("{*}p"), None), "")))
        for element in contents:
            _remove(element)
        for run in list(tree.iter("{*}r")):
            if is_on(run.find("{*}rPr"), "vanish"):
                if text := text_of(run):
                    self.lost.append(Lost("hidden", _place(run, places), text))
                _remove(run)
        for element in list(tree.iter("{*}commentReference", "{*}altChunk")):
            _remove(element)

    def _restyle(self, paragraph: Any, heading: int, lists: list[Item]) -> None:
        """Give a paragraph one of our styles, and its printed number as text."""
        namespace = etree.QName(paragraph).namespace
        item = self.numbering.item(paragraph)
        is_title = not heading and self.styles.is_title(paragraph)
        if is_title and not self.title:
            self.title = " ".join(text_of(paragraph).split())
        old = paragraph.find("{*}pPr")
        mark = old.find("{*}rPr") if old is not None else None
        new = etree.Element(f"{{{namespace}}}pPr")
        if mark is not None:
            new.append(mark)
        if old is not None:
            paragraph.remove(old)
        paragraph.insert(0, new)
        has_text = bool(text_of(paragraph).strip())
        style = f"hb-h{heading}" if heading and has_text else "hb-title" if is_title else ""
        if style:
            _set(new, "pStyle", style, first=True)
        elif item is not None and has_text:
            if not self._goes_on(paragraph):
                lists.clear()
            self._last = paragraph
            numbered = etree.SubElement(new, f"{{{namespace}}}numPr")
            _set(numbered, "ilvl", str(min(_depth(item, lists), _DEEPEST)))
            _set(numbered, "numId", ORDERED if item.number else BULLETS)
        if item is not None and item.number and has_text:
            paragraph.insert(1, _number_run(namespace, item.number))

    def _goes_on(self, paragraph: Any) -> bool:
        """Whether only empty paragraphs stand between this and the last item: otherwise mammoth begins a new list."""
        before = paragraph.getprevious()
        while before is not None and before is not self._last and before.tag == paragraph.tag and not text_of(before):
            before = before.getprevious()
        return before is not None and before is self._last


def heading_levels(body: Any, styles: Styles) -> tuple[dict[Any, int], bool]:
    """The headings of a document with their levels, and whether they were told by their look alone."""
    paragraphs = [each for each in body.iter("{*}p") if not _is_within(each, "tc", "txbxContent", "Fallback")]
    paragraphs = [each for each in paragraphs if not styles.is_contents(each) and not is_in_contents(each)]
    found = {each: level for each in paragraphs if (level := styles.heading(each)) and text_of(each).strip()}
    if found:
        return found, False
    looks = [Look(text_of(each), *styles.weight(each)) for each in paragraphs]
    return {each: level for each, level in zip(paragraphs, levels(looks), strict=True) if level}, True


def _depth(item: Item, lists: list[Item]) -> int:
    """How deep an item lies below the items before it: lists of other ids lie within those with less indent."""
    same = next((n for n, other in enumerate(lists) if (other.list, other.level) == (item.list, item.level)), None)
    if same is not None:
        del lists[same + 1 :]
        return same
    while lists and (lists[-1].level >= item.level if lists[-1].list == item.list else lists[-1].indent >= item.indent):
        lists.pop()
    lists.append(item)
    return len(lists) - 1


def _looks(paragraph: Any) -> dict[str, list[str]]:
    """What of a paragraph has a look that may mean something: kind -> texts."""
    found: dict[str, list[str]] = {}
    for run in paragraph.iter("{*}r"):
        properties, text = run.find("{*}rPr"), text_of(run).strip()
        if properties is None or not text or _is_within(run, "Fallback"):
            continue
        if is_on(properties, "strike") or is_on(properties, "dstrike"):
            found.setdefault("struck", []).append(text)
        is_marked = value(properties, "highlight") not in {"", "none"}
        if is_marked or value(properties, "color").lower() not in _PLAIN_COLOURS:
            found.setdefault("colour", []).append(text)
        if value(properties, "vertAlign") in {"superscript", "subscript"}:
            found.setdefault("raised", []).append(text)
    return found


def _unwrap(tree: Any) -> None:
    """Elements that mammoth leaves out with all their text: their content in their place."""
    for element in list(tree.iter(*(f"{{*}}{name}" for name in _UNWRAPPED))):
        _replace(element, list(element))
    for box in [each for each in tree.iter("{*}sdt") if each.find("{*}sdtPr/{*}checkbox") is not None]:
        _replace(box, box.findall("{*}sdtContent/*"))  # mammoth would make a box of its own
    for ruby in list(tree.iter("{*}ruby")):
        for part in ("rubyBase", "rt"):
            for run in ruby.iterfind(f"{{*}}{part}/{{*}}r"):
                ruby.getparent().addprevious(run)
        _remove(ruby)
    for formula in list(tree.iter("{*}oMath")):
        paragraph = next(formula.iterancestors("{*}p"), None)
        if paragraph is not None:
            run = etree.Element(f"{{{etree.QName(paragraph).namespace}}}r")
            etree.SubElement(run, f"{{{etree.QName(paragraph).namespace}}}t").text = text_of(formula)
            holder = formula.getparent() if formula.getparent().tag.endswith("}oMathPara") else formula
            holder.addprevious(run)
        _remove(formula)


def _number_run(namespace: str, number: str) -> Any:
    run = etree.Element(f"{{{namespace}}}r")
    _set(etree.SubElement(run, f"{{{namespace}}}rPr"), "rStyle", "hb-number")
    etree.SubElement(run, f"{{{namespace}}}t").text = number
    return run


def _set(parent: Any, name: str, val: str, *, first: bool = False) -> None:
    namespace = etree.QName(parent).namespace
    element = etree.Element(f"{{{namespace}}}{name}", {f"{{{namespace}}}val": val})
    parent.insert(0, element) if first else parent.append(element)


def _replace(element: Any, content: Iterable[Any]) -> None:
    for child in content:
        element.addprevious(child)
    _remove(element)


def _remove(element: Any) -> None:
    if element.getparent() is not None:
        element.getparent().remove(element)


def _is_within(element: Any, *names: str) -> bool:
    return next(element.iterancestors(*(f"{{*}}{name}" for name in names)), None) is not None


def is_deleted(row: Any) -> bool:
    """Tell whether a row of a table was deleted in tracked changes."""
    return row.find("{*}trPr/{*}del") is not None


def is_in_contents(paragraph: Any) -> bool:
    """Tell whether a paragraph stands in a table of contents that Word made."""
    return any(_is_contents_part(part) for part in paragraph.iterancestors("{*}sdt"))


def _is_contents_part(part: Any) -> bool:
    gallery = part.find("{*}sdtPr/{*}docPartObj/{*}docPartGallery")
    return attribute(gallery, "val") == "Table of Contents"


def _is_below(element: Any, paragraph: Any) -> bool:
    """Whether an element still belongs to a paragraph, and to none within it or taken out of it."""
    return next(element.iterancestors("{*}p"), None) is paragraph


def _outermost(box: Any, holder: Any) -> bool:
    for outer in box.iterancestors():
        if outer is holder:
            return True
        if outer.tag.endswith("}txbxContent"):
            return False
    return False


def _place(element: Any, places: dict[Any, str]) -> str:
    return next((places[outer] for outer in element.iterancestors("{*}p") if outer in places), "")
