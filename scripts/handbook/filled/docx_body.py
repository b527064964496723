"""A Word document's body -> its blanks with their texts, and all words outside them (ECMA-376-1, 17).

One walk over the tree: each text belongs to the innermost blank around it, or else to its paragraph.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from handbook.filled.docx_control import attribute, is_set, local, setting, settings_of, value_of
from handbook.filled.model import Control, Raw, Words

_NO_TEXT = {"Fallback", "sdtPr", "rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr", "instrText", "delInstrText", "ffData"}
"""Elements without visible text: duplicated content, and properties."""
_STEP = "_in_"
_SECTIONS = {"repeatingSection", "repeatingSectionItem"}
_STRUCK = {"del", "moveFrom"}
_SIGNS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_THINGS = {"blip": "picture", "imagedata": "picture", "contentPart": "ink", "altChunk": "chunk", "OLEObject": "object"}
_THINGS |= {"chart": "object", "relIds": "object"}
_TICKS = {0xF0FC: "✓", 0xF0FE: "☑", 0xF0FD: "☒", 0xF052: "☑", 0xF050: "✓", 0xF054: "☒", 0xF0FB: "✗"}
"""Ticks and crosses of Wingdings and Wingdings 2, which Word writes by their place in the font."""


@dataclass
class Body:
    """What a document's body holds."""

    controls: list[Control] = field(default_factory=list)
    texts: list[Words] = field(default_factory=list)
    things: list[str] = field(default_factory=list)

    @property
    def names(self) -> frozenset[str]:
        """The names of all blanks; an option counts as its blank."""
        return frozenset(control.name.partition("=")[0] for control in self.controls if control.name)

    def values(self) -> dict[str, Raw]:
        """Name -> value of each blank that is filled in; several values of one name are all kept."""
        found: dict[str, dict[str | bool, None]] = {}
        for control in self.controls:
            if control.name and control.value and not isinstance(control.value, tuple):
                found.setdefault(control.name.partition("=")[0], {})[control.value] = None
        return {name: one_or_all(list(values)) for name, values in found.items()}


def one_or_all(values: list[str | bool]) -> Raw:
    """A blank's value; a tuple if it has several."""
    return values[0] if len(values) == 1 else tuple(map(str, values))


def read_body(root: Any, rows: Collection[str], prompts: Mapping[str, str], kind: str = "text") -> Body:
    """Read a part's root element. `prompts` are the texts that stand in empty blanks, by name; `kind` is of Words."""
    return _Walk(root, rows, prompts, kind).body


@dataclass
class _Open:
    """A text being gathered: a paragraph's, or a blank's."""

    parts: list[str]
    kind: str


