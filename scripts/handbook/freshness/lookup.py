"""Asks the web whether addresses still lead somewhere. Nothing of an answer is read but its first lines."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from handbook.html.addresses import odd_part, scheme_of

Kind = Literal["there", "moved", "gone", "unsure"]
_HOSTS_AT_ONCE = 8
_SECONDS = 20
_HOPS = 6
_FOR_EVER, _FOR_NOW = (301, 308), (302, 303, 307)
_GONE = (404, 410)
_HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; handbook-addresses)", "Accept": "*/*", "Accept-Language": "th, en"}
_KEPT = "/%:@!$&'()*+,;=~-._?"


@dataclass(frozen=True)
class Answer:
    """`there`; `moved` for ever to the address `to`; `gone`; or `unsure`: a person must try. `said` is the reason."""

    kind: Kind
    said: str = ""
    to: str = ""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Each hop is looked at by itself."""

    def redirect_request(self, *_: Any) -> None:
        """Follow nothing."""


_OPENER = urllib.request.build_opener(_NoRedirect)


def look_up(addresses: Iterable[str], pause: float = 0.5) -> dict[str, Answer]:
    """What becomes of each address. One after the other for one host, with a pause in seconds: it is a small office's.

    Where no host was found by its name, the fault may be ours, and none of those is said to be gone.
    """
    by_host: dict[str, list[str]] = {}
    for address in dict.fromkeys(addresses):
        by_host.setdefault(urlsplit(address).netloc, []).append(address)
    found: dict[str, Answer] = {}
    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
        for answers in pool.map(lambda group: _ask_host(group, pause), by_host.values()):
            found |= answers
    unnamed = {address for address, answer in found.items() if answer.said == _NO_HOST}
    if not any(_NAMED.search(urlsplit(address).hostname or "") for address in found.keys() - unnamed):
        found |= dict.fromkeys(unnamed, Answer("unsure", _NO_HOST))
    return {address: found[address] for addresses in by_host.values() for address in addresses}


_NO_HOST = "no such host"
_NAMED = re.compile("[g-z]|[^0-9a-f.:]")
"""In the name of a host, and not in a number of either kind."""


def _ask_host(addresses: Iterable[str], pause: float) -> Mapping[str, Answer]:
    found = {}
    for number, address in enumerate(addresses):
        if number:
            time.sleep(pause)
        answer = _follow(address)
        if answer.kind in {"gone", "unsure"}:  # once more: hosts have bad moments
            time.sleep(pause)
            answer = _follow(address)
        found[address] = answer
    return found


def _follow(address: str) -> Answer:
    """Go where an address leads; `moved` if every hop to somewhere else was for ever."""
    here, kept, for_ever = address, address, True
    for _ in range(_HOPS):
        try:
            status, to = _ask("HEAD", here)
            if status >= 400:  # some hosts answer GET alone
                status, to = _ask("GET", here)
        except socket.gaierror:
            return Answer("gone", _NO_HOST)
        except (OSError, http.client.HTTPException, ValueError) as error:
            return Answer("unsure", str(error) or type(error).__name__)
        if status in (*_FOR_EVER, *_FOR_NOW) and to:
            here = urljoin(here, to)
            for_ever &= status in _FOR_EVER
            kept = here if for_ever else kept
            if urlsplit(here).scheme not in {"http", "https"}:
                return Answer("unsure", f"{status} {to}")
            continue
        if status < 300:
            return Answer("moved", "", kept) if kept != address else Answer("there")
        return Answer("gone" if status in _GONE else "unsure", str(status))
    return Answer("unsure", f"{_HOPS} hops")


def _ask(method: str, address: str) -> tuple[int, str]:
    """Status and Location."""
    request = urllib.request.Request(as_ascii(address), headers=_HEADERS, method=method)  # noqa: S310 - http alone
    try:
        with _OPENER.open(request, timeout=_SECONDS) as answer:
            return answer.status, ""
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers.get("Location", "")
    except urllib.error.URLError as error:
        reason = error.reason
        if isinstance(reason, ssl.SSLError | OSError):
            raise reason from error
        raise OSError(str(reason)) from error


def as_link(address: str) -> str | None:
    """An address as a link may have it; None if it is not one of the web, or odd."""
    try:
        sent = as_ascii(address)
    except ValueError:
        return None
    return sent if scheme_of(sent) in {"http", "https"} and not odd_part(sent) else None


def as_ascii(address: str) -> str:
    """An address with Thai letters as it is sent: RFC 3987, section 3.1."""
    parts = urlsplit(address)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    return urlunsplit((parts.scheme, host, quote(parts.path, _KEPT), quote(parts.query, _KEPT), ""))
