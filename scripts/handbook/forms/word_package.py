"""The parts of a Word file around its text, and the file itself: the same parts give the same bytes.

Clauses are those of ISO/IEC 29500-1:2016, of 29500-2 (packages) where it says so.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from handbook.forms.wordml import R, WordElement, fonts, name, root, run_properties, tab_stop, twips, w

FONT = "TH SarabunPSK"
"""The Cabinet resolved on 7 September 2010 that all agencies install the thirteen national typefaces and use TH Sarabun PSK,
16 pt, for official letters: so this is what their PCs have. Whose has only its later edition, TH Sarabun New, is given that."""
LIKE_FONT = "TH Sarabun New"
_SIZE = 32  # half-points: 16 pt

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DC, _DCTERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first time a zip file can say


@dataclass(frozen=True)
class Part:
    """One part: its name in the package, its type, what it holds, and its relations: id -> kind and part (absolute)."""

    path: str
    type: str
    data: bytes
    relations: Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Properties:
    """What the file says of itself. `moment` is in seconds since 1970, UTC."""

    title: str
    author: str
    description: str
    identifier: str
    language: str
    version: str
    moment: int


def part(path: str, type: str, element: WordElement, relations: Mapping[str, tuple[str, str]] | None = None) -> Part:
    """A part of XML; `type` is the end of its content type, such as `document.main`."""
    return Part(path, f"{_OFFICE}.{type}+xml", _bytes(element), relations or {})


def write_package(parts: Iterable[Part], properties: Properties) -> bytes:
    """A package whose main part is the first; its names in a fixed order, its times all the same."""
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
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, data in files.items():
            entry = zipfile.ZipInfo(path, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            archive.writestr(entry, data)
    return target.getvalue()


def make_styles(language: str) -> WordElement:
    """The document's styles; every one names the typeface for all scripts and both sizes."""
    defaults = w(
        "docDefaults",
        w(
            "rPrDefault",
            w(
                "rPr",
                fonts(FONT),
                w("sz", val=_SIZE),
                w("szCs", val=_SIZE),
                # Thai is a complex script: its words are spelled and parted by `bidi`, whatever the form's language.
                w("lang", val=language if language != "th-TH" else "en-GB", eastAsia="th-TH", bidi="th-TH"),
            ),
        ),
        w("pPrDefault", w("pPr", w("spacing", after=0, line=240, lineRule="auto"))),
    )
    return root(
        "styles",
        defaults,
        _paragraph_style("Normal", "Normal", is_default=True),
        _paragraph_style("Heading1", "heading 1", size=36, bold=True, after=4, align="center", level=0),
        _paragraph_style("Heading2", "heading 2", bold=True, before=8, after=2, level=1),
        _paragraph_style("Heading3", "heading 3", bold=True, before=4, level=2),
        _paragraph_style("Heading4", "heading 4", before=4, level=3),
        _paragraph_style("Header", "header", size=28, align="right"),
        _paragraph_style("Footer", "footer", size=22),
        _paragraph_style("FormText", "Form Text", before=3),
        _paragraph_style("FormBlank", "Form Blank", before=3),
        _paragraph_style("FormSignature", "Form Signature", before=3, align="center"),
        _paragraph_style("FormNote", "Form Note", size=26, align="right"),
        _paragraph_style("FormCell", "Form Cell", size=28),
        _paragraph_style("FormHead", "Form Head", size=28, bold=True, align="center"),
        _paragraph_style("FormOffice", "Form Office", bold=True),
        _paragraph_style("Gap", "Form Gap", size=8),
        _character_style("DefaultParagraphFont", "Default Paragraph Font", is_default=True),
        _character_style("PlaceholderText", "Placeholder Text", color="6B6B6B"),
        _character_style("FormHint", "Form Hint", color="404040", size=26),
        _table_style("TableNormal", "Normal Table", is_default=True),
        _table_style("FormTable", "Form Table", borders=("top", "left", "bottom", "right", "insideH", "insideV")),
        _table_style("FormFrame", "Form Frame", borders=("top", "left", "bottom", "right")),
        w("style", w("name", val="No List"), w("uiPriority", val=99), type="numbering", default=1, styleId="NoList"),
    )


def _paragraph_style(  # noqa: PLR0913 - properties, each by its name
    id: str,
    shown: str,
    *,
    size: int = _SIZE,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
    align: str = "",
    level: int | None = None,
    is_default: bool = False,
) -> WordElement:
    """A paragraph style (17.7.4.17); sizes in half-points, spaces in points. `level` makes it a heading's."""
    spacing = w("spacing", before=round(before * 20), after=round(after * 20)) if before or after else None
    properties = [
        w("keepNext") if level is not None else None,
        spacing,
        w("jc", val=align) if align else None,
        w("outlineLvl", val=level) if level is not None else None,
    ]
    return w(
        "style",
        w("name", val=shown),
        None if is_default else w("basedOn", val="Normal"),
        w("next", val="Normal") if level is not None else None,
        w("qFormat"),
        w("pPr", *properties) if any(item is not None for item in properties) else None,
        run_properties(family=FONT, bold=bold, size=size),
        type="paragraph",
        **({"default": 1} if is_default else {}),
        styleId=id,
    )


