"""Below the heading of each section whose translation is behind: that it is, and where its Thai text stands.

The notice below the title names all of them; a reader who comes by a link to a section, or by search, sees this one.
"""

from __future__ import annotations

from handbook.corpus.addresses import page_url
from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.html.addresses import relative
from handbook.html.tree import add, make, select
from handbook.site.page import BuiltPage, Context
from handbook.thai.words import word

NOTE = "hb-behind-here"
"""Class of the note; search does not take it for words of the section."""
_HEADINGS = ", ".join(f"h{level}[id]" for level in range(2, 7))


def note_sections_behind(built: BuiltPage, context: Context) -> None:
    """Add the notes to a page; none where its sections follow."""
    page = built.page
    found = context.behind.get(page.path)
    names = {changed.behind.section.name for changed in found.changed} if found else set()
    thai = relative(page_url(page.key, DEFAULT_LOCALE) + "index.html", page_url(page.key, page.locale))
    for heading in select(built.article, _HEADINGS) if names else ():
        if heading.get("id") in names:
            note = make("p", f"{word(page.locale, 'page.behind.here')} ", class_=NOTE)
            label = word(page.locale, "page.behind.here.link")
            add(note, "a", label, href=f"{thai}#{heading.get('id')}", hreflang=DEFAULT_LOCALE)
            heading.addnext(note)
