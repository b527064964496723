"""The JSON that the web form saves -> FilledFile."""

from __future__ import annotations

import json
from typing import Any

from handbook.filled.model import SPECIMEN, FilledFile, Raw, UnreadableError
from handbook.messages import both


def read_json(data: bytes) -> FilledFile:
    """Read the JSON of a web form. Raises UnreadableError: HB511 not JSON, HB513 not of a form."""
    try:
        found: Any = json.loads(data, parse_int=str, parse_float=str, parse_constant=str)
    except UnicodeDecodeError as error:
        raise UnreadableError("HB511", **both("file.json-encoding")) from error
    except (ValueError, RecursionError) as error:
        where = f"{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else "1:1"
        raise UnreadableError("HB511", **both("file.json-syntax", place=where)) from error
    values = found.get("values") if isinstance(found, dict) else None
    if not isinstance(values, dict) or not isinstance(found.get("form"), str) or not found["form"]:
        raise UnreadableError("HB513", kind="JSON")
    raw = {name: _raw(value) for name, value in values.items()}
    filled = {name: value for name, value in raw.items() if value not in ("", False)}
    form, version, locale = (found.get(key) or "" for key in ("form", "version", "locale"))
    is_specimen = found.get(SPECIMEN) is True
    return FilledFile("JSON", form, str(version), str(locale), filled, frozenset(filled), is_specimen=is_specimen)


def _raw(value: Any) -> Raw:
    """A JSON value as written; numbers were parsed as strings."""
    if value is None:
        return ""
    if isinstance(value, str | bool):
        return value
    if isinstance(value, list):
        return tuple(item if isinstance(item, str) else json.dumps(item, ensure_ascii=False) for item in value)
    return json.dumps(value, ensure_ascii=False)
