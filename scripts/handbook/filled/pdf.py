"""A filled PDF -> FilledFile: reads the interactive form (ISO 32000-1, 12.7) without rendering."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf.settings import set_qpdf_limits

from handbook.filled.bounds import check_count, check_stream
from handbook.filled.model import LARGEST, FilledFile, Raw, UnreadableError
from handbook.messages import both

_DEEPEST = 16
"""Limit for nested fields. Our forms have one level; viewers that split dotted names make three."""
_OFF = "/Off"


def read_pdf(data: bytes) -> FilledFile:
    """Read a PDF. Raises UnreadableError: HB511 damaged, HB513 no form of ours, HB517 locked, HB528 without blanks."""
    _limit_memory()
    try:
        with pikepdf.open(BytesIO(data), suppress_warnings=True) as pdf:
            return _read(pdf)
    except pikepdf.PasswordError as error:
        raise UnreadableError("HB517") from error
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError) as error:  # raised by pikepdf for broken objects
        raise UnreadableError("HB511", **both("file.pdf-broken")) from error


@cache
def _limit_memory() -> None:
    """Limit unpacking: a PDF of kilobytes can unpack to gigabytes. qpdf's limit is global for the process."""
    set_qpdf_limits(flate_max_memory=LARGEST, run_length_max_memory=LARGEST, png_max_memory=LARGEST)


def _read(pdf: pikepdf.Pdf) -> FilledFile:
    info, form = pdf.trailer.get("/Info"), pdf.Root.get("/AcroForm")
    id, version = (_text(_entry(info, key)) for key in ("/FormId", "/FormVersion"))
    values: dict[str, Raw] = {}
    names: set[str] = set()
    for count, (name, field, type) in enumerate(_fields(_entry(form, "/Fields"), "", "", set(), 0), 1):
        check_count(count)
        names.add(name)
        value = _value(field, type)
        if value and value != values.get(name, value):  # several fields with one name and different values
            value = (*_texts(values[name]), *_texts(value))
        if value:
            values[name] = value
    is_repaired = bool(pdf.get_warnings())
    if not id and not names and is_repaired:
        raise UnreadableError("HB511", **both("file.pdf-incomplete"))
    is_specimen = _text(_entry(info, "/FormSpecimen")) == "true"
    if not names and is_specimen:  # its words are printed, not typed
        raise UnreadableError("HB552", form=id)
    if not names:
        raise UnreadableError("HB528" if id else "HB513", kind="PDF")
    locale = _text(pdf.Root.get("/Lang")).partition("-")[0].lower()
    return FilledFile("PDF", id, version, locale, values, frozenset(names), is_repaired, is_specimen)


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
        own = _text(field.get("/T"))
        name = ".".join(filter(None, [outer, own]))
        kind = str(field.get("/FT", type))
        inner = field.get("/Kids")
        named = [kid for kid in inner if _text(_entry(kid, "/T"))] if isinstance(inner, pikepdf.Array) else []
        if named:
            yield from _fields(inner, name, kind, seen, depth + 1)
        elif own and kind in ("/Tx", "/Ch", "/Btn"):
            yield name, field, kind


def _value(field: Any, type: str) -> Raw:
    """The value of a field; for buttons the state that is on."""
    value = field.get("/V")
    if type == "/Btn":
        states = [value] if value is not None else _states(field)  # some viewers only write the appearance states
        return next((str(state)[1:] for state in states if isinstance(state, pikepdf.Name) and state != _OFF), "")
    if isinstance(value, pikepdf.Array):
        chosen = tuple(filter(None, map(_text, value)))
        return chosen[0] if len(chosen) == 1 else chosen
    return _text(value)


def _states(field: Any) -> list[Any]:
    kids = field.get("/Kids")
    drawn = [field, *(kids if isinstance(kids, pikepdf.Array) else ())]
    return [state for kid in drawn if (state := _entry(kid, "/AS")) is not None]


def _text(value: Any) -> str:
    """A text string, which may also be a stream (ISO 32000-1, 12.7.4.3)."""
    if isinstance(value, pikepdf.Stream):
        value = pikepdf.String(check_stream(value.read_bytes()))
    if isinstance(value, pikepdf.Name):  # some programs write the choice of a list as a name
        return str(value)[1:]
    return str(value) if isinstance(value, pikepdf.String) else ""


def _texts(raw: Raw) -> tuple[str, ...]:
    return raw if isinstance(raw, tuple) else (str(raw),)
