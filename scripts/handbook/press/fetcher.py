"""What the press may load: files of the built site, the given fonts, and `data:` URLs.

Anything else could put a file of the build machine, or a response from the network, into a published PDF.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

SITE = "file:///site/"
"""The base of what is pressed: WeasyPrint names pictures by their URLs, which must not tell where the site lies."""


class _Content(URLFetcherResponse):  # type: ignore[misc]  # WeasyPrint has no types
    """The content of a file, without its path: what was laid out may be painted when the site lies elsewhere."""

    path = None


class SiteFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves the given files by name, then files of the site; collects the URLs that it refuses."""

    def __init__(self, site: Path, files: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=("data", "file"), allow_redirects=False)
        self._site = site.resolve()
        self._files = files
        self.refused: list[str] = []
        self.read: dict[str, str] = {}
        """Path below the site -> SHA-256 of every file of the site that was read."""

    @contextmanager
    def reading(self) -> Iterator[dict[str, str]]:
        """What is read in the block, by its content."""
        before, self.read = self.read, {}
        try:
            yield self.read
        finally:
            self.read = before | self.read

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """The content of a URL. Raises ValueError, which WeasyPrint logs, if it may not be read."""
        if url[:5].lower() == "data:":
            return super().fetch(url, headers)
        file = self._file(url)
        if file is None:
            self.refused.append(url)
            message = f"{url} may not be read"
            raise ValueError(message)
        own = self._files.get(file.name)
        if own is not None:
            return URLFetcherResponse(url, own)
        with closing(super().fetch(file.as_uri(), headers)) as answer:
            data = answer.read()
            self.read[file.relative_to(self._site).as_posix()] = hashlib.sha256(data).hexdigest()
            return _Content(url, data, answer.headers)

    def _file(self, url: str) -> Path | None:
        """The file of the site to which a URL points, existing or not; None for any other URL."""
        try:
            parts = urlsplit(url)
            if parts.scheme != "file" or parts.netloc:
                return None
            path = posixpath.normpath(unquote(parts.path, errors="strict"))
            inside = path.removeprefix(urlsplit(SITE).path)
            file = self._site / inside if inside != path else Path(path)
            real = file.resolve()
        except (OSError, RuntimeError, ValueError):  # not a URL, or a loop of symbolic links
            return None
        if self._site not in real.parents or (real.exists() and not real.is_file()):
            return None
        return file
