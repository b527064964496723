"""docs/forms/specimen/ID.json, ID.en.json -> what a filled specimen of a form says, and the form with rows for it.

A specimen shows how a form is filled in. All that it says is made up, and every page of it says so.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from handbook.corpus.form_specs import FORMS_FOLDER, SPECIMENS
from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.forms.compose import PLACE, Blank, Form
from handbook.html.tree import Element, select

Values = Mapping[str, str | bool]


@dataclass(frozen=True)
class Specimen:
    """The values of a specimen, and the file as it is given to readers who open it on the form's page."""

    values: Values
    data: bytes


def specimen_file(docs: Path, form: str, locale: str) -> Path:
    """Where the specimen of a form in a language stands, if there is one."""
    name = f"{form}.json" if locale == DEFAULT_LOCALE else f"{form}.{locale}.json"
    return docs / FORMS_FOLDER / SPECIMENS / name


def read_specimen(docs: Path, form: str, locale: str) -> Specimen | None:
    """The specimen of a form in a language, or None if it has none."""
    file = specimen_file(docs, form, locale)
    if not file.is_file():
        return None
    data = file.read_bytes()
    return Specimen(json.loads(data)["values"], data)


def with_rows(form: Form, values: Values) -> Form:
    """The form with as many rows as the values have, and no empty ones after them."""
    body = copy.deepcopy(form.body)
    blanks = dict(form.blanks)
    for group, spec in form.spec.fields.items():
        if spec.type == "rows":
            wanted = max((int(name.split(".")[1]) for name in values if name.startswith(f"{group}.")), default=1)
            blanks |= _fit_rows(body, blanks, group, wanted)
    shown = {place.get("data-name") for place in select(body, f".{PLACE}")}
    kept = {name: blank for name, blank in blanks.items() if not blank.row or name in shown}
    return replace(form, body=body, blanks=kept)


def _fit_rows(body: Element, blanks: Mapping[str, Blank], group: str, wanted: int) -> dict[str, Blank]:
    """Take out a group's rows after the last wanted one, or repeat its last row; returns the blanks of the new ones."""
    rows = list(_rows(body, group))
    for row in rows[wanted:]:
        row.getparent().remove(row)
    made: dict[str, Blank] = {}
    last = rows[-1]
    for number in range(len(rows) + 1, wanted + 1):
        row = copy.deepcopy(last)
        row[0].text = str(number)
        for place in select(row, f".{PLACE}"):
            blank = blanks[place.get("data-name")]
            name = f"{group}.{number}.{blank.name.rpartition('.')[2]}"
            place.set("data-name", name)
            made[name] = replace(blank, name=name, row=number)
        rows[-1].addnext(row)
        rows.append(row)
    return made


def _rows(body: Element, group: str) -> Iterator[Element]:
    for row in select(body, "table.hb-rows tbody tr"):
        places = select(row, f".{PLACE}")
        if places and places[0].get("data-name", "").startswith(f"{group}."):
            yield row
