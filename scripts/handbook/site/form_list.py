"""Lists the forms of the nav on pages, and says how many there are."""

from __future__ import annotations

from handbook.corpus.addresses import page_path
from handbook.corpus.fillings import FORM_COUNT
from handbook.corpus.form_specs import FORMS_FOLDER, FormSpec
from handbook.html.tree import Element, add, select
from handbook.site.data_tables import add_table, data_boxes
from handbook.site.form_steps import step_of
from handbook.site.page import BuiltPage, Context
from handbook.thai.words import word, write_number

_LIST = ("forms", "list")


def list_forms(page: BuiltPage, context: Context) -> None:
    """Fill the place for the list: form, step, who fills it in and who signs; and the number of forms in a text."""
    forms = context.corpus.nav_forms()
    for box, *name in data_boxes(page.article):
        if tuple(name) == _LIST:
            del box.attrib["data-hb-data"]
            _fill(box, forms, context)
    for link in select(page.article, f"a[href='{FORM_COUNT}']"):
        link[:] = []
        link.text = write_number(len(forms), context.numerals)
        link.drop_tag()


def _fill(box: Element, forms: list[FormSpec], context: Context) -> None:
    corpus, locale = context.corpus, context.locale
    keys = ("form.head.form", "form.head.step", "form.head.filled-by", "form.head.signed-by")
    body = add_table(box, word(locale, "form.list"), [word(locale, key) for key in keys])
    for form in forms:
        key = f"{FORMS_FOLDER}/{form.id}"
        row = add(body, "tr")
        name = f"{form.code[locale]} {corpus.pages[page_path(key, locale)].title}"
        add(add(row, "th", scope="row"), "a", name, href=f"page:{key}")
        label = step_of(form, corpus, locale)
        cell = add(row, "td", None if label else "–")
        if label:
            add(cell, "a", label, href=f"page:{form.step}")
        for who in (form.filled_by, form.signed_by):
            add(row, "td", who[locale] if who else "–")
