"""A tree is printed as if it had been written and parsed."""

from __future__ import annotations

import inspect
import io
from collections import Counter
from typing import Any

import pytest
import tinyhtml5
import weasyprint
from lxml import html
from weasyprint.css import StyleFor
from weasyprint.css.counters import CounterStyle
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.text.fonts import FontConfiguration

from handbook.html.tree import Element, write_html
from handbook.press.amendments.html_trees import TreeHTML, as_parsed
from handbook.press.amendments.page_notes import NotedDocument
from handbook.press.fetcher import SITE, SiteFetcher
from press.plain import boxes_of, can_go
from press.pressed import STYLES

PAGE = """<!doctype html><html lang=th data-numerals=thai><head><meta charset=utf-8><title>ก &amp; ข</title>
<style>p > b { color: red } /* > */</style></head><body class="a b"><main><h1 id=x>น้ำ&nbsp;&lt;ก&gt;</h1>
<!-- before --><p>ก <!-- within -->ข <b>ค</b><!-- after --> ง<br>จ <a href="?a=1&amp;b=2#x" title='"'>ฉ</a></p>
<pre>  two
lines</pre><ul><li>ก<ol><li>ข</ol><li>ค</ul><img src=a.svg alt=""><input value=1 checked>
<select multiple><option selected>ก <span lang=en>x</span> ข<option disabled>ค</select>
<table class=t><caption>ก</caption><colgroup><col></colgroup><thead><tr><th scope=col>ก</th></tr></thead>
<tbody><tr><td colspan=2>ข</td></tr></tbody></table>
<svg class=s viewbox="0 0 9 9" preserveaspectratio=none><title>ก</title><defs><lineargradient id=g gradientunits=
userSpaceOnUse><stop offset=1></stop></lineargradient><clippath id=c><path d="M0 0z"></path></clippath></defs>
<use xlink:href="#c"></use><text>ก<tspan>ข</tspan></text></svg>
<p>ก<span class=hb-note data-note=1>[๑] หมายเหตุ</span> ข</p></main></body></html>"""
STYLE = """<style>.hb-note { float: footnote } li { list-style: "– " } ol li { list-style: decimal inside }
p::before { content: "x" }</style>"""


def tree_of(text: str) -> Element:
    """The tree of a page."""
    return html.document_fromstring(text)


def test_plain_documents_come_as_text() -> None:
    assert not {"tree", "element", "etree"} & set(inspect.signature(weasyprint.HTML).parameters), can_go(
        "html_trees.py"
    )


def test_a_tree_is_what_is_made_of_its_text() -> None:
    tree = tree_of(PAGE)
    parsed = tinyhtml5.parse(io.BytesIO(write_html(tree).encode()), namespace_html_elements=False)
    assert told(as_parsed(tree)) == told(parsed)
    assert "linearGradient" in str(told(parsed)), "the cases are cases"


def told(element: Any) -> list[Any]:
    """An element to be compared, with all that is in it; comments are nothing, nor is white space at the end."""
    text, inner = element.text or "", []
    for child in element:
        if isinstance(child.tag, str):
            inner += [text, told(child)]
            text = ""
        text += child.tail or ""
    return [element.tag, dict(element.attrib), *inner, text.rstrip() if element.tag == "body" else text]


def styled(document: weasyprint.HTML, monkeypatch: pytest.MonkeyPatch) -> Counter[str | None]:
    """How many elements get styles of each kind of part; of None, themselves."""
    counts = Counter[str | None]()
    set_styles = StyleFor.set_computed_styles

    def count(styles: Any, *arguments: Any, pseudo_type: str | None = None, **named: Any) -> None:
        counts[pseudo_type] += 1
        set_styles(styles, *arguments, pseudo_type=pseudo_type, **named)

    with monkeypatch.context() as patched:
        patched.setattr(StyleFor, "set_computed_styles", count)
        document.render()
    return counts


PARTS = ("marker", "footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback")


def test_plain_elements_have_styles_of_parts_that_they_lack(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = styled(weasyprint.HTML(string=PAGE), monkeypatch)
    assert {counts[part] for part in PARTS} == {len(list(as_parsed(tree_of(PAGE)).iter()))}, can_go(
        "html_trees.py: _PARTS"
    )


def test_items_of_lists_have_markers_and_notes_their_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = styled(TreeHTML(tree_of(PAGE), SITE, SiteFetcher(STYLES, {})), monkeypatch)
    assert [counts[part] for part in PARTS] == [3, 1, 1, 0, 0, 0]


def test_every_text_stands_where_it_stood() -> None:
    page = PAGE.replace("</head>", f"{STYLE}</head>")
    written = places(weasyprint.HTML(string=page, base_url=SITE, url_fetcher=SiteFetcher(STYLES, {})))
    assert written == places(TreeHTML(tree_of(page), SITE, SiteFetcher(STYLES, {})))
    assert {"– ", "1. ", "1", "x"} <= {text for text, *_ in written}, "markers and calls are there"


def places(document: weasyprint.HTML) -> list[tuple[str, float, float, float]]:
    """Each text with its place and width, in order."""
    laid_out = NotedDocument.lay_out(document, FontConfiguration(), CounterStyle())
    boxes = [box for page in laid_out.pages for box in boxes_of(page._page_box)]  # noqa: SLF001
    return [(box.text, box.position_x, box.position_y, box.width) for box in boxes if isinstance(box, TextBox)]
