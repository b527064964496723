"""Pages that a handbook need not have, though marks and notices lead to them: questions, sources, glossary."""

from __future__ import annotations

from handbook.html.tree import select
from handbook.site.page import BuiltPage, Context


def unlink_absent(page: BuiltPage, context: Context) -> None:
    """Leave the words of a link without it where the page that it would lead to is not there."""
    for link in select(page.tree, 'a[href^="page:"]'):
        key = link.get("href").removeprefix("page:").partition("#")[0]
        if key not in context.keys:
            link.tag = "span"
            for name in ("href", "aria-label"):  # only a link or a control may be named
                link.attrib.pop(name, None)
