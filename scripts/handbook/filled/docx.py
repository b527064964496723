"""A filled Word file -> FilledFile: its content controls (ECMA-376-1, 17.5.2) by their tags, and all words beside them.

Elements and attributes are matched by their local names: the strict and transitional variants of the format, and the
versions of Word, differ only in namespaces.
"""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Any

from lxml import etree

from handbook.filled.bounds import check_controls
from handbook.filled.docx_body import Body, read_body, words_of
from handbook.filled.docx_control import attribute
from handbook.filled.kinds import other
from handbook.filled.model import LARGEST, SPECIMEN, Fault, FilledFile, UnreadableError, Words
from handbook.filled.words import one_line
from handbook.messages import both

_DOCUMENT, _PROPERTIES = "officeDocument", "core-properties"
"""Ends of the relationship types of the main document (ECMA-376-1, 11.3.10) and the core properties (ECMA-376-2)."""
_ENCRYPTED_MEMBER = 0x1  # APPNOTE.TXT 4.4.4, bit 0
_BESIDE = {"comments": "comment", "footnotes": "note", "endnotes": "note", "header": "header", "footer": "footer"}
"""Other parts with words: end of the relationship's type -> kind of Words."""
_MOST_PARTS = 40


def read_docx(data: bytes, rows: Collection[str]) -> FilledFile:
    """Read a DOCX; `rows` are the names of groups of rows.

    Raises UnreadableError: HB511 damaged, HB513 no form, HB514 not Word's, HB517 locked, HB520 too large.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = dict(_relations(package, "_rels/.rels", ""))
            if _DOCUMENT not in parts:
                raise _another_kind(package)
            main = parts[_DOCUMENT][0]
            document = _xml(package, main)
            properties = _xml(package, parts[_PROPERTIES][0]) if _PROPERTIES in parts else None
            if etree.QName(document).localname != "document":
                raise other("file.other-office", "file.mend.ask")
            related = dict(_relations(package, _relations_of(main), dirname(main)))
            body = read_body(_checked(document), rows, _prompts(package, related))
            beside = [*_words_beside(package, related, body), *_words_about(properties)]
    except (zipfile.BadZipFile, KeyError, EOFError, zlib.error, NotImplementedError, ValueError) as error:
        raise UnreadableError("HB511", **both("file.package-broken")) from error
    except (etree.XMLSyntaxError, RecursionError) as error:
        raise UnreadableError("HB511", **both("file.xml-broken")) from error
    id, _, version = _property(properties, "identifier").rpartition("/")
    if not body.controls or not (id or body.names):
        raise UnreadableError("HB528" if id else "HB513", kind="Word")
    locale = _property(properties, "language").partition("-")[0].lower()
    return FilledFile(
        "Word",
        id,
        version,
        locale,
        body.values(),
        body.names,
        is_specimen=_property(properties, "category") == SPECIMEN,
        told=tuple(_things(body)),
        texts=(*body.texts, *beside),
        controls=tuple(body.controls),
    )


def _things(body: Body) -> Iterator[Fault]:
    """HB541: pictures, ink, objects and other documents in the body; the form has none there."""
    for thing, count in Counter(body.things).items():
        yield Fault("", "HB541", both(f"thing.{thing}", count=count))


def _prompts(package: zipfile.ZipFile, related: Mapping[str, list[str]]) -> dict[str, str]:
    """The texts that empty controls show, by the name of their part (17.12.5)."""
    prompts: dict[str, str] = {}
    for part in related.get("glossaryDocument", ())[:1]:
        if part in package.namelist():
            for entry in _xml(package, part).iter("{*}docPart"):
                named = entry.find("{*}docPartPr/{*}name")
                if named is not None:
                    prompts[attribute(named, "val")] = "".join(text.text or "" for text in entry.iter("{*}t"))
    return prompts


def _words_beside(package: zipfile.ZipFile, related: Mapping[str, list[str]], body: Body) -> Iterator[Words]:
    """The words of comments, notes, headers and footers."""
    known = set(package.namelist())
    for type, kind in _BESIDE.items():
        for part in related.get(type, ())[:_MOST_PARTS]:
            if part in known:
                yield from words_of(_checked(_xml(package, part)), kind)
    bound = [part for part in related.get("customXml", ())[:_MOST_PARTS] if part in known]
    shown = {one_line(str(control.value)) for control in body.controls if control.value}
    shown |= {one_line(words.text) for words in body.texts}
    for part in bound:
        for element in _xml(package, part).iter():
            text = one_line(element.text or "") if isinstance(element.tag, str) else ""
            if text and text not in shown:
                yield Words("data", text)


def _checked(root: Any) -> Any:
    """A part whose controls are within their bounds. Raises UnreadableError: HB534."""
    check_controls(root)
    return root


def _words_about(properties: Any) -> Iterator[Words]:
    """What somebody wrote into properties that ours do not have, or have for another purpose."""
    for name in ("subject", "keywords", "category", "contentStatus"):
        text = _property(properties, name)
        if text and (name, text) != ("category", SPECIMEN):
            yield Words("data", text)


def _another_kind(package: zipfile.ZipFile) -> UnreadableError:
    if any(name.startswith("word/") for name in package.namelist()):
        return UnreadableError("HB511", **both("file.no-document"))
    return other("file.other-zip", "file.mend.ask")


def _relations_of(part: str) -> str:
    return join(dirname(part), "_rels", part.rpartition("/")[2] + ".rels")


def _relations(package: zipfile.ZipFile, part: str, folder: str) -> Iterator[tuple[str, list[str]]]:
    """Ends of the relationships' types -> their target parts, as a part of relationships lists them."""
    if part not in package.namelist():
        return
    found: dict[str, list[str]] = {}
    for relation in _xml(package, part).iterfind("{*}Relationship"):
        if relation.get("TargetMode") != "External":
            type, target = relation.get("Type", "").rpartition("/")[2], relation.get("Target", "")
            found.setdefault(type, []).append(normpath(join("/", folder, target)).lstrip("/"))
    yield from found.items()


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
