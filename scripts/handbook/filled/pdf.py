"""A filled PDF -> FilledFile: its interactive form (ISO 32000-1, 12.7), and what is beside it, without rendering."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf.settings import set_qpdf_limits

from handbook.filled.bounds import check_count
from handbook.filled.joined import values_in
from handbook.filled.model import LARGEST, Fault, FilledFile, Found, UnreadableError
from handbook.filled.pdf_field import values_of
from handbook.filled.pdf_notes import OURS, attached, notes_of, signature, xfa_words
from handbook.filled.pdf_page import Pages, told_of
from handbook.filled.pdf_text import text_of
from handbook.messages import both

_DEEPEST = 16
"""Limit for nested fields. Our forms have one level; viewers that split dotted names make three."""
_KINDS = ("/Tx", "/Ch", "/Btn")
_MOST_PAGES = 200


def read_pdf(data: bytes) -> FilledFile:
    """Read a PDF. Raises UnreadableError: HB511 damaged, HB513 no form of ours, HB517 locked, HB528 without blanks."""
    _limit_memory()
    pages = Pages(data)
    try:
        with pikepdf.open(BytesIO(data), suppress_warnings=True) as pdf:
            return _read(pdf, pages)
    except pikepdf.PasswordError as error:
        raise UnreadableError("HB517") from error
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError) as error:  # raised by pikepdf for broken objects
        raise UnreadableError("HB511", **both("file.pdf-broken")) from error
    finally:
        pages.close()


@cache
def _limit_memory() -> None:
    """Limit unpacking: a PDF of kilobytes can unpack to gigabytes. qpdf's limit is global for the process."""
    set_qpdf_limits(flate_max_memory=LARGEST, run_length_max_memory=LARGEST, png_max_memory=LARGEST)


def _read(pdf: pikepdf.Pdf, pages: Pages) -> FilledFile:
    info, form = pdf.trailer.get("/Info"), pdf.Root.get("/AcroForm")
    id, version = (text_of(_entry(info, key)) for key in ("/FormId", "/FormVersion"))
    places, orphans = _widgets(pdf)
    told: list[Fault] = []
    fields: list[Found] = []
    listed: set[Any] = set()
    for count, (name, field, type) in enumerate(_fields(_entry(form, "/Fields"), "", "", set(), 0), 1):
        check_count(count)
        listed.add(field.objgen)
        if type == "/Sig":
            told += filter(None, [signature(field, name)])
        else:
            fields.append(_found(name, field, type, tuple(places.get(field.objgen, ()))))
    fields += (
        _found(name, field, type, numbers, is_listed=False)
        for name, field, type, numbers in orphans
        if not (field.is_indirect and field.objgen in listed) and type in _KINDS
    )
    is_repaired = bool(pdf.get_warnings())
    if not id and not fields and is_repaired:
        raise UnreadableError("HB511", **both("file.pdf-incomplete"))
    is_specimen = text_of(_entry(info, "/FormSpecimen")) == "true"
    if not fields and is_specimen:  # its words are printed, not typed
        raise UnreadableError("HB552", form=id)
    if not fields:
        raise UnreadableError("HB528" if id else "HB513", kind="PDF")
    told += _beside(pdf, pages, form, fields)
    locale = text_of(pdf.Root.get("/Lang")).partition("-")[0].lower()
    names = frozenset(field.name for field in fields)
    values = values_in(fields)
    return FilledFile(
        "PDF", id, version, locale, values, names, is_repaired, is_specimen, tuple(told), fields=tuple(fields)
    )


def _found(name: str, field: Any, type: str, pages: tuple[int, ...], *, is_listed: bool = True) -> Found:
    value, told = values_of(name, field, type)
    return Found(name, value, pages, is_listed, tuple(told))


def _entry(dictionary: Any, key: str) -> Any:
    return dictionary.get(key) if isinstance(dictionary, pikepdf.Dictionary) else None


def _fields(kids: Any, outer: str, type: str, seen: set[Any], depth: int) -> Iterator[tuple[str, Any, str]]:
    """Every field with its full name and type; a kid without a name is only a widget of its parent."""
    if not isinstance(kids, pikepdf.Array) or depth > _DEEPEST:
        return
    for field in kids:
        if not isinstance(field, pikepdf.Dictionary) or (field.is_indirect and field.objgen in seen):
            continue
        seen.add(field.objgen)
        own = text_of(field.get("/T"))
        name = ".".join(filter(None, [outer, own]))
        kind = str(field.get("/FT", type))
        inner = field.get("/Kids")
        named = [kid for kid in inner if text_of(_entry(kid, "/T"))] if isinstance(inner, pikepdf.Array) else []
        if named:
            yield from _fields(inner, name, kind, seen, depth + 1)
        elif own and kind in (*_KINDS, "/Sig"):
            yield name, field, kind


