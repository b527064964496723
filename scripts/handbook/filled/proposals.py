"""Filled forms -> proposals: the forms of one agency for one project, what they say alike, and what is missing.

Blanks say by `means:` what they have in common (corpus/form_specs.py, MEANINGS). Sheets of one form add up.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from handbook.corpus.form_specs import AGENCY, PROJECT, SHEET, FormSpec
from handbook.filled.read_parts import FilledForm
from handbook.filled.values import rows_of


@dataclass
class Proposal:
    """One agency's forms for one project, in the order in which they were read."""

    agency: str
    project: str
    forms: list[FilledForm] = field(default_factory=list)

    def missing(self, specs: Mapping[str, FormSpec]) -> list[FormSpec]:
        """The forms without which it is not complete."""
        there = {form.spec.id for form in self.forms}
        return [spec for spec in specs.values() if spec.proposal and spec.id not in there]

    def figures(self, meaning: str) -> list[Decimal]:
        """The figures that its forms give, each once: more than one where forms do not agree."""
        found: dict[str, list[Decimal]] = {}
        for form in self.forms:
            figure = _figure(form, meaning)
            if figure is not None:
                found.setdefault(form.spec.id, []).append(figure)
        sums = (numbers if self._repeats(id) else [sum(numbers, Decimal(0))] for id, numbers in found.items())
        return list(dict.fromkeys(figure for numbers in sums for figure in numbers))

    def _repeats(self, id: str) -> bool:
        """Tell whether a sheet of a form was sent more than once: such figures are not added."""
        sheets = [_said(form, SHEET) for form in self.forms if form.spec.id == id]
        return len(set(sheets)) < len(sheets)


def proposals_of(forms: Iterable[FilledForm]) -> list[Proposal]:
    """The proposals among filled forms, by agency and project.

    A letter names its agency within an address: it belongs to the only proposal of its project whose agency it names.
    """
    ours = [form for form in forms if form.spec.proposal]
    order = {form.file: number for number, form in enumerate(ours)}
    found: dict[tuple[str, str], Proposal] = {}
    for form in sorted(ours, key=_names_in_passing):
        agency, project = _said(form, AGENCY), _said(form, PROJECT)
        key = (bare(agency), bare(project))
        if _names_in_passing(form):
            named = [each for each in found if each[1] == key[1] and each[0] and each[0] in key[0]]
            key = named[0] if len(named) == 1 else key
        found.setdefault(key, Proposal(_first_line(agency), project)).forms.append(form)
    for proposal in found.values():
        proposal.forms.sort(key=lambda form: order[form.file])
    return [found[key] for key in sorted(found)]


def by_agency(forms: Sequence[FilledForm]) -> Iterator[tuple[str, list[FilledForm]]]:
    """Agency -> all its forms, also those of no proposal; an empty name for forms that name none."""
    found: dict[str, tuple[str, list[FilledForm]]] = {}
    for form in forms:
        agency = _first_line(_said(form, AGENCY))
        found.setdefault(bare(agency), (agency, []))[1].append(form)
    yield from (found[key] for key in sorted(found))


def bare(text: str) -> str:
    """A name without the differences of typing: spaces, case, ways to encode a letter."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def sheet_of(form: FilledForm) -> str:
    """The number of the sheet that a form says it is; empty if it says none."""
    return _said(form, SHEET)


def _names_in_passing(form: FilledForm) -> bool:
    return any(blank.means == AGENCY and blank.type == "long" for blank in form.spec.fields.values())


def _first_line(text: str) -> str:
    return text.split("\n", 1)[0].strip()


def _said(form: FilledForm, meaning: str) -> str:
    """What a form says in its blank of this meaning, as text."""
    for name, blank in form.spec.fields.items():
        if blank.means == meaning and name in form.values:
            value = form.values[name]
            return f"{value:f}" if isinstance(value, Decimal) else str(value)
    return ""


def _figure(form: FilledForm, meaning: str) -> Decimal | None:
    """A number that a form gives; of rows, how many are filled in."""
    for name, blank in form.spec.fields.items():
        if blank.means != meaning:
            continue
        if blank.type == "rows":
            return Decimal(len(rows_of(name, form.values))) or None
        value = form.values.get(name)
        return value if isinstance(value, Decimal) else None
    return None
