"""A drawn page is built as MkDocs does it, read, and checked.

What is built is read by `built_parts`, which shares no code with the package's comparison.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lxml import html

from handbook.markup.builder import Builder, builder
from readings.drawn_pages.draw import Drawn
from readings.drawn_pages.hand import Part
from readings.pages_read import minimal, problems_of

_COMPARISON = {"HB250", "HB251", "HB252", "HB253", "HB254"}


@dataclass(frozen=True)
class Verdict:
    """Whether what is built differs from what was meant; whether a check tells, with the comparison and without."""

    differs: bool
    told: bool
    told_without: bool
    meant: str
    built: str


def judge(page: Drawn) -> Verdict:
    """Build a page as MkDocs does, read it, and check it."""
    built = list(built_parts(page.text))
    codes = {problem.code for problem in problems_of(page.text) if problem.severity == "error"}
    return Verdict(
        [part for part in built if any(part[1:])] != page.parts,
        bool(codes),
        bool(codes - _COMPARISON),
        "\n".join(map(repr, page.parts)),
        "\n".join(map(repr, built)),
    )


@cache
def _builder() -> Builder:
    return builder(minimal()[0].settings.markdown_extensions)


def built_parts(text: str) -> Iterator[Part]:
    """The parts of a page as it is built."""
    _builder().reset()
    yield from _parts(html.fragment_fromstring(_builder().convert(text), create_parent="div"), 0)


def _parts(element: html.HtmlElement, depth: int) -> Iterator[Part]:
    for child in element:
        tag = str(child.tag)
        if tag in {"h1", "h2", "h3", "h4"}:
            yield "h", _words(child)
        elif tag in {"p", "dt", "dd", "pre"}:
            yield tag, _words(child)
        elif tag in {"ul", "ol"}:
            for number, item in enumerate(child.iterchildren("li"), int(child.get("start", "1"))):
                yield "li", str(depth + 1), str(number) if tag == "ol" else "", _words(item, without={"ul", "ol"})
                yield from _parts(item, depth + 1) if item.find("ul") is not None or item.find("ol") is not None else ()
        elif tag == "tr":
            yield "row", *(_words(cell) for cell in child)
        else:
            yield from _parts(child, depth)


def _words(element: html.HtmlElement, without: set[str] = frozenset()) -> str:  # type: ignore[assignment]
    return " ".join("".join(_pieces(element, without)).split())


def _pieces(element: html.HtmlElement, without: set[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in without:
            yield from _pieces(child, without)
            yield f"→{child.get('href')}" if child.tag == "a" else " " if child.tag in {"p", "br"} else ""
        yield child.tail or ""
