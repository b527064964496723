"""A Word file as a package (zip), reproducible. Clauses are those of ISO/IEC 29500-2."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from handbook.forms.docx.wordml import DocxElement, R, name
from handbook.zip_file import zip_bytes

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DC, _DCTERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


@dataclass(frozen=True)
class Part:
    """One part: name in the package, content type, content, and relationships: id -> kind and absolute name."""

    path: str
    type: str
    data: bytes
    relations: Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Properties:
    """The metadata of the file. `moment` is in seconds since 1970, UTC."""

    title: str
    author: str | None
    description: str
    subject: str
    identifier: str
    language: str
    version: str
    moment: int


def part(path: str, type: str, element: DocxElement, relations: Mapping[str, tuple[str, str]] | None = None) -> Part:
    """An XML part; `type` is the end of its content type, such as `document.main`."""
    return Part(path, f"{_OFFICE}.{type}+xml", _bytes(element), relations or {})


def write_package(parts: Iterable[Part], properties: Properties) -> bytes:
    """The package; its first part is the main part. Order and times of the zip are fixed."""
    parts = list(parts)
    core = Part(
        "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
        _bytes(_core(properties)),
        {},
    )
    top = {
        "rId1": (f"{R}/officeDocument", f"/{parts[0].path}"),
        "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", f"/{core.path}"),
    }
    files = {"[Content_Types].xml": _content_types([*parts, core]), "_rels/.rels": _relations(top)}
    for item in [*parts, core]:
        files[item.path] = item.data
        if item.relations:
            folder, _, file = item.path.rpartition("/")
            files[f"{folder}/_rels/{file}.rels"] = _relations(item.relations)
    return zip_bytes(files, level=9)


def _core(properties: Properties) -> DocxElement:
    """The core properties (29500-2, clause 11); the identifier is form and version, for read-forms."""
    moment = datetime.fromtimestamp(properties.moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    core = f"{_PACKAGE}/metadata/core-properties"
    tree = etree.Element(f"{{{core}}}coreProperties", nsmap={"cp": core, "dc": _DC, "dcterms": _DCTERMS, "xsi": _XSI})
    for tag, value in (
        (f"{{{_DC}}}title", properties.title),
        (f"{{{_DC}}}creator", properties.author),
        (f"{{{_DC}}}description", properties.description),
        (f"{{{_DC}}}subject", properties.subject or None),
        (f"{{{_DC}}}identifier", properties.identifier),
        (f"{{{_DC}}}language", properties.language),
        (f"{{{core}}}version", properties.version),
    ):
        if value is not None:
            etree.SubElement(tree, tag).text = value
    for tag in ("created", "modified"):
        date = etree.SubElement(tree, f"{{{_DCTERMS}}}{tag}")
        date.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
        date.text = moment
    return tree


def _content_types(parts: Iterable[Part]) -> bytes:
    """[Content_Types].xml (29500-2, 10.1.2.2)."""
    space = f"{_PACKAGE}/content-types"
    types = etree.Element(f"{{{space}}}Types", nsmap=_unprefixed(space))
    for extension, type in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("png", "image/png"),
    ):
        etree.SubElement(types, f"{{{space}}}Default", Extension=extension, ContentType=type)
    for item in parts:
        if not item.path.endswith(".png"):
            etree.SubElement(types, f"{{{space}}}Override", PartName=f"/{item.path}", ContentType=item.type)
    return _bytes(types)


def _relations(relations: Mapping[str, tuple[str, str]]) -> bytes:
    """A part's relationships (29500-2, 9.3)."""
    space = f"{_PACKAGE}/relationships"
    tree = etree.Element(f"{{{space}}}Relationships", nsmap=_unprefixed(space))
    for id, (kind, target) in relations.items():
        etree.SubElement(tree, f"{{{space}}}Relationship", Id=id, Type=kind, Target=target)
    return _bytes(tree)


def _unprefixed(space: str) -> Any:
    """A default namespace; lxml-stubs allows only namespaces with a prefix."""
    return {None: space}


def _bytes(element: DocxElement) -> bytes:
    """An element as XML; unused namespaces are removed, except those in mc:Ignorable."""
    ignorable = element.get(name("mc:Ignorable"), "").split()
    etree.cleanup_namespaces(element, keep_ns_prefixes=[*ignorable, "xsi", "dcterms"])
    data: bytes = etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
