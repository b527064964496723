"""Relative addresses within a built site, so that it works at any path, on any host, and from the disk (file:)."""

from __future__ import annotations

import posixpath
from urllib.parse import quote

DOWNLOADS = "downloads/"
"""Folder of the files that readers download, below site/."""
SITE_FOLDERS = ("assets", "search", "downloads")
"""Folders of a built site that are the machine's: no page or file of an author may stand there."""


def relative(path: str, folder: str) -> str:
    """The relative address of a file as seen from a page's folder; both are below site/."""
    return quote(posixpath.relpath(path, folder or "."), safe="/")
