"""The texts of a form -> its values and faults; parse.py reads each type.

An empty blank has no value. A blank that cannot be read has no value, but a Fault with the code HB521.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from math import prod

from handbook.corpus.form_specs import FieldSpec, FormSpec
from handbook.filled.model import Fault, Raw
from handbook.filled.parse import Value, WrongValueError, read_value, show
from handbook.filled.rules import LONGEST
from handbook.filled.words import is_dots
from handbook.messages import both

_SATANG = Decimal("0.01")


def read_values(spec: FormSpec, raw: Mapping[str, Raw]) -> tuple[dict[str, Value], list[Fault]]:
    """The values of a form's blanks in the order of the form, and the faults.

    HB521 cannot be read, HB522 required and empty, HB523 beyond a limit, HB524 not the expected sum or product,
    HB547 only dots.
    Names that the form does not have are ignored: see `unknown_names`.
    """
    values: dict[str, Value] = {}
    faults: list[Fault] = []
    for name, blank in _blanks(spec, raw):
        try:
            value = read_value(blank, raw[name]) if name in raw else None
        except WrongValueError as error:
            faults.append(
                Fault(name, "HB521", {"value": show(raw[name]), "th": error.explain("th"), "en": error.explain("en")})
            )
            continue
        if value is None and name in raw and isinstance(raw[name], str) and is_dots(str(raw[name])):
            faults.append(Fault(name, "HB547", {"value": show(raw[name])}))
        if value is not None:
            values[name] = value
            faults += _beyond_limits(name, blank, value)
        elif blank.required:
            faults.append(Fault(name, "HB522"))
    return values, [*faults, *_wrong_sums(spec, values, {fault.name for fault in faults if fault.code == "HB521"})]


def unknown_names(spec: FormSpec, raw: Mapping[str, Raw]) -> list[str]:
    """Names that are not blanks of the form, sorted."""
    return sorted(name for name in raw if blank_of(spec, name) is None)


def blank_of(spec: FormSpec, name: str) -> FieldSpec | None:
    """The blank of this name: a field, `ROWS.NUMBER.COLUMN`, or `SIGNATURE.PART`; None if the form has none."""
    first, *rest = name.split(".")
    found = spec.fields.get(first)
    if found is None:
        return None
    match found.type, rest:
        case "signature", [part]:
            return found.parts.get(part)
        case "rows", [row, column] if is_row(row):
            return found.columns.get(column)
        case (("signature" | "rows"), _):
            return None
        case _, []:
            return found
    return None


def is_row(text: str) -> bool:
    """Tell whether a part of a name is a row number. In Word rows can be added, so only its length is limited."""
    return text.isascii() and text.isdecimal() and len(text) <= 4 and not text.startswith("0")


def rows_of(name: str, names: Mapping[str, object]) -> list[int]:
    """The row numbers of a group in these names, sorted."""
    parts = (key.split(".") for key in names if key.startswith(f"{name}."))
    return sorted({int(part[1]) for part in parts if len(part) == 3 and is_row(part[1])})


def letters(text: str) -> int:
    """The length of a text as people count it: without combining marks such as Thai vowels and tone marks.

    It is never more than the count of browsers and PDF viewers, which include these marks.
    """
    return sum(unicodedata.category(sign) not in ("Mn", "Me") for sign in text)


def _blanks(spec: FormSpec, raw: Mapping[str, Raw]) -> Iterator[tuple[str, FieldSpec]]:
    """The form's blanks in order; of rows only those that are filled in."""
    for name, blank in spec.fields.items():
        if blank.type == "signature":
            yield from ((f"{name}.{part}", inner) for part, inner in blank.parts.items())
        elif blank.type == "rows":
            for row in rows_of(name, raw):
                yield from ((f"{name}.{row}.{column}", inner) for column, inner in blank.columns.items())
        else:
            yield name, blank


def _beyond_limits(name: str, blank: FieldSpec, value: Value) -> Iterator[Fault]:
    """HB523: the value is longer, smaller or larger than the form allows."""
    if isinstance(value, str):
        longest = LONGEST if blank.maxlength is None else blank.maxlength
        length = letters(value)
        if length > longest or len(value) > LONGEST:
            reason = both("value.too-long", length=length, longest=longest)
            yield Fault(name, "HB523", {"value": show(value), **reason})
    if isinstance(value, Decimal):
        written = {"value": f"{value:,f}"}
        if blank.min is not None and value < Decimal(str(blank.min)):
            yield Fault(name, "HB523", written | both("value.too-small", least=str(blank.min)))
        if blank.max is not None and value > Decimal(str(blank.max)):
            yield Fault(name, "HB523", written | both("value.too-large", most=str(blank.max)))


def _wrong_sums(spec: FormSpec, values: Mapping[str, Value], unread: set[str]) -> Iterator[Fault]:
    """HB524 for every number that differs from the sum or product that the form defines.

    Nothing is compared if a part could not be read. An empty product counts in a sum with its computed value.
    """
    products: dict[str, Decimal] = {}
    for name, blank in spec.fields.items():
        for row in rows_of(name, values):
            products |= _products(blank, f"{name}.{row}", values)
    for name, expected in products.items():
        yield from _compare(name, values, expected)
    counted = {**products, **values}
    for name, blank in spec.fields.items():
        rows, _, column = blank.sum_of.partition(".")
        parts = [f"{rows}.{row}.{column}" for row in rows_of(rows, {**values, **dict.fromkeys(unread)})]
        if rows and not unread & set(parts):
            numbers = [value for part in parts if isinstance(value := counted.get(part), Decimal)]
            yield from _compare(name, values, sum(numbers, Decimal(0)))


def _products(rows: FieldSpec, row: str, values: Mapping[str, Value]) -> Iterator[tuple[str, Decimal]]:
    """The expected products of one row, as far as all factors are there."""
    for column, blank in rows.columns.items():
        factors = [values.get(f"{row}.{factor}") for factor in blank.product_of]
        numbers = [factor for factor in factors if isinstance(factor, Decimal)]
        if factors and len(numbers) == len(factors):
            yield f"{row}.{column}", prod(numbers, start=Decimal(1))


def _compare(name: str, values: Mapping[str, Value], expected: Decimal) -> Iterator[Fault]:
    """Compare to the satang: smaller differences come from rounding."""
    written = values.get(name)
    if isinstance(written, Decimal) and abs(written - expected) >= _SATANG:
        yield Fault(name, "HB524", {"value": f"{written:,f}", "expected": f"{expected:,.2f}".removesuffix(".00")})
