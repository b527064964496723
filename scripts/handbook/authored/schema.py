"""Checking a YAML document against a JSON Schema, with messages for people who are not programmers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.validators import extend

from handbook.authored.located_yaml import Key, LocatedYaml
from handbook.authored.schema_mends import mend_of, unknown_key_mend
from handbook.messages import Both, all_texts, both
from handbook.nearest import nearest
from handbook.own_yaml import read_own_yaml
from handbook.problems import Problem, with_mend

_SCHEMAS = Path(__file__).with_name("schemas")
_YEARS = {str(year) for year in range(1800, 2800)}
"""Of either era: beyond these no other date can be worked out from a date."""
_FORMATS = FormatChecker(formats=())
_FORMATS.checks("date", raises=ValueError)(
    lambda text: not isinstance(text, str) or (date.fromisoformat(text).isoformat() == text and text[:4] in _YEARS)
)
# JSON Schema takes 6.0 for a whole number; it would be printed as written.
_WHOLE = Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _, value: type(value) is int)
_Validator = extend(Draft202012Validator, type_checker=_WHOLE)  # type: ignore[no-untyped-call]
_ALIKE = {"maximum": "minimum", "exclusiveMinimum": "minimum"}  # keywords that share a text


def check_schema(document: LocatedYaml, name: str, code: str) -> list[Problem]:
    """Every violation of `schemas/NAME.yml`, as problems with this code."""
    validator = _validator(name)
    found = [each for error in validator.iter_errors(document.value) for each in _describe(error, document, validator)]
    described = {(key, texts["th"], texts["en"]): (texts, mend) for key, texts, mend in found}
    return [document.problem(key, code, **with_mend(*both_parts)) for (key, _, _), both_parts in described.items()]


def sound_part(document: LocatedYaml, name: str) -> dict[str, Any]:
    """The entries of a mapping without those that violate `schemas/NAME.yml`, so that all may rely on their types."""
    faulty = {error.absolute_path[0] for error in _validator(name).iter_errors(document.value) if error.absolute_path}
    return {key: value for key, value in document.value.items() if key not in faulty}


@cache
def _validator(name: str) -> Any:
    return _Validator(read_own_yaml(_SCHEMAS / f"{name}.yml"), format_checker=_FORMATS)


def _describe(error: Any, document: LocatedYaml, validator: Any) -> Iterator[tuple[Key, Both, Both]]:
    """The key of a schema error, what is wrong, and what to write; each unknown key is an error of its own."""
    key: Key = tuple(error.absolute_path)
    if error.validator != "additionalProperties":
        name = next((part for part in reversed(key) if isinstance(part, str)), both("schema.file"))
        yield key, _fault(error, name), mend_of(error, name, document.raw.get(key), validator.schema)
        return
    known = list(error.schema.get("properties", {}))
    for extra in sorted(map(str, set(error.instance) - set(known))):
        near = nearest(extra, known)
        texts = both("schema.unknown.near", name=extra, near=near) if near else both("schema.unknown", name=extra)
        yield (*key, extra), texts, unknown_key_mend(extra, known)


def _fault(error: Any, name: str | Both) -> Both:
    """What is wrong with the value of this name; the text is chosen by the schema's keyword."""
    keyword, limit = str(error.validator), error.validator_value
    shown, key = _show(error.instance), _ALIKE.get(keyword, keyword)
    limit_text: str | Both = ", ".join(map(str, limit)) if isinstance(limit, list) else str(limit)
    match keyword:
        case "required":
            limit_text = ", ".join(wanted for wanted in limit if wanted not in error.instance)
        case "type":
            limit_text = both(f"schema.type.{limit if isinstance(limit, str) else limit[0]}")
        case "pattern":
            limit_text = str(error.schema.get("description", limit))
        case "contains":
            limit_text = str(limit["description"])
        case "const":
            limit_text = ", ".join(limit) if isinstance(limit, list) else json.dumps(limit)
        case "minItems" if not error.instance:
            key = "minLength"
    return both(
        f"schema.{key}" if f"schema.{key}" in all_texts() else "schema.other", name=name, shown=shown, limit=limit_text
    )


def _show(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "…"
