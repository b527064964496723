"""Fills a form's Word file as a person in Word would: by the tags of its content controls."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
DOCUMENT = "word/document.xml"
_TAGGED = etree.XPath("descendant-or-self::w:sdt[string(w:sdtPr/w:tag/@w:val) = $tag]", namespaces={"w": W.strip("{}")})
_IN_ROWS = re.compile(r"(?P<rows>\w+)\.(?P<row>[0-9]+)\.(?P<column>\w+)")


def fill_word(data: bytes, values: Mapping[str, str | bool]) -> bytes:
    """The file with values, named as in handbook.forms: `items.2.price`, `signer.name`.

    True ticks a box, a choice and a list are given their code; rows after the last are added. Raises KeyError for what
    the form does not have.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {item: archive.read(item) for item in archive.infolist()}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for item, content in parts.items():
            filled = content
            if item.filename == DOCUMENT:
                tree = etree.fromstring(content)
                for name in values:
                    _add_row(tree, name)  # while the last is empty: the copy is empty too
                for name, value in values.items():
                    _fill(tree, name, value)
                filled = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
            archive.writestr(item, filled)
    return target.getvalue()


def controls(tree: Any, tag: str) -> Iterator[Any]:
    """The controls with a tag, in order."""
    found: Any = _TAGGED(tree, tag=tag)
    return iter(found)


def _fill(tree: Any, name: str, value: str | bool) -> None:
    in_rows = _IN_ROWS.fullmatch(name)
    if in_rows:
        item = _item(_only(tree, in_rows["rows"]), int(in_rows["row"]))
        _set(_only(item, f"{in_rows['rows']}.{in_rows['column']}"), value)
    elif next(controls(tree, f"{name}={value}"), None) is not None:
        _tick(_only(tree, f"{name}={value}"), is_ticked=True)
    else:
        _set(_only(tree, name), value)


def _add_row(tree: Any, name: str) -> None:
    in_rows = _IN_ROWS.fullmatch(name)
    if in_rows:
        _item(_only(tree, in_rows["rows"]), int(in_rows["row"]))


def _only(tree: Any, tag: str) -> Any:
    found = list(controls(tree, tag))
    if len(found) != 1:
        raise KeyError(f"{len(found)} controls with the tag {tag}")
    return found[0]


def _item(section: Any, number: int) -> Any:
    """A row of a repeated section; what is missing is added as Word does it: a copy of the last with ids of its own."""
    content = section.find(f"{W}sdtContent")
    while len(content) < number:
        item = copy.deepcopy(content[-1])
        ids = [int(id.get(f"{W}val")) for id in section.getroottree().iter(f"{W}id")]
        for count, id in enumerate(item.iter(f"{W}id"), start=max(ids) + 1):
            id.set(f"{W}val", str(count))
        content.append(item)
    return content[number - 1]


def _set(sdt: Any, value: str | bool) -> None:
    if isinstance(value, bool):
        _tick(sdt, is_ticked=value)
        return
    listed = sdt.find(f"{W}sdtPr/{W}dropDownList")
    if listed is not None:
        shown = {item.get(f"{W}value"): item.get(f"{W}displayText") for item in listed}
        value = shown[value]
    _write(sdt, str(value))


def _tick(sdt: Any, *, is_ticked: bool) -> None:
    box = sdt.find(f"{W}sdtPr/{W14}checkbox")
    box.find(f"{W14}checked").set(f"{W14}val", str(int(is_ticked)))
    state = box.find(f"{W14}checkedState" if is_ticked else f"{W14}uncheckedState")
    sdt.find(f"{W}sdtContent//{W}t").text = chr(int(state.get(f"{W14}val"), 16))


def _write(sdt: Any, text: str) -> None:
    """Put words in place of the placeholder, which Word then no longer shows."""
    properties = sdt.find(f"{W}sdtPr")
    for shown in properties.findall(f"{W}showingPlcHdr"):
        properties.remove(shown)
    content = sdt.find(f"{W}sdtContent")
    content[:] = []
    run = etree.SubElement(content, f"{W}r")
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(run, f"{W}br")
        etree.SubElement(run, f"{W}t").text = line
