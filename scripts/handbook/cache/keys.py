"""The inputs of a result -> its name. Values are written out whole; what cannot be is refused, and never left out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import PurePath
from typing import Any

_LENGTH = 8  # bytes in which the length of a part is written, so that no two lists of parts read alike


def key_of(*inputs: Any) -> str:
    """64 hex digits, equal for equal inputs alone. Raises TypeError for a value of another kind than those below.

    Mappings count with their order, as what is made of them may follow it; sets without.
    """
    digest = hashlib.sha256()
    for part in _parts(inputs):
        digest.update(len(part).to_bytes(_LENGTH))
        digest.update(part)
    return digest.hexdigest()


def _parts(value: Any) -> Iterator[bytes]:
    """A value as parts: its kind, how many values it has, and these."""
    kind = type(value).__name__.encode()
    if value is None or isinstance(value, bool | int | float):
        yield from (kind, repr(value).encode())
    elif isinstance(value, str):
        yield from (b"str", value.encode("utf-8", "surrogatepass"))
    elif isinstance(value, bytes):
        yield from (kind, value)
    elif isinstance(value, date):
        yield from (kind, value.isoformat().encode())
    elif isinstance(value, PurePath):
        yield from (b"path", value.as_posix().encode("utf-8", "surrogateescape"))
    else:
        inner = _inner(value)
        yield from (kind, str(len(inner)).encode())
        for each in inner:
            yield from _parts(each)


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
