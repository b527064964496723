"""A Word file -> its parts, its controls with their properties, their texts; the tags that the contract asks for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from forms.docx.fill_word import W
from handbook.forms.compose import Form


def part_of(data: bytes, path: str = "word/document.xml") -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(path))


def val(element: Any, path: str) -> str | None:
    """The w:val of a property, None without it."""
    found = element.find(path)
    return None if found is None else found.get(f"{W}val")


def sdts(data: bytes) -> list[Any]:
    return list(part_of(data).iter(f"{W}sdt"))


def tags(data: bytes) -> list[str]:
    return [tag for sdt in sdts(data) if (tag := val(sdt, f"{W}sdtPr/{W}tag"))]


def by_tag(data: bytes) -> dict[str, Any]:
    """The properties of each control by its tag; of those in rows, the first row's."""
    found: dict[str, Any] = {}
    for sdt in sdts(data):
        found.setdefault(val(sdt, f"{W}sdtPr/{W}tag") or "", sdt.find(f"{W}sdtPr"))
    return found


def text_of(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def expected_tags(form: Form) -> Iterator[str]:
    """The tags that the contract asks for, in order."""
    rows: set[str] = set()
    for blank in form.blanks.values():
        if blank.row:
            section, _, column = blank.name.split(".")
            if section not in rows:
                rows.add(section)
                yield section
            yield f"{section}.{column}"
        elif blank.spec.type == "choice":
            yield from (f"{blank.name}={code}" for code in blank.spec.options)
        elif blank.spec.type != "signature":
            yield blank.name


def tags_in(element: Any) -> list[str | None]:
    return [val(sdt, f"{W}sdtPr/{W}tag") for sdt in element.iter(f"{W}sdt")]
