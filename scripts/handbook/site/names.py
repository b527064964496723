"""Labels sections and tables for screen readers by their visible titles and captions."""

from __future__ import annotations

from handbook.html.tree import select
from handbook.site.page import BuiltPage, Context


def name_parts(page: BuiltPage, context: Context) -> None:  # noqa: ARG001 - the signature of all steps
    """Label sections by their titles and scroll containers by their captions."""
    for number, title in enumerate(
        select(page.article, ".hb-lead__title, .hb-panel__title, .hb-contact__title, .hb-office__title"), 1
    ):
        title.set("id", f"part-{number}")
        title.getparent().set("aria-labelledby", f"part-{number}")
    for number, caption in enumerate(select(page.article, ".hb-scroll > table > caption"), 1):
        caption.set("id", f"table-{number}")
        box = caption.getparent().getparent()
        box.set("role", "region")
        box.set("tabindex", "0")
        box.set("aria-labelledby", f"table-{number}")