class _Walk:
    def __init__(self, root: Any, rows: Collection[str], prompts: Mapping[str, str], kind: str) -> None:
        self.body = Body()
        self._prompts = prompts
        self._rows = {group: dict[Any, int]() for group in rows}
        self._blanks = dict(_blanks(root))
        self._steps = {name[len(_STEP) :]: getattr(self, name) for name in dir(self) if name.startswith(_STEP)}
        self._row = self._cell = self._paragraph = self._count = 0
        self._open = [_Open([], kind)]
        self._walk(root)
        self._close_paragraph()

    def _walk(self, element: Any) -> None:
        for child in element:
            name = local(child.tag)
            if not name or name in _NO_TEXT:
                continue
            step = self._steps.get(name)
            if name in ("t", "delText"):
                self._open[-1].parts.append(child.text or "")
            elif name in _STRUCK:
                self._strike(child)
            elif name in _SIGNS:
                self._open[-1].parts.append(_SIGNS[name])
            elif step:
                step(child)
            else:
                if name in _THINGS:
                    self.body.things.append(_THINGS[name])
                self._walk(child)

    def _in_p(self, element: Any) -> None:
        if len(self._open) > 1 and self._open[-1].kind == "blank":
            self._walk(element)
            self._open[-1].parts.append("\n")
            return
        self._close_paragraph()
        self._walk(element)
        self._close_paragraph()

    def _close_paragraph(self) -> None:
        text = "".join(self._open[-1].parts)
        self._paragraph += 1
        if text.strip():
            self.body.texts.append(Words(self._open[-1].kind, text, row=self._row))
        self._open[-1].parts.clear()

    def _in_tr(self, element: Any) -> None:
        outer = self._row, self._cell
        self._count += 1
        self._row, self._cell = self._count, 0
        if element.find("{*}trPr/{*}del") is not None:
            self._strike(element)
        else:
            self._walk(element)
        self._row, self._cell = outer

    def _in_tc(self, element: Any) -> None:
        self._cell += 1
        self._walk(element)

    def _in_r(self, element: Any) -> None:
        hidden = element.find("{*}rPr/{*}vanish")
        before = len(self._open[-1].parts)
        self._walk(element)
        if hidden is not None and is_set(hidden):
            words = "".join(self._open[-1].parts[before:])
            if words.strip():
                self.body.texts.append(Words("hidden", words))
                del self._open[-1].parts[before:]

    def _in_sym(self, element: Any) -> None:
        code = attribute(element, "char")
        try:
            self._open[-1].parts.append(_TICKS.get(int(code, 16), chr(int(code, 16))))
        except (ValueError, OverflowError):
            self._open[-1].parts.append("\ufffd")

    def _in_txbxContent(self, element: Any) -> None:  # noqa: N802 - the element's name
        self._open.append(_Open([], "box"))
        self._walk(element)
        self._close_paragraph()
        self._open.pop()

    def _in_checkBox(self, _element: Any) -> None:  # noqa: N802 - a legacy field, which has no name of ours
        self.body.things.append("object")

    def _strike(self, element: Any) -> None:
        words = "".join(_struck(element))
        if words.strip():
            self.body.texts.append(Words("struck", words))

    def _in_sdt(self, element: Any) -> None:
        content = element.find("{*}sdtContent")
        if content is None:
            return
        if element not in self._blanks:
            self._walk(content)
            return
        inner = _Open([], "blank")
        self._open.append(inner)
        self._walk(content)
        self._open.pop()
        self._add(element, inner.parts)

    def _add(self, element: Any, parts: list[str]) -> None:
        settings = self._blanks[element]
        tag = setting(settings, "tag")
        name, sign, code = tag.partition("=")
        name = self._numbered(name, element)
        kind, value, differs = value_of(settings, parts, code, self._prompts)
        title = setting(settings, "alias")
        pieces = tuple(part for part in parts if part.strip())
        full = f"{name}{sign}{code}"
        place = self._row, self._cell, self._paragraph
        self.body.controls.append(Control(full, title, kind, *place, value, pieces, differs))

    def _numbered(self, name: str, control: Any) -> str:
        """`rows.column` -> `rows.1.column`: rows are numbered within their group, empty rows included."""
        group, _, column = name.partition(".")
        row = _row(control) if group in self._rows and "." not in column else None
        if row is None:
            return name
        return f"{group}.{self._rows[group].setdefault(row, len(self._rows[group]) + 1)}.{column}"


def _blanks(root: Any) -> Iterator[tuple[Any, dict[str, Any]]]:
    """The controls that are blanks, with their settings: those with tags, and the innermost ones that may be ours."""
    controls = {each: settings_of(each) for each in root.iter("{*}sdt")}
    tagged = {each for each, settings in controls.items() if setting(settings, "tag") and not _SECTIONS & {*settings}}
    bare = [each for each in controls if each not in tagged]
    outer = {next(each.iterancestors("{*}sdt"), None) for each in controls} if bare else set()
    for each, settings in controls.items():
        if each in tagged or (each not in outer and _may_be_blank(settings, has_tags=bool(tagged))):
            yield each, settings


def _may_be_blank(settings: Mapping[str, Any], *, has_tags: bool) -> bool:
    """Whether a control without a tag may be one of ours: its program dropped all tags, or it kept its title."""
    if not settings or _SECTIONS & {*settings} or "docPartObj" in settings:
        return False
    return not has_tags or bool(setting(settings, "alias"))


def _row(control: Any) -> Any:
    """The item of a repeating section around a control; the table row if a program has dropped the section."""
    items = (
        outer for outer in control.iterancestors("{*}sdt") if outer.find("{*}sdtPr/{*}repeatingSectionItem") is not None
    )
    return next(items, next(control.iterancestors("{*}tr"), None))


def _struck(element: Any) -> Iterator[str]:
    for inner in element.iter("{*}t", "{*}delText", "{*}p"):
        yield (inner.text or "") if local(inner.tag) != "p" else " "


def words_of(root: Any, kind: str) -> Iterator[Words]:
    """The paragraphs of another part, such as comments or footnotes."""
    yield from read_body(root, (), {}, kind).texts
