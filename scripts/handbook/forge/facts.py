"""facts.json, which a contribution's own code may have written -> checked values, or a refusal."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator

MOST_BYTES = 512 * 1024
NAME = "facts.json"
_MOST = 10_000_000
"""No count is higher: more digits would only fill the comment."""


class FactsError(Exception):
    """The facts are not what they should be; the text says how."""


def facts_in_zip(archive: bytes) -> bytes:
    """The file of an artifact, which GitHub gives as a zip. Raises FactsError."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened, opened.open(NAME) as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, KeyError, RuntimeError, NotImplementedError, ValueError, zipfile.BadZipFile) as error:
        raise FactsError(str(error)) from error
    return content


def read_facts(content: bytes, schema: Mapping[str, Any]) -> dict[str, Any]:
    """The facts as the schema describes them. Raises FactsError."""
    if len(content) > MOST_BYTES:
        raise FactsError(f"more than {MOST_BYTES} bytes")
    try:
        facts = json.loads(content.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise FactsError(str(error)) from error
    fault = next(Draft202012Validator(schema).iter_errors(facts), None)
    if fault is not None:
        raise FactsError(f"{fault.json_path}: {fault.validator}")  # its message would hold the value
    if any(number > _MOST for number in _numbers(facts)):
        raise FactsError(f"a count above {_MOST}")
    found: dict[str, Any] = facts
    return found


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _numbers(each)
    elif isinstance(value, int | float):
        yield value
