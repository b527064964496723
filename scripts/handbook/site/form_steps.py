"""Links between forms and the steps of the handbook that use them; a form file names its step."""

from __future__ import annotations

from handbook.corpus.addresses import page_path
from handbook.corpus.form_specs import FORMS_FOLDER, FormSpec
from handbook.corpus.model import Corpus
from handbook.corpus.numbering import page_label
from handbook.html.tree import Element, add, append_text, insert_after, make, select
from handbook.site.page import BuiltPage, Context
from handbook.thai.words import word


def offer_forms(built: BuiltPage, context: Context) -> None:
    """List a step's forms below its heading; in a path, below the paragraph that says who acts."""
    page, corpus = built.page, context.corpus
    for form in corpus.nav_forms():
        key, _, step = form.step.partition("#")
        shown = corpus.pages.get(page_path(f"{FORMS_FOLDER}/{form.id}", page.locale))
        if key != page.key or shown is None:
            continue
        for heading in select(built.article, f"[id='{step}']"):
            line = _line(heading, word(page.locale, f"form.here.{corpus.settings.status}"))
            code = form.code[page.locale]
            if len(line):
                append_text(line, " · ")
            add(line, "a", f"{code} {shown.title}", href=f"page:{FORMS_FOLDER}/{form.id}")


def _line(heading: Element, label: str) -> Element:
    """The line of forms below a heading; added with this label if there is none yet."""
    above = heading
    following = heading.getnext()
    if following is not None and following.get("class") == "hb-path__who":
        above, following = following, following.getnext()
    if following is not None and following.get("class") == "hb-formstep":
        return following
    line = make("p", f"{label} ", class_="hb-formstep")
    insert_after(above, line, "\n")
    return line


def lead_to_step(built: BuiltPage, context: Context) -> None:
    """Link from a form to the step of the handbook that uses it."""
    page, corpus = built.page, context.corpus
    form = corpus.form_of(page)
    forms = select(built.article, ".hb-form")
    if form is None or not forms:
        return
    label = step_of(form, corpus, page.locale)
    if label is None:
        return
    line = make("p", word(page.locale, "form.step") + " ", class_="hb-formstep")
    add(line, "a", label, href=f"page:{form.step}")
    line.tail = "\n"
    forms[0].addprevious(line)


def step_of(form: FormSpec, corpus: Corpus, locale: str) -> str | None:
    """The step of the handbook that uses a form: chapter and heading; None if the page is not there."""
    key, _, step = form.step.partition("#")
    page = corpus.pages.get(page_path(key, locale))
    if page is None:
        return None
    heading = next((heading.text for heading in page.headings if heading.id == step), page.title)
    return word(locale, "confirm.place", page=page_label(page, corpus.settings), heading=heading)
