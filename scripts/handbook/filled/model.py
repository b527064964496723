"""A filled form as its file holds it: texts by the names of its blanks; and the error of a file that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Raw = str | bool | tuple[str, ...]
"""As written: a text, a ticked box, or several texts where there should be one."""
LARGEST = 64 * 1024 * 1024
"""Bytes of a file, and of what is packed in it, that are read: a filled form has less than 1 MB, even with pictures."""
ENDINGS = {"PDF": (".pdf",), "Word": (".docx", ".docm", ".dotx"), "JSON": (".json",)}
"""How the files of each kind may be called."""


@dataclass(frozen=True)
class FilledFile:
    """What one file holds. `form`, `version` and `locale` are empty where the file does not say them."""

    kind: str
    """A key of ENDINGS."""
    form: str
    version: str
    locale: str
    values: Mapping[str, Raw]
    """By the blanks' names: those in which something is written."""
    names: frozenset[str]
    """All blanks the file has; of JSON, which leaves out the empty ones, those with a value."""
    is_repaired: bool = False
    """Parts of the file were damaged; something may be missing."""


class UnreadableError(Exception):
    """A file from which nothing can be had: the code in messages.yml and its details."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
