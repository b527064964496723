"""Relative addresses within a built site, so that it works at any path, on any host, and from a folder."""

from __future__ import annotations

import posixpath
from urllib.parse import quote

DOWNLOADS = "downloads/"
"""Folder of the files that readers download, below site/."""


def relative(path: str, folder: str) -> str:
    """The way from a page's folder to a file, both below site/."""
    return quote(posixpath.relpath(path, folder or "."), safe="/")
