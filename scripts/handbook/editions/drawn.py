"""Two versions of a drawing, or of a template of the theme -> what is more than a correction.

Of a drawing everything but spelling stays: its words stand at a place, and mean it. Of a template the words count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jinja2 import Environment
from jinja2.exceptions import TemplateSyntaxError
from lxml import etree, html

from handbook.corpus.prose import ENGLISH
from handbook.editions.pages import change_problem, parts_problem
from handbook.editions.wording import change_of
from handbook.messages import both
from handbook.problems import Problem

_WORD_ATTRIBUTES = ("alt", "aria-label", "content", "placeholder", "title")


def changed_drawing(path: str, before: bytes, after: bytes) -> Iterator[Problem]:
    """What a correction may not change of an SVG drawing."""
    try:
        was, now = ([*etree.fromstring(data).iter(etree.Element)] for data in (before, after))
    except etree.XMLSyntaxError:
        yield parts_problem(path, 1, both("edition.drawing.unread"))
        return
    if len(was) != len(now):
        yield parts_problem(path, 1, both("edition.drawing.parts", before=len(was), after=len(now)))
        return
    for old, new in zip(was, now, strict=True):
        line: Any = new.sourceline
        if old.tag != new.tag or _shape(old) != _shape(new):
            yield parts_problem(path, line, both("edition.drawing.shape"))
        for earlier, later in zip(_words(old), _words(new), strict=True):
            change = change_of(earlier, later, is_free=False)
            if change is not None:
                yield change_problem(path, line, 1, change)


def _shape(element: Any) -> dict[str, str]:
    return {name: value for name, value in element.attrib.items() if name != ENGLISH}


def _words(element: Any) -> list[str]:
    return [" ".join((text or "").split()) for text in (element.text, element.tail, element.get(ENGLISH))]


def changed_template(path: str, before: str, after: str) -> Iterator[Problem]:
    """What a correction may not change of the words in a template of the theme."""
    try:
        was, now = _template_words(before), _template_words(after)
    except TemplateSyntaxError as error:
        yield parts_problem(path, error.lineno, both("edition.drawing.unread"))
        return
    if len(was) != len(now):
        yield parts_problem(path, 1, both("edition.template.words", before=len(was), after=len(now)))
        return
    for (_, earlier), (line, later) in zip(was, now, strict=True):
        change = change_of(earlier, later, is_free=True)
        if change is not None:
            yield change_problem(path, line, 1, change)


def _template_words(text: str) -> list[tuple[int, str]]:
    """The words of a template, each with its line: strings of Jinja, and texts of the HTML around it."""
    found: list[tuple[int, str]] = []
    for line, kind, value in Environment(autoescape=True).lex(text):
        if kind == "string":
            found.append((line, value[1:-1]))
        elif kind == "data" and value.strip():
            found += [(line, words) for words in _html_words(value)]
    return [(line, words) for line, words in found if _is_words(words)]


def _is_words(text: str) -> bool:
    """Whether people read it: a name of the machine has neither a space nor Thai."""
    return any(sign.isalpha() for sign in text) and (" " in text or not text.isascii())


def _html_words(piece: str) -> Iterator[str]:
    for element in html.fragment_fromstring(piece, create_parent="div").iter(etree.Element):
        if element.tag in {"script", "style"}:
            continue
        for words in (element.text, element.tail, *(element.get(name) for name in _WORD_ATTRIBUTES)):
            if words and words.strip():
                yield " ".join(words.split())
