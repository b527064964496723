"""The page that takes private matter out of pictures in a contributor's browser: nothing is sent anywhere.

It is for those who write the handbook: in no menu, list or search. It works from the disk, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from handbook.html.addresses import STRIPPING_PAGE
from handbook.html.tree import Element, add, write_html
from handbook.site.dead_links import TEMPLATES, WrittenPage, written_page
from handbook.site.plain_page import OWN_FILES, add_explained, add_translated, in_both, plain_page
from handbook.site.scripts import SCRIPTS

_SCRIPT = f"{SCRIPTS}/strip-picture.js"
_SAID = ("removed", "place", "clean", "unfit")
_TITLE, _EXPLAINED = "strip.title", ("strip.about", "strip.after")


def write_stripping_page(out: Path, parts: Mapping[str, str]) -> WrittenPage:
    """Write the page, which loads the published files of parts; returns what it leads to."""
    tree = _page(parts)
    (out / STRIPPING_PAGE).write_text(write_html(tree), encoding="utf-8")
    return written_page(tree, STRIPPING_PAGE, f"{TEMPLATES}/{_SCRIPT}")


def _page(parts: Mapping[str, str]) -> Element:
    root, body = plain_page(_TITLE, OWN_FILES, parts)
    add_explained(body, _EXPLAINED)
    add(body, "label", in_both("strip.choose"), **{"for": "choose"})
    # The disk of an iPhone gives a JPEG in place of its HEIC to a page that takes JPEG alone.
    box = add(body, "input", id="choose", type="file", accept="image/jpeg,image/png")
    box.set("multiple", "multiple")
    said = {f"data-{name}": in_both(f"strip.{name}") for name in _SAID}
    add(body, "ul", id="done", role="list", aria_live="polite").attrib.update(said)
    add_translated(body, _TITLE, _EXPLAINED)
    add(body, "script", src=parts[_SCRIPT])
    return root
