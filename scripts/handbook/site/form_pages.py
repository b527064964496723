"""A form's page: the controls of its blanks, and the style sheet and script that go with them."""

from __future__ import annotations

from handbook.forms.web.page import fill_page, lead_to_script
from handbook.site.page import BuiltPage, Context


def fill_form(page: BuiltPage, context: Context) -> None:
    """Put the form with its controls in its place, if the page shows one."""
    if page.form is not None:
        fill_page(page.article, page.form, page.folder)
        lead_to_script(page.tree, page.folder, context.form_assets.sheet, context.form_assets.script)
