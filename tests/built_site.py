"""Reads a built site as any other program would: HTML and files, without the package."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import html

from handbook_sources import path_of

__all__ = ["BuiltPage", "is_outside", "path_of", "plain", "published", "read_site", "search_docs"]

_HASH = re.compile(r"\.[0-9a-f]{8}(?=\.[a-z0-9]+$)")


@dataclass(frozen=True)
class BuiltPage:
    """A page of the built site; `path` is relative to it, such as `en/circular/index.html`."""

    site: Path
    path: str

    @cached_property
    def tree(self) -> Any:
        """The parsed page."""
        return html.fromstring((self.site / self.path).read_text(encoding="utf-8"))

    @property
    def locale(self) -> str:
        """Its language, by its path."""
        return "en" if self.path.startswith("en/") else "th"

    @cached_property
    def text(self) -> str:
        """The article's text, white space collapsed."""
        return " ".join(self.select("article")[0].text_content().split())

    @cached_property
    def ids(self) -> list[str]:
        """Every id, in order."""
        return list(self.tree.xpath("//@id"))

    def select(self, selector: str) -> list[Any]:
        """Elements by CSS selector."""
        return list(self.tree.cssselect(selector))

    def follow(self, href: str) -> tuple[str, str]:
        """The file (relative to the site) and the id of a relative link's target."""
        parts = urlsplit(href)
        if not parts.path:
            return self.path, unquote(parts.fragment)
        file = ((self.site / self.path).parent / unquote(parts.path)).resolve()
        return file.relative_to(self.site.resolve()).as_posix(), unquote(parts.fragment)


def read_site(site: Path) -> dict[str, BuiltPage]:
    """Path -> page, of all pages with content: not 404.html, and not redirects from old addresses."""
    paths = (file.relative_to(site).as_posix() for file in sorted(site.rglob("index.html")))
    pages = [BuiltPage(site, path) for path in paths]
    return {page.path: page for page in pages if not page.select('meta[http-equiv="refresh"]')}


def plain(path: str) -> str:
    """A published path without the hash in its name: `search/index.th.0123abcd.js` -> `search/index.th.js`."""
    return _HASH.sub("", path)


def published(site: Path, path: str) -> Path:
    """The one file below the site that has a hash of its content in this name."""
    place = site / path
    files = place.parent.glob(f"{place.stem}.*{place.suffix}")
    (found,) = [file for file in files if plain(file.name) == place.name]
    return found


def search_docs(site: Path, locale: str) -> list[dict[str, Any]]:
    """The documents of a language's search index, with the pieces that texts share put back."""
    text = published(site, f"search/index.{locale}.js").read_text(encoding="utf-8")
    index = json.loads(text.removeprefix("self.handbookIndex="))
    docs = [dict(zip(("location", "title", "text"), row, strict=False)) | (row[3:] or [{}])[0] for row in index["docs"]]
    whole = str.maketrans(index["pieces"])
    for doc in docs:
        for name in {"title", "text", "form"} & doc.keys():
            doc[name] = doc[name].translate(whole)
        if "keys" in doc:
            doc["keys"] = [key.translate(whole) for key in doc["keys"]]
    return docs


def is_outside(href: str) -> bool:
    """Tell whether a link is external."""
    parts = urlsplit(href)
    return bool(parts.scheme or parts.netloc)


def parts_of_plain_page(site: Path, script: str) -> dict[str, str]:
    """What a page without a template loads, and its script -> the published file of each."""
    names = ("stylesheets/tokens.css", "stylesheets/contributors.css", f"javascripts/{script}")
    paths = [f"assets/{name}" for name in names]
    return {path: published(site, path).relative_to(site).as_posix() for path in paths}
