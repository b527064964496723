"""What a built site has to show after acts: every page of the nav, links that arrive, what the acts promised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pikepdf
from lxml import html

from acts.expected import Expected, page_of
from acts.sources import LANGUAGES, Sources


def missing(sources: Sources, site: Path, expected: Iterable[Expected], *, whole: bool) -> list[str]:
    """What is not as it should be, a line each."""
    pages = {page_of(key, language) for key in sources.page_keys() for language in LANGUAGES}
    found = [f"no page {path}" for path in sorted(pages) if not (site / path).is_file()]
    return found + list(_unfulfilled(site, expected, whole=whole)) + list(_broken(site, pages, whole=whole))


def _unfulfilled(site: Path, expected: Iterable[Expected], *, whole: bool) -> Iterator[str]:
    for each in expected:
        if each.whole and not whole:
            continue
        file = site / each.file
        holds = file.is_file() and (not each.words or each.words in _words(file))
        if holds is not each.is_there:
            yield f"{each.file} {'lacks' if each.is_there else 'still has'} {each.words or 'itself'}"


def _words(file: Path) -> str:
    """A page as it is written; of a PDF its outline, a title a line."""
    if file.suffix != ".pdf":
        return file.read_text(encoding="utf-8")
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        return "\n".join(_titles(outline.root))


def _titles(items: Iterable[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield str(item.title)
        yield from _titles(item.children)


def _broken(site: Path, pages: set[str], *, whole: bool) -> Iterator[str]:
    """Links of the pages that lead to no file, or to no id of a page; to downloads only where they were made."""
    trees: dict[str, Any] = {
        path: html.fromstring((site / path).read_text(encoding="utf-8")) for path in pages if (site / path).is_file()
    }
    ids = {path: set(tree.xpath("//@id")) for path, tree in trees.items()}
    for path, tree in sorted(trees.items()):
        for href in sorted(set(tree.xpath("//a/@href | //script/@src | //img/@src"))):
            parts = urlsplit(href)
            if parts.scheme or parts.netloc or (not whole and "downloads/" in parts.path):
                continue
            file = ((site / path).parent / unquote(parts.path)).resolve() if parts.path else site / path
            name = file.relative_to(site.resolve()).as_posix() if parts.path else path
            if not file.is_file():
                yield f"{path}: {href} leads to no file"
            elif parts.fragment and name in ids and unquote(parts.fragment) not in ids[name]:
                yield f"{path}: {href} leads to no id"
