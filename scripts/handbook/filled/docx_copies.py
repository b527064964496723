"""A Word document into which several filled copies of a form were put, one after the other -> each copy of its own.

Rows are numbered through the whole document, so those of each further copy are numbered anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from handbook.filled.docx_body import Body
from handbook.filled.model import Control, Fault, FilledFile
from handbook.messages import both

_FEW = 3
_SHARE = 0.5
"""How many of the blanks must be there again: somebody may copy a few within a form."""


def copies_of(written: FilledFile) -> list[FilledFile]:
    """The copies in a document, mostly one; of those after the first HB544 tells."""
    names = [control.name for control in written.controls if control.name and not _is_in_row(control.name)]
    again = sum(count > 1 for count in Counter(names).values())
    if again < max(_FEW, _SHARE * len(set(names))):
        return [written]
    groups: list[list[Control]] = [[]]
    seen: set[str] = set()
    for control in written.controls:
        if control.name in seen:
            groups.append([])
            seen.clear()
        groups[-1].append(control)
        if not _is_in_row(control.name):
            seen.add(control.name)
    return [_copy(written, group, number) for number, group in enumerate(groups, 1) if group or number == 1]


def _copy(written: FilledFile, group: Sequence[Control], number: int) -> FilledFile:
    controls = tuple(_renumbered(group))
    body = Body(controls=list(controls))
    own = replace(written, values=body.values(), names=body.names, controls=controls)
    if number == 1:
        return replace(own, copies=sum(control.name == group[0].name for control in written.controls))
    note = Fault("", "HB544", both("joined.copy", number=number))
    return replace(own, texts=(), told=(note,), is_joined=True)


def _is_in_row(name: str) -> bool:
    return len(name.split(".")) == 3


def _renumbered(group: Sequence[Control]) -> list[Control]:
    """The controls, the first row of each group of rows as row 1."""
    first: dict[str, int] = {}
    made = []
    for control in group:
        if not _is_in_row(control.name):
            made.append(control)
            continue
        rows, row, column = control.name.split(".")
        start = first.setdefault(rows, int(row))
        made.append(replace(control, name=f"{rows}.{int(row) - start + 1}.{column}"))
    return made
