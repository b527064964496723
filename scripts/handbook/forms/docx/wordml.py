"""WordprocessingML as trees: elements, runs, paragraphs and tables, with properties in the order of the schema.

Clauses are those of ISO/IEC 29500-1:2016; w14 and w15 are Word's extensions, described in [MS-DOCX].
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
NAMESPACES = {"w": W, "r": R, "mc": MC, "w14": W14, "w15": W15, "wp": WP, "a": A, "pic": PIC}
NEWER = ("w14", "w15")
"""Listed in mc:Ignorable: programs that know only the standard ignore them (ISO/IEC 29500-3, 7.2)."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TWIPS = 1440 / 25.4

DocxElement = Any  # as handbook.html.tree.Element: lxml-stubs covers only a part


def name(prefixed: str) -> str:
    """`w14:checked` -> the name in lxml's notation; names without a prefix are WordprocessingML's."""
    prefix, _, local = prefixed.rpartition(":")
    return f"{{{NAMESPACES[prefix or 'w']}}}{local}"


def w(tag: str, *children: DocxElement | str | None, **attributes: str | float) -> DocxElement:
    """An element with its children, None left out. Attributes get the element's namespace, as in WordprocessingML."""
    prefix = tag.rpartition(":")[0] or "w"
    return _filled(etree.Element(name(tag), nsmap={prefix: NAMESPACES[prefix]}), prefix, children, attributes)


def _filled(
    element: DocxElement, prefix: str, children: Iterable[DocxElement | str | None], attributes: Mapping[str, Any]
) -> DocxElement:
    for key, value in attributes.items():
        element.set(name(f"{prefix}:{key}"), str(value))
    for child in children:
        if isinstance(child, str):
            element.text = child
        elif child is not None:
            element.append(child)
    return element


def plain(tag: str, *children: DocxElement, **attributes: str | int) -> DocxElement:
    """Like `w`, but for DrawingML, whose attributes have no namespace."""
    element = w(tag, *children)
    for key, value in attributes.items():
        element.set(key, str(value))
    return element


def root(tag: str, *children: DocxElement | None) -> DocxElement:
    """The root of a part, with mc:Ignorable for namespaces newer than the standard."""
    element = _filled(etree.Element(name(tag), nsmap=NAMESPACES), "w", children, {})
    element.set(name("mc:Ignorable"), " ".join(NEWER))
    return element


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point, the unit of WordprocessingML."""
    return round(millimetres * _TWIPS)


def fonts(family: str) -> DocxElement:
    """One typeface for all scripts: Thai is a complex script (`cs`), and quotation marks may count as East Asian."""
    return w("rFonts", ascii=family, hAnsi=family, eastAsia=family, cs=family)


def run_properties(  # noqa: PLR0913 - properties, each by its name
    *, style: str = "", family: str = "", bold: bool = False, italic: bool = False, color: str = "", size: int = 0
) -> DocxElement | None:
    """w:rPr (17.3.2.28), or None if empty; each property is also set for complex scripts. `size` is in half-points."""
    properties = [
        w("rStyle", val=style) if style else None,
        fonts(family) if family else None,
        *((w("b"), w("bCs")) if bold else ()),
        *((w("i"), w("iCs")) if italic else ()),
        w("color", val=color) if color else None,
        *((w("sz", val=size), w("szCs", val=size)) if size else ()),
    ]
    return w("rPr", *properties) if any(item is not None for item in properties) else None


def text(words: str) -> DocxElement:
    """w:t that preserves spaces."""
    element = w("t", words)
    element.set(_SPACE, "preserve")
    return element


def run(*content: DocxElement | str, **properties: Any) -> DocxElement:
    """w:r of texts, tabs and breaks; `properties` are those of `run_properties`."""
    inner = [text(item) if isinstance(item, str) else item for item in content]
    return w("r", run_properties(**properties), *inner)


def tab_stop(millimetres: float, *, kind: str = "left", dots: bool = False) -> DocxElement:
    """A tab stop; with `dots` it has a dotted leader."""
    return w("tab", val=kind, leader="dot" if dots else "none", pos=twips(millimetres))


def paragraph(  # noqa: PLR0913 - properties, each by its name
    content: Iterable[DocxElement] = (),
    *,
    style: str = "",
    keep_next: bool = False,
    numbered: tuple[int, int] | None = None,
    stops: Sequence[DocxElement] = (),
    before: float | None = None,
    indent: float = 0,
    hanging: float = 0,
    first: float = 0,
    align: str = "",
) -> DocxElement:
    """w:p with properties in the order of CT_PPrBase (17.3.1.26).

    `numbered` is list and level; `before` is in points, indents are in mm: `hanging` for all lines but the first,
    `first` for the first only.
    """
    properties = [
        w("pStyle", val=style) if style else None,
        w("keepNext") if keep_next else None,
        w("numPr", w("ilvl", val=numbered[1]), w("numId", val=numbered[0])) if numbered else None,
        w("tabs", *stops) if stops else None,
        w("spacing", before=round(before * 20)) if before is not None else None,
        w("ind", left=twips(indent + hanging), hanging=twips(hanging)) if indent or hanging else None,
        w("ind", firstLine=twips(first)) if first else None,
        w("jc", val=align) if align else None,
    ]
    has_any = any(item is not None for item in properties)
    return w("p", w("pPr", *properties) if has_any else None, *content)


def keep_with_next(block: DocxElement) -> None:
    """Allow no page break after a paragraph."""
    if not keeps_next(block):
        block.find(name("pPr")).insert(1, w("keepNext"))


def keeps_next(block: DocxElement) -> bool:
    """Tell whether no page break is allowed after this paragraph, by itself or by a heading's style."""
    return _style(block).startswith("Heading") or block.find(f"{name('pPr')}/{name('keepNext')}") is not None


