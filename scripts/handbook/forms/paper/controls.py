"""What is drawn for a blank on paper: a control to type into, or lines and boxes to write on."""

from __future__ import annotations

from collections.abc import Callable

from handbook.forms.compose import Blank
from handbook.forms.paper.columns import shown_options
from handbook.html.tree import Element, add, append_text, make
from handbook.thai.words import word

Draw = Callable[[Blank, str], Element]
"""A blank and a language -> what is drawn for it."""
MOST_IN_CELL = 3
"""Number of options that fit in a cell with check boxes; more are listed above the table."""
TYPED_LINE, WRITTEN_LINE = 6.3, 9
"""Line height of a long text in mm: typed at 11.5 pt in the form font; handwritten."""


def draw_typed(blank: Blank, locale: str) -> Element:
    """A control that becomes a field of the PDF with the blank's name."""
    spec = blank.spec
    if spec.type == "check":
        return make("input", type="checkbox", name=blank.name, class_="hb-box")
    if spec.type == "choice":
        return options_after(
            blank, locale, lambda code: make("input", type="radio", name=blank.name, value=code, class_="hb-box")
        )
    if spec.type == "list":
        listed = make("select", name=blank.name, class_="hb-control")
        add(listed, "option", "" if blank.row else word(locale, "form.choose"), value="")  # no space for it in a cell
        for code, words in shown_options(blank, locale).items():
            add(listed, "option", words, value=code)
        return listed
    if spec.type == "long" and not blank.row:
        return make("textarea", name=blank.name, class_="hb-area", style=f"height: {spec.lines * TYPED_LINE:.1f}mm")
    if blank.row and spec.type in ("text", "long"):
        return make("textarea", name=blank.name, class_="hb-control")
    return make("input", type="text", name=blank.name, class_="hb-control")


def draw_written(blank: Blank, locale: str) -> Element:
    """Lines to write on and boxes to tick."""
    spec = blank.spec
    if spec.type == "check":
        return _box(blank.name)
    if spec.type == "choice" or (spec.type == "list" and not is_listed_above(blank)):
        options = options_after(blank, locale, lambda code: _box(f"{blank.name}={code}"))
        options.set("data-name", blank.name)
        return options
    if spec.type == "long" and not blank.row:
        lines = make("div", class_="hb-lines", data_name=blank.name)
        for _ in range(spec.lines):
            add(lines, "div", style=f"height: {WRITTEN_LINE}mm")
        return lines
    return make("span", class_="hb-control", data_name=blank.name)


def is_listed_above(blank: Blank) -> bool:
    """Tell whether a cell is too small for the options to choose from."""
    return blank.row > 0 and blank.spec.type == "list" and len(blank.spec.options) > MOST_IN_CELL


def _box(name: str) -> Element:
    return make("span", class_="hb-box", data_name=name)


def options_after(blank: Blank, locale: str, draw: Callable[[str], Element]) -> Element:
    """Each option after its box, with spaces between them, so that lines can break there."""
    options = make("span", class_="hb-options")
    for code, words in blank.spec.options.items():
        option = add(options, "span", class_="hb-option")
        option.append(draw(code))
        option[-1].tail = words[locale]
        option.tail = " "
    return options


def mark_required(label: Element, blank: Blank) -> None:
    """Append the star to the label of a required blank."""
    if blank.spec.required:
        append_text(label, " *")
