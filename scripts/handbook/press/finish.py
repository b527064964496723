"""What WeasyPrint 70 leaves out of a PDF that is PDF/A-3a and PDF/UA-1 at once, written before the file is closed.

Its `finisher` hands over the PDF's objects; each function here completes one thing in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

import pydyf
import weasyprint

from handbook.corpus.model import Words
from handbook.press.metadata import claim_access, complete_metadata
from handbook.thai.book_fonts import FAMILY, BookFont

VARIANT = "pdf/a-3a"
_GROUPS = ("/THead", "/TBody", "/TFoot", "/Table")
_BOLD = 600  # from this weight on a text is set in the bold font
_PAGE_REFERENCES = pydyf.PDF.page_references.fget
Spoken = list[dict[int, str]]


Step = Callable[[weasyprint.Document, pydyf.PDF], None]


def make_finisher(
    fonts: Mapping[str, BookFont],
    spoken: Spoken,
    titles: Words,
    descriptions: Words,
    *,
    is_archival: bool = True,
) -> Step:
    """The steps as WeasyPrint calls them.

    What is not archival is written as PDF/UA alone, which WeasyPrint claims by itself.
    """

    def finish(document: weasyprint.Document, pdf: pydyf.PDF) -> None:
        write_texts(pdf, document.fonts.values(), fonts)
        name_inner_links(pdf)
        write_scopes(pdf)
        list_files_once(pdf)
        write_languages(pdf, spoken, document.metadata.lang)
        metadata = object_of(pdf, pdf.catalog["Metadata"])
        if is_archival:
            claim_access(metadata)
        complete_metadata(metadata, document.metadata.lang, titles, descriptions)

    return finish


def list_pages_once() -> None:
    """Make pydyf list the references of all pages once; it does so for each of the structure's elements, at each of them."""
    listed: WeakKeyDictionary[pydyf.PDF, tuple[bytes, ...]] = WeakKeyDictionary()

    def page_references(pdf: pydyf.PDF) -> tuple[bytes, ...]:
        if len(listed.get(pdf, ())) != pdf.pages["Count"]:
            listed[pdf] = _PAGE_REFERENCES(pdf)
        return listed[pdf]

    pydyf.PDF.page_references = property(page_references)


def listen(document: weasyprint.Document) -> Spoken:
    """A list that fills with the language of each marked content of each page while the document is painted.

    WeasyPrint's structure elements keep no way back to the HTML they come from; what it paints still has one.
    """
    spoken: Spoken = []

    def paint(original: Callable[..., None], stream: Any, scale: float = 1) -> None:
        original(stream, scale)
        spoken.append({tag["mcid"]: box.style["lang"] for box, tag in stream._tags.items()})  # noqa: SLF001

    for page in document.pages:
        page.paint = partial(paint, page.paint)
    return spoken


def drop_inner_links(document: weasyprint.Document) -> None:
    """Leave one annotation of each link: WeasyPrint makes another of every box in it, which stands in no Link element."""
    for page in document.pages:
        page.links = [link for link in page.links if link[3].link]


def name_inner_links(pdf: pydyf.PDF) -> None:
    """What WeasyPrint calls a link within a link is only a stretch of it, such as what CSS puts before its words."""
    for element in _elements(pdf, "/Link"):
        if object_of(pdf, element["P"])["S"] == "/Link":
            element["S"] = "/Span"


def list_files_once(pdf: pydyf.PDF) -> None:
    """WeasyPrint names each attached file twice among those that belong to the document (/AF)."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


def write_languages(pdf: pydyf.PDF, spoken: Spoken, own: str) -> None:
    """Give what is in another language than the document its language (ISO 32000-1, 14.9.2): HTML's `lang`."""
    structure = object_of(pdf, pdf.catalog["StructTreeRoot"])
    numbers = object_of(pdf, structure["ParentTree"])["Nums"]
    elements = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page, languages in enumerate(spoken):
        for content, language in languages.items():
            if language and language != own:
                object_of(pdf, elements[page][content])["Lang"] = pydyf.String(language)


def write_scopes(pdf: pydyf.PDF) -> None:
    """Say of each head cell what it heads (ISO 14289-1, 7.5): its column in a table's head, its row elsewhere."""
    for element in _elements(pdf, "/TH"):
        group = element
        while group["S"] not in _GROUPS:
            group = object_of(pdf, group["P"])
        element["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"


def write_texts(pdf: pydyf.PDF, used: Iterable[Any], fonts: Mapping[str, BookFont]) -> None:
    """Write for each glyph of our fonts what it reads as; WeasyPrint notes the first text it meets each with."""
    ours = {font.name: font for font in used if font.family == FAMILY}
    for entry in pdf.objects:
        if isinstance(entry, dict) and "ToUnicode" in entry and entry["BaseFont"] in ours:
            font = ours[entry["BaseFont"]]
            texts = fonts["Bold" if font.weight >= _BOLD else "Regular"].texts
            read = {glyph: texts[glyph] for glyph in sorted(font.to_unicode)}
            object_of(pdf, entry["ToUnicode"]).stream = list(_character_map(read))


def _character_map(texts: Mapping[int, str]) -> Iterator[bytes]:
    """A ToUnicode CMap (ISO 32000-1, 9.10.3; at most 100 entries in a block)."""
    yield b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
    yield b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def"
    yield b"/CMapName /Adobe-Identity-UCS def /CMapType 2 def"
    yield b"1 begincodespacerange <0000> <ffff> endcodespacerange"
    entries = [f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>".encode() for glyph, text in texts.items()]
    for start in range(0, len(entries), 100):
        block = entries[start : start + 100]
        yield b"\n".join((f"{len(block)} beginbfchar".encode(), *block, b"endbfchar"))
    yield b"endcmap CMapName currentdict /CMap defineresource pop end end"


def _elements(pdf: pydyf.PDF, kind: str) -> Iterator[Any]:
    for entry in pdf.objects:
        if isinstance(entry, dict) and entry.get("Type") == "/StructElem" and entry["S"] == kind:
            yield entry


def object_of(pdf: pydyf.PDF, reference: bytes) -> Any:
    """What a reference such as `12 0 R` leads to."""
    return pdf.objects[int(reference.split()[0])]