def is_gap(block: DocxElement) -> bool:
    """Tell whether a block is only space between two others."""
    return _style(block) == "Gap"


def _style(block: DocxElement) -> str:
    style = block.find(f"{name('pPr')}/{name('pStyle')}")
    return "" if style is None else str(style.get(name("w:val")))


def cell(content: Iterable[DocxElement], width: float, *, fill: str = "", centre: bool = False) -> DocxElement:
    """w:tc with blocks; `width` is in mm. Its last block must be a paragraph (17.4.65)."""
    blocks = list(content)
    if not blocks or blocks[-1].tag != name("p"):
        blocks.append(paragraph(style="Gap"))
    properties = w(
        "tcPr",
        w("tcW", w=twips(width), type="dxa"),
        w("shd", val="clear", color="auto", fill=fill) if fill else None,
        w("vAlign", val="center") if centre else None,
    )
    return w("tc", properties, *blocks)


def table_row(
    cells: Iterable[DocxElement], *, is_head: bool = False, height: float = 0, stays_whole: bool = True
) -> DocxElement:
    """w:tr. `stays_whole`: no page break inside; a head row is repeated on each page. `height` is a minimum in mm."""
    properties = w(
        "trPr",
        w("cantSplit") if stays_whole else None,
        w("trHeight", val=twips(height), hRule="atLeast") if height else None,
        w("tblHeader") if is_head else None,
    )
    return w("tr", properties, *cells)


def table(rows: Iterable[DocxElement], widths: Sequence[float], *, style: str, indent: float = 0) -> DocxElement:
    """w:tbl with fixed columns, of rows or content controls around rows; `widths` in mm."""
    heads = 1 if style == "FormTable" else 0
    look = w("tblLook", val="0020" if heads else "0000", firstRow=heads, lastRow=0, firstColumn=0, lastColumn=0)
    look.set(name("noHBand"), "1")
    look.set(name("noVBand"), "1")
    properties = w(
        "tblPr",
        w("tblStyle", val=style),
        w("tblW", w=sum(map(twips, widths)), type="dxa"),
        w("tblInd", w=twips(indent), type="dxa") if indent else None,
        w("tblLayout", type="fixed"),
        look,
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=twips(width)) for width in widths)), *rows)


def field(code: str) -> list[DocxElement]:
    """A field (17.16.18) such as the page number; Word computes it at layout."""
    return [
        run(w("fldChar", fldCharType="begin")),
        run(_instruction(code)),
        run(w("fldChar", fldCharType="separate")),
        run("1"),
        run(w("fldChar", fldCharType="end")),
    ]


def _instruction(code: str) -> DocxElement:
    element = w("instrText", f" {code} ")
    element.set(_SPACE, "preserve")
    return element
