"""The made-up official handbook of tests/fixtures/official/ -> a document of LibreOffice, and what stands in it."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import yaml
from PIL import Image, ImageDraw

SOURCE = Path(__file__).parents[1] / "fixtures" / "official" / "handbook.yml"
_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_LISTS = {"steps": "Steps", "clauses": "Clauses", "letters": "Letters", "bullets": "Bullets"}
_NOTE = re.compile(r"\{note: (?P<text>[^{}]*)\}")
_NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for name, full in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)
_LEVELS = ("๑, ๒, ๓, ...", "ก, ข, ค, ...")


@dataclass(frozen=True)
class Section:
    """A section of the made-up handbook: its chapter, title, where it belongs, and the questions that it answers."""

    chapter: str
    title: str
    ours: tuple[str, ...]
    answers: tuple[str, ...]


@cache
def source() -> dict[str, Any]:
    """The fixture as data."""
    loaded: dict[str, Any] = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    return loaded


def sections() -> list[Section]:
    """All sections in their order."""
    return [
        Section(chapter["title"], part["title"], tuple(part["ours"]), tuple(part.get("answers", ())))
        for chapter in source()["chapters"]
        for part in chapter["sections"]
    ]


def flat_odt(chapters: Iterable[dict[str, Any]] | None = None) -> str:
    """The handbook as one file of OpenDocument (.fodt), or these chapters of it."""
    body = "".join(_chapters(source()["chapters"] if chapters is None else chapters))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMESPACES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:styles>{_STYLES}</office:styles>"
        f"<office:automatic-styles>{_AUTOMATIC}</office:automatic-styles>"
        f"<office:master-styles>{_MASTER}</office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def _chapters(chapters: Iterable[dict[str, Any]]) -> Iterator[str]:
    kept = list(chapters)
    yield f'<text:p text:style-name="Title">{escape(source()["title"])}</text:p>'
    yield '<text:p>จัดทำขึ้นเพื่อทดสอบโปรแกรม <text:span text:style-name="Bold">มิใช่เอกสารของทางราชการ</text:span></text:p>'
    yield '<text:table-of-content text:name="Contents"><text:table-of-content-source/><text:index-body>'
    for page, chapter in enumerate(kept, 2):
        yield f'<text:p text:style-name="Contents">{escape(chapter["title"])}<text:tab/>{page}</text:p>'
    yield "</text:index-body></text:table-of-content>"
    pictures = count(1)
    for chapter in kept:
        numbered, title = _unnumbered(chapter["title"])
        header = "" if numbered else ' text:is-list-header="true"'
        yield f'<text:h text:style-name="Heading_20_1" text:outline-level="1"{header}>{escape(title)}</text:h>'
        for part in chapter["sections"]:
            yield f'<text:h text:style-name="Heading_20_2" text:outline-level="2">{escape(part["title"])}</text:h>'
            for block in part["blocks"]:
                yield from _block(block, pictures)


def _unnumbered(title: str) -> tuple[bool, str]:
    """A chapter's title without its number, which the outline prints."""
    found = re.fullmatch("บทที่ [๐-๙]+ (?P<title>.*)", title)
    return (True, found["title"]) if found else (False, title)


def _block(block: Any, pictures: Iterator[int]) -> Iterator[str]:
    if isinstance(block, str):
        yield f'<text:p text:style-name="Body">{_text(block)}</text:p>'
    elif "table" in block:
        yield from _table(block["table"])
    elif "picture" in block:
        number = next(pictures)
        yield (
            f'<text:p><draw:frame draw:name="p{number}" text:anchor-type="as-char" svg:width="15cm" svg:height="14cm">'
            f"<draw:image><office:binary-data>{_picture(number)}</office:binary-data></draw:image>"
            f"<svg:title>{escape(block['picture'])}</svg:title></draw:frame></text:p>"
            f'<text:p text:style-name="Body">ภาพที่ {str(number).translate(_TO_THAI)} {escape(block["picture"])}</text:p>'
        )
    else:
        yield from _list(block, top=True)


def _list(block: dict[str, Any], *, top: bool = False) -> Iterator[str]:
    for kind, items in block.items():
        if kind == "text":
            continue
        yield f'<text:list text:style-name="{_LISTS[kind]}{"" if top else "Sub"}">'
        for item in items:
            text, inner = (item, {}) if isinstance(item, str) else (item["text"], item)
            yield f'<text:list-item><text:p text:style-name="Body">{_text(text)}</text:p>'
            yield from _list(inner)
            yield "</text:list-item>"
        yield "</text:list>"


