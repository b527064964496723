"""A form on its page: every placeholder becomes a control, so that the form can be filled in on its page.

Without scripts the controls can be filled in and printed. The scripts (overrides/assets/javascripts/forms/) read values
and limits (`data-…`) from the controls, and their messages from attributes of the form.
"""

from __future__ import annotations

from collections.abc import Iterator

from handbook.forms.compose import PLACE, Blank, Form, parts_of_signature
from handbook.forms.web.controls import id_of, id_of_head, is_short, limit, make_control
from handbook.html.addresses import DOWNLOADS, relative
from handbook.html.tree import Element, add, copy_of, make, replace, select, words_of
from handbook.thai.words import all_words, word, write_date

FILES = f"{DOWNLOADS}forms/"
# Elements that may contain a block; elsewhere a control is inline.
_FLOW = {"div", "td", "th", "dd", "li", "section", "form"}
_MOST_WEIGHT = 10
_MOST_COLUMNS = 6  # more columns than this: rows are shown as cards on a screen
_TOOLS_ABOVE = ("form.tool.open",)
_TOOLS_BELOW = ("form.tool.check", "form.tool.save", "form.tool.pdf", "form.tool.print", "form.tool.clear")
_SAID_BY_SCRIPT = (
    "form.error.title",
    "form.error.required",
    "form.error.maxlength",
    "form.error.number",
    "form.error.money",
    "form.error.min",
    "form.error.max",
    "form.error.date",
    "form.error.tel",
    "form.error.digits",
    "form.error.decimals",
    "form.error.month",
    "form.error.year",
    "form.error.range",
    "form.error.era",
    "form.error.day",
    "form.error.signs",
    "form.said.full",
    "form.said.goeson",
    "form.said.signs",
    "form.error.product",
    "form.error.sum",
    "form.said.fine",
    "form.said.saved",
    "form.said.opened",
    "form.said.version",
    "form.said.left",
    "form.said.other",
    "form.said.broken",
    "form.said.pdf",
    "form.said.nopdf",
    "form.said.cleared",
    "form.ask.replace",
    "form.ask.clear",
)


def fill_page(article: Element, form: Form, folder: str) -> None:
    """Replace the form in its article by one with controls; `folder` is the page's folder below site/."""
    old = select(article, ".hb-form")[0]
    new = copy_of(form.body)
    new.tag = "form"
    new.set("method", "dialog")  # outside a dialog nothing is submitted, also not by Enter
    new.set("novalidate", "")
    new.set("autocomplete", "off")
    new.set("aria-labelledby", select(article, "h1")[0].get("id", ""))
    new.set("data-form", form.spec.id)
    new.set("data-version", form.spec.version)
    new.set("data-locale", form.locale)
    new.set("data-orientation", form.spec.orientation)
    new.set("data-pdf", relative(f"{FILES}{form.file}", folder))
    for key in _SAID_BY_SCRIPT:
        new.set("data-" + key.removeprefix("form.").replace(".", "-"), all_words()[key][form.locale])
    _head_cells(new, form)
    for place in select(new, f".{PLACE}"):
        _put(place, form)
    for office in select(new, ".hb-office__title"):
        office.addnext(make("p", word(form.locale, "form.office"), class_="hb-office__note"))
    for table in select(new, "table:not([class])"):
        table.set("class", "hb-table")
    for number, part in enumerate(_head(form)):
        new.insert(number, part)
    add(new, "div", class_="hb-problems", tabindex="-1", hidden="")
    new.append(_tools(_TOOLS_BELOW, "", form.locale))
    replace(old, new)


def lead_to_script(tree: Element, folder: str, sheet: str, script: str) -> None:
    """Make a page load the style sheet and the script of forms; both are paths below site/."""
    select(tree, "head > link[rel=stylesheet]")[-1].addnext(
        make("link", rel="stylesheet", href=relative(sheet, folder))
    )
    add(select(tree, "body")[0], "script", src=relative(script, folder), defer="")


def _head(form: Form) -> Iterator[Element]:
    """The form's version, a note that nothing leaves the device, and the tools to open what was saved."""
    spec = form.spec
    parts = {"code": spec.code[form.locale], "version": spec.version}
    edition = word(form.locale, "form.edition.undated", **parts)
    if spec.date:
        edition = word(form.locale, "form.edition", date=write_date(spec.date, form.locale), **parts)
    yield make("p", edition, class_="hb-form__edition")
    yield _tools(_TOOLS_ABOVE, word(form.locale, "form.local"), form.locale)


def _tools(keys: tuple[str, ...], status: str, locale: str) -> Element:
    """Buttons that the script shows, and a status line for their results; `status` is its first text."""
    tools = make("div", class_="hb-tools", role="group", aria_label=word(locale, "form.tools"), hidden="")
    buttons = add(tools, "div", class_="hb-tools__buttons")
    for key in keys:
        add(buttons, "button", word(locale, key), type="button", data_do=key.rpartition(".")[2])
    add(tools, "p", status, role="status")
    return tools


# Placeholders


def _put(place: Element, form: Form) -> None:
    """Replace a placeholder by its control, with label and hint."""
    blank = form.blanks[place.get("data-name")]
    parent = place.getparent()
    if blank.row:
        made = _in_cell(blank, form.locale)
    elif parent.get("class") == "hb-tick" and blank.spec.type == "check":
        made = _ticked(blank)
    elif blank.is_inline or parent.tag not in _FLOW:
        made = _in_line(blank, form.locale)
    else:
        made = _field(blank, form.locale)
    replace(place, made)


