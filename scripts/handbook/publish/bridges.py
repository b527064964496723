"""Pages for the moment between two editions, where pages that gain or lose ids lead to each other.

No order helps there: whichever of two pages goes first leads to an id that the other does not have yet, or any more.
So pages that gain ids go first, before new pages, without links to what is not there yet, and pages that lose ids first
keep them as empty places; the pages as released follow, once all of the first are there.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote, urldefrag

from handbook.html.tree import read_html, write_html


def without_links_to(
    folder: Path, page: str, absent: Mapping[str, frozenset[str]], pages: Collection[str]
) -> bytes | None:
    """A page whose links to ids that others do not have yet lead to their tops, and those to `pages` lead nowhere.

    None if it has no such link.
    """
    tree = read_html((folder / page).read_text(encoding="utf-8"))
    found = False
    for element in tree.iter("a", "area"):
        address, place = urldefrag(element.get("href") or "")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(address))) if address else page
        if target in pages:
            del element.attrib["href"]
            found = True
        elif target != page and unquote(place) in absent.get(target, ()):
            element.set("href", address)
            found = True
    return write_html(tree).encode("utf-8") if found else None


def with_places(folder: Path, page: str, ids: Iterable[str]) -> bytes:
    """A page with further empty places at its end."""
    tree = read_html((folder / page).read_text(encoding="utf-8"))
    body = tree.find("body")
    for place in sorted(ids):
        body.append(body.makeelement("span", {"id": place}))
    return write_html(tree).encode("utf-8")
