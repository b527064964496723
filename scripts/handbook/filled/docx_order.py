"""A Word file whose program dropped the tags of its controls -> the same with names, by titles and order.

LibreOffice 7.4 drops the tag of every control, keeps most titles (w:alias) and the order, and divides a text of several
scripts into as many controls, each of which ends with the whole text. The blank form tells which control is which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache

from handbook.filled.docx_body import Body
from handbook.filled.model import Control, Fault, FilledFile, Words
from handbook.filled.words import is_dots, one_line

_MOST = 400_000
"""Pairs of controls that are aligned within a second."""
_GAP, _SAME, _TITLE, _LIKE, _OTHER = -2, 2, 6, 3, -3
_WORDING = 0.7
_TEXTS = ("text", "date")
"""Kinds that LibreOffice may take for each other."""


def name_by_order(written: FilledFile, blank: FilledFile) -> FilledFile | None:
    """The file with a name for each control; None if too few of the form's blanks are found."""
    controls = _whole(written.controls)
    if len(controls) * len(blank.controls) > _MOST:
        return None
    taken = {control.name for control in controls if control.name}
    own = [control for control in blank.controls if control.name not in taken]
    bare = [control for control in controls if not control.name]
    pairs = _aligned(bare, own)
    if len(pairs) < len(own) / 2:
        return None
    given = {id(bare[place]): own[other] for place, other in pairs}
    named = [_named(control, given[id(control)]) if id(control) in given else control for control in controls]
    named = _rows_added(named)
    body = Body(controls=[control for control in named if control.name])
    lost = [
        Words("control", one_line(f"{control.title}: {control.value}"), row=control.row)
        for control in named
        if not control.name and control.value and not is_dots(str(control.value))
    ]
    told = (*written.told, Fault("", "HB545"))
    texts = (*written.texts, *lost)
    return replace(
        written, values=body.values(), names=body.names, controls=tuple(body.controls), told=told, texts=texts
    )


def _named(control: Control, own: Control) -> Control:
    """A control with the name of the form's own; what an empty one shows is no value."""
    shown = one_line("".join(own.pieces))
    code = own.name.partition("=")[2]
    value = "" if shown and control.kind != "checkbox" and one_line(str(control.value)) == shown else control.value
    return replace(control, name=own.name, value=code if value is True and code else value)


def _whole(controls: Sequence[Control]) -> list[Control]:
    """The controls, those that are parts of one text joined again."""
    groups: list[list[Control]] = []
    for control in controls:
        last = groups[-1] if groups else []
        if last and not control.name and _is_same(last[-1], control):
            last.append(control)
        else:
            groups.append([control])
    return [_joined(group) for group in groups]


def _is_same(first: Control, second: Control) -> bool:
    return (
        bool(first.title)
        and (first.title, first.kind, first.paragraph) == (second.title, second.kind, second.paragraph)
        and first.kind != "checkbox"
    )


def _joined(group: Sequence[Control]) -> Control:
    first = group[0]
    if len(group) == 1 or first.name:
        return first
    ends = {control.pieces[-1] for control in group if control.pieces}
    if len(ends) == 1:  # each ends with the whole text
        return replace(first, value=ends.pop())
    return replace(first, value="".join(str(control.value or "") for control in group))


def _aligned(found: Sequence[Control], own: Sequence[Control]) -> list[tuple[int, int]]:
    """Pairs of places in both lists, in order: the alignment of the highest score (Needleman and Wunsch, 1970)."""
    width = len(own) + 1
    best = [[0] * width for _ in range(len(found) + 1)]
    for place in range(1, len(found) + 1):
        best[place][0] = place * _GAP
    best[0] = [other * _GAP for other in range(width)]
    scores = [[_score(one, other) for other in own] for one in found]
    for place in range(1, len(found) + 1):
        line, above = best[place], best[place - 1]
        for other in range(1, width):
            score = scores[place - 1][other - 1]
            line[other] = max(above[other] + _GAP, line[other - 1] + _GAP, above[other - 1] + score)
    pairs = []
    place, other = len(found), len(own)
    while place and other:
        score = scores[place - 1][other - 1]
        if best[place][other] == best[place - 1][other - 1] + score:
            if score > 0:
                pairs.append((place - 1, other - 1))
            place, other = place - 1, other - 1
        elif best[place][other] == best[place - 1][other] + _GAP:
            place -= 1
        else:
            other -= 1
    return pairs[::-1]


def _score(found: Control, own: Control) -> int:
    if found.kind != own.kind and not (found.kind in _TEXTS and own.kind in _TEXTS):
        return _OTHER * 4
    if found.cell != own.cell:
        return _OTHER
    if found.title and own.title:
        return _TITLE if one_line(found.title) == one_line(own.title) else _LIKE if _is_like(found, own) else _OTHER
    return _SAME


@lru_cache(maxsize=20_000)
def _share(first: str, second: str) -> float:
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _is_like(found: Control, own: Control) -> bool:
    """Whether a title is another wording of the same: forms are edited from time to time."""
    return _share(one_line(found.title), one_line(own.title)) >= _WORDING


def _rows_added(controls: Sequence[Control]) -> list[Control]:
    """Names for the controls of rows that were added below the form's own: as those of the row above them."""
    rows: dict[int, list[int]] = {}
    for place, control in enumerate(controls):
        if control.row:
            rows.setdefault(control.row, []).append(place)
    named = list(controls)
    above: list[str] = []
    for places in rows.values():
        names = [named[place].name for place in places]
        if any(names):
            above = names
        elif above and len(above) == len(names) and all(len(name.split(".")) == 3 for name in above):
            above = [_below(name) for name in above]
            for place, name in zip(places, above, strict=True):
                named[place] = replace(named[place], name=name)
        else:
            above = []
    return named


def _below(name: str) -> str:
    group, row, column = name.split(".")
    return f"{group}.{int(row) + 1}.{column}"
