"""Lists the files of forms on pages: format, size, pages, version, date, checksum."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.corpus.addresses import page_url
from handbook.corpus.form_specs import FORMS_FOLDER
from handbook.corpus.model import Corpus
from handbook.forms.manifest import SUMS, File
from handbook.html.addresses import DOWNLOADS, relative, unhashed
from handbook.html.tree import Element, add, append_text, make, select
from handbook.site.downloads import write_size
from handbook.site.page import BuiltPage, Context
from handbook.thai.words import word, write_date, write_number

_SHOWN = 16  # hexadecimal digits


def list_form_files(page: BuiltPage, context: Context) -> None:
    """Show a form's files on its page, and the files of all forms on the page that lists them."""
    files = [file for file in context.files if file.locale == context.locale]
    if page.form is not None:
        _offer(page.article, [file for file in files if file.form == page.form.spec.id], page.folder, context.locale)
    for box in select(page.article, ".hb-formtable"):
        _fill_table(box, context.corpus, files, page.folder, context.locale)


def _offer(article: Element, files: list[File], folder: str, locale: str) -> None:
    """Insert the list of files before the form."""
    current = [file for file in files if not file.is_superseded]
    if current:
        listed = make("ul", class_="hb-formfiles", role="list")
        for file in current:
            add(listed, "li").append(_link(file, folder, locale))
        listed.tail = "\n"
        select(article, ".hb-form")[0].addprevious(listed)


def _fill_table(box: Element, corpus: Corpus, files: list[File], folder: str, locale: str) -> None:
    """A row for each form and each of its superseded versions; then the zip of all."""
    if not files:  # only the site was built
        return
    table = add(add(box, "div", class_="hb-fit hb-fit--three"), "table", class_="hb-table")
    add(table, "caption", word(locale, "form.listing"))
    row = add(add(table, "thead"), "tr")
    for key in ("form.head.form", "form.head.version", "form.head.files"):
        add(row, "th", word(locale, key), scope="col")
    body = add(table, "tbody")
    titles = {page.key.removeprefix(f"{FORMS_FOLDER}/"): page.title for page in corpus.nav_pages(locale)}
    for form, version, date, group, is_superseded in _versions(corpus, files):
        row = add(body, "tr", **({} if is_superseded else {"id": form}))
        head = add(row, "th", scope="row")
        address = relative(f"{page_url(f'{FORMS_FOLDER}/{form}', locale)}index.html", folder)
        add(head, "a", f"{corpus.forms[form].code[locale]} {titles.get(form, form)}", href=address)
        state = add(row, "td", " · ".join([version, *([write_date(date, locale)] if date else [])]))
        if is_superseded:
            append_text(state, " ")
            add(state, "span", word(locale, "form.superseded"), class_="hb-state hb-state--ended")
        cell = add(row, "td")
        for file in group:
            _add_file(add(cell, "p"), file, folder, locale)
    for file in files:
        if file.kind == "bundle":
            _add_file(add(box, "p"), file, folder, locale)
    sums = relative(f"{DOWNLOADS}{FORMS_FOLDER}/{SUMS}", folder)
    add(add(box, "p"), "a", word(locale, "form.checksums"), href=sums, class_="hb-file")


def _add_file(line: Element, file: File, folder: str, locale: str) -> None:
    """A file with the beginning of its checksum."""
    line.append(_link(file, folder, locale))
    shown = add(line, "span", " · SHA-256 ", class_="hb-file__sum")  # the book has none: assemble.py
    add(shown, "code", f"{file.sha256[:_SHOWN]}…")


def _versions(corpus: Corpus, files: list[File]) -> Iterator[tuple[str, str, str, list[File], bool]]:
    """Each form's current version, then its superseded ones: form, version, date, files, whether superseded."""
    for form in (spec.id for spec in corpus.nav_forms()):
        own = [file for file in files if file.form == form]
        for is_superseded in (False, True):
            group = [file for file in own if file.is_superseded is is_superseded]
            for version in sorted({file.version for file in group}, reverse=True):
                same = [file for file in group if file.version == version]
                yield form, version, same[0].date, same, is_superseded


def _link(file: File, folder: str, locale: str) -> Element:
    """A link to a file with its purpose, size and number of pages."""
    size = write_size(file.size)
    pages = word(locale, "form.pages", pages=write_number(file.pages, "arabic")) if file.pages else ""
    shown = " · ".join(filter(None, [word(locale, f"form.kind.{file.kind}"), pages, size]))
    name = f"{FORMS_FOLDER}/{file.name}" if file.form else file.name
    saved = unhashed(name).rpartition("/")[2]
    return make("a", shown, href=relative(f"{DOWNLOADS}{name}", folder), download=saved, class_="hb-file")
