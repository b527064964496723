"""The changed pages, place by place, in words and pictures, as a part of the review's page."""

from __future__ import annotations

from collections import Counter

from handbook.html.tree import Element, add, append_text
from handbook.review.bilingual import clean, picture, say, tell_rest, words_changed
from handbook.review.found import PagesFound
from handbook.review.pages import Place
from handbook.review.pictures import WIDTHS, Cuts

MOST_PAGES = 60
"""Groups of pages whose changes are shown; more are named."""
_MOST_PLACES = 60
_AHEAD = 120


def tell_pages(body: Element, found: PagesFound, groups: list[tuple[int, ...]]) -> None:
    """Append a section for each group of pages that change alike, with the id `page-N`."""
    for place, group in enumerate(groups[:MOST_PAGES]):
        page = found.changes[group[0]]
        section = add(body, "section", id=f"page-{place + 1}")
        add(section, "h2", clean(page.title) or clean(page.folder))
        moved = f"/{page.before} → " if page.kind == "moved" else ""
        line = add(section, "p")
        add(line, "code", clean(f"{moved}/{page.folder}"))
        append_text(line, " · ")
        say(line, "span", f"kind.{page.kind}")
        if len(group) > 1:
            say(section, "p", "pages.alike", class_="note", count=len(group))
        cuts = found.cuts[group[0]] if group[0] < len(found.cuts) else {}
        for number, changed in enumerate(page.places[:_MOST_PLACES]):
            box = add(section, "div", class_="place")
            _tell_place(box, changed)
            _show(box, number, cuts)
        tell_rest(section, len(page.places), _MOST_PLACES)
    tell_rest(body, len(groups), MOST_PAGES)


def _show(box: Element, number: int, cuts: Cuts) -> None:
    """The pictures of a place; those of the first place on a telephone stand open."""
    for width in WIDTHS:
        if (number, width) in cuts:
            is_open = number == 0 and width == WIDTHS[0]
            shown = add(box, "details", **({"open": ""} if is_open else {}))
            say(shown, "summary", "pictures", width=width)
            pair = add(shown, "div", class_="pair")
            picture(pair, "before", cuts[number, width].before)
            picture(pair, "after", cuts[number, width].after)


def _tell_place(box: Element, place: Place) -> None:
    if place.heading:
        under = say(box, "p", "under", class_="under")
        append_text(under, f" {clean(place.heading)}")
    if place.ahead:
        add(box, "p", f"… {clean(place.ahead[-_AHEAD:])}", class_="ahead")
    for pair in place.pairs:
        words_changed(add(box, "p"), ((piece.kind, piece.text) for piece in pair.pieces))
        if pair.aims_differ:
            _tell_aims(box, pair.before.aims if pair.before else (), pair.after.aims if pair.after else ())


def _tell_aims(box: Element, before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """What links and pictures lead to, where that differs."""
    line = say(box, "p", "aims", class_="aims")
    old, new = Counter(before), Counter(after)
    for tag, counts in (("del", old - new), ("ins", new - old)):
        for aim in counts:
            append_text(line, " ")
            add(line, tag, clean(aim))
