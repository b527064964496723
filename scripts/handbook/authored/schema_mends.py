"""A violation of a schema -> what to write instead, in both languages, with the author's own value where it can be."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from handbook.messages import Both, both
from handbook.nearest import nearest
from handbook.thai.plain_values import iso_date, plain_number

_SHOWN = 60
_ID = re.compile(r"[^a-z0-9]+")
_ID_PATTERN = "^[a-z0-9]+(-"
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?")


@dataclass(frozen=True)
class _Violation:
    """A schema's error, the name of the key, the value as written if YAML takes it for no text, the whole schema."""

    error: Any
    name: str | Both
    raw: str | None
    root: Mapping[str, Any]

    @property
    def value(self) -> Any:
        return self.error.instance

    @property
    def limit(self) -> Any:
        return self.error.validator_value

    @property
    def schema(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.error.schema
        return found

    @property
    def example(self) -> str:
        return example_of(self.schema, self.root)

    def line(self, value: str) -> str:
        """The author's line with this value."""
        return f"{self.name}: {value}" if isinstance(self.name, str) else value


def mend_of(error: Any, name: str | Both, raw: str | None, root: Mapping[str, Any]) -> Both:
    """What to write; `name` is the key, `raw` a value as written if YAML takes it for no text, `root` the schema."""
    write = _MENDS.get(str(error.validator))
    return write(_Violation(error, name, raw, root)) if write else both("schema.mend.look")


def unknown_key_mend(key: str, known: list[str]) -> Both:
    """What to do about a key that the schema does not have."""
    near = nearest(key, known)
    if near is not None:
        return both("schema.mend.rename", near=near, name=key)
    return both("schema.mend.remove", name=key, known=", ".join(known)) if known else both("schema.mend.look")


def example_of(schema: Mapping[str, Any], root: Mapping[str, Any], *, inside: bool = False) -> str:
    """A value that a part of a schema takes, as an author would write it."""
    if "$ref" in schema:
        schema = root["$defs"][str(schema["$ref"]).rpartition("/")[2]]
    kind = schema.get("type", "string")
    kind = kind if isinstance(kind, str) else kind[0]
    given = schema.get("examples") or schema.get("enum") or ([schema["const"]] if "const" in schema else [])
    if given:
        return _plain(given[0])
    if schema.get("format") == "date":
        return "2026-11-23"
    if "description" in schema:
        return str(schema["description"])
    if kind == "object":
        if inside:
            return "…"
        inner = (
            f"{key}: {example_of(_property(schema, key), root, inside=True)}" for key in schema.get("required", ())
        )
        return f"{{{', '.join(inner) or '…'}}}"
    plain = {"array": "[…]", "boolean": "true", "integer": str(schema.get("minimum", 1)), "number": "22000"}
    return plain.get(kind, "…")


def _property(schema: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = schema.get("properties", {}).get(key, {})
    return found


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _required(at: _Violation) -> Both:
    missing = [key for key in at.limit if key not in at.value]
    lines = [f"{key}: {example_of(_property(at.schema, key), at.root)}" for key in missing]
    return both("schema.mend.required", lines=" · ".join(lines))


def _date(at: _Violation) -> Both:
    mended = iso_date(at.raw or str(at.value))
    return both("schema.mend.date") if mended is None else both("schema.mend.write", line=at.line(mended))


def _type(at: _Violation) -> Both:
    """A value of another kind than is wanted."""
    wanted = at.limit if isinstance(at.limit, str) else at.limit[0]
    if at.schema.get("format") == "date":
        return _date(at)
    if at.value is None:
        return both("schema.mend.example", line=at.line(at.example))
    if wanted == "string" and at.raw is not None:
        return both("schema.mend.quote", line=at.line(f'"{at.raw}"'))
    if wanted in ("number", "integer"):
        return _number(at, wanted)
    return _collection(at, wanted)


def _number(at: _Violation, wanted: str) -> Both:
    number = plain_number(at.value if isinstance(at.value, str) else at.raw or "")
    if number is not None and wanted == "integer" and float(number).is_integer():
        number = number.partition(".")[0]
    if number is None or (wanted == "integer" and "." in number):
        return both("schema.mend.digits", line=at.line(at.example if at.example.isdecimal() else "22000"))
    return both("schema.mend.number", line=at.line(number))


def _collection(at: _Violation, wanted: str) -> Both:
    if wanted == "array" and isinstance(at.value, str):
        if at.value.startswith("-"):
            return both("schema.mend.items")
        return both("schema.mend.list", line=at.line(f"[{_short(at.value)}]"))
    if wanted == "object" and isinstance(at.value, str) and "th:" in at.example:
        return both("schema.mend.write", line=at.line(f"{{th: {_short(at.value)}, en: …}}"))
    key = f"schema.mend.{wanted}"
    return both(key if wanted in ("boolean", "array", "object") else "schema.mend.example", line=at.line(at.example))


def _enum(at: _Violation) -> Both:
    known = [_plain(item) for item in at.limit]
    near = nearest(_plain(at.value), known)
    if near is None:
        return both("schema.mend.choose", names=", ".join(known))
    return both("schema.mend.write", line=at.line(near))


def _pattern(at: _Violation) -> Both:
    """The value in the right form where that is plain, or an example."""
    value, example = str(at.value), str(at.schema.get("description", at.limit))
    mended = None
    if example.startswith("http") and _HOST.fullmatch(value):
        mended = f"https://{value}" + ("/" if "/" not in value and example.endswith("/") else "")
    elif example.startswith("+") and (digits := plain_number(re.sub("[ -]", "", value))) and digits.startswith("0"):
        mended = f'"+66{digits[1:]}"'
    elif value.isascii() and str(at.limit).startswith(_ID_PATTERN):
        mended = _ID.sub("-", value.lower()).strip("-")
    if mended:
        return both("schema.mend.write", line=at.line(mended))
    key = "schema.mend.version" if re.fullmatch(r'"[0-9.]+"', example) else "schema.mend.example"
    return both(key, line=at.line(example))


def _range(at: _Violation) -> Both:
    least = at.schema.get("minimum", at.schema.get("exclusiveMinimum"))
    key = "schema.mend.above" if "exclusiveMinimum" in at.schema else "schema.mend.range"
    return both(key, least=str(least), most=str(at.schema.get("maximum", "…")))


def _example(at: _Violation) -> Both:
    return both("schema.mend.example", line=at.line(at.example))


def _fewer(at: _Violation) -> Both:
    return both("schema.mend.fewer", count=len(at.value), limit=at.limit)


_MENDS: dict[str, Callable[[_Violation], Both]] = {
    "required": _required,
    "type": _type,
    "format": _date,
    "enum": _enum,
    "const": lambda at: both("schema.mend.write", line=at.line(_plain(at.limit))),
    "pattern": _pattern,
    **dict.fromkeys(("minLength", "minItems", "minProperties"), _example),
    "maxLength": lambda at: both("schema.mend.shorten", length=len(at.value), limit=at.limit),
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum"), _range),
    "uniqueItems": lambda _: both("schema.mend.twice"),
    **dict.fromkeys(("maxItems", "maxProperties"), _fewer),
    "contains": lambda at: both("schema.mend.contains", limit=str(at.limit["description"])),
}
