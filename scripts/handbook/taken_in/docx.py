"""A Word file's bytes -> Document. mammoth reads it, after `plain_docx.py` has made it plain."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import mammoth
from lxml import etree

from handbook.html.tree import Element, make, read_article
from handbook.taken_in.mended import mend
from handbook.taken_in.model import Document, Lost, NotTakenError, Piece
from handbook.taken_in.numbers import Numbering
from handbook.taken_in.package import Package, open_package
from handbook.taken_in.places import places_of, short, text_of
from handbook.taken_in.plain_docx import BULLETS, ORDERED, Plain, heading_levels, is_deleted, is_in_contents
from handbook.taken_in.styles import Styles, is_on
from handbook.zip_file import zip_bytes

_STYLE_MAP = "\n".join(
    [*(f"p.hb-h{level} => h{level}:fresh" for level in range(1, 7)), "p.hb-title => p.title:fresh",
     "r.hb-number => span.number", "strike =>", "comment-reference =>"]
)  # fmt: skip
_IGNORED = "An unrecognised element was ignored: "
_NOTE_PARTS = ("footnotes", "endnotes")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_KINDS = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp",
          "emf": "image/x-emf", "wmf": "image/x-wmf", "tif": "image/tiff", "tiff": "image/tiff"}  # fmt: skip
_BETWEEN = ("{*}footnoteReference", "{*}endnoteReference", "{*}sym", "{*}noBreakHyphen")
_NOT_TEXT = ("{*}del", "{*}moveFrom", "{*}Fallback")


def read_docx(data: bytes) -> Document:
    """Read a Word file. Raises NotTakenError."""
    package = open_package(data)
    styles = Styles.of(package.tree(package.named("styles")))
    tree = package.tree(package.main)
    headings, is_guessed = heading_levels(tree, styles)
    pieces = tuple(_pieces(package, styles, tree, headings))
    if not pieces:
        raise NotTakenError("taken-no-text")
    notes = {name: package.tree(package.named(name)) for name in _NOTE_PARTS}
    mended = list(mend(tree, package, package.main))
    for name, part in notes.items():
        mended += mend(part, package, package.named(name) or "") if part is not None else ()
    plain = Plain(styles, Numbering(package.tree(package.named("numbering")), styles))
    plain.simplify(tree, headings)
    for part in notes.values():
        if part is not None:
            plain.simplify(part, {})
    article, pictures, ignored = _convert(_plain_file(package, tree, notes))
    lost = [*([Lost("headings", "")] if is_guessed else []), *mended, *plain.lost, *_beside(package), *ignored]
    title = plain.title or _property(package, "title") or next((text_of(each).strip() for each in headings), "")
    return Document(
        "Word", short(title), _property(package, "modified")[:10], article, _taken_notes(article), pictures, pieces,
        tuple(lost),
    )  # fmt: skip


def _convert(data: bytes) -> tuple[Element, dict[str, bytes], list[Lost]]:
    """The HTML of mammoth as a tree, the pictures by the names that it has for them, and what mammoth ignored."""
    pictures: dict[str, bytes] = {}

    def keep(image: Any) -> dict[str, str]:
        with image.open() as file:
            content = file.read()
        name = next((known for known, kept in pictures.items() if kept == content), f"{len(pictures) + 1}")
        pictures[name] = content
        return {"src": name}

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data), style_map=_STYLE_MAP, convert_image=mammoth.images.img_element(keep)
        )
    except (RecursionError, KeyError, ValueError, IndexError, AttributeError, TypeError, OSError) as error:
        raise NotTakenError("taken-broken") from error
    told = dict.fromkeys(message.message for message in result.messages)
    ignored = [Lost("ignored", "", text.removeprefix(_IGNORED)) for text in told if text.startswith(_IGNORED)]
    return read_article(result.value), pictures, ignored


def _taken_notes(article: Element) -> dict[str, Element]:
    """Take the footnotes from the end of the article, and mark their places: number -> its text."""
    notes: dict[str, Element] = {}
    for reference in list(article.iter("a")):
        target = reference.get("href", "")
        if target.startswith(("#footnote-ref", "#endnote-ref")):
            holder = reference.getparent()
            holder.remove(reference)
        elif target.startswith(("#footnote-", "#endnote-")):
            number = str(len(notes) + 1)
            note = next((item for item in article.iter("li") if f"#{item.get('id')}" == target), None)
            if note is not None:
                notes[number] = note
                raised = reference.getparent()
                marked = make("span", class_="note", data_note=number)
                marked.tail = raised.tail
                raised.getparent().replace(raised, marked)
    for ending in {note.getparent() for note in notes.values()}:
        ending.getparent().remove(ending)
    return notes


def _pieces(package: Package, styles: Styles, tree: Any, headings: dict[Any, int]) -> Iterator[Piece]:
    """All text of the document by another way than mammoth's: the w:t of each paragraph, as the file has it."""
    parts = [(tree, headings), *((package.tree(package.named(name)), {}) for name in _NOTE_PARTS)]
    for part, known in parts:
        if part is None:
            continue
        places = places_of(part, known)
        for paragraph, place in places.items():
            if styles.is_contents(paragraph) or is_in_contents(paragraph):
                continue
            yield from (Piece(text, place) for text in _texts(paragraph) if text.strip())


