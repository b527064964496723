"""docs/forms/*.form.yml -> FormSpec: the blanks of a form, once for both languages.

Labels and surrounding text are in the form's pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from handbook.authored.checked_yaml import read_checked
from handbook.authored.located_yaml import LocatedYaml
from handbook.corpus.source_files import is_left_by_program
from handbook.problems import Problem, ProblemsError
from handbook.texts import Texts

FORMS_FOLDER = "forms"
FORM_SUFFIX = ".form.yml"
SUPERSEDED = "superseded"
"""Folder with the files of versions that are no longer in use, as they were published."""
SPECIMENS = "specimen"
"""Folder with what filled specimens of forms say, as the page of a form saves it: ID.json, ID.en.json."""
NUMBERS = ("number", "money")
AGENCY, PROJECT, SHEET = "agency", "project", "sheet"
FIGURES = ("points", "cameras", "sum")
MEANINGS = (AGENCY, PROJECT, SHEET, *FIGURES)
"""What blanks of different forms have in common; authored/schemas/form.yml lists the same."""
_SIGNED = {"name": "text", "position": "text", "date": "date"}


def bundle_name(locale: str) -> str:
    """The name, in downloads/, of the file with all forms of a language."""
    return f"{FORMS_FOLDER}-{locale}.zip"


@dataclass(frozen=True)
class FieldSpec:
    """A blank: its type and limits. `width` is in mm, `lines` the height of a long text, `weight` a column's share."""

    name: str
    type: str
    required: bool = False
    maxlength: int | None = None
    min: float | None = None
    max: float | None = None
    width: int | None = None
    lines: int = 4
    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    short: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Option -> the words that stand for it in a cell of the PDF; the whole words are then above the table."""
    decimals: int | None = None
    """How many decimals a number is shown with at least; None: as it is typed."""
    rows: int = 0
    columns: Mapping[str, FieldSpec] = field(default_factory=dict)
    sum_of: str = ""
    """`rows.column`: this number is the sum of a column."""
    product_of: tuple[str, ...] = ()
    """Columns of the same row; this number is their product."""
    weight: float = 1
    signed: tuple[str, ...] = tuple(_SIGNED)
    """The blanks below a signature: name, position, date."""
    means: str = ""
    """What the summary of proposals takes from this blank, one of MEANINGS; of rows, their number."""
    autocomplete: str = ""
    """What a text is, as HTML's tokens say it: `email`, `organization`, `name`; browsers then offer the user's own."""
    carried: bool = False
    """Whether a file saved from another form may fill it in: it means the same there."""
    question: Texts = field(default_factory=dict)
    """The words of the question that this blank is made of (corpus/enquiry.py); empty if its author wrote it."""

    @property
    def parts(self) -> Mapping[str, FieldSpec]:
        """Part -> blank `FIELD.PART` below a signature; empty for other types."""
        return {part: FieldSpec(part, _SIGNED[part]) for part in self.signed} if self.type == "signature" else {}


@dataclass(frozen=True)
class FormSpec:
    """A form: its version and blanks; `step` is the heading of the handbook it belongs to (`procedure#prepare`)."""

    id: str
    code: Mapping[str, str]
    step: str
    fields: Mapping[str, FieldSpec]
    source: LocatedYaml
    version: str = ""
    date: str = ""
    """As the form file says; a form of questions has no date, and its version is made (corpus/enquiry.py)."""
    orientation: str = "portrait"
    layout: str = "sheet"
    """`sheet`, or `sign` for a poster: a form to hang up, in large type, on A4 and A3."""
    filled_by: Texts | None = None
    signed_by: Texts | None = None
    """Who fills it in and who signs, as the list of forms says."""
    proposal: bool = False
    """Whether a proposal is not complete without this form."""
    register: tuple[str, ...] = ()
    """Groups of rows that are one register: the rows of the same number belong together, and sheets follow sheets."""
    questions: bool = False
    """Whether the open questions are its blanks too."""
    asked_before: Mapping[str, FieldSpec] = field(default_factory=dict)
    """The blanks of every known question, those of earlier sets included."""
    read_whole: frozenset[str] = frozenset()
    """Versions whose filled files lose nothing when they are read as the present one."""


def read_form_specs(docs: Path, shown: str) -> tuple[dict[str, FormSpec], list[Problem]]:
    """Every form of `docs/forms/` without problems (HB211, HB501). `shown` is the path of docs/ in problems."""
    specs: dict[str, FormSpec] = {}
    problems: list[Problem] = []
    for file in sorted((docs / FORMS_FOLDER).glob(f"*{FORM_SUFFIX}")):
        if is_left_by_program(file.name):
            continue
        path = f"{shown}/{FORMS_FOLDER}/{file.name}"
        try:
            document = read_checked(file, path, "form", "HB501")
        except ProblemsError as error:
            problems += error.problems
        else:
            id = file.name.removesuffix(FORM_SUFFIX)
            specs[id] = _spec(id, document)
    return specs, problems


def _spec(id: str, document: LocatedYaml) -> FormSpec:
    value: dict[str, Any] = dict(document.value)
    fields = {name: _field(name, entry) for name, entry in value.pop("fields").items()}
    value["register"] = tuple(value.pop("register", ()))
    return FormSpec(id=id, fields=fields, source=document, **value)


def _field(name: str, entry: Mapping[str, Any]) -> FieldSpec:
    value = dict(entry)
    columns = {column: _field(column, inner) for column, inner in value.pop("columns", {}).items()}
    for listed in ("product_of", "signed"):
        if listed in value:
            value[listed] = tuple(value[listed])
    return FieldSpec(name=name, columns=columns, **value)
