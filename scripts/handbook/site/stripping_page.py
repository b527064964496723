"""The page that takes private matter out of pictures in a contributor's browser: nothing is sent anywhere.

It is for those who write the handbook: in no menu, list or search. It works from the disk, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from handbook.corpus.locales import DEFAULT_LOCALE, LOCALES
from handbook.html.addresses import STRIPPING_PAGE
from handbook.html.tree import Element, add, make, write_html
from handbook.site.content_security import seal
from handbook.site.dead_links import TEMPLATES, WrittenPage, written_page
from handbook.site.scripts import SCRIPTS
from handbook.site.theme.sheets import STYLES
from handbook.thai.words import word

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"
)
_STYLES = ("tokens.css", "contributors.css")
_SCRIPT = f"{SCRIPTS}/strip-picture.js"
_SAID = ("removed", "place", "clean", "unfit")


def write_stripping_page(out: Path, parts: Mapping[str, str]) -> WrittenPage:
    """Write the page, which loads the published files of parts; returns what it leads to."""
    tree = _page(parts)
    (out / STRIPPING_PAGE).write_text(write_html(tree), encoding="utf-8")
    return written_page(tree, STRIPPING_PAGE, f"{TEMPLATES}/{_SCRIPT}")


def _page(parts: Mapping[str, str]) -> Element:
    root = make("html", lang=DEFAULT_LOCALE)
    head = add(root, "head")
    add(head, "meta", charset="utf-8")
    add(head, "meta", name="viewport", content="width=device-width,initial-scale=1")
    add(head, "meta", name="robots", content="noindex")
    add(head, "title", _in_both("strip.title"))
    for sheet in _STYLES:
        add(head, "link", rel="stylesheet", href=parts[f"{STYLES}/{sheet}"])
    seal(root, _POLICY)
    body = add(add(root, "body"), "main")
    add(body, "h1", word(DEFAULT_LOCALE, "strip.title"))
    _explain(body, DEFAULT_LOCALE)
    add(body, "label", _in_both("strip.choose"), **{"for": "choose"})
    # The disk of an iPhone gives a JPEG in place of its HEIC to a page that takes JPEG alone.
    box = add(body, "input", id="choose", type="file", accept="image/jpeg,image/png")
    box.set("multiple", "multiple")
    said = {f"data-{name}": _in_both(f"strip.{name}") for name in _SAID}
    add(body, "ul", id="done", role="list", aria_live="polite").attrib.update(said)
    for locale in LOCALES:
        if locale != DEFAULT_LOCALE:
            part = add(body, "section", lang=locale)
            add(part, "h2", word(locale, "strip.title"))
            _explain(part, locale)
    add(body, "script", src=parts[_SCRIPT])
    return root


def _explain(part: Element, locale: str) -> None:
    for key in ("strip.about", "strip.after"):
        add(part, "p", word(locale, key))


def _in_both(key: str) -> str:
    """Thai · English: the page does not know which its reader reads."""
    return " · ".join(word(locale, key) for locale in LOCALES)
