"""A violation of a schema -> what to write instead, in both languages, with the author's own value where it can be."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from handbook.messages import Both, both
from handbook.nearest import nearest
from handbook.thai.plain_values import iso_date, plain_number

_SHOWN = 60
_ID = re.compile(r"[^a-z0-9]+")
_ID_PATTERN = "^[a-z0-9]+(-"
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?")


def mend_of(error: Any, name: str | Both, raw: str | None, root: Mapping[str, Any]) -> Both:
    """What to write; `name` is the key, `raw` a value as written if YAML takes it for no text, `root` the schema."""
    value, limit, schema = error.instance, error.validator_value, error.schema
    example = example_of(schema, root)
    match error.validator:
        case "required":
            lines = [f"{key}: {example_of(_property(schema, key), root)}" for key in limit if key not in value]
            return both("schema.mend.required", lines=" · ".join(lines))
        case "type" if schema.get("format") == "date":
            return _date(name, raw or str(value))
        case "type":
            return _type(name, value, raw, limit if isinstance(limit, str) else limit[0], example)
        case "format":
            return _date(name, str(value))
        case "enum":
            return _enum(name, value, [_plain(item) for item in limit])
        case "const":
            return both("schema.mend.write", line=_line(name, _plain(limit)))
        case "pattern":
            return _pattern(name, str(value), str(limit), str(schema.get("description", limit)))
        case "minLength" | "minItems" | "minProperties":
            return both("schema.mend.example", line=_line(name, example))
        case "maxLength":
            return both("schema.mend.shorten", length=len(value), limit=limit)
        case "minimum" | "maximum" | "exclusiveMinimum":
            return _range(name, schema)
        case "uniqueItems":
            return both("schema.mend.twice")
        case "maxItems" | "maxProperties":
            return both("schema.mend.fewer", count=len(value), limit=limit)
        case "contains":
            return both("schema.mend.contains", limit=str(limit["description"]))
    return both("schema.mend.look")


def unknown_key_mend(key: str, known: list[str]) -> Both:
    """What to do about a key that the schema does not have."""
    near = nearest(key, known)
    if near is not None:
        return both("schema.mend.rename", near=near, name=key)
    return both("schema.mend.remove", name=key, known=", ".join(known)) if known else both("schema.mend.look")


def example_of(schema: Mapping[str, Any], root: Mapping[str, Any]) -> str:
    """A value that a part of a schema takes, as an author would write it."""
    if "$ref" in schema:
        schema = root["$defs"][str(schema["$ref"]).rpartition("/")[2]]
    kind = schema.get("type", "string")
    kind = kind if isinstance(kind, str) else kind[0]
    for key in ("examples", "enum"):
        if schema.get(key):
            return _plain(schema[key][0])
    if "const" in schema:
        return _plain(schema["const"])
    if schema.get("format") == "date":
        return "2026-11-23"
    if "description" in schema:
        return str(schema["description"])
    if kind == "object":
        inner = (f"{key}: {example_of(_property(schema, key), root)}" for key in schema.get("required", ()))
        return f"{{{', '.join(inner) or '…'}}}"
    plain = {"array": "[…]", "boolean": "true", "integer": str(schema.get("minimum", 1)), "number": "22000"}
    return plain.get(kind, "…")


def _property(schema: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = schema.get("properties", {}).get(key, {})
    return found


def _line(name: str | Both, value: str) -> str:
    return f"{name}: {value}" if isinstance(name, str) else value


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _date(name: str | Both, written: str) -> Both:
    mended = iso_date(written)
    return both("schema.mend.date") if mended is None else both("schema.mend.write", line=_line(name, mended))


def _type(name: str | Both, value: Any, raw: str | None, wanted: str, example: str) -> Both:
    """A value of another kind than is wanted."""
    if value is None:
        return both("schema.mend.example", line=_line(name, example))
    text = value if isinstance(value, str) else raw
    if wanted == "string" and raw is not None:
        return both("schema.mend.quote", line=_line(name, f'"{raw}"'))
    if wanted in ("number", "integer") and text is not None:
        number = plain_number(text)
        if number is not None and wanted == "integer" and float(number).is_integer():
            number = number.partition(".")[0]
        fits = number is not None and (wanted == "number" or "." not in number)
        return (
            both("schema.mend.number", line=_line(name, str(number)))
            if fits
            else both("schema.mend.digits", line=_line(name, example if example.isdecimal() else "22000"))
        )
    if wanted == "array" and isinstance(value, str):
        if value.startswith("-"):
            return both("schema.mend.items")
        return both("schema.mend.list", line=_line(name, f"[{_short(value)}]"))
    if wanted == "object" and isinstance(value, str) and "th:" in example:
        return both("schema.mend.write", line=_line(name, f"{{th: {_short(value)}, en: …}}"))
    key = f"schema.mend.{wanted}"
    return both(key if wanted in ("boolean", "array", "object") else "schema.mend.example", line=_line(name, example))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _enum(name: str | Both, value: Any, known: list[str]) -> Both:
    near = nearest(_plain(value), known)
    return (
        both("schema.mend.choose", names=", ".join(known))
        if near is None
        else both("schema.mend.write", line=_line(name, near))
    )


def _pattern(name: str | Both, value: str, pattern: str, example: str) -> Both:
    """The value in the right form where that is plain, or an example."""
    if example.startswith("http") and _HOST.fullmatch(value):
        ending = "" if "/" in value or not example.endswith("/") else "/"
        return both("schema.mend.write", line=_line(name, f"https://{value}{ending}"))
    if example.startswith("+") and (digits := plain_number(re.sub("[ -]", "", value))) and digits.startswith("0"):
        return both("schema.mend.write", line=_line(name, f'"+66{digits[1:]}"'))
    plain = _ID.sub("-", value.lower()).strip("-") if value.isascii() and pattern.startswith(_ID_PATTERN) else ""
    if plain:
        return both("schema.mend.write", line=_line(name, plain))
    if re.fullmatch(r'"[0-9.]+"', example):
        return both("schema.mend.version", line=_line(name, example))
    return both("schema.mend.example", line=_line(name, example))


def _range(name: str | Both, schema: Mapping[str, Any]) -> Both:
    least = schema.get("minimum", schema.get("exclusiveMinimum"))
    key = "schema.mend.above" if "exclusiveMinimum" in schema else "schema.mend.range"
    return both(key, name=name, least=str(least), most=str(schema.get("maximum", "…")))
