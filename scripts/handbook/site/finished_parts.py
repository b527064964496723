"""What a finished article may hold: elements, attributes, classes and targets of links, from whatever they were made.

Pages are checked where they are written; this looks at what readers get, after data, drawings, forms and every step.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from handbook.corpus.drawing_parts import ATTRIBUTES, CLASSES, ELEMENTS
from handbook.corpus.model import Corpus
from handbook.html.addresses import odd_part, scheme_of
from handbook.html.tree import Element
from handbook.problems import Problem
from handbook.readings.rules import allowed_classes
from handbook.site.page import BuiltPage

_OURS = ("hb-", "language-")
_SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
_SAID_BY_FORMS = ("data-error-", "data-said-", "data-ask-")  # texts for the script of forms
_DRAWN = frozenset(name.lower() for name in ATTRIBUTES)  # as a browser and our parser have them
_TARGETS = frozenset({"href", "src"})
_IPV4 = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def foreign_parts(pages: Iterable[BuiltPage], corpus: Corpus) -> list[Problem]:
    """HB258 for each foreign part of the finished articles, at the heading above it."""
    return [problem for item in pages for problem in _foreign(item, corpus)]


def _foreign(item: BuiltPage, corpus: Corpus) -> Iterator[Problem]:
    page = item.page
    lines = {heading.id: heading.line for heading in page.headings if heading.id}
    line = page.first_line
    drawn = {part for drawing in item.article.iter("svg") for part in drawing.iter()}
    for element in item.article.iter():
        if element.tag in _HEADINGS:
            line = lines.get(element.get("id"), line)
        for part in _faults_of_drawing(element) if element in drawn else faults_of(element):
            yield Problem(corpus.shown(page.path), line, 1, "HB258", {"part": part})


def faults_of(element: Element) -> Iterator[str]:
    """What is foreign about an element, as short text: `<script>`, `p onclick=`, `a href=javascript:x`."""
    allowed = _allowed().get(element.tag)
    if allowed is None:
        yield f"<{element.tag}>"
        return
    for name, value in element.attrib.items():
        if name not in allowed and not name.startswith(_SAID_BY_FORMS):
            yield f"{element.tag} {name}="
        elif name == "class":
            yield from (f"{element.tag} .{given}" for given in value.split() if not _is_class(given))
        elif name in _TARGETS and _is_odd(value):
            yield f"{element.tag} {name}={value}"


def _faults_of_drawing(element: Element) -> Iterator[str]:
    if element.tag not in ELEMENTS:
        yield f"<{element.tag}>"
        return
    for name, value in element.attrib.items():
        if name.lower() not in _DRAWN and name not in _allowed()["svg"]:
            yield f"{element.tag} {name}="
        elif name == "class":
            yield from (f"{element.tag} .{given}" for given in value.split() if given not in CLASSES)


def _is_class(name: str) -> bool:
    return name.startswith(_OURS) or name in allowed_classes() or name in _allowed()["classes"]


def _is_odd(target: str) -> bool:
    odd = odd_part(target)
    is_official = odd == "host" and bool(_IPV4.fullmatch(urlsplit(target).netloc))  # of sources.yml: some offices' own
    return scheme_of(target) not in _SCHEMES or target.startswith("/") or (bool(odd) and not is_official)


@cache
def _allowed() -> dict[str, frozenset[str]]:
    """Element -> its attributes; and under `classes` those of the engine's own article."""
    text = Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
    return {name: frozenset(parts) for name, parts in yaml.load(text, Loader=yaml.CSafeLoader).items()}