def _character_style(id: str, shown: str, *, color: str = "", size: int = 0, is_default: bool = False) -> WordElement:
    """A character style; without a size it leaves the paragraph's."""
    return w(
        "style",
        w("name", val=shown),
        None if is_default else w("basedOn", val="DefaultParagraphFont"),
        w("uiPriority", val=99 if color and not size else 1),
        run_properties(family=FONT, color=color, size=size) if not is_default else None,
        type="character",
        **({"default": 1} if is_default else {}),
        styleId=id,
    )


def _table_style(id: str, shown: str, *, borders: Iterable[str] = (), is_default: bool = False) -> WordElement:
    """A table style: 2 mm beside the text of a cell, thin lines where `borders` says."""
    lines = [w(side, val="single", sz=4, space=0, color="000000") for side in borders]
    margins = (("top", 0), ("left", twips(2)), ("bottom", 0), ("right", twips(2)))
    properties = w(
        "tblPr",
        w("tblInd", w=0, type="dxa"),
        w("tblBorders", *lines) if lines else None,
        w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in margins)),
    )
    return w(
        "style",
        w("name", val=shown),
        None if is_default else w("basedOn", val="TableNormal"),
        w("uiPriority", val=99),
        properties,
        type="table",
        **({"default": 1} if is_default else {}),
        styleId=id,
    )


def make_settings() -> WordElement:
    """The document's settings (17.15.1.78): as Word 2013 and later lay text out, Thai the complex script's language."""
    word_2013 = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return root(
        "settings",
        w("defaultTabStop", val=720),
        w("compat", word_2013),
        w("themeFontLang", val="en-GB", bidi="th-TH"),
    )


def make_font_table() -> WordElement:
    """The typeface and what stands in for it (17.8.3.1 altName)."""
    return root(
        "fonts",
        w(
            "font",
            w("altName", val=LIKE_FONT),
            w("charset", val="DE"),  # Thai, 17.8.3.2
            w("family", val="swiss"),
            w("pitch", val="variable"),
            name=FONT,
        ),
    )


def make_numbering(lists: Iterable[str]) -> WordElement:
    """The lists that the text counts, from 1 on, by their kinds: `bullet`, `decimal` or `row` (17.9)."""
    kinds = ["bullet", "decimal", "row"]
    instances = []
    for number, kind in enumerate(lists, start=1):
        starts = [w("lvlOverride", w("startOverride", val=1), ilvl=level) for level in range(_LEVELS[kind])]
        instances.append(w("num", w("abstractNumId", val=kinds.index(kind)), *starts, numId=number))
    abstract = [
        w("abstractNum", w("multiLevelType", val="multilevel"), *_levels(kind), abstractNumId=number)
        for number, kind in enumerate(kinds)
    ]
    return root("numbering", *abstract, *instances)


_LEVELS = {"bullet": 3, "decimal": 3, "row": 1}


def _levels(kind: str) -> Iterable[WordElement]:
    for level in range(_LEVELS[kind]):
        left = 0 if kind == "row" else twips(8 * (level + 1))
        yield w(
            "lvl",
            w("start", val=1),
            w("numFmt", val="bullet" if kind == "bullet" else "decimal"),
            w("suff", val="nothing") if kind == "row" else None,
            w("lvlText", val={"bullet": "–", "decimal": f"%{level + 1}.", "row": "%1"}[kind]),
            w("lvlJc", val="left"),
            w("pPr", w("tabs", tab_stop(8 * (level + 1))), w("ind", left=left, hanging=twips(6)))
            if kind != "row"
            else w("pPr", w("ind", left=0, firstLine=0)),
            run_properties(family=FONT),
            ilvl=level,
        )


def _core(properties: Properties) -> WordElement:
    """Who, what and when (29500-2, clause 11); the identifier says which form and version it is, to who reads it back."""
    moment = datetime.fromtimestamp(properties.moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    core = f"{_PACKAGE}/metadata/core-properties"
    tree = etree.Element(f"{{{core}}}coreProperties", nsmap={"cp": core, "dc": _DC, "dcterms": _DCTERMS, "xsi": _XSI})
    for tag, said in (
        (f"{{{_DC}}}title", properties.title),
        (f"{{{_DC}}}creator", properties.author),
        (f"{{{_DC}}}description", properties.description),
        (f"{{{_DC}}}identifier", properties.identifier),
        (f"{{{_DC}}}language", properties.language),
        (f"{{{core}}}version", properties.version),
    ):
        etree.SubElement(tree, tag).text = said
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
    """A part's relations (29500-2, 9.3)."""
    space = f"{_PACKAGE}/relationships"
    tree = etree.Element(f"{{{space}}}Relationships", nsmap=_unprefixed(space))
    for id, (kind, target) in relations.items():
        etree.SubElement(tree, f"{{{space}}}Relationship", Id=id, Type=kind, Target=target)
    return _bytes(tree)


def _unprefixed(space: str) -> Any:
    """A namespace without a prefix; lxml-stubs knows only those with one."""
    return {None: space}


def _bytes(element: WordElement) -> bytes:
    """XML as a part holds it; of the namespaces, those used and those that mc:Ignorable names."""
    ignorable = element.get(name("mc:Ignorable"), "").split()
    etree.cleanup_namespaces(element, keep_ns_prefixes=[*ignorable, "xsi", "dcterms"])
    data: bytes = etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
