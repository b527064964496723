"""What GitHub would make of Markdown that we write there: its own parser, then its own search for names and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import cmarkgfm
from cmarkgfm.cmark import Options
from lxml import html

MARK = "<!-- handbook-review -->"
_ALLOWED = {
    *("div", "h2", "h3", "p", "strong", "em", "ul", "ol", "li", "blockquote", "a", "details", "summary", "code", "pre"),
    *("table", "thead", "tbody", "tr", "th", "td", "br", "hr", "del"),
}
_ATTRIBUTES = {"href", "align", "lang"}
_DIFFERENCE = ("code", "language-diff")
"""The block in which the summary shows the certain mends."""
# https://docs.github.com/en/get-started/writing-on-github: what becomes a link in the finished text.
_CALLS = (
    re.compile(r"(?<![\w`])@[A-Za-z0-9]"),
    re.compile(r"(?<![\w&])(?:[\w.-]+/[\w.-]+)?#[0-9]"),
    re.compile(r"(?i)\bGH-[0-9]"),
    re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{7,40}(?![0-9A-Za-z])"),
    re.compile(r"(?i)\bwww\.|://"),
    re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"),
)


def faults_in(markdown: str, links: frozenset[str] = frozenset(), *, marked: bool = False) -> Iterator[str]:
    """What a text of ours would do on GitHub that it must not; `links` are those that it may have."""
    if marked:
        first, _, markdown = markdown.partition("\n")
        if first != MARK:
            yield f"first line {first[:60]!r}"
    if "<!--" in markdown:
        yield "a comment of HTML"
    tree = html.fragment_fromstring(_rendered(markdown), create_parent="div")
    yield from _elements(tree, links)
    for text in _texts(tree):
        for call in _CALLS:
            if found := call.search(text):
                yield f"call {found[0]!r} in {text[max(0, found.start() - 20) : found.end() + 20]!r}"


def _elements(tree: Any, links: frozenset[str]) -> Iterator[str]:
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag not in _ALLOWED:
            yield f"element {element.tag}"
        elif set(element.attrib) - _ATTRIBUTES and (element.tag, *element.attrib.values()) != _DIFFERENCE:
            yield f"attributes {sorted(element.attrib)} of {element.tag}"
        if element.get("href") is not None and element.get("href") not in links:
            yield f"link {element.get('href')}"


def _rendered(markdown: str) -> str:
    made: str = cmarkgfm.markdown_to_html_with_extensions(
        markdown,
        Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES,
        ["table", "autolink", "strikethrough", "tasklist"],
    )
    return made


def _texts(element: Any) -> Iterator[str]:
    """The texts that GitHub searches: not those of code."""
    if element.tag in {"code", "pre"}:
        return
    for part in (element.text, *(part for inner in element for part in (*_texts(inner), inner.tail))):
        if part:
            yield part
