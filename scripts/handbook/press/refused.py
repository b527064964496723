"""Finds the page and line that ask for a URL that the press refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin

from lxml import etree

from handbook.html.tree import Element
from handbook.problems import Problem

SOURCE = "data-source"
"""Attribute with the path of the page that an element was made from."""


def place_refused(urls: Iterable[str], tree: Element, base: str, root: Path) -> dict[str, Problem]:
    """URL -> HB608 at the page in `tree` that asks for it, for the URLs found there."""
    problems = {}
    for url in dict.fromkeys(urls):
        found = next(_writings(url, tree, base), None)
        if found is not None:
            problems[url] = Problem(*written_at(*found, root), "HB608", {"address": url})
    return problems


def _writings(url: str, tree: Element, base: str) -> Iterator[tuple[str, str]]:
    """Each page that has the URL, and how it is written there."""
    for element in tree.iter(etree.Element):
        values = [value for value in element.attrib.values() if value]
        if element.tag == "style" and element.text:
            values.append(element.text)
        for value in values:
            written = _written(url, value, base)
            if written:
                source = next((around.get(SOURCE) for around in _outwards(element) if around.get(SOURCE)), None)
                if source is not None:
                    yield source, written


def _written(url: str, value: str, base: str) -> str:
    """How an attribute's value contains a URL: alone, or within a style; empty if it does not."""
    try:
        joined = urljoin(base, value.strip())
    except ValueError:
        joined = value.strip()
    if unquote(joined) == unquote(url):
        return value.strip()
    candidates = (url, unquote(url), url.removeprefix("file://"))
    return next((each for each in candidates if each in value), "")


def _outwards(element: Element) -> Iterator[Element]:
    yield element
    yield from element.iterancestors()


def written_at(source: str, written: str, root: Path) -> tuple[str, int, int]:
    """Path, line and column of a text in its source; of the page's beginning if it is not found."""
    text = (root / source).read_text(encoding="utf-8", errors="replace")
    at = text.find(written)
    if at < 0:
        return source, 1, 1
    return source, text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1
