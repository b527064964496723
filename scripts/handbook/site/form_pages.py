"""Puts the controls of a form into its page, with their style sheet and scripts."""

from __future__ import annotations

from dataclasses import astuple

from handbook.forms.web.boxes import give_boxes
from handbook.forms.web.page import fill_page, lead_to_scripts, skip_to_blanks
from handbook.site.page import BuiltPage, Context


def fill_form(page: BuiltPage, context: Context) -> None:
    """Fill in the form with its controls, if the page shows one."""
    if page.form is not None:
        file = context.pdf_of(page.form)
        fill_page(page.article, page.form, page.folder, file)
        if file is not None and context.form_assets.files is not None:
            give_boxes(page.article, page.form, context.form_assets.files / file.map)
        skip_to_blanks(page.tree, page.form)
        lead_to_scripts(page.tree, page.folder, context.form_assets.sheet, *astuple(context.form_assets.scripts))
