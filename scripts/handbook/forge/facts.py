"""facts.json, which a contribution's own code may have written -> checked values, or a refusal."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator

MOST_BYTES = 512 * 1024
NAME = "facts.json"
_MOST = 10_000_000
"""No count is higher: more digits would only fill the comment."""
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Other ways take as much memory as the archive asks for."""
_UNREADABLE = (OSError, EOFError, KeyError, RuntimeError, NotImplementedError, ValueError)


class FactsError(Exception):
    """The facts are not what they should be; the text says how."""


def facts_in_zip(archive: bytes) -> bytes:
    """The file of an artifact, which GitHub gives as a zip. Raises FactsError."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            if opened.getinfo(NAME).compress_type not in _PACKED:
                raise FactsError("packed in a way that GitHub does not use")
            with opened.open(NAME) as file:
                return file.read(MOST_BYTES + 1)
    except (*_UNREADABLE, zipfile.BadZipFile, zlib.error) as error:
        raise FactsError(str(error) or type(error).__name__) from error


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