def _widgets(pdf: pikepdf.Pdf) -> tuple[dict[Any, list[int]], list[tuple[str, Any, str, tuple[int, ...]]]]:
    """Numbers of the pages of each field, and every field that is drawn on a page: name, field, type, pages."""
    places: dict[Any, list[int]] = {}
    drawn: list[tuple[str, Any, str, tuple[int, ...]]] = []
    for number, page in enumerate(pdf.pages):
        notes = page.obj.get("/Annots")
        if number >= _MOST_PAGES or not isinstance(notes, pikepdf.Array):
            continue
        for note in notes:
            if _entry(note, "/Subtype") != pikepdf.Name.Widget:
                continue
            field, name, type = _terminal(note)
            if not name:
                continue
            known = places.setdefault(field.objgen, []) if field.is_indirect else []
            if not known:
                drawn.append((name, field, type, (number,)))
                check_count(len(drawn))
            known.append(number)
    return places, drawn


def _terminal(widget: Any) -> tuple[Any, str, str]:
    """The field of a widget, with its full name and type."""
    field, names, type = None, list[str](), ""
    node = widget
    for _ in range(_DEEPEST):
        if not isinstance(node, pikepdf.Dictionary):
            break
        own = text_of(node.get("/T"))
        if own:
            field = node if field is None else field
            names.append(own)
        type = type or str(node.get("/FT", ""))
        node = node.get("/Parent")
    return (widget if field is None else field), ".".join(reversed(names)), type


def _beside(pdf: pikepdf.Pdf, pages: Pages, form: Any, fields: list[Found]) -> Iterator[Fault]:
    """What the file holds besides its fields: notes, foreign drawing, attached files, an XFA form."""
    yield from xfa_words(_entry(form, "/XFA"), fields)
    yield from attached(pdf)
    drawn = {number for field in fields for number in field.pages}
    is_tagged = pdf.Root.get("/StructTreeRoot") is not None or pdf.Root.get("/MarkInfo") is not None
    for number, page in enumerate(pdf.pages):
        if number >= _MOST_PAGES:
            yield Fault("", "HB541", both("thing.page.other", page=number + 1))
            return
        yield from notes_of(page.obj, number + 1)
        marks = pages.marks(number, _content(page))
        if marks and OURS in page.obj:  # what fillPdf adds is marked in other ways
            marks = replace(marks, words=marks.bare_words, is_ours=True)
            yield from told_of(marks, number + 1)
        elif marks is None:
            yield Fault("", "HB546", both("form-text.page", page=number + 1))
        elif marks.is_ours or number not in drawn:
            is_foreign = marks.is_ours and number not in drawn and bool(drawn) and not _is_in_structure(pdf, page)
            yield from told_of(marks, number + 1, is_foreign=is_foreign)
        elif is_tagged or marks.words:
            yield Fault("", "HB546", both("form-text.page", page=number + 1))
    lost = [field.name for field in fields if not field.pages and field.value] if drawn else []
    for name in lost:
        yield Fault(name, "HB542", both("differ.no-page"))


def _is_in_structure(pdf: pikepdf.Pdf, page: Any) -> bool:
    """Whether the structure tree knows this page: the number of a page of another file leads to none (14.7.4.4)."""
    tree = _entry(pdf.Root.get("/StructTreeRoot"), "/ParentTree")
    number = page.obj.get("/StructParents")
    if tree is None or number is None:
        return False
    found = pikepdf.NumberTree(tree).get(int(number))
    elements = found if isinstance(found, pikepdf.Array) else [found]
    return any(getattr(_entry(element, "/Pg"), "objgen", None) == page.obj.objgen for element in elements)


def _entry_of_stream(stream: Any, key: str) -> Any:
    return stream.get(key) if isinstance(stream, pikepdf.Stream) else None


def _content(page: Any) -> bytes:
    """The packed content of a page, by which it is known again; empty if it draws what is kept elsewhere."""
    things = _entry(page.obj.get("/Resources"), "/XObject")
    inner = things.values() if isinstance(things, pikepdf.Dictionary) else ()
    if any(_entry_of_stream(thing, "/Subtype") == pikepdf.Name.Form for thing in inner):
        return b""
    content = page.obj.get("/Contents")
    streams = list(content) if isinstance(content, pikepdf.Array) else [content]
    return b"\0".join(stream.read_raw_bytes() for stream in streams if isinstance(stream, pikepdf.Stream))
