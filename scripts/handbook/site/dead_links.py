"""Every address of the finished site that points inside it: the file must be there, and the id in the file."""

from __future__ import annotations

import json
import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import tinycss2
from lxml import etree

from handbook.authored.settings import Settings
from handbook.cache.store import NO_CACHE, Cache
from handbook.html.addresses import DOWNLOADS
from handbook.html.tree import Element, select
from handbook.problems import Problem

TEMPLATES = "overrides"
_ADDRESSES = frozenset({"href", "src", "poster", "action", "formaction", "data"})
_INDEX = "index.html"
_SHEET = ".css"
_KIND = "sheets"


@dataclass(frozen=True)
class WrittenPage:
    """A finished page: its path below site/, its source below the project, its ids, and each address it has."""

    path: str
    source: str
    ids: frozenset[str]
    addresses: frozenset[str]
    authored: frozenset[str] = frozenset()
    """Those of its article; the others are of the templates."""


@dataclass(frozen=True)
class _Target:
    """What an address leads to: a path below site/, and an id or nothing."""

    path: str
    id: str


def written_page(tree: Element, path: str, source: str) -> WrittenPage:
    """What a finished page's tree leads to, and what it can be led to."""
    authored = frozenset(address for article in select(tree, "article") for address in _addresses(article))
    return WrittenPage(path, source, frozenset(tree.xpath("//@id")), frozenset(_addresses(tree)), authored)


def dead_links(
    out: Path, pages: Sequence[WrittenPage], settings: Settings, *, whole: bool, cache: Cache = NO_CACHE
) -> Iterator[Problem]:
    """HB610 for each address that leads nowhere, once: at the template that has it, or at the first page.

    If the site is not built whole, its downloads are not looked for: another build makes them.
    """
    ids = {page.path: page.ids for page in pages}
    targets: dict[_Target, list[tuple[WrittenPage, str]]] = defaultdict(list)
    for page in pages:
        _lead(page, targets, settings)
    for sheet in sorted(target.path for target in targets if target.path.endswith(_SHEET)):
        _lead(
            _written_sheet(out, sheet, cache), targets, settings
        )  # one that no page has is for PDFs, with fonts of its own
    for target, found in targets.items():
        if _is_there(target, out, ids) or (target.path.startswith(DOWNLOADS) and not whole):
            continue
        page, address = found[0]
        place = None if address in page.authored else _template_place(settings.root, target.path)
        details = {"address": address, "count": str(len({each.path for each, _ in found}))}
        yield Problem(*(place or (page.source, 1, 1)), "HB610", details)


def _addresses(tree: Element) -> Iterator[str]:
    for element in tree.iter(etree.Element):
        for name, value in element.items():
            if name in _ADDRESSES:
                yield value.strip()
            elif name == "srcset":
                yield from (candidate.split()[0] for candidate in value.split(", ") if candidate.strip())
            elif name == "style":
                yield from _addresses_in_style(value)
    for sheet in select(tree, "style"):
        yield from _addresses_in_style(sheet.text or "")
    for settings in select(tree, "script#__config"):  # the theme's: its search asks for this
        if worker := json.loads(settings.text).get("search"):
            yield worker


def _addresses_in_style(text: str) -> Iterator[str]:
    """What style asks for with `url()` or `@import`."""
    if "url(" in text or "@import" in text:
        yield from _addresses_of(tinycss2.parse_component_value_list(text))


def _addresses_of(values: Iterable[Any]) -> Iterator[str]:
    is_import = False
    for value in values:
        if value.type == "url" or (value.type == "string" and is_import):
            yield value.value
        elif value.type == "function" and value.lower_name == "url":
            yield from (each.value for each in value.arguments if each.type == "string")
        elif value.type == "function":
            yield from _addresses_of(value.arguments)
        elif value.type in ("{} block", "() block", "[] block"):
            yield from _addresses_of(value.content)
        if value.type != "whitespace":
            is_import = value.type == "at-keyword" and value.lower_value == "import"


def _lead(page: WrittenPage, targets: dict[_Target, list[tuple[WrittenPage, str]]], settings: Settings) -> None:
    """Add what a page leads to inside the site, with the page and the address."""
    for address in sorted(page.addresses):
        target = _target(address, page.path, settings)
        if target is not None:
            targets[target].append((page, address))


def _written_sheet(out: Path, path: str, cache: Cache) -> WrittenPage:
    """A style sheet, as if it were a page; without addresses if it is not there."""
    text = (out / path).read_text(encoding="utf-8") if (out / path).is_file() else ""
    key = cache.key(_KIND, text)
    if (kept := cache.find(_KIND, key)) is None:
        kept = json.dumps(sorted(set(_addresses_in_style(text)))).encode()
        cache.keep(_KIND, key, kept)
    return WrittenPage(path, f"{TEMPLATES}/{path}", frozenset(), frozenset(json.loads(kept)))


def _target(address: str, path: str, settings: Settings) -> _Target | None:
    """What an address on a page leads to, if that is inside the site."""
    folder, base = posixpath.dirname(path), settings.base_path
    if address.startswith(settings.site_url):
        address, folder = address.removeprefix(settings.site_url), ""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    inner, id = unquote(parts.path), unquote(parts.fragment)
    if inner.startswith(base):
        inner, folder = inner.removeprefix(base), ""
    elif not inner and folder == posixpath.dirname(path):
        return _Target(path, id)
    is_folder = not inner or inner.endswith(("/", "/.", "..")) or inner == "."
    joined = posixpath.normpath(posixpath.join(folder, inner, _INDEX if is_folder else ""))
    return _Target(joined, id)


def _is_there(target: _Target, out: Path, ids: dict[str, frozenset[str]]) -> bool:
    if target.path in ids:
        return not target.id or target.id in ids[target.path]
    return not target.path.startswith(("/", "../")) and (out / target.path).is_file()


def _template_place(root: Path, path: str) -> tuple[str, int, int] | None:
    """The template's line that names a path below site/, if there is one."""
    folder = path.removesuffix(f"/{_INDEX}").removeprefix("en/")
    names = (path,) if folder == path else (f"{folder}/", f'"{folder}"')
    for file in sorted((root / TEMPLATES).rglob("*.html")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            for name in (name for name in names if name in line):
                return file.relative_to(root).as_posix(), number, line.index(name) + 1
    return None
