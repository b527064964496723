"""Raw site -> finished site: the steps on the built HTML, in order."""

from __future__ import annotations

import shutil
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from handbook.corpus.addresses import page_url
from handbook.corpus.drawings import FOLDER
from handbook.corpus.form_specs import FOLDER as FORMS
from handbook.corpus.form_specs import SUFFIX, SUPERSEDED
from handbook.corpus.kept_words import words_to_keep
from handbook.corpus.locales import DEFAULT_LOCALE, LOCALES
from handbook.corpus.model import Corpus, Page, folders
from handbook.corpus.numbering import page_label
from handbook.corpus.read import DATA
from handbook.forms.compose import Form, compose
from handbook.forms.web.page import fill_page, lead_to_script
from handbook.html.addresses import relative
from handbook.html.tree import Element, article_of, fold_indents, read_html, select, write_html
from handbook.processes import side_by_side
from handbook.site.addresses import finish_addresses
from handbook.site.content_security import policy_of, seal, write_headers
from handbook.site.data_tables import fill_table
from handbook.site.figures import fill_figure
from handbook.site.form_steps import lead_to_step, offer_forms
from handbook.site.languages import link_languages
from handbook.site.marks import Marks, Place, list_sources, render_marks
from handbook.site.page_parts import add_kicker, leave_out_forms, list_in_menu, name_parts, number_menus
from handbook.site.page_status import Status, add_page_status
from handbook.site.questions import fill_questions
from handbook.site.redirects import write_redirects
from handbook.site.scripts import join_form_scripts, shorten_scripts
from handbook.site.search_index import (
    WORKER,
    Doc,
    lead_to_worker,
    leave_out_stock_search,
    page_location,
    sections_of,
    synonyms,
    write_index,
)
from handbook.site.sitemaps import write_sitemaps
from handbook.site.sources import fill_register
from handbook.site.style_sheets import join_styles, save_form_styles
from handbook.site.table_shapes import shape_tables
from handbook.site.theme_faults import mend_theme
from handbook.thai.line_breaks import keep_words_whole
from handbook.thai.words import word


@dataclass(frozen=True)
class BuiltPage:
    """A page, its tree, the file it goes back to, and the form it shows, if it is a form's page."""

    page: Page
    tree: Element
    file: Path
    form: Form | None

    @property
    def folder(self) -> str:
        """The page's folder below site/."""
        return page_url(self.page.key, self.page.locale)


def finish_site(out: Path, corpus: Corpus, status: Status, *, sealed: bool = True) -> list[Form]:
    """Run every finishing step on the site in `out`, in place; unsealed, pages may run the preview's own script.

    Returns the forms of its pages, as the author wrote them, for the outputs that are no pages.
    """
    for folder in (DATA, FOLDER, f"{FORMS}/{SUPERSEDED}"):  # the engine copies all that is in docs/
        shutil.rmtree(out / folder, ignore_errors=True)
    for file in sorted((out / FORMS).glob(f"*{SUFFIX}")):
        file.unlink()
    leave_out_stock_search(out)
    built = {locale: [_read(out, page, corpus) for page in corpus.nav_pages(locale)] for locale in LOCALES}
    trees = [item.tree for pages in built.values() for item in pages]
    missing = out / "404.html"
    if missing.exists():
        trees.append(read_html(missing.read_text(encoding="utf-8")))
        lead_to_worker(trees[-1], corpus.settings.base_path + WORKER, DEFAULT_LOCALE)  # it is shown at any depth
    join_styles(out, trees)
    shorten_scripts(out)
    forms = [item.form for pages in built.values() for item in pages if item.form is not None]
    of_forms = (save_form_styles(out), join_form_scripts(out)) if forms else ("", "")
    policy = policy_of(trees)

    def finish(locale: str) -> None:
        for item in built[locale]:
            if item.form is not None:
                fill_page(article_of(item.tree), item.form, item.folder)
                lead_to_script(item.tree, item.folder, *of_forms)
        _finish_language(out, built[locale], corpus, status, locale)
        for item in built[locale]:
            _write(item.file, item.tree, policy if sealed else "")

    side_by_side(finish, LOCALES)
    if missing.exists():
        _write(missing, trees[-1], policy if sealed else "")
    write_headers(out, policy, corpus.settings.base_path)
    write_sitemaps(out, corpus)
    write_redirects(out, corpus)
    return forms


def _read(out: Path, page: Page, corpus: Corpus) -> BuiltPage:
    file = out / page_url(page.key, page.locale) / "index.html"
    tree = read_html(file.read_text(encoding="utf-8"))
    return BuiltPage(page, tree, file, _form_of(article_of(tree), page, corpus))


def _form_of(article: Element, page: Page, corpus: Corpus) -> Form | None:
    """The form that a page shows, as the author wrote it."""
    spec = corpus.form_of(page)
    if spec is None or not select(
        article, ".hb-form"
    ):  # a form's page without a form: only where the checks were skipped
        return None
    return compose(article, spec, page.locale)


