"""The public site as readers get it: files by address over a few connections, and the host's clock."""

from __future__ import annotations

import hashlib
import http.client
import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

from handbook.publish.errors import HostError

_CONNECTIONS = 4  # cheap hosts allow few
_SECONDS = 30
_TRIES = 3
_REDIRECTS = 3  # some hosts lead from X/index.html to X/
_MOVED = (301, 302, 307, 308)
# What lies between must ask the host, and nothing may be packed for us.
_HEADERS = {"Cache-Control": "no-cache", "Accept-Encoding": "identity", "User-Agent": "handbook-publish"}


class PublicSite:
    """The site at its public address, which ends with a slash; `ca_cert`: a host with an authority of its own."""

    def __init__(self, address: str, ca_cert: Path | None = None) -> None:
        self.address = address
        self._context = ssl.create_default_context(cafile=str(ca_cert) if ca_cert else None)

    def clock(self) -> Callable[[], int]:
        """The host's time in seconds since 1970, by its `Date` header. Raises HostError with HB772 if it is silent."""
        try:
            with self._connection() as line:
                line.request("HEAD", urlsplit(self.address).path, headers=_HEADERS)
                answer = line.getresponse()
                answer.read()
                said = answer.getheader("Date")
        except (OSError, http.client.HTTPException) as error:
            raise HostError("HB772", address=self.address, said=str(error)) from error
        ahead = parsedate_to_datetime(said).timestamp() - time.time() if said else 0
        return lambda: int(time.time() + ahead)

    def sums(self, paths: Iterable[str]) -> dict[str, str]:
        """Path -> SHA-256 of what readers get; empty where they get nothing. Raises HostError with HB772 if silent."""
        wanted = list(paths)
        parts = [wanted[number::_CONNECTIONS] for number in range(_CONNECTIONS)]
        with ThreadPoolExecutor(_CONNECTIONS) as pool:
            found: dict[str, str] = {}
            for part in pool.map(self._sums, parts):
                found |= part
        return found

    def _sums(self, paths: list[str]) -> dict[str, str]:
        found = {}
        with self._connection() as line:
            for path in paths:
                data = self._get(line, urljoin(self.address, quote(path)))
                found[path] = "" if data is None else hashlib.sha256(data).hexdigest()
        return found

    def _get(self, line: http.client.HTTPConnection, address: str) -> bytes | None:
        said = ""
        for attempt in range(_TRIES):
            try:
                return self._follow(line, address)
            except (OSError, http.client.HTTPException, zlib.error) as error:
                line.close()  # opened anew by the next request
                said = str(error)
                time.sleep(attempt / 2)
        raise HostError("HB772", address=address, said=said)

    def _follow(self, line: http.client.HTTPConnection, address: str) -> bytes | None:
        for _ in range(_REDIRECTS):
            line.request("GET", urlsplit(address).path, headers=_HEADERS)
            answer = line.getresponse()
            data = answer.read()
            leads = urljoin(address, answer.getheader("Location", ""))
            if answer.status in _MOVED and urlsplit(leads).netloc == urlsplit(address).netloc:
                address = leads
                continue
            if answer.status != http.client.OK:
                return None
            return zlib.decompress(data, 31) if answer.getheader("Content-Encoding") == "gzip" else data
        return None

    @contextmanager
    def _connection(self) -> Iterator[http.client.HTTPConnection]:
        parts = urlsplit(self.address)
        line = (
            http.client.HTTPSConnection(parts.netloc, timeout=_SECONDS, context=self._context)
            if parts.scheme == "https"
            else http.client.HTTPConnection(parts.netloc, timeout=_SECONDS)
        )
        try:
            yield line
        finally:
            line.close()