def _field(blank: Blank, locale: str) -> Element:
    """A blank with its label above it and its hint below the label."""
    if blank.spec.type == "signature":
        return _signature(blank, locale)
    if blank.spec.type == "choice":
        return _choice(blank, locale)
    if blank.spec.type == "check":
        return _ticked(blank)
    return _labelled(blank, blank.label, locale)


def _labelled(blank: Blank, label: str, locale: str) -> Element:
    box = make("div", class_="hb-field hb-field--short" if is_short(blank) else "hb-field")
    _mark_required(add(box, "label", label, for_=id_of(blank)), blank, locale)
    control = make_control(blank, locale)
    hint = _hint(blank, locale)
    if hint:
        add(box, "p", hint, class_="hb-hint", id=id_of(blank, "h"))
        control.set("aria-describedby", id_of(blank, "h"))
    box.append(control)
    return box


def _in_line(blank: Blank, locale: str) -> Element:
    """A blank between words that say what to write; its label is only for screen readers."""
    box = make("span", class_="hb-inline")
    if blank.spec.type == "choice":
        control = make("span", role="radiogroup", id=id_of(blank))
        control.extend(_options(blank, locale))
        limit(control, blank)
    else:
        control = make_control(blank, locale)
    control.set("aria-label", blank.label)
    box.append(control)
    _mark_required(box, blank, locale)
    hint = _hint(blank, locale)
    if hint:
        add(box, "span", hint, class_="hb-hint", id=id_of(blank, "h"))
        control.set("aria-describedby", id_of(blank, "h"))
    return box


def _in_cell(blank: Blank, locale: str) -> Element:
    """A blank in a row, labelled by its column's head and row number; its hint is in the head."""
    control = make_control(blank, locale)
    control.set("aria-label", blank.label)
    if _hint(blank, locale):
        control.set("aria-describedby", id_of_head(blank))
    return control


def _ticked(blank: Blank) -> Element:
    """A check box before its label."""
    box = make("span", class_="hb-check")
    control = add(box, "input", type="checkbox", id=id_of(blank), name=blank.name)
    limit(control, blank)
    add(box, "label", blank.label, for_=id_of(blank))
    if blank.hint:
        add(box, "span", blank.hint, class_="hb-hint", id=id_of(blank, "h"))
        control.set("aria-describedby", id_of(blank, "h"))
    return box


def _choice(blank: Blank, locale: str) -> Element:
    # ARIA: role=group may not have aria-required or aria-invalid, role=radiogroup may.
    box = make("fieldset", class_="hb-field hb-choice", role="radiogroup", id=id_of(blank))
    _mark_required(add(box, "legend", blank.label), blank, locale)
    if blank.hint:
        add(box, "p", blank.hint, class_="hb-hint", id=id_of(blank, "h"))
        box.set("aria-describedby", id_of(blank, "h"))
    box.extend(_options(blank, locale))
    limit(box, blank)
    return box


def _options(blank: Blank, locale: str) -> Iterator[Element]:
    for code, words in blank.spec.options.items():
        option = make("span", class_="hb-check")
        id = f"{id_of(blank)}-{code}"
        radio = add(option, "input", type="radio", id=id, name=blank.name, value=code)
        if blank.is_office:
            radio.set("disabled", "")
        add(option, "label", words[locale], for_=id)
        yield option


def _signature(blank: Blank, locale: str) -> Element:
    """Who signs; the line to sign on is only printed."""
    box = make("fieldset", class_="hb-signature", id=id_of(blank))
    add(box, "legend", blank.label)
    if blank.hint:
        add(box, "p", blank.hint, class_="hb-hint")
    add(box, "p", word(locale, "form.sign"), class_="hb-signature__line")
    for part in parts_of_signature(blank, locale):
        box.append(_labelled(part, word(locale, f"form.sign.{part.name.rpartition('.')[2]}"), locale))
    return box


# Controls


def _mark_required(box: Element, blank: Blank, locale: str) -> None:
    """Mark a blank as required, visually only: screen readers get it from the control."""
    if blank.spec.required:
        add(box, "span", f"({word(locale, 'form.required')})", class_="hb-required", aria_hidden="true")


def _hint(blank: Blank, locale: str) -> str:
    if blank.hint or blank.spec.type != "date":
        return blank.hint
    return word(locale, "form.date.cell") if blank.row else word(locale, "form.date.hint")


def _head_cells(body: Element, form: Form) -> None:
    """Put hints of a table's blanks into its head, and repeat the head in each cell for layouts that hide the head."""
    for table in select(body, "table.hb-rows"):
        heads = select(table, "thead th")
        names = [words_of(head) for head in heads]
        columns = make("colgroup")
        above = table.xpath("preceding::*[self::h2 or self::h3][@id][1]")
        if above:
            table.set("aria-labelledby", above[0].get("id"))
        for number, row in enumerate(select(table, "tbody tr"), 1):
            for head, name, cell in zip(heads, names, row, strict=True):
                places = select(cell, f".{PLACE}")
                blank = form.blanks[places[0].get("data-name")] if places else None
                hint = _hint(blank, form.locale) if blank else ""
                cell.set("data-head", f"{name} ({hint})" if hint else name)
                if number == 1 and blank and hint:
                    add(head, "small", hint, class_="hb-hint", id=id_of_head(blank))
                if number == 1:
                    add(columns, "col", class_=f"hb-w-{_halves(blank.spec.weight if blank else 1)}")
        table.insert(0, columns)
        if len(heads) > _MOST_COLUMNS:
            table.set("class", f"{table.get('class')} hb-rows--broad")


def _halves(weight: float) -> int:
    """A column's weight in half units, for which the style sheet has widths."""
    return max(1, round(min(weight, _MOST_WEIGHT) * 2))
