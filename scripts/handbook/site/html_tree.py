"""HTML as trees: parsed and written by lxml, never cut as text."""

from __future__ import annotations

from typing import Any

from lxml import etree, html

Element = Any  # lxml-stubs knows HtmlElement only in part


def read_html(text: str) -> Element:
    """A whole page as a tree."""
    return html.document_fromstring(text)


def read_fragment(text: str) -> Element:
    """One element and what is in it as a tree."""
    return html.fragment_fromstring(text)


_KEEPS_SPACE = {"pre", "textarea", "script", "style"}


def fold_indents(tree: Element) -> None:
    """Leave one line break of each stretch of white space between elements: the engine's templates indent deeply."""
    for element in tree.iter():
        kept = any(around.tag in _KEEPS_SPACE for around in (element, *element.iterancestors()))
        if not kept and element.text and "\n" in element.text and not element.text.strip():
            element.text = "\n"
        outer = element.getparent()
        if (
            element.tail
            and "\n" in element.tail
            and not element.tail.strip()
            and (outer is None or outer.tag not in _KEEPS_SPACE)
        ):
            element.tail = "\n"


def write_html(tree: Element) -> str:
    """A tree as a page; the doctype is HTML's own."""
    return "<!doctype html>\n" + etree.tostring(tree, encoding="unicode", method="html") + "\n"


def make(tag: str, text: str | None = None, **attributes: str) -> Element:
    """An element; a trailing underscore lets `class_` be an attribute, and inner ones become hyphens."""
    element = html.Element(tag)
    for name, value in attributes.items():
        element.set(name.rstrip("_").replace("_", "-"), value)
    element.text = text
    return element


def add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    """Append an element made by `make`."""
    element = make(tag, text, **attributes)
    parent.append(element)
    return element


def say(parent: Element, text: str) -> None:
    """Append text after what the element already holds."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def words_of(element: Element) -> str:
    """All text of an element, white space folded."""
    return " ".join("".join(element.itertext()).split())


def article_of(tree: Element) -> Element:
    """The author's part of a built page."""
    return tree.cssselect("article.md-content__inner")[0]
