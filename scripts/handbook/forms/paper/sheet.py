"""Form -> the HTML of its sheets of paper, to type into or to write on.

Widths are computed here, in mm: which blanks of a row fit side by side depends on their labels, and WeasyPrint's flex
layout does not wrap a row by the width of its content.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator

from handbook.authored.settings import Settings
from handbook.corpus.addresses import page_url
from handbook.forms.compose import PLACE, Blank, Form, parts_of_signature
from handbook.forms.paper.columns import NUMBER, columns_of, is_number
from handbook.forms.paper.controls import Draw, draw_typed, draw_written, is_listed_above, mark_required
from handbook.forms.paper.widths import GAP, LETTER, TEXT_WIDTH, Field, pack, width_of
from handbook.history.edition import Edition
from handbook.html.qr import qr_code
from handbook.html.tree import Element, add, append_text, make, replace, select
from handbook.press.document import empty_document
from handbook.thai.languages import mark_languages
from handbook.thai.line_ends import hold_repeats
from handbook.thai.words import word, write_date

_FRAME = 9  # mm: width that the frame of the office's part takes from its content
_INDENT = 8  # mm: indent of a list
_LEAST = 35  # mm: least width of a blank without a width of its own
_BOX = 6  # mm: a check box with the space after it
_BESIDE = 0.5  # share of the width that a label beside its blank may take; a longer label goes above
_SIGNATURE = 78
_INLINE = 60


def paper_form(form: Form, settings: Settings, edition: Edition, *, typed: bool, draw: Draw | None = None) -> Element:
    """The form as a document, to type into or to write on by hand; the form itself is not changed.

    `draw` draws the blanks otherwise, in the places of those to type into.
    """
    locale = form.locale
    title = f"{form.spec.code[locale]} {form.title}"
    tree, body = empty_document(title, settings, edition, locale, numbered=False)
    body.set("class", "hb-typed" if typed else "hb-written")
    body.set("data-orientation", form.spec.orientation)
    version = word(locale, "form.version", version=form.spec.version)
    body.set("data-foot", " · ".join([form.spec.code[locale], version, body.get("data-edition")]))
    body.set("data-page", word(locale, "form.page"))
    _add_head(body, form, settings)
    content = copy.deepcopy(form.body)
    _raise_headings(content)
    body.append(content)
    _Sheet(form, draw or (draw_typed if typed else draw_written)).draw(content)
    hold_repeats(body)
    mark_languages(body, locale)
    return tree


def _raise_headings(content: Element) -> None:
    """Raise the form's headings to follow its title directly: no level may be skipped (ISO 14289-1, 7.4.2)."""
    headings = select(content, "h2, h3, h4, h5, h6")
    highest = min((int(heading.tag[1]) for heading in headings), default=2)
    for heading in headings:
        heading.tag = f"h{int(heading.tag[1]) - highest + 2}"


def form_address(form: Form, settings: Settings) -> str:
    """The address of the current version of the form."""
    return settings.site_url + page_url(f"forms/{form.spec.id}", form.locale)


def _add_head(body: Element, form: Form, settings: Settings) -> None:
    """Add the head: code, title, version, status, and the address of the current version."""
    locale, spec = form.locale, form.spec
    address = form_address(form, settings)
    head = add(body, "div", class_="hb-head")
    head.append(qr_code(address, word(locale, "book.qr")))
    add(head, "p", spec.code[locale], class_="hb-head__code")
    add(head, "h1", form.title)
    about = add(head, "p", class_="hb-head__about")
    add(about, "span", word(locale, f"edition.{settings.status}"), class_="hb-head__state")
    version = word(locale, "form.version", version=spec.version)
    dated = [write_date(spec.date, locale, settings.numerals[locale])] if spec.date else []
    append_text(about, " · ".join(["", version, *dated, settings.province[locale]]))
    current = word(locale, "form.current", address=address)
    add(head, "p", current, class_="hb-head__about")
    if any(blank.spec.required for blank in form.blanks.values()):
        add(head, "p", f"* {word(locale, 'form.required')}", class_="hb-head__about")
    add(body, "div", class_="hb-rule")


