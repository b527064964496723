"""The places in a site's pages to which links may lead."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from handbook.html.tree import read_html


def ids_of_pages(folder: Path, paths: Iterable[str]) -> dict[str, frozenset[str]]:
    """Page -> its ids, of all HTML files among the paths below a folder."""
    return {
        path: frozenset(str(found) for found in read_html((folder / path).read_text(encoding="utf-8")).xpath("//@id"))
        for path in paths
        if path.endswith(".html")
    }
