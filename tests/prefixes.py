"""Which moments of an upload break a reader: two editions of a site, an order of its files, every prefix judged.

A site is path -> content. A page that can be opened at that moment is judged by the edition it is of:

missing  what it loads or leads to is not there
version  a part is there, but of the other edition: code, a style sheet, a form's PDF, the map of its places
size     a download is not as large as the page says
anchor   the page led to is there, and the place in it is gone
policy   the host's header forbids a script of the page
search   a result leads to a page or a place that is not there
sums     the list of checksums and the files do not agree
"""

from __future__ import annotations

import base64
import hashlib
import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import html

from built_site import plain

Site = Mapping[str, bytes]
Move = tuple[str, bytes | None]
"""A file that is written, or removed."""
ENTRIES = ("404.html", "en/index.html", "index.html")
HOST = (".htaccess", "web.config")
_SUMS = "downloads/forms/SHA256SUMS"
_LOADING = {"stylesheet", "preload", "icon"}
_TEXTS = (".html", ".css", ".js", ".json", "SHA256SUMS")
_IN_STYLE = re.compile(r"url\(\"?([^\")]+)\"?\)")
_IN_SCRIPT = re.compile(r"\"([\w./-]+\.js)\"")


def read(folder: Path) -> Site:
    """A built site."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def with_plain_names(site: Site) -> Site:
    """The same site as it would be with names that stay."""
    names = {posixpath.basename(path).encode(): posixpath.basename(plain(path)).encode() for path in site}
    moved = {old: new for old, new in names.items() if old != new}
    pattern = re.compile(b"|".join(map(re.escape, sorted(moved)))) if moved else re.compile(b"$.")
    return {
        plain(path): pattern.sub(lambda found: moved[found[0]], data) if path.endswith(_TEXTS) else data
        for path, data in site.items()
    }


@dataclass(frozen=True)
class Need:
    """What a page loads (`part`), offers (`file`), leads to (`page`, `list`), or finds its index by (`pointer`)."""

    kind: str
    path: str
    id: str = ""


@dataclass(frozen=True)
class Page:
    """What a page needs, its ids, and hashes of the scripts that stand in it."""

    needs: tuple[Need, ...]
    ids: frozenset[str]
    scripts: frozenset[str]


@cache
def read_page(path: str, data: bytes, base: str) -> Page:
    """A page of a site that is served below the path `base`."""
    tree: Any = html.fromstring(data.decode("utf-8"))
    inline = (script.text or "" for script in tree.xpath("//script[not(@src) and not(@type)]"))
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inline)
    needs = frozenset(_needs(path, tree, base))
    by_name = sorted(needs, key=lambda need: (need.kind, need.path, need.id))
    return Page(tuple(by_name), frozenset(tree.xpath("//@id")), frozenset(f"'sha256-{one}'" for one in digests))


def _needs(path: str, tree: Any, base: str) -> Iterator[Need]:
    for kind, address in _addresses(tree):
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            continue
        inner = unquote(parts.path)
        place = inner.removeprefix(base) if inner.startswith(base) else posixpath.join(posixpath.dirname(path), inner)
        target = posixpath.normpath(place) if inner else path
        if target == _SUMS:
            yield Need("list", target)
        elif target.endswith(".html"):
            yield Need("page", target, unquote(parts.fragment))
        elif target == "." or not posixpath.splitext(target)[1]:
            yield Need("page", posixpath.normpath(f"{target}/index.html"), unquote(parts.fragment))
        else:
            yield Need(kind, target)
        if parts.query.startswith("lang="):
            yield Need("pointer", f"search/{parts.query.removeprefix('lang=')}.3.js")


def _addresses(tree: Any) -> Iterator[tuple[str, str]]:
    for link in tree.xpath("//link[@href]"):
        if link.get("rel", "").strip() in _LOADING:
            yield "part", link.get("href")
    yield from (
        ("part", address) for address in tree.xpath("//script/@src | //@data-tools | //img/@src | //image/@href")
    )
    yield from (("part", address) for address in tree.xpath("//@data-pdf | //@data-map"))
    for settings in tree.xpath("//script[@id='__config']"):
        yield "part", json.loads(settings.text)["search"]
    yield from (("file", link.get("href")) for link in tree.iter("a") if link.get("href"))


@dataclass(frozen=True)
class Judge:
    """Judges moments between two editions of a site."""

    before: Site
    after: Site
    base: str = "/cctv/"

    @cached_property
    def _closures(self) -> dict[tuple[int, str], frozenset[str]]:
        return {}

    def faults(self, state: Site) -> Counter[str]:
        """Kind of fault -> how many pages have it."""
        found: Counter[str] = Counter()
        header = state.get(".htaccess", b"").decode()
        for path, page in self._reachable(state).items():
            # A page of neither is a bridge of publish/bridges.py: one of them with other links and further places.
            own = [site for site in (self.before, self.after) if site.get(path) == state[path]] or [
                self.before,
                self.after,
            ]
            missed = min((self._missed_by(page, state, site) for site in own), key=len)
            found.update(missed)
            found["policy"] += "script-src" in header and any(script not in header for script in page.scripts)
        found["sums"] += any(
            hashlib.sha256(state.get(posixpath.normpath(f"downloads/forms/{name}"), b"")).hexdigest() != digest
            for digest, name in (line.split("  ") for line in state.get(_SUMS, b"").decode().splitlines())
        )
        return +found

    def _reachable(self, state: Site) -> dict[str, Page]:
        """The pages that are in both editions, and those to which a page leads that can be reached."""
        todo = [path for path in state if path.endswith(".html") and path in self.before and path in self.after]
        found: dict[str, Page] = {}
        while todo:
            path = todo.pop()
            if path not in found and path in state:
                found[path] = read_page(path, state[path], self.base)
                todo += [need.path for need in found[path].needs if need.kind == "page"]
        return found

    def _missed_by(self, page: Page, state: Site, own: Site) -> set[str]:
        return {kind for need in page.needs for kind in self._missed(need, state, own)}

    def _missed(self, need: Need, state: Site, own: Site) -> Iterator[str]:
        """What is wrong for a page of the edition `own`."""
        there = state.get(need.path)
        if there is None:
            yield "missing"
        elif need.kind == "part":
            for part in self._with_what_it_loads(own, need.path):
                if part not in state:
                    yield "missing"
                elif state[part] != own.get(part, state[part]):
                    yield "version"
        elif need.kind == "file" and need.path in own and len(there) != len(own[need.path]):
            yield "size"
        elif need.kind == "page" and need.id and need.id not in read_page(need.path, there, self.base).ids:
            yield "anchor"
        elif need.kind == "pointer":
            yield from self._missed_by_search(there, state)

    def _missed_by_search(self, pointer: bytes, state: Site) -> Iterator[str]:
        index = state.get(f"search/{_named_by(pointer)}")
        if index is None:
            yield "missing"
            return
        for path, id in _locations(index):
            page = state.get(path)
            if page is None or (id and id not in read_page(path, page, self.base).ids):
                yield "search"

    def _with_what_it_loads(self, site: Site, path: str) -> frozenset[str]:
        """A part, and all that it and those name: style sheets by `url()`, scripts by a string in double quotes."""
        key = (id(site), path)
        if key not in self._closures:
            found, todo = {path}, [path]
            while todo:
                part = todo.pop()
                folder = posixpath.dirname(part)
                text = site[part].decode("utf-8") if part in site and part.endswith((".css", ".js")) else ""
                names = (_IN_STYLE if part.endswith(".css") else _IN_SCRIPT).findall(text)
                inner = {posixpath.normpath(posixpath.join(folder, name)) for name in names}
                new = {name for name in inner if name in site} - found
                found |= new
                todo += new
            self._closures[key] = frozenset(found)
        return self._closures[key]

    def broken(self, moves: Iterable[Move]) -> list[tuple[str, Counter[str]]]:
        """The moves after which readers meet a fault, in their order, with the faults. The first state is `before`."""
        state, found = dict(self.before), []
        for path, data in moves:
            if data is None:
                state.pop(path, None)
            else:
                state[path] = data
            if faults := self.faults(state):
                found.append((path, faults))
        assert state == dict(self.after)
        return found


def _named_by(pointer: bytes) -> str:
    """The name in a pointer's one line."""
    return pointer.decode().split('"')[1]


