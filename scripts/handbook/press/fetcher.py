"""The files that style sheets ask for, with the book's own in place of some of the site's."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from urllib.parse import urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse


class OwnFiles(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Gives what it was given for a file's name, and leaves other addresses to WeasyPrint."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__()
        self._files = files

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """What stands at an address."""
        own = self._files.get(posixpath.basename(urlsplit(url).path))
        return URLFetcherResponse(url, own) if own is not None else super().fetch(url, headers)
