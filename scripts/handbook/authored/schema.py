"""Checking a YAML document against a JSON Schema, with messages for people who are not programmers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker

from handbook.authored.located_yaml import Key, LocatedYaml
from handbook.problems import Problem

_SCHEMAS = Path(__file__).with_name("schemas")
_FORMATS = FormatChecker(formats=())
_FORMATS.checks("date", raises=ValueError)(
    lambda text: not isinstance(text, str) or date.fromisoformat(text).isoformat() == text
)


def check_schema(document: LocatedYaml, name: str, code: str) -> list[Problem]:
    """Every point where the document differs from `schemas/NAME.yml`, as problems with this code."""
    errors = _validator(name).iter_errors(document.value)
    described = dict.fromkeys(fault for error in errors for fault in _describe(error))
    return [document.problem(key, code, th=thai, en=english) for key, thai, english in described]


@cache
def _validator(name: str) -> Draft202012Validator:
    text = (_SCHEMAS / f"{name}.yml").read_text(encoding="utf-8")
    return Draft202012Validator(yaml.load(text, Loader=yaml.CSafeLoader), format_checker=_FORMATS)


def _describe(error: Any) -> Iterator[tuple[Key, str, str]]:  # noqa: C901 - a list of cases, one below the other
    """The place of one schema error, and what is wrong, in Thai and English."""
    key: Key = tuple(error.absolute_path)
    name, name_en = next(((part, part) for part in reversed(key) if isinstance(part, str)), ("ไฟล์นี้", "this file"))
    shown = _show(error.instance)
    match error.validator:
        case "required":
            missing = [wanted for wanted in error.validator_value if wanted not in error.instance]
            names = ", ".join(missing)
            yield key, f"ขาด {names}", f"{names} is missing"
        case "additionalProperties":
            known = list(error.schema.get("properties", {}))
            for extra in sorted(map(str, set(error.instance) - set(known))):
                near = get_close_matches(extra, known, 1)
                yield (
                    (*key, extra),
                    f"ไม่รู้จัก {extra}" + (f" (หมายถึง {near[0]} หรือไม่)" if near else ""),
                    f"{extra} is not known" + (f" (did you mean {near[0]}?)" if near else ""),
                )
        case "type":
            yield (
                key,
                f"{name} ต้องเป็น{_TYPES_TH[_first(error.validator_value)]} แต่เขียนว่า {shown}",
                f"{name_en} must be {_TYPES_EN[_first(error.validator_value)]}, but is {shown}",
            )
        case "format":
            yield (
                key,
                f"{name} ต้องเป็นวันที่แบบ 2026-11-23 แต่เขียนว่า {shown}",
                f"{name_en} must be a date such as 2026-11-23, but is {shown}",
            )
        case "enum":
            choices = ", ".join(map(str, error.validator_value))
            yield (
                key,
                f"{name} ต้องเป็นค่าใดค่าหนึ่งของ {choices} แต่เขียนว่า {shown}",
                f"{name_en} must be one of {choices}, but is {shown}",
            )
        case "const":
            only = error.validator_value
            yield key, f"{name} ต้องเป็น {only} แต่เขียนว่า {shown}", f"{name_en} must be {only}, but is {shown}"
        case "pattern":
            hint = error.schema.get("description", error.validator_value)
            yield (
                key,
                f"{name} เขียนไม่ถูกรูปแบบ: {shown} (ตัวอย่าง {hint})",
                f"{name_en} is not of the right form: {shown} (such as {hint})",
            )
        case "minLength" | "minItems":
            yield key, f"{name} ว่างเปล่า", f"{name_en} is empty"
        case "maxLength":
            longest = error.validator_value
            yield key, f"{name} ยาวเกิน {longest} อักขระ", f"{name_en} is longer than {longest} characters"
        case "minimum" | "maximum" | "exclusiveMinimum":
            yield key, f"{name} อยู่นอกช่วงที่ใช้ได้: {shown}", f"{name_en} is out of range: {shown}"
        case _:
            yield key, f"{name} ไม่ถูกต้อง: {shown}", f"{name_en} is not right: {shown}"


def _show(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "…"


def _first(value: str | list[str]) -> str:
    return value if isinstance(value, str) else value[0]


_TYPES_TH = {
    "string": "ข้อความ", "integer": "จำนวนเต็ม", "number": "จำนวน", "boolean": "true หรือ false",
    "object": "ชุดของชื่อกับค่า", "array": "รายการ", "null": "ค่าว่าง",
}  # fmt: skip
_TYPES_EN = {
    "string": "a text", "integer": "a whole number", "number": "a number", "boolean": "true or false",
    "object": "names with values", "array": "a list", "null": "empty",
}  # fmt: skip