@cache
def _locations(index: bytes) -> tuple[tuple[str, str], ...]:
    """Page and id of each result; a section is located by its id alone, after its page."""
    found, path = [], ""
    for location, *_ in json.loads(index.decode("utf-8").partition("=")[2])["docs"]:
        before, _, id = location.partition("#")
        path = before or path
        found.append((path, id))
    return tuple(found)


def upload(before: Site, after: Site, base: str = "/cctv/") -> list[Move]:
    """The order that is safe: what is asked for by name of its content, pages by their ids, lists, the host's files."""
    changed = [path for path, data in after.items() if before.get(path) != data]

    def stage(path: str) -> int:
        if path in HOST:
            return 8
        if plain(path) != path:
            return 1
        if not path.endswith(".html"):
            return 6
        if path not in before:
            return 2
        had, has = (read_page(path, site[path], base).ids for site in (before, after))
        if had - has:
            return 7  # after the lists: the index of the edition before leads to these ids
        return 5 if path in ENTRIES else 3 if has - had else 4

    gone = sorted(set(before) - set(after), key=lambda path: (not path.endswith(".html"), path))
    return [*((path, after[path]) for path in sorted(changed, key=lambda path: (stage(path), path))), *_removed(gone)]


def by_name(before: Site, after: Site) -> list[Move]:
    """As programs that mirror a folder do it: in the order of names, what is gone last."""
    changed = [(path, data) for path, data in sorted(after.items()) if before.get(path) != data]
    return [*changed, *_removed(sorted(set(before) - set(after)))]


def _removed(paths: Iterable[str]) -> Iterator[Move]:
    yield from ((path, None) for path in paths)
