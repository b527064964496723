"""HTML as trees, parsed and written by lxml; no string operations on markup."""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

from lxml import etree, html
from lxml.cssselect import CSSSelector

Element = Any  # lxml-stubs covers only a part of HtmlElement


# Comments of authors are not for readers, and code that iterates a tree expects only elements.
_ELEMENTS_ALONE = html.HTMLParser(remove_comments=True, remove_pis=True)
# One class for all: lxml would ask a function of Python for each element that is looked at, 500,000 times a site.
_ELEMENTS_ALONE.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))


def read_html(text: str) -> Element:
    """A whole page as a tree, without comments and processing instructions."""
    return html.document_fromstring(text, parser=_ELEMENTS_ALONE)


@cache
def _selector(selector: str) -> CSSSelector:
    return CSSSelector(selector, translator="html")


def select(element: Element, selector: str) -> list[Element]:
    """The descendants that a CSS selector matches, in order; each selector is compiled once."""
    found: Any = _selector(selector)(element)  # XPath may return strings or numbers; a CSS selector returns elements
    return list(found)


def read_fragment(text: str) -> Element:
    """One element with its content as a tree."""
    return html.fragment_fromstring(text, parser=_ELEMENTS_ALONE)


def read_article(text: str) -> Element:
    """Any HTML of a body, as the content of one `div`."""
    return html.fragment_fromstring(text, create_parent="div", parser=_ELEMENTS_ALONE)


_KEEPS_SPACE = ("pre", "textarea", "script", "style")


def fold_indents(tree: Element) -> None:
    """Reduce white space between elements to one line break: the engine's templates indent deeply."""
    kept = {inner for outer in tree.iter(*_KEEPS_SPACE) for inner in outer.iter()}
    for element in tree.iter():
        text, tail = element.text, element.tail
        if text and text[0] in "\n " and "\n" in text and text.isspace() and element not in kept:
            element.text = "\n"
        if tail and tail[0] in "\n " and "\n" in tail and tail.isspace() and element.getparent() not in kept:
            element.tail = "\n"


def write_html(tree: Element) -> str:
    """A tree as a page, with the HTML doctype."""
    return "<!doctype html>\n" + etree.tostring(tree, encoding="unicode", method="html") + "\n"


def make(tag: str, text: str | None = None, **attributes: str) -> Element:
    """An element. In names of attributes a trailing underscore is dropped (`class_`), others become hyphens."""
    element = _ELEMENTS_ALONE.makeelement(tag)
    for name, value in attributes.items():
        element.set(name.rstrip("_").replace("_", "-"), value)
    element.text = text
    return element


def add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    """Append an element made by `make`."""
    element = make(tag, text, **attributes)
    parent.append(element)
    return element


def append_text(parent: Element, text: str) -> None:
    """Append text at the end of an element's content."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def insert_after(element: Element, added: Element, gap: str = "") -> None:
    """Insert an element directly after another, before its tail text, with `gap` between the two."""
    following, element.tail = element.tail, None
    element.addnext(added)
    element.tail, added.tail = gap or None, following


def replace(old: Element, new: Element) -> None:
    """Replace an element by another; the tail text stays."""
    new.tail = old.tail
    old.getparent().replace(old, new)


def drop_mark(mark: Element) -> None:
    """Remove a mark behind words with the space before it, so that no space is left before a comma; its tail stays."""
    before = mark.getprevious()
    if before is not None:
        before.tail = text_before_mark(before.tail)
    else:
        mark.getparent().text = text_before_mark(mark.getparent().text)
    mark.drop_tree()


def text_before_mark(text: str | None) -> str:
    """A text as it reads without the mark that follows: the site puts a space between the two."""
    return (text or "").rstrip(" \N{NO-BREAK SPACE}")


def copy_of(element: Element) -> Element:
    """A deep copy of an element, without its tail text."""
    copied = copy.deepcopy(element)
    copied.tail = None
    return copied


def words_of(element: Element) -> str:
    """All text of an element, white space collapsed."""
    return " ".join("".join(element.itertext()).split())


def article_of(tree: Element) -> Element:
    """The article of a built page: what the author wrote."""
    return select(tree, "article")[0]