class _Sheet:
    """Replaces the placeholders of a form's body by what is drawn for their blanks."""

    def __init__(self, form: Form, draw: Draw) -> None:
        self._form = form
        self._draw = draw
        self._locale = form.locale
        self._is_written = draw is draw_written

    def draw(self, body: Element) -> None:
        """Replace every placeholder."""
        for table in select(body, "table.hb-rows"):
            self._draw_rows(table)
        for holder in select(body, ".hb-signatures"):
            self._draw_signatures(holder)
        for item in select(body, ".hb-tick"):
            self._draw_tick(item)
        for holder in select(body, "div.hb-row"):
            self._draw_row(holder)
        for holder in select(body, "td.hb-row, dd.hb-row"):
            self._draw_cell(holder)
        for place in select(body, f".{PLACE}"):
            replace(place, self._inline(self._blank(place), self._width(place)))

    def _blank(self, place: Element) -> Blank:
        return self._form.blanks[place.get("data-name")]

    def _control(self, blank: Blank, width: float | None = None) -> Element:
        control = self._draw(blank, self._locale)
        if width is not None and "hb-control" in control.get("class", "").split():
            control.set("style", f"width: {width:.1f}mm")
        return control

    def _label(self, blank: Blank) -> Element:
        label = make("span", blank.label, class_="hb-label")
        mark_required(label, blank)
        return label

    def _width(self, holder: Element) -> float:
        """The width in mm that is available inside an element."""
        part = holder.get("data-part")
        if part in LETTER:
            return LETTER[part]
        outer = list(holder.iterancestors())
        frames = sum("hb-office" in each.get("class", "").split() for each in outer)
        lists = sum(each.tag == "li" for each in outer)
        return float(TEXT_WIDTH[self._form.spec.orientation] - _FRAME * frames - _INDENT * lists)

    # Rows of labelled blanks

    def _draw_row(self, holder: Element) -> None:
        """Pack the fields into lines; each line becomes a row inside the holder."""
        blanks = [self._blank(place) for place in select(holder, f".{PLACE}")]
        width = self._width(holder)
        del holder.attrib["class"]
        holder.text = None
        holder[:] = [self._row(line, width) for line in pack([self._field(blank, width) for blank in blanks], width)]

    def _field(self, blank: Blank, width: float) -> Field:
        label = width_of(self._label(blank).text) + GAP / 2
        kind = blank.spec.type
        if kind == "check":
            return Field(blank, label, _BOX, _BOX)
        if kind == "long" or label > width * _BESIDE:
            return Field(blank, width, None, 0, is_whole=True)
        if kind == "choice" or (kind == "list" and self._is_written):
            options = sum(_BOX + width_of(words[self._locale]) + 1.5 * GAP for words in blank.spec.options.values())
            return Field(blank, label, options, options, is_whole=label + options > width)
        if kind == "list":
            longest = max(width_of(words[self._locale]) for words in blank.spec.options.values())
            return Field(blank, label, None, min(max(longest + GAP * 2, _LEAST), width - label))
        fixed = blank.spec.width
        return Field(blank, label, min(fixed, width - label) if fixed else None, _LEAST)

    def _row(self, line: list[Field], width: float) -> Element:
        row = make("div", class_="hb-row")
        free = width - sum(field.narrowest for field in line) - GAP * (len(line) - 1)
        open_fields = [field for field in line if field.control is None]
        for field in line:
            control = field.least + free / len(open_fields) if field.control is None else field.control
            row.append(self._whole(field.blank) if field.is_whole else self._beside(field, control))
        return row

    def _whole(self, blank: Blank) -> Element:
        """The label above the control; options after the label."""
        field = make("div", class_="hb-field hb-field--whole")
        line = add(field, "div")
        line.append(self._label(blank))
        control = self._control(blank)
        if control.get("class") == "hb-options":
            line[-1].tail = " "
            line.append(control)
        else:
            control.set("style", f"{control.get('style', '')}; width: 100%".lstrip("; "))
            field.append(control)
        if blank.hint:
            hint = make("span", blank.hint, class_="hb-hint")
            line[-1].tail = " "
            line.append(hint)
        return field

    def _beside(self, field: Field, width: float) -> Element:
        """The label beside the control, and the hint below."""
        blank = field.blank
        outer = make("div", class_="hb-field", style=f"width: {field.label + width:.1f}mm")
        pair = add(outer, "div", class_="hb-pair")
        label = self._label(blank)
        label.set("style", f"width: {field.label:.1f}mm")
        control = self._control(blank, width)
        pair.extend([control, label] if blank.spec.type == "check" else [label, control])
        if blank.hint:
            hint = add(outer, "div", blank.hint, class_="hb-hint")
            if blank.spec.type != "check" and width_of(blank.hint, 9) <= width:
                hint.set("style", f"padding-left: {field.label:.1f}mm")
        return outer

    # Other arrangements

    def _inline(self, blank: Blank, width: float) -> Element:
        """A control within a line of text; with its label if it is not between words."""
        control = self._control(blank, min(blank.spec.width or _INLINE, width))
        if blank.is_inline and not blank.spec.required:
            return control
        whole = make("span", class_="hb-inline")
        if blank.is_inline:
            whole.append(control)
            add(whole, "span", "*", class_="hb-label")
        else:
            whole.append(self._label(blank))
            whole[-1].tail = " "
            whole.append(control)
        return whole

    def _draw_tick(self, item: Element) -> None:
        """A check box with its label; the first `check` blank of the item is the box."""
        for place in select(item, f".{PLACE}"):
            blank = self._blank(place)
            if blank.spec.type != "check":
                continue
            label = self._label(blank)
            if blank.hint:
                add(label, "span", f" {blank.hint}", class_="hb-hint")
            whole = make("span", class_="hb-inline")
            whole.append(self._control(blank))
            whole.append(label)
            replace(place, whole)

    def _draw_cell(self, cell: Element) -> None:
        """Blanks in a cell that is not repeated: one below the other, as wide as the cell."""
        for place in select(cell, f".{PLACE}"):
            blank = self._blank(place)
            field = self._whole(blank)
            if blank.spec.type == "check":
                field = make("div", class_="hb-field")
                field.extend([self._control(blank), self._label(blank)])
            replace(place, field)

    def _draw_rows(self, table: Element) -> None:
        """The cells of repeated rows, and the column widths by their weights."""
        columns = columns_of(table, self._form, self._width(table), typed=not self._is_written)
        for place in select(table, f"tbody td .{PLACE}"):
            blank = self._blank(place)
            kind = "number" if is_number(blank) else blank.spec.type
            place.getparent().set("class", f"hb-cell hb-cell--{kind}")
            replace(place, self._control(blank))
        group = make("colgroup")
        for width in (NUMBER, *(column.width for column in columns)):
            add(group, "col", style=f"width: {width:.1f}mm")
        table.insert(0, group)
        for column in columns:
            listed = column.blank
            if listed and (listed.spec.short or (self._is_written and is_listed_above(listed))):
                table.addprevious(self._options_above(column.head, listed))

    def _options_above(self, head: str, blank: Blank) -> Element:
        options = " · ".join(words[self._locale] for words in blank.spec.options.values())
        return make("p", word(self._locale, "form.options", head=head, options=options), class_="hb-hint")

    def _draw_signatures(self, holder: Element) -> None:
        """A block for each signature, at most two side by side; a single one is on the right."""
        for place in select(holder, f".{PLACE}"):
            blank = self._blank(place)
            if blank.spec.type == "signature":
                replace(place, self._signature(blank))

    def _signature(self, blank: Blank) -> Element:
        locale = self._locale
        block = make("div", class_="hb-signature", style=f"width: {_SIGNATURE}mm")
        title = add(block, "p", blank.label, class_="hb-signature__title")
        mark_required(title, blank)
        texts = [word(locale, "form.sign"), *(label.rpartition(": ")[2] for label in _labels_of(blank, locale))]
        width = max(width_of(text) for text in texts) + GAP / 2
        drawn = [make("span", class_="hb-control hb-signature__line")]
        drawn += [self._draw(part, locale) for part in parts_of_signature(blank, locale)]
        for text, control in zip(texts, drawn, strict=True):
            pair = add(block, "div", class_="hb-pair")
            add(pair, "span", text, class_="hb-label", style=f"width: {width:.1f}mm")
            control.set("style", f"width: {_SIGNATURE - width:.1f}mm")
            pair.append(control)
        return block


def _labels_of(blank: Blank, locale: str) -> Iterator[str]:
    return (part.label for part in parts_of_signature(blank, locale))
