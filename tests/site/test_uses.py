"""What pages use of parts: all that parts are made of, in an order that other pages do not change."""

from __future__ import annotations

from handbook.html.tree import read_html
from handbook.site.uses import Uses, together, uses_of

ONE = """<html class="b a"><head><link rel="icon" href="x/favicon.png">
<link rel="stylesheet" href="../assets/stylesheets/main.css"><link rel="stylesheet" href="https://a.invalid/b.css">
<script src="a.js"></script><script>two()</script></head><body class="b c"><script>one()</script><script>two()</script>
<script type="application/json">{}</script></body></html>"""
TWO = '<html><head><link rel="icon" href="a.svg"></head><body class="a z"><script>one()</script></body></html>'


def test_a_page_uses_its_classes_scripts_icons_and_sheets() -> None:
    assert uses_of(read_html(ONE)) == Uses(
        classes=("a", "b", "c"),
        scripts=("", "two()", "one()", "{}"),
        run=("one()", "two()"),
        icons=("favicon.png",),
        sheets=("main.css",),
    )


def test_pages_use_together_what_each_uses_once() -> None:
    pages = [uses_of(read_html(text)) for text in (ONE, TWO, ONE)]
    first = pages[0]
    assert together(pages) == Uses(
        ("a", "b", "c", "z"), first.scripts, first.run, ("a.svg", "favicon.png"), first.sheets
    )
