"""Which part of which page each picture shows, and how wide the window is."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH = 420


@dataclass(frozen=True)
class Shot:
    """A picture: its name, the page below the scenes' folder, and selectors of what is shown and what is left out."""

    name: str
    page: str
    shown: str
    hidden: str = ""
    width: int = WIDTH
    tallest: int = 420
    """CSS pixels: what is below is cut off."""


_CHANGED = "section:has(> p > code:text-is('/survey/'))"

SHOTS = (
    Shot("edit-link", "site/survey/index.html", ".hb-pagefoot"),
    Shot("check", "check.html", "main", tallest=274),
    Shot("review", "review/review.html", _CHANGED, hidden="details"),
    Shot("review-pictures", "review/review.html", f"{_CHANGED} details"),
    Shot("source", "site/specifications/index.html", "#basis + p"),
    Shot("question", "site/confirm/index.html", "li:has(.hb-items__record)"),
    Shot("confirm", "site/circular/index.html", "ul:has(.hb-wait)", tallest=114),
    Shot("strip-picture", "site/strip-picture.html", "main", tallest=388),
    Shot("form", "site/forms/cover-letter/index.html", ".hb-form", tallest=518),
    Shot("prices", "site/specifications/index.html", "#prices-camera + *"),
)