def _texts(paragraph: Any) -> list[str]:
    """The texts of a paragraph between its footnotes, symbols and texts above letters, which are written otherwise."""
    texts = [""]
    for part in paragraph.iter("{*}t", *_BETWEEN):
        if next(part.iterancestors(*_NOT_TEXT), None) is not None or next(part.iterancestors("{*}p")) is not paragraph:
            continue
        if any(is_deleted(row) for row in part.iterancestors("{*}tr")):
            continue
        run = next(part.iterancestors("{*}r"), None)
        if run is not None and is_on(run.find("{*}rPr"), "vanish"):
            continue
        if not part.tag.endswith("}t"):
            texts.append("")
        elif next(part.iterancestors("{*}ruby"), None) is not None:
            texts += [part.text or "", ""]
        else:
            texts[-1] += part.text or ""
    return texts


def _beside(package: Package) -> Iterator[Lost]:
    """What stands beside the text: comments, headers and footers."""
    comments = package.tree(package.named("comments"))
    for comment in comments.iterfind("{*}comment") if comments is not None else ():
        text = " ".join(text_of(each) for each in comment.iter("{*}p"))
        yield Lost("comment", "", " ".join(text.split()))
    seen = set[str]()
    for relation in package.relations(package.main).values():
        if relation.type in {"header", "footer"} and relation.target in package.parts:
            tree = package.tree(relation.target)
            text = " ".join(" ".join(text_of(each) for each in tree.iter("{*}p")).split())
            if text and text not in seen:
                seen.add(text)
                yield Lost("header", "", text)


def _plain_file(package: Package, tree: Any, notes: dict[str, Any]) -> bytes:
    """A Word file of these trees alone, with two lists, without styles, and with the pictures and links of the old."""
    namespace = etree.QName(tree).namespace or _W
    parts = {"document": tree, **{name: part for name, part in notes.items() if part is not None}}
    main = [(name, f"{_OFFICE}/{name}", f"{name}.xml", False) for name in notes if notes[name] is not None]
    main += [("own-numbering", f"{_OFFICE}/numbering", "numbering.xml", False)]
    media: dict[str, bytes] = {}
    written = {}
    for name, old in (("document", package.main), *((name, package.named(name)) for name in notes)):
        links = [] if name == "document" or old is None else list[tuple[str, str, str, bool]]()
        for id, relation in package.relations(old).items() if old else ():
            if relation.type == "image" and not relation.is_outside and relation.target in package.parts:
                ending = relation.target.rpartition(".")[2].lower()
                target = f"media/{len(media) + 1}.{ending if ending in _KINDS else 'bin'}"
                media[f"word/{target}"] = package.parts[relation.target]
                links.append((id, f"{_OFFICE}/image", target, False))
            elif relation.type == "hyperlink":
                links.append((id, f"{_OFFICE}/hyperlink", relation.target, True))
        written[f"word/_rels/{name}.xml.rels"] = _relations_xml([*(main if name == "document" else ()), *links])
    return zip_bytes(
        {
            "[Content_Types].xml": _types_xml(),
            "_rels/.rels": _relations_xml([("main", f"{_OFFICE}/officeDocument", "word/document.xml", False)]),
            **{f"word/{name}.xml": _written(part) for name, part in parts.items()},
            **written,
            "word/numbering.xml": _numbering_xml(namespace),
            **media,
        },
        level=1,
    )


def _written(tree: Any) -> bytes:
    return bytes(etree.tostring(tree, encoding="UTF-8", xml_declaration=True))


def _relations_xml(relations: list[tuple[str, str, str, bool]]) -> bytes:
    root: Any = etree.Element(f"{{{_R}}}Relationships", nsmap=_default(_R))
    for id, type, target, is_outside in relations:
        element = etree.SubElement(root, f"{{{_R}}}Relationship", Id=id, Type=type, Target=target)
        if is_outside:
            element.set("TargetMode", "External")
    return _written(root)


def _types_xml() -> bytes:
    root: Any = etree.Element(f"{{{_TYPES}}}Types", nsmap=_default(_TYPES))
    for ending, kind in {**_KINDS, "xml": "application/xml", "bin": "application/octet-stream"}.items():
        etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=ending, ContentType=kind)
    return _written(root)


def _default(namespace: str) -> Any:
    return {None: namespace}


def _numbering_xml(namespace: str) -> bytes:
    w = f"{{{namespace}}}"
    root = etree.Element(f"{w}numbering", nsmap={"w": namespace})
    for id, format in ((ORDERED, "decimal"), (BULLETS, "bullet")):
        abstract = etree.SubElement(root, f"{w}abstractNum", {f"{w}abstractNumId": id})
        for level in range(5):
            element = etree.SubElement(abstract, f"{w}lvl", {f"{w}ilvl": str(level)})
            etree.SubElement(element, f"{w}numFmt", {f"{w}val": format})
    for id in (ORDERED, BULLETS):
        number = etree.SubElement(root, f"{w}num", {f"{w}numId": id})
        etree.SubElement(number, f"{w}abstractNumId", {f"{w}val": id})
    return _written(root)


def _property(package: Package, name: str) -> str:
    """A property of the document, such as its title."""
    relations = _package_relations(package)
    tree = package.tree(relations.get("core-properties"))
    found = next(tree.iter(f"{{*}}{name}"), None) if tree is not None else None
    return (found.text or "").strip() if found is not None else ""


def _package_relations(package: Package) -> dict[str, str]:
    return {relation.type: relation.target for relation in package.relations("").values()}
