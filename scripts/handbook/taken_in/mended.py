"""A part of a Word file -> the same without references that lead nowhere, at which a converter would stop."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from lxml import etree

from handbook.taken_in.model import Lost
from handbook.taken_in.package import Package, Relation
from handbook.taken_in.styles import attribute, value

_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}


def mend(tree: Any, package: Package, part: str) -> Iterator[Lost]:
    """Take such references out of the part's tree, in place; pictures that are not in the file are told."""
    relations = package.relations(part)
    yield from _without_lost_pictures(tree, package, relations)
    for link in tree.iter("{*}hyperlink"):
        if not _is_known(link, relations, "id"):
            for key in [key for key in link.attrib if etree.QName(key).localname == "id"]:
                del link.attrib[key]
    for name, notes in _NOTES.items():
        there = package.tree(package.named(notes))
        known = {attribute(note, "id") for note in there} if there is not None else set[str]()
        for reference in list(tree.iter(f"{{*}}{name}")):
            if attribute(reference, "id") not in known:
                reference.getparent().remove(reference)
    for properties in tree.iter("{*}tcPr"):
        if not (value(properties, "gridSpan") or "1").isdecimal():
            properties.remove(properties.find("{*}gridSpan"))


def _without_lost_pictures(tree: Any, package: Package, relations: Mapping[str, Relation]) -> Iterator[Lost]:
    there = {
        id
        for id, relation in relations.items()
        if relation.type == "image" and not relation.is_outside and relation.target in package.parts
    }
    for picture in list(tree.iter("{*}blip", "{*}imagedata")):
        if not _is_known(picture, there, "embed", "id"):
            picture.getparent().remove(picture)
            yield Lost("picture", "", attribute(picture, "title"))


def _is_known(element: Any, ids: Collection[str], *names: str) -> bool:
    return any(attribute(element, name) in ids for name in names)
