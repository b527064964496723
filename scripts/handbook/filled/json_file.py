"""The JSON that the web form saves -> FilledFile; what another program or a person wrote into it besides is told."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from handbook.filled.model import SPECIMEN, Fault, FilledFile, Raw, UnreadableError
from handbook.filled.words import quoted
from handbook.messages import both

_PARTS = ("form", "version", "locale", "values")
"""The parts of the file that the page writes (handbook.forms)."""
_SHOWN = 120


@dataclass
class _Pairs:
    """Gathers what is wrong while the parser makes the objects."""

    told: list[Fault] = field(default_factory=list)

    def together(self, pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
        """An object of its pairs; of a name that is there twice all values are kept."""
        found: dict[str, Any] = {}
        again: dict[str, list[Any]] = {}
        for key, value in pairs:
            if key in found:
                again.setdefault(key, [found[key]]).append(value)
            else:
                found[key] = value
        for key, values in again.items():
            shown = " | ".join(_written(value) for value in values)
            parts = {"name": quoted(key), "values": quoted(shown, _SHOWN)}
            self.told.append(Fault("", "HB548", both("json.twice", **parts)))
            found[key] = values[0] if all(value == values[0] for value in values) else _Several(values)
        return found


class _Several(list[Any]):
    """The values of one name."""


def read_json(data: bytes) -> FilledFile:
    """Read the JSON of a web form. Raises UnreadableError: HB511 not JSON, HB513 not of a form."""
    pairs = _Pairs()
    try:
        found: Any = json.loads(
            data, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=pairs.together
        )
    except UnicodeDecodeError as error:
        raise UnreadableError("HB511", **both("file.json-encoding")) from error
    except (ValueError, RecursionError) as error:
        where = f"{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else "1:1"
        raise UnreadableError("HB511", **both("file.json-syntax", place=where)) from error
    values = _merged(found.get("values")) if isinstance(found, dict) else None
    if not isinstance(values, dict) or not isinstance(found.get("form"), str) or not found["form"]:
        raise UnreadableError("HB513", kind="JSON")
    raw = {name: _raw(value) for name, value in values.items()}
    filled = {name: value for name, value in raw.items() if value not in ("", False)}
    form, version, locale = (found.get(key) or "" for key in ("form", "version", "locale"))
    is_specimen = found.get(SPECIMEN) is True
    told = (*pairs.told, *_odd(found, values))
    names = frozenset(filled)
    return FilledFile("JSON", form, str(version), str(locale), filled, names, is_specimen=is_specimen, told=told)


def _merged(values: Any) -> Any:
    """The values; where the file has them twice, all of both."""
    if not isinstance(values, _Several) or not all(isinstance(each, dict) for each in values):
        return values
    merged: dict[str, Any] = {}
    for each in values:
        for name, value in each.items():
            known = merged.get(name, value)
            merged[name] = value if known == value else _Several([known, value])
    return merged


def _odd(found: dict[str, Any], values: dict[str, Any]) -> Iterator[Fault]:
    """HB548 for parts that the page does not write, and for values within values."""
    for key, value in found.items():
        if key not in _PARTS and value not in (None, "", [], {}) and (key, value) != (SPECIMEN, True):
            yield _told("json.unknown", key, value)
    for name, value in values.items():
        if isinstance(value, dict) or (isinstance(value, list) and not isinstance(value, _Several)):
            yield _told("json.nested", name, value)


def _told(key: str, name: str, value: Any) -> Fault:
    parts = {"name": quoted(name), "values": quoted(_written(value), _SHOWN)}
    return Fault("", "HB548", both(key, **parts))


def _written(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _raw(value: Any) -> Raw:
    """A JSON value as written; numbers were parsed as strings."""
    if value is None:
        return ""
    if isinstance(value, str | bool):
        return value
    if isinstance(value, list):
        return tuple(_written(item) for item in value)
    return _written(value)
