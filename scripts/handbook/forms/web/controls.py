"""The control of a blank on a web page, with its limits as `data-` attributes for the script."""

from __future__ import annotations

from collections.abc import Callable

from handbook.corpus.form_specs import NUMBERS
from handbook.forms.compose import Blank
from handbook.html.tree import Element, add, make
from handbook.thai.words import word

_MM_PER_SIGN = 2.4
_SIGNS = {"number": 8, "money": 14, "tel": 18, "date": 20}  # default width of a control in characters

_TOLD = {*_SIGNS, "long"}
OFFICE = "h-office"
"""The id of the note that the receiving office fills in a part."""


def make_control(blank: Blank, locale: str) -> Element:
    """The control, with its name, its id and its limits; not its label."""
    control = _MAKERS.get(blank.spec.type, _text)(blank, locale)
    control.set("id", id_of(blank))
    control.set("name", blank.name)
    limit(control, blank)
    return control


def _text(blank: Blank, _: str) -> Element:
    if blank.row and blank.spec.type == "text":
        return make("textarea", rows="1")
    kinds = {"tel", "email"} & {blank.spec.type, blank.spec.autocomplete}
    control = make("input", type=kinds.pop() if kinds else "text")
    if blank.spec.type in NUMBERS:
        control.set("inputmode", "decimal")
    if not blank.row and is_short(blank):
        control.set("size", _size(blank))
    return control


def is_short(blank: Blank) -> bool:
    """Tell whether a blank has a width of its own."""
    return blank.spec.width is not None or blank.spec.type in _SIGNS


def _long(blank: Blank, _: str) -> Element:
    return make("textarea", rows="2" if blank.row else str(blank.spec.lines))


def _list(blank: Blank, locale: str) -> Element:
    control = make("select")
    add(control, "option", "–" if blank.row else word(locale, "form.choose"), value="")
    for code, words in blank.spec.options.items():
        add(control, "option", words[locale], value=code)
    return control


def _box(_: Blank, __: str) -> Element:
    return make("input", type="checkbox")


_MAKERS: dict[str, Callable[[Blank, str], Element]] = {"long": _long, "list": _list, "check": _box}


def _size(blank: Blank) -> str:
    """The width of a control in characters."""
    if blank.spec.width is not None:
        return str(max(4, round(blank.spec.width / _MM_PER_SIGN)))
    return str(_SIGNS[blank.spec.type])


def limit(control: Element, blank: Blank) -> None:
    """Write the limits of a control into attributes for the script."""
    spec = blank.spec
    limits = {
        "type": spec.type if spec.type in _TOLD else None,  # others are single-line texts, or evident from the element
        "maxlength": spec.maxlength,
        "min": spec.min,
        "max": spec.max,
        "decimals": spec.decimals,
        "sum": spec.sum_of or None,
        "product": " ".join(_in_row(blank, factor) for factor in spec.product_of) or None,
    }
    for name, value in limits.items():
        if value is not None:
            control.set(f"data-{name}", _written(value))
    if spec.required:
        control.set("data-required", "")
        control.set("aria-required", "true")
    if spec.autocomplete and not blank.is_office:
        control.set("autocomplete", spec.autocomplete)
    if spec.carried and not blank.is_office:
        control.set("data-carried", "")
    if blank.is_office:
        control.set("data-filled-by", "office")
        describe(control, OFFICE)
    if blank.is_office and control.tag in {"input", "select", "textarea"}:
        control.set("disabled", "")


def describe(control: Element, id: str) -> None:
    """Let an element describe a control, before those that already do."""
    control.set("aria-describedby", " ".join([id, *control.get("aria-describedby", "").split()]))


def _written(limit: float | str) -> str:
    return str(int(limit)) if isinstance(limit, float) and limit.is_integer() else str(limit)


def _in_row(blank: Blank, column: str) -> str:
    return f"{blank.name.rpartition('.')[0]}.{column}"


def id_of(blank: Blank, kind: str = "f") -> str:
    """The id of a blank's control, or of an element that belongs to it."""
    return f"{kind}-{blank.name.replace('.', '-')}"


def id_of_head(blank: Blank) -> str:
    """The id of the hint in the head of a blank's column."""
    rows, _, column = blank.name.split(".")
    return f"h-{rows}-{column}"
