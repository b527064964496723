"""The inputs of a result -> its name. Values are written out whole; what cannot be is refused, and never left out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import PurePath
from typing import Any


def key_of(*inputs: Any) -> str:
    """64 hex digits, equal for equal inputs alone. Raises TypeError for a value of another kind than those below.

    Mappings count with their order, as what is made of them may follow it; sets without.
    """
    parts: list[bytes] = []
    _write(inputs, parts)
    digest = hashlib.sha256()
    for part in parts:  # not joined: pictures are large
        digest.update(part)
    return digest.hexdigest()


def _write(value: Any, parts: list[bytes]) -> None:
    """Add a value's kind, how long it is or how many values it has, and its bytes or these values.

    So no two values are written alike.
    """
    kind = type(value).__name__
    if isinstance(value, str):
        _write_bytes("str", value.encode("utf-8", "surrogatepass"), parts)
    elif value is None or isinstance(value, bool | int | float):
        _write_bytes(kind, repr(value).encode(), parts)
    elif isinstance(value, bytes):
        _write_bytes(kind, value, parts)
    elif isinstance(value, date):
        _write_bytes(kind, value.isoformat().encode(), parts)
    elif isinstance(value, PurePath):
        _write_bytes("path", value.as_posix().encode("utf-8", "surrogateescape"), parts)
    else:
        inner = _inner(value)
        parts.append(f"{kind} {len(inner)}:".encode())
        for each in inner:
            _write(each, parts)


def _write_bytes(kind: str, data: bytes, parts: list[bytes]) -> None:
    parts.append(f"{kind} {len(data)}:".encode())
    parts.append(data)


def _inner(value: Any) -> list[Any]:
    """The values within a value."""
    if isinstance(value, Mapping):
        return [each for pair in value.items() for each in pair]
    if isinstance(value, AbstractSet):
        return sorted(value)
    if isinstance(value, list | tuple):
        return list(value)
    if is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, field.name) for field in fields(value)]
    message = f"a key cannot be made of {type(value).__name__}"
    raise TypeError(message)
