"""A built page and its form file -> Form: the tree of the form, with a placeholder for every blank.

Every output starts from a copy of this tree and replaces the placeholders by its controls, so all have the same text.

The arrangement follows from where the author's links are: a paragraph with only blanks is a row of labelled blanks;
a blank between words is part of the line, and its label is only for screen readers; a list item that begins with [ ] is
a check box; a table row that begins with # is repeated.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.corpus.form_specs import FieldSpec, FormSpec
from handbook.forms.enquiry import put_questions
from handbook.html.tree import Element, add, copy_of, make, replace, select, words_of
from handbook.thai.words import word

PLACE = "hb-blank"
"""Class of the `span` that is the placeholder of a blank; `data-name` is the blank's name."""
LETTER = "hb-formletter"
"""Class of an official letter in a form; its paragraphs without `data-part` are the body text."""
_SCHEME = "field:"
_TICK = "[ ]"


@dataclass(frozen=True)
class Blank:
    """A blank on the form. Its name is the field's name, `rows.1.column` in rows, `field.name` in a signature."""

    name: str
    spec: FieldSpec
    label: str
    hint: str = ""
    is_inline: bool = False
    """Between words that say what to write: the label is only for screen readers."""
    is_office: bool = False
    """To be filled in by the office that receives the form."""
    row: int = 0
    column: str = ""
    """In rows: the label without the row's number."""


@dataclass(frozen=True)
class Form:
    """A form in one language."""

    spec: FormSpec
    locale: str
    title: str
    body: Element
    blanks: dict[str, Blank]
    """Name -> blank, in the order of the form."""

    @property
    def file(self) -> str:
        """The name of its files, without the ending."""
        return f"{self.spec.id}-{self.locale}"


def compose(article: Element, spec: FormSpec, locale: str, numerals: str = "arabic") -> Form:
    """The form of a page's article, which is not changed; the checks have made sure that each field has a blank."""
    body = copy_of(select(article, ".hb-form")[0])
    put_questions(body, spec, locale, numerals)
    for letter in select(body, ".hb-letter"):
        _name_parts(letter)
    found: dict[str, Blank] = {}
    for table in select(body, "table"):
        found |= _repeat_rows(table, spec, locale)
    for item in select(body, "li"):
        _take_tick(item)
    links = list(_links(body))
    blanks = [
        _blank(link, spec) for link in links
    ]  # before any is replaced: the text beside a link decides its arrangement
    for link, blank in zip(links, blanks, strict=True):
        found[blank.name] = blank
        replace(link, _place(blank.name))
    for holder in select(body, "p, td, dd"):
        _arrange(holder, found)
    ordered: dict[str, Blank] = {}
    for place in select(body, f".{PLACE}"):
        blank = ordered[place.get("data-name")] = found[place.get("data-name")]
        if blank.spec.type == "signature":
            ordered |= {part.name: part for part in parts_of_signature(blank, locale)}
    return Form(spec, locale, words_of(select(article, "h1")[0]), body, ordered)


def parts_of_signature(blank: Blank, locale: str) -> Iterator[Blank]:
    """The blanks below a signature: name, position and date, as far as the form asks for them."""
    for part, inner in blank.spec.parts.items():
        label = f"{blank.label}: {word(locale, f'form.sign.{part}')}"
        spec = FieldSpec(f"{blank.name}.{part}", inner.type)
        yield Blank(spec.name, spec, label, is_office=blank.is_office)


def _name_parts(letter: Element) -> None:
    """Move the class that names a part of an official letter to `data-part`: the class will describe the blanks."""
    letter.attrib.clear()
    letter.set("class", LETTER)
    for part in select(letter, "p[class]"):
        part.set("data-part", part.attrib.pop("class"))


def _links(element: Element) -> Iterator[Element]:
    return (link for link in element.iter("a") if link.get("href", "").startswith(_SCHEME))


def _place(name: str) -> Element:
    place = make("span", class_=PLACE)
    place.set("data-name", name)
    return place


def _blank(link: Element, spec: FormSpec) -> Blank:
    name = link.get("href").removeprefix(_SCHEME)
    return Blank(
        name,
        spec.fields[name],
        words_of(link),
        link.get("title", ""),
        is_inline=_is_inline(link),
        is_office=_is_office(link),
    )


def _is_office(link: Element) -> bool:
    return any("hb-office" in outer.get("class", "").split() for outer in link.iterancestors())


def _is_inline(link: Element) -> bool:
    """Tell whether there is text beside a blank in its paragraph."""
    holder = link.getparent()
    links = set(_links(holder))
    beside = [holder.text, *(child.tail for child in holder)]
    return any(child not in links for child in holder) or any((text or "").strip() for text in beside)


def _take_tick(item: Element) -> None:
    """Make a list item `[ ] blank` a check box with its label."""
    holder = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
    if (holder.text or "").strip() == _TICK and any(True for _ in _links(holder)):
        holder.text = None
        holder.set("class", "hb-tick")
        item.getparent().set("class", "hb-ticks")


def _arrange(holder: Element, blanks: dict[str, Blank]) -> None:
    """Give a paragraph or cell the class of its content: a row of blanks, a line with blanks, signatures."""
    held = [blanks[place.get("data-name")] for place in select(holder, f".{PLACE}")]
    if not held or holder.get("class") == "hb-tick" or held[0].row:
        return
    if any(blank.spec.type == "signature" for blank in held):
        name = "hb-signatures"
    else:
        name = "hb-line" if any(blank.is_inline for blank in held) else "hb-row"
    holder.set("class", name)
    if holder.tag == "p" and name != "hb-line":
        holder.tag = "div"  # controls with labels may not be inside a paragraph


def _repeat_rows(table: Element, spec: FormSpec, locale: str) -> dict[str, Blank]:
    """Repeat the row that begins with # as often as the form file says; returns its blanks."""
    found: dict[str, Blank] = {}
    heads = [words_of(head) for head in select(table, "thead th")]
    for template in select(table, "tbody tr"):
        first = next(_links(template), None)
        if first is None or words_of(template[0]) != "#":
            continue
        rows = spec.fields[first.get("href").removeprefix(_SCHEME).partition(".")[0]]
        table.set("class", "hb-rows")
        table.set("data-rows", rows.name)
        for head in select(table, "thead th"):
            head.set("scope", "col")
        for number in range(1, rows.rows + 1):
            row, blanks = _row(template, heads, rows, number, locale)
            found |= blanks
            template.addprevious(row)
        template.drop_tree()
    return found


def _row(
    template: Element, heads: list[str], rows: FieldSpec, number: int, locale: str
) -> tuple[Element, dict[str, Blank]]:
    """One row; the label of each blank is the column's head and the row number."""
    row = make("tr")
    blanks: dict[str, Blank] = {}
    add(row, "th", str(number), scope="row")
    for head, cell in zip(heads[1:], template[1:], strict=True):
        link = next(_links(cell), None)
        if link is None:
            row.append(copy.deepcopy(cell))
            continue
        column = link.get("href").removeprefix(_SCHEME).partition(".")[2]
        name = f"{rows.name}.{number}.{column}"
        own = words_of(link) or head
        label = word(locale, "form.cell", head=own, row=number)
        hint, office = link.get("title", ""), _is_office(link)
        blanks[name] = Blank(name, rows.columns[column], label, hint, is_office=office, row=number, column=own)
        add(row, "td").append(_place(name))
    return row, blanks
