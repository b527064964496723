"""Stretches of text in elements of their own: which, and that no sign of the text is lost."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from handbook.html.tree import read_fragment
from handbook.html.wrap import wrap


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>no digit</p>", "<p>no digit</p>"),
        ("<p>1</p>", "<p>[1]</p>"),
        ("<p>1a22</p>", "<p>[1]a[22]</p>"),
        ("<p>a1<b>x9</b>2b3</p>", "<p>a[1]<b>x9</b>[2]b[3]</p>"),
        ("<p><b>x</b><i>y</i>7</p>", "<p><b>x</b><i>y</i>[7]</p>"),
    ],
)
def test_matches_of_an_elements_own_text_are_wrapped(text: str, expected: str) -> None:
    tree = read_fragment(text)
    before = "".join(tree.itertext(etree.Element))
    wrap(tree, re.compile(r"\d+"), class_="n")
    assert "".join(tree.itertext(etree.Element)) == before
    written = etree.tostring(tree, encoding="unicode")
    assert written.replace('<span class="n">', "[").replace("</span>", "]") == expected
