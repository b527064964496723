"""A filled form as its file has it: name of blank -> text; and the error for files that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Raw = str | bool | tuple[str, ...]
"""A value as written: a text, a ticked box, or several texts where one is expected."""
LARGEST = 8 * 1024 * 1024
"""Limit in bytes for a file, and for each part unpacked from it: a filled form has less than 1 MB."""
ENDINGS = {"PDF": (".pdf",), "Word": (".docx", ".docm", ".dotx"), "JSON": (".json",)}
"""Kind of file -> its file name endings."""

SPECIMEN = "specimen"
"""How a file says that all in it is made up: JSON `"specimen": true`, a PDF /FormSpecimen (true) in its information
dictionary, a Word file this word as the category in its core properties."""


@dataclass(frozen=True)
class FilledFile:
    """The content of one file. `form`, `version` and `locale` are empty if the file does not have them."""

    kind: str
    """A key of ENDINGS."""
    form: str
    version: str
    locale: str
    values: Mapping[str, Raw]
    """Name -> value of the blanks that are filled in."""
    names: frozenset[str]
    """Names of all blanks of the file; JSON has only those with a value."""
    is_repaired: bool = False
    """Parts of the file were damaged; values may be missing."""
    is_specimen: bool = False
    """The file says that all in it is made up; see SPECIMEN."""


class UnreadableError(Exception):
    """A file from which nothing can be read: the code in messages.yml and its details."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
