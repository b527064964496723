"""The map beside a PDF to type into: what overrides/assets/javascripts/forms/pdf.js needs to fill exactly this file.

Objects of the file stand in it as text without the end of the dictionary, so that values can be appended. Continuation
pages need the lists that they are added to: the pages, the structure, and the numbers of the structure's parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handbook.forms.compose import Form
from handbook.forms.fit import RULE
from handbook.forms.paper.columns import NUMBER, Column, tables_of
from handbook.forms.paper.widths import MM
from handbook.press.amendments.fields import FieldList
from handbook.press.objects import PDF, Array, Dictionary, end_of, object_of
from handbook.thai.form_font import widths_of_signs
from handbook.thai.words import all_words, word, write_number

_FILLED = ("V", "AS")


def part_numbers(pdf: PDF) -> None:
    """Make the list of the structure's parts a tree, so that parts can be added without writing all of them anew."""
    root = object_of(pdf, pdf.catalog["StructTreeRoot"])
    leaf = object_of(pdf, root["ParentTree"])
    numbers = leaf["Nums"][::2]
    leaf["Limits"] = Array([numbers[0], numbers[-1]])
    tree = Dictionary({"Kids": Array([leaf.reference])})
    pdf.add_object(tree)
    root["ParentTree"] = tree.reference


@dataclass(frozen=True)
class Written:
    """A PDF that is written: its font for the fields, the fields by name, their list, and the numerals it counts in."""

    pdf: PDF
    font: Mapping[str, str]
    fields: Mapping[str, Mapping[str, Any]]
    listed: FieldList
    numerals: str


def map_of(form: Form, written: Written) -> dict[str, Any]:
    """The map of a PDF, without its length."""
    pdf = written.pdf
    previous, end = end_of(pdf)
    spec, locale = form.spec, form.locale
    return {
        "form": spec.id,
        "version": spec.version,
        "locale": locale,
        "previous": previous,
        "size": end["Size"],
        "trailer": " ".join(f"/{key} {end[key].decode()}" for key in ("Root", "Info")),
        "identity": end["ID"].data.decode(),
        "font": {**written.font, **RULE},
        "signs": {sign: list(known) for sign, known in widths_of_signs().items()},
        "more": _more(form, pdf, written.numerals),
        "specimen": _specimen(locale, pdf, written.font["object"]),
        "rows": {name: _rows(form, name, columns, written.listed) for name, columns in tables_of(form)},
        "fields": {name: _entry(form, name, entry) for name, entry in written.fields.items()},
    }


def _entry(form: Form, name: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    blank = form.blanks[name]
    written = _open(entry)
    if not blank.row and "box" in written:
        written["label"] = blank.label
    return written


def _open(entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry of the map: its dictionaries as text without the closing `>>`."""
    written: dict[str, Any] = {}
    for key, value in entry.items():
        if key == "options":
            written[key] = {code: _open(option) for code, option in value.items()}
        elif key == "field":
            written |= _opened(value, *_FILLED)
        else:
            written[key] = value
    return written


def _opened(entry: Any, *left_out: str) -> dict[str, Any]:
    kept = Dictionary({name: each for name, each in entry.items() if name not in left_out})
    return {"object": entry.number, "dictionary": kept.data.decode("latin-1").removesuffix(">>")}


def _listing(entry: Any, key: str, *left_out: str) -> dict[str, Any]:
    """An object with a list, which stands apart so that it can be gone on with."""
    kids = entry[key]
    written = kids.data if isinstance(kids, Array) else Array(kids).data
    return {**_opened(entry, key, *left_out), "kids": written.decode("latin-1")[1:-1]}


def _more(form: Form, pdf: PDF, numerals: str) -> dict[str, Any]:
    """What continuation pages say, and what they are added to."""
    spec, locale = form.spec, form.locale
    root = object_of(pdf, pdf.catalog["StructTreeRoot"])
    (document,) = root["K"]
    tree = object_of(pdf, root["ParentTree"])
    (leaf,) = tree["Kids"]
    page = pdf.objects[pdf.pages["Kids"][0]]
    return {
        "title": word(locale, "form.more.title", code=spec.code[locale], title=form.title),
        "foot": f"{spec.code[locale]} · {word(locale, 'form.version', version=spec.version)}",
        **{key: all_words()[f"form.more.{key}"][locale] for key in ("mark", "from", "rows", "page")},
        "number": all_words()["form.table.row"][locale],
        "cell": all_words()["form.cell"][locale],
        "digits": "".join(write_number(number, numerals) for number in range(10)),
        "box": [round(float(side), 2) for side in page["MediaBox"][2:]],
        "pages": {**_listing(pdf.pages, "Kids", "Count"), "count": pdf.pages["Count"]},
        "document": _listing(object_of(pdf, document), "K"),
        "parents": {**_listing(tree, "Kids"), "next": object_of(pdf, leaf)["Limits"][1] + 1},
    }


def _specimen(locale: str, pdf: PDF, font: str) -> dict[str, Any]:
    """What says on every page, and in the file's information, that all values are made up."""
    pages = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
    fonts = object_of(pdf, object_of(pdf, pages[0]["Resources"])["Font"])
    (name,) = (name for name, reference in fonts.items() if reference.decode() == font)
    return {
        "words": word(locale, "form.specimen.about"),
        "font": name,
        "info": _opened(pdf.info),
        "pages": [{**_opened(page, "Contents"), "contents": page["Contents"].decode()} for page in pages],
    }


def _rows(form: Form, name: str, columns: list[Column], listed: FieldList) -> dict[str, Any]:
    """A table of rows: the field above its rows, and the columns for rows beyond those that are printed."""
    return {
        **_listing(listed.group(name), "Kids"),
        "count": form.spec.fields[name].rows,
        "number": round(NUMBER / MM, 1),
        "columns": [_column(column) for column in columns],
    }


def _column(column: Column) -> dict[str, Any]:
    blank, known = column.blank, {"head": column.head, "width": round(column.width / MM, 1)}
    if blank is None:
        return {**known, "words": column.words}
    return {**known, "name": blank.name.rpartition(".")[2], "label": blank.column}
