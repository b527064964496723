"""A filled specimen -> the HTML of its sheets: as a form to type into looks, with the words in their places."""

from __future__ import annotations

from handbook.authored.settings import Settings
from handbook.forms.compose import Blank, Form
from handbook.forms.paper.controls import Draw, options_after
from handbook.forms.paper.sheet import paper_form
from handbook.forms.specimen import Values, with_rows
from handbook.history.edition import Edition
from handbook.html.tree import Element, make, select
from handbook.thai.words import word

_ON = "×"
"""The sign in a box that is ticked: the typeface has it, as it has no tick."""


def specimen_sheets(form: Form, values: Values, settings: Settings, edition: Edition) -> Element:
    """The specimen as a document; its head, and the foot of every page, say that it is made up."""
    whole = with_rows(form, values)
    tree = paper_form(whole, settings, edition, typed=True, draw=_drawing(values))
    body = select(tree, "body")[0]
    body.set("class", "hb-typed hb-specimen")
    said = word(form.locale, "form.specimen")
    body.set("data-foot", f"{said} · {body.get('data-foot')}")
    for field in select(body, "div.hb-row > .hb-field--whole"):  # a flex box is not parted between pages
        del field.getparent().attrib["class"]
    rule = select(body, ".hb-rule")[0]
    rule.addprevious(make("p", word(form.locale, "form.specimen.about"), class_="hb-specimen__about"))
    return tree


def _drawing(values: Values) -> Draw:
    """What draws a blank with its value."""

    def draw(blank: Blank, locale: str) -> Element:
        value, spec = values.get(blank.name, ""), blank.spec
        if spec.type == "check":
            return _box(is_on=value is True)
        if spec.type == "choice":
            return options_after(blank, locale, lambda code: _box(is_on=value == code))
        words = spec.options[str(value)][locale] if spec.options and value else str(value or "")
        if spec.type == "long" and not blank.row:
            return make("div", words or None, class_="hb-area hb-said")
        return make("span", words or None, class_="hb-control hb-said")

    return draw


def _box(*, is_on: bool) -> Element:
    return make("span", _ON if is_on else None, class_="hb-box")
