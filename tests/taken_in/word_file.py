"""A Word file made of paragraphs as XML: for what no office program writes when a test wants it."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from handbook.zip_file import zip_bytes

_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
DECLARED = " ".join(f'xmlns:{name}="{space}"' for name, space in _SPACES.items())
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{level}"><w:name w:val="heading {level}"/></w:style>'
    for level in (1, 2, 3)
)
"""Word in Thai has ids of its own for headings; their names are these in every language."""


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph of runs."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def heading(text: str, level: int = 1) -> str:
    """A heading by its style."""
    return paragraph(run(text), f'<w:pStyle w:val="{level}"/>')


def item(text: str, list: int, level: int = 0) -> str:
    """A paragraph of a list."""
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>'
    return paragraph(run(text), numbered)


def numbering(*lists: tuple[str, ...]) -> str:
    """Lists 1, 2, … each with the levels `FORMAT TEXT`, such as `thaiNumbers (%1)`."""
    defined = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">'
        + "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{said.partition(" ")[0]}"/>'
            f'<w:lvlText w:val="{said.partition(" ")[2]}"/>'
            f'<w:pPr><w:ind w:left="{360 * (level + number)}"/></w:pPr></w:lvl>'
            for level, said in enumerate(levels)
        )
        + "</w:abstractNum>"
        for number, levels in enumerate(lists, 1)
    )
    used = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in range(1, len(lists) + 1)
    )
    return defined + used


def word_file(body: str, parts: Mapping[str, str] | None = None, files: Mapping[str, bytes] | None = None) -> bytes:
    """A Word file; `parts` are other XML parts by relationship type, such as `comments`; `files` pictures by rel id."""
    parts = {"styles": STYLES, **(parts or {})}
    members = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        "_rels/.rels": _relations([("d", "officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relations(
            [
                *((name, name, f"{name}.xml") for name in parts),
                *((name, "image", f"media/{name}.png") for name in files or {}),
            ]
        ),
        "word/document.xml": f"{_HEAD}<w:document {DECLARED}><w:body>{body}</w:body></w:document>",
        **{f"word/{name}.xml": f"{_HEAD}<w:{name} {DECLARED}>{content}</w:{name}>" for name, content in parts.items()},
    }
    packed = {name: text.encode("utf-8") for name, text in members.items()}
    return zip_bytes({**packed, **{f"word/media/{name}.png": data for name, data in (files or {}).items()}})


def _relations(relations: list[tuple[str, str, str]]) -> str:
    lines = "".join(f'<Relationship Id="{id}" Type="{_OFFICE}/{type}" Target="{to}"/>' for id, type, to in relations)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'
