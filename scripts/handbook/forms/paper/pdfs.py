"""The PDFs of the forms: one to type into, with the map by which the web page fills it, and one to write on by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook.authored.settings import Settings
from handbook.corpus.addresses import page_path
from handbook.corpus.form_specs import FORM_SUFFIX
from handbook.forms.compose import Form
from handbook.forms.paper.fillable import Fields, name_form
from handbook.forms.paper.fits import cramped, unfit
from handbook.forms.paper.poster import POSTER_SIZES, poster_sheet
from handbook.forms.paper.sheet import paper_form
from handbook.forms.paper.widths import SIZE
from handbook.history.edition import Edition
from handbook.html.tree import Element
from handbook.press.document import description
from handbook.press.kept_files import KeptFiles
from handbook.press.objects import PDF, Document, String
from handbook.press.press import Details, Fonts, Press, opened_press
from handbook.press.refused import SOURCE
from handbook.problems import ProblemsError
from handbook.thai.form_font import FILE, make_form_font
from handbook.thai.kept_fonts import book_fonts

FORM_STYLES = ("tokens.css", "components.css", "form.css")
_NAME = "forms"


@dataclass(frozen=True)
class Printed:
    """A file that was written, its number of pages (0 for a map) and its size in bytes."""

    file: Path
    pages: int
    size: int


@contextmanager
def opened_form_press(site: Path | KeptFiles, root: Path | None = None) -> Iterator[Press]:
    """A press for all forms, with the style sheets of a built site. Raises ProblemsError as `opened_press` does."""
    kept = site if isinstance(site, KeptFiles) else KeptFiles(site)
    fonts = Fonts(book_fonts(kept.cache), {FILE: make_form_font()})
    with opened_press(kept, _NAME, FORM_STYLES, fonts, root) as press:
        yield press


def print_form(form: Form, press: Press, settings: Settings, edition: Edition, folder: Path) -> list[Printed]:
    """Write `ID-LOCALE.pdf` to type into, `ID-LOCALE.json`, its map, and `ID-LOCALE-print.pdf` into an existing folder.

    A poster has a pair of PDFs in each size, and a map of the first only. Raises ProblemsError with HB538 and HB539.
    """
    details = _details(form, settings)
    printed = []
    problems = [] if form.spec.layout == "sign" else list(cramped(form))
    for size in POSTER_SIZES if form.spec.layout == "sign" else (None,):
        suffix = size.suffix if size else ""
        fields = Fields(form, size.typed if size else SIZE, settings.numerals[form.locale])

        def finish_typed(document: Document, pdf: PDF, fields: Fields = fields) -> None:
            fields.complete(document, pdf)
            name_form(pdf, form)

        def finish_written(_document: Document, pdf: PDF) -> None:
            name_form(pdf, form)

        for typed, finish, end in ((True, finish_typed, ".pdf"), (False, finish_written, "-print.pdf")):
            file = folder / f"{form.file}{suffix}{end}"
            if size:
                sheets = poster_sheet(form, settings, edition, size, typed=typed)
            else:
                sheets = paper_form(form, settings, edition, typed=typed)
            sheets.set(SOURCE, page_path(form.spec.source.path.removesuffix(FORM_SUFFIX), form.locale))
            pages = press.print_sheets(sheets, file, details, typed=typed, finish=finish)
            problems += unfit(form, fields.filled) if typed else ()
            printed.append(Printed(file, pages, file.stat().st_size))
            if typed and not suffix:
                printed.append(_write_map(folder / f"{form.file}.json", fields.map(file.stat().st_size)))
    if problems:
        raise ProblemsError(problems)
    return printed


def print_specimen(form: Form, sheets: Element, press: Press, settings: Settings, file: Path) -> Printed:
    """Write the sheets of a form's filled specimen; the PDF names its form, and says that it is a specimen."""

    def finish(_document: Document, pdf: PDF) -> None:
        name_form(pdf, form)
        pdf.info["FormSpecimen"] = String("true")

    sheets.set(SOURCE, page_path(form.spec.source.path.removesuffix(FORM_SUFFIX), form.locale))
    pages = press.print_sheets(sheets, file, _details(form, settings), typed=False, finish=finish)
    return Printed(file, pages, file.stat().st_size)


def _write_map(file: Path, fields: Any) -> Printed:
    file.write_text(json.dumps(fields, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return Printed(file, 0, file.stat().st_size)


def _details(form: Form, settings: Settings) -> Details:
    """Title and description, only in the language of the form."""
    title = f"{form.spec.code[form.locale]} {form.title}"
    return Details({form.locale: title}, {form.locale: description(settings, form.locale)}, [])
