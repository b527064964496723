"""`contact:` links and empty contact blocks -> whom readers call, as mkdocs.yml has it."""

from __future__ import annotations

from handbook.authored.settings import CONTACT_PARTS, Contact
from handbook.html.tree import Element, add, select
from handbook.site.page import BuiltPage, Context

_SCHEME = "contact:"


def show_contact(page: BuiltPage, context: Context) -> None:
    """Put the contact where the page asks for it. The mark of its source is rendered like the page's own marks."""
    put_contact(page.article, context.settings.contact, context.locale)


def put_contact(tree: Element, contact: Contact, locale: str) -> None:
    """Replace the words of each `contact:` link, and fill the blocks that have a title alone, in place."""
    for block in select(tree, ".hb-contact"):
        if len(block) == 1:
            for name in CONTACT_PARTS:
                add(add(block, "p"), "a", href=f"{_SCHEME}{name}")
    for link in select(tree, f'a[href^="{_SCHEME}"]'):
        name = link.get("href").removeprefix(_SCHEME)
        if name in CONTACT_PARTS:  # others only if the checks were skipped
            link[:] = []
            link.text = getattr(contact, name)[locale]
            _lead(link, name, contact)


def _lead(link: Element, name: str, contact: Contact) -> None:
    """The number leads to a call, the office to the source that names it, and its address nowhere."""
    if name == "phone":
        link.set("href", f"tel:{contact.tel}")
    elif name == "unit" and contact.source:
        link.set("href", f"source:{contact.source}")
    else:
        link.drop_tag()
