"""Parts of the review's page: each text in Thai, with its English after it. Texts of a contribution stay texts."""

from __future__ import annotations

import base64
from collections.abc import Iterable

from handbook.html.tree import Element, add, append_text
from handbook.messages import Both, both
from handbook.problems import visible
from handbook.review.pictures import Picture

_LONGEST = 600


def clean(text: str, longest: int = _LONGEST) -> str:
    """A text of a contribution on one line: without signs that change how it is shown, cut where it is very long."""
    shown = visible(" ".join(text.split()))
    return shown if len(shown) <= longest else f"{shown[:longest]}…"


def say(parent: Element, tag: str, key: str, /, class_: str = "", **parts: str | int) -> Element:
    """Append an element with the text `review.KEY` in Thai and then in English."""
    return say_both(parent, tag, both(f"review.{key}", **parts), class_)


def say_both(parent: Element, tag: str, texts: Both, class_: str = "") -> Element:
    """Append an element with a text in Thai and then in English."""
    element = add(parent, tag, f"{texts['th']} ", **({"class_": class_} if class_ else {}))
    add(element, "span", texts["en"], lang="en")
    return element


def table(parent: Element, columns: Iterable[str], rows: Iterable[Iterable[str | Element]]) -> None:
    """Append a table; `columns` are names of texts `review.column.NAME`."""
    frame = add(add(parent, "div", class_="wide"), "table")
    head = add(add(frame, "thead"), "tr")
    for name in columns:
        say(head, "th", f"column.{name}")
    body = add(frame, "tbody")
    for row in rows:
        line = add(body, "tr")
        for cell in row:
            if isinstance(cell, str):
                add(line, "td", clean(cell))
            else:
                add(line, "td").append(cell)


def words_changed(parent: Element, pieces: Iterable[tuple[str, str]]) -> None:
    """Append the words of a text: `same`, `gone` and `new`."""
    for kind, words in pieces:
        shown = visible(words)
        if kind == "same":
            append_text(parent, shown)
        else:
            add(parent, "del" if kind == "gone" else "ins", shown)


def picture(parent: Element, key: str, shown: Picture | None) -> None:
    """Append a picture with the caption `review.KEY`, if there is one."""
    if shown is None:
        return
    figure = add(parent, "figure")
    address = f"data:image/webp;base64,{base64.b64encode(shown.data).decode()}"
    texts = " · ".join(both(f"review.{key}").values())
    add(figure, "img", alt=texts, src=address, width=str(shown.width), height=str(shown.height))
    say(figure, "figcaption", key)


def tell_rest(parent: Element, count: int, shown: int) -> None:
    """Say how many more there are than what is shown."""
    if count > shown:
        say(parent, "p", "more", class_="note", count=count - shown)