def _table(table: dict[str, Any]) -> Iterator[str]:
    rows = [list(row) for row in table["rows"]]
    rows += [
        [str(n).translate(_TO_THAI), f"13.{599000 + 37 * n}", f"100.{596000 + 53 * n}", str(n % 4 + 1), f"ริมถนน {n}"]
        for n in range(1, table.get("points", 0) + 1)
    ]
    yield f'<text:p text:style-name="Body">ตาราง {escape(table["caption"])}</text:p>'
    yield f'<table:table><table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    for number, row in enumerate(rows):
        yield "<table:table-header-rows>" * (number == 0) + "<table:table-row>"
        for column, cell in enumerate(row):
            if cell == "^":
                yield "<table:covered-table-cell/>"
                continue
            span = 1
            while number + span < len(rows) and rows[number + span][column] == "^":
                span += 1
            spanned = f' table:number-rows-spanned="{span}"' if span > 1 else ""
            style = "Bold" if number == 0 else "Plain"
            yield f'<table:table-cell table:style-name="Cell"{spanned}><text:p>'
            yield f'<text:span text:style-name="{style}">{escape(cell)}</text:span></text:p></table:table-cell>'
        yield "</table:table-row>" + "</table:table-header-rows>" * (number == 0)
    yield "</table:table>"


def _text(text: str) -> str:
    parts = _NOTE.split(text)
    done = escape(parts[0])
    for number, (note, rest) in enumerate(zip(parts[1::2], parts[2::2], strict=True), 1):
        done += (
            f'<text:note text:note-class="footnote"><text:note-citation>{number}</text:note-citation><text:note-body>'
            f"<text:p>{escape(note)}</text:p></text:note-body></text:note>{escape(rest)}"
        )
    return done


def _picture(number: int) -> str:
    image = Image.new("RGB", (300, 280), (230, 240, 250))
    ImageDraw.Draw(image).ellipse((20 * number, 20, 20 * number + 120, 140), fill=(20, 90, 160))
    file = io.BytesIO()
    image.save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode("ascii")


def _level(level: int, digits: str, before: str = "", after: str = "") -> str:
    return (
        f'<text:list-level-style-number text:level="{level}" style:num-format={quoteattr(digits)} '
        f"style:num-prefix={quoteattr(before)} style:num-suffix={quoteattr(after)}>"
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        f'<style:list-level-label-alignment text:label-followed-by="listtab" fo:margin-left="{level}cm" '
        'fo:text-indent="-0.8cm"/></style:list-level-properties></text:list-level-style-number>'
    )


_FORMATS = {
    "Steps": (_LEVELS[0], "", "."),
    "Clauses": (_LEVELS[0], "(", ")"),
    "Letters": (_LEVELS[1], "", "."),
}
_LIST_STYLES = "".join(
    f'<text:list-style style:name="{name}">{"".join(_level(n, *parts) for n in range(1, 4))}</text:list-style>'
    for kind, parts in _FORMATS.items()
    for name in (kind, f"{kind}Sub")
)
_BULLETS = (
    '<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    "</text:list-style>"
)
_FONT = (
    'fo:font-size="{0}pt" style:font-size-complex="{0}pt" style:font-name-complex="TH SarabunPSK" '
    'fo:font-family="TH SarabunPSK" style:font-family-complex="TH SarabunPSK"'
)
_BOLD = 'fo:font-weight="bold" style:font-weight-complex="bold"'
_OUTLINE = (
    '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" '
    f'style:num-format={quoteattr(_LEVELS[0])} style:num-prefix="บทที่ " style:num-suffix=" "/>'
    f'<text:outline-level-style text:level="2" style:num-format={quoteattr(_LEVELS[0])} text:display-levels="2" '
    'style:num-suffix=" "/></text:outline-style>'
)
_STYLES = (
    f'<style:default-style style:family="paragraph"><style:text-properties {_FONT.format(16)} fo:language="en" '
    'style:language-complex="th" style:country-complex="TH"/></style:default-style>'
    f'<style:style style:name="Title" style:family="paragraph"><style:text-properties {_FONT.format(26)} {_BOLD}/>'
    "</style:style>"
    '<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" '
    'style:default-outline-level="1"><style:paragraph-properties fo:break-before="page" fo:margin-bottom="0.4cm"/>'
    f"<style:text-properties {_FONT.format(22)} {_BOLD}/></style:style>"
    '<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" '
    'style:default-outline-level="2"><style:paragraph-properties fo:margin-top="0.6cm"/>'
    f"<style:text-properties {_FONT.format(18)} {_BOLD}/></style:style>"
    '<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.2cm" '
    'fo:line-height="200%"/></style:style>'
    '<style:style style:name="Contents" style:family="paragraph"/>' + _OUTLINE
)
_AUTOMATIC = (
    f'<style:style style:name="Bold" style:family="text"><style:text-properties {_BOLD}/></style:style>'
    '<style:style style:name="Plain" style:family="text"/>'
    '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties '
    'fo:border="0.5pt solid #000000"/>'
    "</style:style>"
    '<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" '
    'fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="3cm" fo:margin-right="2cm"/>'
    '<style:header-style><style:header-footer-properties fo:min-height="1cm"/></style:header-style></style:page-layout>'
    + _LIST_STYLES
    + _BULLETS
)
_MASTER = (
    '<style:master-page style:name="Standard" style:page-layout-name="A4"><style:header><text:p>คู่มือตัวอย่าง หน้า '
    "<text:page-number/></text:p></style:header></style:master-page>"
)
