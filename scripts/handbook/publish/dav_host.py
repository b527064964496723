"""A host over WebDAV, by plain requests: rclone's upload deletes the good old page when a PUT fails.

Apache and nginx show a file of a PUT only when it is whole; for servers that write in place, `move` writes beside and
moves. Nothing is ever deleted because something failed.
"""

from __future__ import annotations

import base64
import http.client
import secrets as tokens
import socket
import ssl
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from lxml import etree

from handbook.publish.errors import HostError, explained
from handbook.publish.targets import Secrets, Target

_CONNECTIONS = 4
_SECONDS = 60
_MULTI_STATUS = 207
_FINE = {
    "MKCOL": (301, 405),  # the folder is there: RFC 4918, section 9.3.1
    **dict.fromkeys(("GET", "DELETE", "MOVE", "PROPFIND"), (404,)),
}
_DAV = "{DAV:}"
_ASKED = (
    b'<?xml version="1.0" encoding="utf-8"?>'
    b'<propfind xmlns="DAV:"><prop><getcontentlength/><resourcetype/></prop></propfind>'
)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


class DavHost:
    """The folder at a target's `url`."""

    def __init__(self, target: Target, secrets: Secrets) -> None:
        self._url = urlsplit(target.parts["url"])
        self._move = target.move
        self._context = ssl.create_default_context(cafile=target.parts.get("ca_cert"))
        login = base64.b64encode(f"{secrets.user}:{secrets.password}".encode()).decode()
        self._headers = {"Authorization": f"Basic {login}"} if secrets.user else {}

    def list(self, below: str = "") -> dict[str, int]:
        """Path -> size of all files, folder by folder: servers forbid the whole tree at once."""
        found: dict[str, int] = {}
        with self._line() as line:
            folders = [f"{below}/" if below else ""]
            while folders:
                for path, size in self._members(line, folders.pop()):
                    if path.endswith("/"):
                        folders.append(path)
                    else:
                        found[path] = size
        return found

    def read(self, path: str) -> bytes | None:
        """A file's bytes; None if there is none."""
        with self._line() as line:
            status, data = self._ask(line, "GET", path)
        return None if status == http.client.NOT_FOUND else data

    def put(self, folder: Path, paths: Sequence[str], seconds: float) -> None:
        """Send files of a local folder over a few connections."""
        end = time.monotonic() + seconds
        folders = {parent.as_posix() for path in paths for parent in PurePosixPath(path).parents}
        with self._line() as line:
            for each in sorted(folders - {"."}):
                self._ask(line, "MKCOL", f"{each}/")
        parts = [paths[number::_CONNECTIONS] for number in range(min(_CONNECTIONS, len(paths)))]
        with ThreadPoolExecutor(_CONNECTIONS) as pool:
            for done in [pool.submit(self._put, folder, part, end) for part in parts]:
                done.result()

    def delete(self, paths: Sequence[str]) -> None:
        """Delete files."""
        with self._line() as line:
            for path in paths:
                self._ask(line, "DELETE", path)

    def rename(self, old: str, new: str) -> bool:
        """MOVE; of two at once one finds nothing (404), or is told that the other is at it."""
        with self._line() as line:
            try:
                status, _ = self._ask(line, "MOVE", old, headers=self._to(new))
            except HostError:
                if old in self.list(PurePosixPath(old).parent.as_posix()):
                    raise
                return False
        return status != http.client.NOT_FOUND

    def put_new(self, path: str, data: bytes) -> None:
        """A rename does for the lease."""
        del path, data

    def _put(self, folder: Path, paths: Sequence[str], end: float) -> None:
        with self._line() as line:
            for path in paths:
                if time.monotonic() > end:
                    raise HostError("HB762", said=path)
                name = f"{path}.{tokens.token_hex(4)}.partial" if self._move else path
                self._ask(line, "PUT", name, (folder / path).read_bytes())
                if self._move and self._ask(line, "MOVE", name, headers=self._to(path))[0] == http.client.NOT_FOUND:
                    raise HostError("HB758", said=f"MOVE {path}", file=path)

    def _to(self, path: str) -> dict[str, str]:
        where = f"{self._url.scheme}://{self._url.netloc}{quote(unquote(self._url.path) + path)}"
        return {"Destination": where, "Overwrite": "T"}

    def _members(self, line: http.client.HTTPConnection, folder: str) -> Iterator[tuple[str, int]]:
        status, data = self._ask(line, "PROPFIND", folder, _ASKED, {"Depth": "1", "Content-Type": "application/xml"})
        if status == http.client.NOT_FOUND:
            return
        if status != _MULTI_STATUS:
            raise HostError("HB763", said=f"PROPFIND {status}")
        try:
            answers = etree.fromstring(data, parser=_PARSER)
        except etree.XMLSyntaxError as error:
            raise HostError("HB763", said=str(error)) from error
        for answer in answers.iter(f"{_DAV}response"):
            path = unquote(urlsplit(answer.findtext(f"{_DAV}href") or "").path)
            path = path.removeprefix(unquote(self._url.path))
            is_folder = answer.find(f".//{_DAV}collection") is not None
            path = f"{path.rstrip('/')}/" if is_folder else path
            if path.rstrip("/") != folder.rstrip("/"):
                yield path, int(answer.findtext(f".//{_DAV}getcontentlength") or 0)

    def _ask(
        self,
        line: http.client.HTTPConnection,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> tuple[int, bytes]:
        """Status and body of an answer. Raises HostError where it is an error that is not _FINE for the method."""
        try:
            line.request(method, quote(unquote(self._url.path) + path), body, {**self._headers, **(headers or {})})
            answer = line.getresponse()
            data = answer.read()
        except (OSError, http.client.HTTPException) as error:
            line.close()
            code = "HB754" if isinstance(error, ssl.SSLCertVerificationError) else "HB762"
            raise HostError(code, said=f"{method} {path}: {error or type(error).__name__}"[:160], file=path) from error
        if answer.status < 300 or answer.status in _FINE.get(method, ()):
            return answer.status, data
        if method == "PROPFIND" and answer.status == http.client.METHOD_NOT_ALLOWED:
            raise HostError("HB763", said=f"PROPFIND {answer.status}")
        found = explained(f"{method} {path}: {answer.status} {answer.reason}")
        raise HostError(found.code, said=found.details["said"], file=path)

    @contextmanager
    def _line(self) -> Iterator[http.client.HTTPConnection]:
        line = (
            http.client.HTTPSConnection(self._url.netloc, timeout=_SECONDS, context=self._context)
            if self._url.scheme == "https"
            else http.client.HTTPConnection(self._url.netloc, timeout=_SECONDS)
        )
        try:
            line.connect()
            line.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            yield line
        except OSError as error:
            code = "HB754" if isinstance(error, ssl.SSLCertVerificationError) else "HB762"
            raise HostError(code, said=str(error), file="") from error
        finally:
            line.close()
