"""Pages for the moment between two editions, where pages that gain or lose ids lead to each other.

No order helps there: whichever of two pages goes first leads to an id that the other does not have yet, or any more.
So pages that gain ids go first, before new pages, without links to what is not there yet; pages that lose ids keep them
as empty places until nothing leads there any more. The pages as released follow, once all of the first are there.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag

from handbook.html.tree import Element, read_html, write_html
from handbook.publish.plan import Plan
from handbook.publish.state import State
from handbook.publish.taken import Taken
from handbook.release.order import Kind


@dataclass(frozen=True)
class Bridges:
    """Page -> what is sent `early`, before new pages, and `late`, before the pages that lose ids."""

    early: Mapping[str, bytes]
    late: Mapping[str, bytes]


def bridges_for(plan: Plan, taken: Taken, state: State) -> Bridges:
    """The bridges that a plan needs on a host of this state."""
    pages = {stage.kind: [file.path for file in stage.files] for stage in plan.stages}
    losing = pages.get(Kind.LOSING_PAGE, [])
    lost = {page: state.possible_ids(page) - taken.ids[page] for page in losing}
    absent = {page: ids - state.ids.get(page, frozenset()) for page, ids in taken.ids.items()}
    both = [page for page in losing if absent[page]]
    later = {page for page in taken.ids if not state.ids.get(page) or page in state.unneeded}
    later.update(pages.get(Kind.NEW_PAGE, ()))
    gaining = [*pages.get(Kind.GAINING_PAGE, ()), *both]
    early = {page: _bridge(taken.folder, page, absent, later, lost.get(page, ())) for page in gaining}
    released = {page: (taken.folder / page).read_bytes() for page in gaining}
    if not both and early == released:
        early = {}
    rest = [page for page in losing if page not in early] if len(losing) > 1 else []
    return Bridges(early, {page: _bridge(taken.folder, page, {}, (), lost[page]) for page in rest})


def _bridge(
    folder: Path, page: str, absent: Mapping[str, frozenset[str]], later: Collection[str], lost: Iterable[str]
) -> bytes:
    """A page with empty places for `lost`, whose links to `absent` ids lead to tops, and those to `later` nowhere.

    As it was released where there is nothing of it.
    """
    data = (folder / page).read_bytes()
    tree = read_html(data.decode("utf-8"))
    found = _unlink(tree, page, absent, later)
    body = tree.find("body")
    for place in sorted(lost):
        body.append(body.makeelement("span", {"id": place}))
        found = True
    return write_html(tree).encode("utf-8") if found else data


def _unlink(tree: Element, page: str, absent: Mapping[str, frozenset[str]], later: Collection[str]) -> bool:
    """Change the links of a page; tells whether there were any to change."""
    found = False
    for element in tree.iter("a", "area"):
        address, place = urldefrag(element.get("href") or "")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(address))) if address else page
        if target == page:
            continue
        if target in later:
            del element.attrib["href"]
            found = True
        elif unquote(place) in absent.get(target, ()):
            element.set("href", address)
            found = True
    return found
