"""A filled form as its file has it: name of blank -> text; and the error for files that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

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
class Fault:
    """Something wrong with a blank: its name, the code in messages.yml, and the details of the message."""

    name: str
    code: str
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Control:
    """A blank of a Word file as it stands in the document: what names it, and where it is."""

    name: str
    """The blank's name, for an option `BLANK=CODE`; empty if the program that saved the file dropped it."""
    title: str
    kind: str
    """`checkbox`, `dropDownList`, `comboBox`, `date`, or `text`."""
    row: int = 0
    """Number of its table row within the document; 0 outside tables."""
    cell: int = 0
    """Number of its cell within this row."""
    paragraph: int = 0
    value: Raw = ""
    pieces: tuple[str, ...] = ()
    """Its text as the document divides it."""
    differs: Mapping[str, str] = field(default_factory=dict)
    """What it shows, where that is not its value: a text in both languages."""


@dataclass(frozen=True)
class Words:
    """Words outside the blanks; `kind` is the end of a message `outside.KIND`, `where` a page, `row` as in Control."""

    kind: str
    text: str
    where: str = ""
    row: int = 0


@dataclass(frozen=True)
class Found:
    """A field of a PDF: its name, its value, and the numbers of the pages on which it is drawn."""

    name: str
    value: Raw
    pages: tuple[int, ...]
    is_listed: bool = True
    """Whether the form's list of fields has it, and not only a page."""
    told: tuple[Fault, ...] = ()


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
    told: tuple[Fault, ...] = ()
    """What its reader found besides: words and things outside the blanks, places that disagree."""
    texts: tuple[Words, ...] = ()
    """Word: all paragraphs without what is in the blanks, to be compared with those of the blank form."""
    controls: tuple[Control, ...] = ()
    """Word: all blanks in the order of the document."""
    fields: tuple[Found, ...] = ()
    """PDF: every field as it stands in the file, so that joined forms can be taken apart."""
    copies: int = 1
    """Word: how many copies of the form the document holds, one after the other; `texts` are those of all."""
    is_joined: bool = False
    """The file holds another form before this one; `form` is only known of the first."""


class UnreadableError(Exception):
    """A file from which nothing can be read: the code in messages.yml and its details."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
