"""Addresses: relative ones within a site, for any path, any host and the disk; what is odd about those elsewhere."""

from __future__ import annotations

import hashlib
import posixpath
import re
from functools import cache
from urllib.parse import quote, urlsplit

DOWNLOADS = "downloads/"
"""Folder of the files that readers download, below site/."""
SITE_FOLDERS = ("assets", "search", "downloads")
"""Folders of a built site that are the machine's: no page or file of an author may stand there."""
VERIFYING_PAGE, SITE_SUMS = "verify.html", "SHA256SUMS"
"""The page, below site/, that compares the published files with the list of their hashes beside it."""
STRIPPING_PAGE = "strip-picture.html"
"""The page, below site/, that takes private matter out of pictures in the contributor's browser."""


def relative(path: str, folder: str) -> str:
    """The relative address of a file as seen from a page's folder; both are below site/."""
    there, here = _parts(path), _parts(folder)
    shared = len(posixpath.commonprefix([there, here]))
    return quote("/".join([".."] * (len(here) - shared) + list(there[shared:])) or ".", safe="/")


@cache
def _parts(path: str) -> tuple[str, ...]:
    return tuple(part for part in posixpath.normpath(f"/{path}").split("/") if part)


_HASH_LENGTH = 8
_HASHED = re.compile(r"[^/]\.[0-9a-f]{8}\.[A-Za-z0-9]+$")


def hashed(name: str, content: bytes) -> str:
    """A file's name or path with the beginning of its content's SHA-256 before the ending: `a.js` -> `a.0123abcd.js`.

    A published file of such a name never changes, so that readers of an older page go on getting what it needs.
    """
    stem, ending = posixpath.splitext(name)
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:_HASH_LENGTH]}{ending}"


def unhashed(path: str) -> str:
    """The name or path of which `hashed` made this one; any other as it is."""
    stem, ending = posixpath.splitext(path)
    return f"{stem[: -_HASH_LENGTH - 1]}{ending}" if is_hashed(path) else path


def is_hashed(path: str) -> bool:
    """Whether a published file's name carries a hash of its content, as `hashed` writes it."""
    return bool(_HASHED.search(path))


_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*")  # RFC 3986, section 3.1
_SIGNS = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")  # RFC 3986, section 2
_HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]")
_WEB = ("http", "https")


def scheme_of(target: str) -> str:
    """The part before the first colon (`source`, `https`); empty for a path."""
    scheme, colon, _ = target.partition(":")
    return scheme if colon and _SCHEME.fullmatch(scheme) else ""


def odd_part(target: str) -> str:
    """What is odd about a target: `backslash`, `signs`, `user`, `host`; empty if nothing is."""
    scheme = scheme_of(target)
    if "\\" in target:
        return "backslash"
    if scheme not in (*_WEB, "mailto", "tel"):
        return ""
    if not _SIGNS.fullmatch(target):
        return "signs"
    if scheme not in _WEB:
        return ""
    host = urlsplit(target).netloc
    if "@" in host:
        return "user"
    return "" if _HOST.fullmatch(host.partition(":")[0]) else "host"
