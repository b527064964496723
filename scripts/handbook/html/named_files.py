"""Files of a built site under names that change with their content, and what refers to them led to these names.

A file is written beside the one it is made of; that one goes when nothing reads it any more.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from handbook.html.addresses import hashed, relative
from handbook.html.tree import Element

_REFERRING = ("link", "script", "img", "image")
_ADDRESSES = ("href", "src", "data-tools")  # the last: a script that this one loads


def name_file(out: Path, path: str, content: bytes | None = None) -> str:
    """Write a file below `out` under the name of its content, by default that of the file at `path`; returns the name.

    All are paths below the site.
    """
    data = (out / path).read_bytes() if content is None else content
    name = hashed(path, data)
    (out / name).write_bytes(data)
    return name


def lead_to(tree: Element, path: str, base_path: str, names: Mapping[str, str]) -> None:
    """Lead what a page loads to the new names of its files, in place; `path` is the page's own.

    An address that begins with `base_path` stays one: the page for what is missing is shown at any path.
    """
    folder = posixpath.dirname(path)
    for element in tree.iter(*_REFERRING):
        for attribute in _ADDRESSES:
            parts = urlsplit(element.get(attribute, ""))
            if not parts.path or parts.scheme or parts.netloc:
                continue
            inner = unquote(parts.path)
            is_absolute = inner.startswith(base_path)
            place = inner.removeprefix(base_path) if is_absolute else posixpath.join(folder, inner)
            name = names.get(posixpath.normpath(place))
            if name is not None:
                element.set(attribute, base_path + name if is_absolute else relative(name, folder))
