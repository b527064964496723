"""One field of a PDF -> its value, and where the places that hold it disagree (ISO 32000-1, 12.7.4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from handbook.filled.model import Fault, Raw
from handbook.filled.parse import as_written
from handbook.filled.pdf_drawn import drawn_otherwise
from handbook.filled.pdf_text import is_guessed, rich_text, text_of
from handbook.filled.words import compared, quoted
from handbook.messages import both

_OFF = "/Off"


def values_of(name: str, field: Any, type: str) -> tuple[Raw, list[Fault]]:
    """The value of a field, for buttons the state that is on; with HB542 for places that say another thing."""
    value = field.get("/V")
    if type == "/Btn":
        return _button(name, field, value)
    if isinstance(value, pikepdf.Array):
        chosen = tuple(filter(None, map(text_of, value)))
        one: Raw = chosen[0] if len(chosen) == 1 else chosen
        return one, _drawn(name, field, one)
    text = text_of(value)
    if is_guessed(value):
        return text, [Fault("", "HB546", both("form-text.encoding"))]
    rich = rich_text(field.get("/RV"))
    if rich and compared(rich) != compared(text):
        return text, [Fault(name, "HB542", both("differ.rich", shown=quoted(rich)))]
    return text, _drawn(name, field, text)


def _drawn(name: str, field: Any, value: Raw) -> list[Fault]:
    """HB542 if what is drawn for the field cannot be its value."""
    shown = drawn_otherwise(field, value)
    said = quoted(as_written(value)) or "–"
    return [Fault(name, "HB542", both("differ.drawn", said=said, shown=quoted(shown)))] if shown else []


def _button(name: str, field: Any, value: Any) -> tuple[Raw, list[Fault]]:
    drawn = [_code(field, state) for state in _states(field)]
    shown = [code for code in drawn if code]
    if value is None:  # some viewers only write the appearance states
        return (shown[0] if len(set(shown)) == 1 else tuple(shown)) if shown else "", []
    said = _code(field, value)
    if (not drawn and not said) or set(shown) == ({said} if said else set()) or not drawn:
        return said, []
    return said, [Fault(name, "HB542", both("differ.drawn", said=said or "–", shown=", ".join(shown) or "–"))]


def _code(field: Any, state: Any) -> str:
    """The code of a state; empty for Off. Some programs number the states and keep the codes in /Opt (12.7.4.2.3)."""
    if not isinstance(state, pikepdf.Name | pikepdf.String):
        return ""
    code = (str(state) if isinstance(state, pikepdf.Name) else text_of(state)).removeprefix("/")
    options = field.get("/Opt")
    if code.isdecimal() and isinstance(options, pikepdf.Array) and int(code) < len(options):
        return text_of(options[int(code)]) or code
    return "" if f"/{code}" == _OFF else code


def _states(field: Any) -> Iterator[Any]:
    kids = field.get("/Kids")
    for kid in (field, *(kids if isinstance(kids, pikepdf.Array) else ())):
        state = kid.get("/AS") if isinstance(kid, pikepdf.Dictionary) else None
        if state is not None:
            yield state
