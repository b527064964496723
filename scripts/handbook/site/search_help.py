"""What the search box offers where it finds nothing: the template has all but the way to tell that something lacks."""

from __future__ import annotations

from handbook.html.tree import add, select
from handbook.site.page import BuiltPage, Context
from handbook.site.page_status import report_address
from handbook.thai.words import word


def offer_report(page: BuiltPage, context: Context) -> None:
    """Lead from a search that found nothing to the handbook's keepers, once there is a repository or an e-mail."""
    if context.settings.repository is None and context.settings.report_email is None:
        return
    for box in select(page.tree, ".hb-nothing"):
        line = add(box, "p", class_="hb-nothing__ask")
        address = report_address(page.page, context)
        add(line, "a", word(page.page.locale, "search.help.report"), href=address, rel="nofollow")
