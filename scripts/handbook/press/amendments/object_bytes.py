"""pydyf makes the bytes of each object twice, deflated each time: for the file, and for the file's identifier."""

from __future__ import annotations

from typing import Any

from pydyf import PDF, Array, Dictionary, Object, Stream, String

_KINDS = (Array, Dictionary, Stream, String)
_WRITE = PDF.write
_EACH_TIME = {kind: kind.data.fget for kind in _KINDS}


def make_bytes_once() -> None:
    """Let pydyf keep the bytes of each object while it writes a file."""

    def write(pdf: PDF, *arguments: Any, **named: Any) -> None:
        kept: dict[int, bytes] = {}
        for kind, make in _EACH_TIME.items():
            kind.data = property(_once(make, kept))
        try:
            _WRITE(pdf, *arguments, **named)
        finally:
            for kind, make in _EACH_TIME.items():
                kind.data = property(make)

    PDF.write = write


def _once(make: Any, kept: dict[int, bytes]) -> Any:
    def data(entry: Object) -> bytes:
        if entry.number is None:  # within another, whose bytes are kept
            return bytes(make(entry))
        if entry.number not in kept:
            kept[entry.number] = make(entry)
        return kept[entry.number]

    return data
