"""GitHub's REST, as far as we need it: https://docs.github.com/en/rest."""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, Any
from urllib.parse import urlencode, urlsplit

_TIMEOUT = 30
_PER_PAGE = 100
_MOST_ANSWER = 8 * 1024 * 1024


class ForgeError(Exception):
    """The forge could not be reached or refused; the text is what it said."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A file lies on another host: our token is not for it."""

    def redirect_request(self, *_: Any) -> None:
        """Follow nothing."""


_OPENER = urllib.request.build_opener(_NoRedirect)


@dataclass(frozen=True)
class GitHub:
    """A repository `OWNER/NAME` on GitHub: where its REST is, and the token that may write there."""

    api: str
    repository: str
    token: str = field(repr=False)

    def get(self, path: str, query: Mapping[str, str | int] | None = None) -> Any:
        """What is at a path below the repository. Raises ForgeError."""
        return self._json(self._ask("GET", self._address(path, query)))

    def all(self, path: str, query: Mapping[str, str | int] | None = None) -> Iterator[dict[str, Any]]:
        """Every object of a list, however many pages it has. Raises ForgeError."""
        page = 1
        while True:
            found = self.get(path, {**(query or {}), "per_page": _PER_PAGE, "page": page})
            yield from found
            if len(found) < _PER_PAGE:
                return
            page += 1

    def send(self, method: str, path: str, body: Mapping[str, Any]) -> Any:
        """Write a JSON object. Raises ForgeError."""
        return self._json(self._ask(method, self._address(path), json.dumps(body).encode()))

    def file(self, path: str, most: int) -> bytes:
        """A file of at most so many bytes, from wherever the repository's path leads. Raises ForgeError."""
        try:
            with _OPENER.open(self._request("GET", self._address(path)), timeout=_TIMEOUT) as answer:
                return _read(answer, most)
        except urllib.error.HTTPError as error:
            where = error.headers.get("Location", "")
            if error.code not in {301, 302, 303, 307, 308} or urlsplit(where).scheme not in {"https", "http"}:
                raise ForgeError(_said(error)) from error
        except (OSError, http.client.HTTPException) as error:
            raise ForgeError(str(error)) from error
        return self._ask("GET", where, with_token=False, most=most)

    def _address(self, path: str, query: Mapping[str, str | int] | None = None) -> str:
        return f"{self.api}/repos/{self.repository}/{path}" + (f"?{urlencode(query)}" if query else "")

    def _request(self, method: str, address: str, body: bytes | None = None, *, with_token: bool = True) -> Any:
        headers = {
            "Accept": "application/vnd.github+json",
            "X-GitHub-Api-Version": "2022-11-28",
            "User-Agent": "handbook",
        }
        if with_token:
            headers["Authorization"] = f"Bearer {self.token}"
        return urllib.request.Request(address, data=body, headers=headers, method=method)  # noqa: S310 - GitHub's own

    def _ask(
        self, method: str, address: str, body: bytes | None = None, *, with_token: bool = True, most: int = _MOST_ANSWER
    ) -> bytes:
        try:
            with _OPENER.open(self._request(method, address, body, with_token=with_token), timeout=_TIMEOUT) as answer:
                return _read(answer, most)
        except urllib.error.HTTPError as error:
            raise ForgeError(_said(error)) from error
        except (OSError, http.client.HTTPException) as error:
            raise ForgeError(str(error)) from error

    @staticmethod
    def _json(answer: bytes) -> Any:
        try:
            return json.loads(answer)
        except ValueError as error:
            raise ForgeError(str(error)) from error


def _read(answer: IO[bytes], most: int) -> bytes:
    content = answer.read(most + 1)
    if len(content) > most:
        raise ForgeError(f"more than {most} bytes")
    return content


def _said(error: urllib.error.HTTPError) -> str:
    """The refusal in one line: number, and GitHub's own word if it gives one."""
    try:
        message = str(json.loads(error.read(_PER_PAGE * 100)).get("message", ""))
    except (ValueError, AttributeError, OSError):
        message = ""
    return f"{error.code} {error.reason} {message}".strip()
