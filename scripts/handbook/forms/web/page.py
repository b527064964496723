"""A form on its page: every placeholder becomes a control, so that the form can be filled in on its page.

Without scripts the controls can be filled in and printed. The scripts (overrides/assets/javascripts/forms/) read values
and limits (`data-…`) from the controls, and their messages from attributes of the form.
"""

from __future__ import annotations

from collections.abc import Iterator

from handbook.forms.compose import PLACE, Blank, Form, parts_of_signature
from handbook.forms.manifest import File
from handbook.forms.web.controls import OFFICE, describe, id_of, id_of_head, is_short, limit, make_control
from handbook.forms.web.tables import head_cells
from handbook.forms.web.tools import put_words, tools_above, tools_below
from handbook.html.addresses import DOWNLOADS, relative
from handbook.html.tree import Element, add, copy_of, make, replace, select
from handbook.thai.words import word, write_date

FILES = f"{DOWNLOADS}forms/"
# Elements that may contain a block; elsewhere a control is inline.
_FLOW = {"div", "td", "th", "dd", "li", "section", "form"}


def fill_page(article: Element, form: Form, folder: str, file: File | None = None) -> None:
    """Replace the form in its article by one with controls; `folder` is the page's folder below site/.

    `file` is the form's PDF for typing, if it is made: the page names it and its map, which belong together.
    """
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
    new.set("data-pdf", relative(f"{FILES}{file.name if file else f'{form.file}.pdf'}", folder))
    new.set("data-map", relative(f"{FILES}{file.map if file else f'{form.file}.json'}", folder))
    if form.spec.filled_by:
        new.set("data-filled-by", form.spec.filled_by[form.locale])
    put_words(new, form)
    head_cells(new, form, _hint)
    for place in select(new, f".{PLACE}"):
        _put(place, form)
    for number, office in enumerate(select(new, ".hb-office__title")):
        note = make("p", word(form.locale, "form.office"), class_="hb-office__note")
        office.addnext(note)
        if not number:
            note.set("id", OFFICE)
    for table in select(new, "table:not([class])"):
        table.set("class", "hb-table")
    for number, part in enumerate(_head(form)):
        new.insert(number, part)
    add(new, "div", class_="hb-problems", role="group", tabindex="-1", hidden="")
    new.append(tools_below(form))
    replace(old, new)


def lead_to_scripts(tree: Element, folder: str, sheet: str, start: str, tools: str) -> None:
    """Make a page load the style sheet of forms and the script that loads their tools; all are paths below site/."""
    select(tree, "head > link[rel=stylesheet]")[-1].addnext(
        make("link", rel="stylesheet", href=relative(sheet, folder))
    )
    add(select(tree, "body")[0], "script", src=relative(start, folder), data_tools=relative(tools, folder), defer="")


def skip_to_blanks(tree: Element, form: Form) -> None:
    """Add a second skip link, to the form's first blank: the way to it is long with Tab."""
    first = next((one for one in select(tree, "form.hb-form [name]") if "disabled" not in one.attrib), None)
    for link in select(tree, "[data-md-component=skip] > .md-skip")[:1]:
        if first is not None:
            link.addnext(make("a", word(form.locale, "form.skip"), href=f"#{first.get('id')}", class_="md-skip"))


def _head(form: Form) -> Iterator[Element]:
    """The form's version, a note that nothing leaves the device, and the tools to open what was saved."""
    spec = form.spec
    parts = {"code": spec.code[form.locale], "version": spec.version}
    edition = word(form.locale, "form.edition.undated", **parts)
    if spec.date:
        edition = word(form.locale, "form.edition", date=write_date(spec.date, form.locale), **parts)
    yield make("p", edition, class_="hb-form__edition")
    yield tools_above(form)


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
        describe(control, id_of(blank, "h"))
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
        describe(control, id_of(blank, "h"))
    return box


def _in_cell(blank: Blank, locale: str) -> Element:
    """A blank in a row, labelled by its column's head and row number; its hint is in the head."""
    control = make_control(blank, locale)
    control.set("aria-label", blank.label)
    if _hint(blank, locale):
        describe(control, id_of_head(blank))
    return control


def _ticked(blank: Blank) -> Element:
    """A check box before its label."""
    box = make("span", class_="hb-check")
    control = add(box, "input", type="checkbox", id=id_of(blank), name=blank.name)
    limit(control, blank)
    add(box, "label", blank.label, for_=id_of(blank))
    if blank.hint:
        add(box, "span", blank.hint, class_="hb-hint", id=id_of(blank, "h"))
        describe(control, id_of(blank, "h"))
    return box


def _choice(blank: Blank, locale: str) -> Element:
    # ARIA: role=group may not have aria-required or aria-invalid, role=radiogroup may.
    box = make("fieldset", class_="hb-field hb-choice", role="radiogroup", id=id_of(blank))
    _mark_required(add(box, "legend", blank.label), blank, locale)
    if blank.hint:
        add(box, "p", blank.hint, class_="hb-hint", id=id_of(blank, "h"))
        describe(box, id_of(blank, "h"))
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
