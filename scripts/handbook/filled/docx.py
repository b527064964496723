"""A filled Word file -> FilledFile: its content controls (ECMA-376-1, 17.5.2) by their tags.

Elements and attributes are matched by their local names: the strict and transitional variants of the format, and the
versions of Word, differ only in namespaces.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator
from io import BytesIO
from posixpath import normpath
from typing import Any

from lxml import etree

from handbook.filled.bounds import check_controls
from handbook.filled.kinds import other
from handbook.filled.model import LARGEST, SPECIMEN, FilledFile, Raw, UnreadableError
from handbook.messages import both

_DOCUMENT, _PROPERTIES = "officeDocument", "core-properties"
"""Ends of the relationship types of the main document (ECMA-376-1, 11.3.10) and the core properties (ECMA-376-2)."""
_NO_TEXT = {"del", "moveFrom", "Fallback", "sdtPr", "rPr", "pPr"}
"""Elements without visible text: deleted or duplicated content, and properties."""
_FALSE = {"0", "false", "off"}
_ENCRYPTED_MEMBER = 0x1  # APPNOTE.TXT 4.4.4, bit 0


def read_docx(data: bytes, rows: Collection[str]) -> FilledFile:
    """Read a DOCX; `rows` are the names of groups of rows.

    Raises UnreadableError: HB511 damaged, HB513 no form, HB514 not Word's, HB517 locked, HB520 too large.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = _relations(package)
            if _DOCUMENT not in parts:
                raise _another_kind(package)
            document = _xml(package, parts[_DOCUMENT])
            properties = _xml(package, parts[_PROPERTIES]) if _PROPERTIES in parts else None
    except (zipfile.BadZipFile, KeyError, EOFError, zlib.error, NotImplementedError, ValueError) as error:
        raise UnreadableError("HB511", **both("file.package-broken")) from error
    except (etree.XMLSyntaxError, RecursionError) as error:
        raise UnreadableError("HB511", **both("file.xml-broken")) from error
    if etree.QName(document).localname != "document":
        raise other("file.other-office", "file.mend.ask")
    check_controls(document)
    values, names = _blanks(document, rows)
    id, _, version = _property(properties, "identifier").rpartition("/")
    if not names:
        raise UnreadableError("HB528" if id else "HB513", kind="Word")
    locale = _property(properties, "language").partition("-")[0].lower()
    is_specimen = _property(properties, "category") == SPECIMEN
    return FilledFile("Word", id, version, locale, values, frozenset(names), is_specimen=is_specimen)


def _another_kind(package: zipfile.ZipFile) -> UnreadableError:
    if any(name.startswith("word/") for name in package.namelist()):
        return UnreadableError("HB511", **both("file.no-document"))
    return other("file.other-zip", "file.mend.ask")


def _relations(package: zipfile.ZipFile) -> dict[str, str]:
    """End of a relationship's type -> its target part, for the relationships of the package."""
    if "_rels/.rels" not in package.namelist():
        return {}
    found: dict[str, str] = {}
    for relation in _xml(package, "_rels/.rels").iterfind("{*}Relationship"):
        type = relation.get("Type", "").rpartition("/")[2]
        found.setdefault(type, normpath(relation.get("Target", "")).lstrip("/"))
    return found


def _xml(package: zipfile.ZipFile, name: str) -> Any:
    """A part as a tree; with a size limit for unpacking, without entities and network access."""
    member = package.getinfo(name)
    if member.flag_bits & _ENCRYPTED_MEMBER:
        raise UnreadableError("HB517")
    with package.open(member) as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UnreadableError("HB520", limit=str(LARGEST // 1024**2))
    tree: Any = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    if tree.getroottree().docinfo.internalDTD is not None:  # forbidden by ECMA-376-2
        raise UnreadableError("HB511", **both("file.xml-strange"))
    return tree


def _property(properties: Any, name: str) -> str:
    found = next(properties.iter(f"{{*}}{name}"), None) if properties is not None else None
    return (found.text or "").strip() if found is not None else ""


def _blanks(document: Any, rows: Collection[str]) -> tuple[dict[str, Raw], set[str]]:
    """Name -> value of each control that is filled in, and the names of all controls."""
    written: dict[str, dict[str | bool, None]] = {}
    names: set[str] = set()
    numbers: dict[str, dict[Any, int]] = {group: {} for group in rows}
    for control in document.iter("{*}sdt"):
        settings = control.find("{*}sdtPr")
        tag = _setting(settings, "tag")
        if not tag or settings.find("{*}repeatingSection") is not None:
            continue
        name, _, code = tag.partition("=")
        name = _numbered(name, control, numbers)
        names.add(name)
        value = _value(control, settings, code)
        known = written.setdefault(name, {})
        if value:
            known[value] = None
    values: dict[str, Raw] = {name: _one(list(found)) for name, found in written.items() if found}
    return values, names


def _one(found: list[str | bool]) -> Raw:
    return found[0] if len(found) == 1 else tuple(map(str, found))


def _numbered(name: str, control: Any, numbers: dict[str, dict[Any, int]]) -> str:
    """`rows.column` -> `rows.1.column`: rows are numbered within their group, empty rows included."""
    group, _, column = name.partition(".")
    row = _row(control) if group in numbers and "." not in column else None
    if row is None:
        return name
    return f"{group}.{numbers[group].setdefault(row, len(numbers[group]) + 1)}.{column}"


def _row(control: Any) -> Any:
    """The item of a repeating section around a control; the table row if a program has dropped the section."""
    items = (
        outer for outer in control.iterancestors("{*}sdt") if outer.find("{*}sdtPr/{*}repeatingSectionItem") is not None
    )
    return next(items, next(control.iterancestors("{*}tr"), None))


def _setting(settings: Any, name: str) -> str:
    """The `val` of a setting of a control; empty if the setting is missing."""
    found = settings.find(f"{{*}}{name}") if settings is not None else None
    return _attribute(found, "val") if found is not None else ""


def _attribute(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), "")


def _value(control: Any, settings: Any, code: str) -> str | bool:
    """True or an option's code for a ticked box, the value of a list's chosen item, or a text."""
    box = settings.find("{*}checkbox")
    if box is not None:
        checked = box.find("{*}checked")
        is_ticked = checked is not None and _attribute(checked, "val").lower() not in _FALSE
        return (code or True) if is_ticked else False
    placeholder = settings.find("{*}showingPlcHdr")
    content = control.find("{*}sdtContent")
    if content is None or (placeholder is not None and _attribute(placeholder, "val").lower() not in _FALSE):
        return ""
    text = "".join(_pieces([content])).strip("\n")
    items = (item for name in ("dropDownList", "comboBox") for item in settings.iterfind(f"{{*}}{name}/{{*}}listItem"))
    return next((_attribute(item, "value") for item in items if _attribute(item, "displayText") == text.strip()), text)


def _pieces(elements: Iterable[Any]) -> Iterator[str]:
    """The text of elements; paragraphs and line breaks become line feeds."""
    for element in elements:
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name in _NO_TEXT:
            continue
        if name == "t":
            yield element.text or ""
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "tab":
            yield "\t"
        elif name == "noBreakHyphen":
            yield "-"
        else:
            yield from _pieces(element)
            if name == "p":
                yield "\n"
