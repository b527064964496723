"""A reader who opens pages of a published small release and everything they lead to, over HTTP."""

from __future__ import annotations

import hashlib
import http.client
import json
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import html

_HASH = re.compile(r"\.([0-9a-f]{8})\.[a-z0-9]+$")
_FIRST = ("index.html", "en/index.html", "404.html")
_LEADS = ("href", "src", "data-json")


@dataclass
class Reader:
    """Fetches each address once; `site` is the address of the site, with a slash at its end."""

    site: str
    got: dict[str, bytes | None] = field(default_factory=dict)

    def get(self, path: str) -> bytes | None:
        """What the site gives for a path; None for anything but 200."""
        if path not in self.got:
            parts = urlsplit(urljoin(self.site, path))
            line = http.client.HTTPConnection(parts.netloc, timeout=20)
            line.request("GET", parts.path, headers={"Cache-Control": "no-cache"})
            answer = line.getresponse()
            data = answer.read()
            self.got[path] = data if answer.status == http.client.OK else None
            line.close()
        return self.got[path]

    def faults(self, pages: Iterable[str] = ()) -> list[str]:
        """What is broken on the first pages, on these, and on all to which links or the search index lead."""
        found = [fault for language in ("th", "en") for fault in self._index_faults(language)]
        waiting = [*_FIRST, *pages, *self.got]
        seen: set[str] = set()
        while waiting:
            page = waiting.pop()
            if page in seen or not page.endswith(".html"):
                continue
            seen.add(page)
            data = self.get(page)
            if data is None:
                found += [f"{page}: not there"]
            else:
                found += [f"{page}: {fault}" for fault in self._page_faults(page, data)]
                waiting += self.got
        return found + list(self._sum_faults())

    def _page_faults(self, page: str, data: bytes) -> Iterator[str]:
        if not data.rstrip().endswith(b"</html>"):
            yield "cut"
            return
        for element in html.document_fromstring(data).iter():
            for name in _LEADS:
                if lead := element.get(name):
                    yield from self._lead_faults(page, lead)
            if described := element.get("data-json"):
                yield from self._pair_faults(page, str(element.get("href")), described)

    def _lead_faults(self, page: str, lead: str) -> Iterator[str]:
        address, place = urldefrag(lead)
        path = _at(page, address)
        data = self.get(path)
        if data is None:
            yield f"{lead} is not there"
        elif (mark := _HASH.search(path)) and not hashlib.sha256(data).hexdigest().startswith(mark[1]):
            yield f"{lead} has other content than its name says"
        elif place and f'id="{place}"'.encode() not in data:
            yield f"{lead}: no such place"

    def _pair_faults(self, page: str, form: str, described: str) -> Iterator[str]:
        data, description = self.get(_at(page, form)), self.get(_at(page, described))
        if data and description and json.loads(description)["pdf"] != hashlib.sha256(data).hexdigest():
            yield f"{described} describes another form"

    def _index_faults(self, language: str) -> Iterator[str]:
        pointer = self.get(f"search/{language}.js")
        if pointer is None:
            yield f"search/{language}.js: not there"
            return
        path = pointer.decode().partition("=")[2]
        index = self.get(path)
        if index is None:
            yield f"{path}: not there"
            return
        for page in json.loads(index):
            if self.get(f"{page}index.html") is None:
                yield f"{path}: leads to {page}, which is not there"

    def _sum_faults(self) -> Iterator[str]:
        sums = self.get("downloads/SHA256SUMS")
        for line in (sums or b"").decode().splitlines():
            sha, _, path = line.partition("  ")
            data = self.get(path)
            if data is None or hashlib.sha256(data).hexdigest() != sha:
                yield f"SHA256SUMS: {path} is another"


def _at(page: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(address))) if address else page
