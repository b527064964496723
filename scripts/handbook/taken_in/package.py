"""A Word file's bytes -> its parts, with limits: it is a zip of XML, and may come from anybody.

No part is unpacked beyond its limit, no entity is resolved, nothing outside the package is opened. Macros are not read.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree

from handbook.taken_in.model import NotTakenError

LARGEST = 200 * 1024 * 1024
"""Limit in bytes for the file and for all that is unpacked of it: a handbook with photographs has 50 MB."""
_LARGEST_TEXT = 64 * 1024 * 1024
_MOST_PARTS = 5000
_MEGABYTE = 1024 * 1024
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of an OLE compound file: https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb (2.2)."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_MEMBER = 0x1  # APPNOTE.TXT 4.4.4, bit 0
_DAMAGED = (zipfile.BadZipFile, KeyError, EOFError, zlib.error, NotImplementedError, ValueError, RecursionError)


@dataclass(frozen=True)
class Relation:
    """A relationship of a part: the end of its type, its target, and whether that is outside the package."""

    type: str
    target: str
    is_outside: bool


@dataclass(frozen=True)
class Package:
    """The parts of a Word file by name; `main` is the document."""

    parts: Mapping[str, bytes]
    main: str

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part by their ids; targets inside are names of parts."""
        folder, _, name = part.rpartition("/")
        data = self.parts.get(f"{folder}/_rels/{name}.rels".lstrip("/"))
        return {} if data is None else _relations(data, folder)

    def named(self, type: str) -> str | None:
        """The part to which the document has a relationship of this type, if it is there."""
        targets = (relation.target for relation in self.relations(self.main).values() if relation.type == type)
        return next((target for target in targets if target in self.parts), None)

    def tree(self, part: str | None) -> Any:
        """A part as a tree; None if there is none."""
        return None if part is None or part not in self.parts else tree_of(self.parts[part])


def open_package(data: bytes) -> Package:
    """Unpack a Word file. Raises NotTakenError if it is none, is locked, damaged or too large."""
    if data.startswith(_COMPOUND):
        raise NotTakenError("taken-locked" if _ENCRYPTED in data else "taken-old-word")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = _unpacked(archive)
        main = next(
            (relation.target for relation in _relations(parts.get("_rels/.rels", b"<x/>"), "").values()
             if relation.type == "officeDocument"),
            "",
        )  # fmt: skip
        if main not in parts:
            raise NotTakenError("taken-broken" if any(name.startswith("word/") for name in parts) else "taken-other")
        if etree.QName(tree_of(parts[main])).localname != "document":
            raise NotTakenError("taken-other")
    except _DAMAGED as error:
        raise NotTakenError("taken-broken") from error
    return Package(parts, main)


def tree_of(data: bytes) -> Any:
    """XML as a tree, without entities and network access."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
    try:
        tree: Any = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise NotTakenError("taken-broken") from error
    if tree.getroottree().docinfo.internalDTD is not None:  # forbidden by ECMA-376-2
        raise NotTakenError("taken-broken")
    return tree


def _unpacked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Names of parts -> their bytes; names are never used as paths of files."""
    members = archive.infolist()
    if len(members) > _MOST_PARTS:
        raise NotTakenError("taken-large", limit=str(LARGEST // _MEGABYTE))
    parts: dict[str, bytes] = {}
    left = LARGEST
    for member in members:
        if member.flag_bits & _ENCRYPTED_MEMBER:
            raise NotTakenError("taken-locked")
        limit = min(left, _LARGEST_TEXT if member.filename.endswith((".xml", ".rels")) else left)
        with archive.open(member) as file:
            data = file.read(limit + 1)
        if len(data) > limit:
            raise NotTakenError("taken-large", limit=str(LARGEST // _MEGABYTE))
        left -= len(data)
        parts.setdefault(member.filename, data)
    return parts


def _relations(data: bytes, folder: str) -> dict[str, Relation]:
    found = {}
    for relation in tree_of(data).iterfind("{*}Relationship"):
        is_outside = relation.get("TargetMode") == "External"
        target = relation.get("Target", "")
        if not is_outside:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[relation.get("Id", "")] = Relation(relation.get("Type", "").rpartition("/")[2], target, is_outside)
    return found