def _write(file: Path, tree: Element, policy: str) -> None:
    mend_theme(tree)
    if policy:
        seal(tree, policy)
    fold_indents(tree)
    file.write_text(write_html(tree), encoding="utf-8")


def _finish_language(out: Path, built: list[BuiltPage], corpus: Corpus, status: Status, locale: str) -> None:
    """Finish the pages of one language and write what its search finds."""
    finish_pages(built, corpus, status, locale)
    keep_words_whole([article_of(item.tree) for item in built], words_to_keep(corpus))
    docs = [doc for item in built for doc in _found(item)]
    terms = corpus.data.tables.get("glossary", {"terms": ()})["terms"]
    write_index(out, locale, docs, synonyms(locale, terms))


def _found(item: BuiltPage) -> list[Doc]:
    """What search finds of a page; of a form what it is for, because its blanks name all that the chapters explain."""
    docs = sections_of(item.tree, page_location(item.folder))
    return docs if item.form is None else docs[:1]


def finish_pages(built: list[BuiltPage], corpus: Corpus, status: Status, locale: str) -> None:
    """Finish the pages of one language together: the registers show what all of them cite and await."""
    settings, numerals = corpus.settings, corpus.settings.numerals[locale]
    all_folders = folders(corpus.pages)
    forms = {item.page.key for item in built if item.form is not None}
    for item in built:
        article = article_of(item.tree)
        _fill(article, corpus, locale)
        offer_forms(article, item.page, corpus)
        lead_to_step(article, item.page, corpus)
    marks = {item.page.key: render_marks(article_of(item.tree), item.page.key, locale) for item in built}
    cited, waiting = _cited(built, marks, corpus), _waiting(built, marks, corpus)
    for item in built:
        article = article_of(item.tree)
        for box, kind, group in _data_boxes(article):
            del box.attrib["data-hb-data"]
            if kind == "sources":
                sources = [source for source in corpus.data.sources.values() if source.group == group]
                fill_register(box, sources, cited, locale, numerals)
            elif kind == "forms":
                box.set("class", "hb-formtable")  # filled once the files are made
            elif kind == "confirm":
                questions = [question for question in corpus.data.questions.values() if question.group == group]
                fill_questions(box, questions, waiting, locale)
        list_sources(article, marks[item.page.key], corpus.data, locale, numerals)
        if marks[item.page.key].sources:
            list_in_menu(item.tree, "page-sources", word(locale, "sources.title"))
        add_kicker(article, item.page, settings)
        add_page_status(article, item.page, status)
        shape_tables(article)
        name_parts(article)
        if not item.page.key.startswith(f"{FORMS}/"):
            leave_out_forms(item.tree, item.folder, all_folders, forms)
        number_menus(item.tree, item.folder, all_folders, settings)
        finish_addresses(item.tree, item.folder, locale)
        link_languages(item.tree, item.page, settings.site_url)
        lead_to_worker(item.tree, relative(WORKER, item.folder), locale)


def _data_boxes(article: Element) -> list[tuple[Element, str, str]]:
    """The places for data: the element, the file's name, the part of it."""
    boxes = select(article, "[data-hb-data]")
    return [(box, *box.get("data-hb-data").split(" ", 1)) for box in boxes if " " in box.get("data-hb-data")]


def _fill(article: Element, corpus: Corpus, locale: str) -> None:
    """Put tables and drawings into an article: before the marks, because they may bring some."""
    for box, name, part in _data_boxes(article):
        if name in corpus.data.tables:
            del box.attrib["data-hb-data"]
            fill_table(box, name, part, corpus.data.tables, locale)
    for box in select(article, "figure[data-hb-figure]"):
        fill_figure(box, box.attrib.pop("data-hb-figure"), corpus.settings.docs_dir, locale)


def _cited(built: list[BuiltPage], marks: dict[str, Marks], corpus: Corpus) -> dict[str, list[tuple[str, str]]]:
    """Source id -> label and href of each page that cites it, at its first mark."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for item in built:
        for id, places in marks[item.page.key].sources.items():
            found[id].append((_name(item.page, corpus), f"page:{item.page.key}#{places[0].id}"))
    return found


def _waiting(built: list[BuiltPage], marks: dict[str, Marks], corpus: Corpus) -> dict[str, list[tuple[str, str]]]:
    """Question id -> label and href of every mark that waits for it."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for item in built:
        for id, places in marks[item.page.key].questions.items():
            found[id] += [(_label(item.page, place, corpus), f"page:{place.key}#{place.id}") for place in places]
    return found


def _name(page: Page, corpus: Corpus) -> str:
    """How the registers name a page; a form by its code, which is shorter than its title."""
    spec = corpus.form_of(page)
    return spec.code[page.locale] if spec else page_label(page, corpus.settings)


def _label(page: Page, place: Place, corpus: Corpus) -> str:
    label = _name(page, corpus)
    if not place.heading or place.heading == page.title:
        return label
    return word(page.locale, "confirm.place", page=label, heading=place.heading)
