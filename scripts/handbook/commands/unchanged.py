"""Whether the site is already what these sources give: then nothing has to be built.

The sources count by their content, git by its commit (all that a build asks it follows from that), the site by the
content of all its files. The checks are no part of it, as some of what they say comes from elsewhere: they always run.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.authored.settings import CONFIG_NAME, Settings
from handbook.cache.store import Cache
from handbook.commands.site_folder import MARKER, is_build
from handbook.history.edition import read_edition

_KIND = "sites"


@dataclass(frozen=True)
class Sources:
    """All that a whole build reads: the name of what it gives, and when each file was written."""

    key: str
    written: Mapping[str, int]


def sources_of(settings: Settings, cache: Cache, *, strict: bool) -> Sources | None:
    """What a whole build would read now; None if that cannot be told, or nothing is kept.

    It cannot be told of links and of sources elsewhere.
    """
    root = settings.root
    places = (root / CONFIG_NAME, settings.docs_dir, settings.templates_dir)
    if cache.folder is None or not all(place.is_relative_to(root) for place in places):
        return None
    contents, written = {}, {}
    for file in (file for place in places for file in _files(place)):
        path = file.relative_to(root).as_posix()
        if file.is_symlink():
            return None
        try:
            written[path] = file.stat().st_mtime_ns
            contents[path] = file.read_bytes()
        except OSError:  # gone meanwhile
            return None
    edition = read_edition(root, ())
    docs, nav = settings.docs_dir.relative_to(root), bool(settings.nav)
    return Sources(cache.key(_KIND, contents, docs, nav, edition, strict), written)


def _files(place: Path) -> Iterator[Path]:
    """A file, or what a folder has, in the order of names; linked folders too, but not what is in them."""
    if not place.is_dir():
        yield place
    for folder, folders, names in os.walk(place):
        folders.sort()
        yield from (Path(folder) / name for name in folders if (Path(folder) / name).is_symlink())
        yield from (Path(folder) / name for name in sorted(names))


def is_built(settings: Settings, sources: Sources, cache: Cache) -> bool:
    """Whether the target has what these sources give: every file, and no other."""
    value = cache.find(_KIND, sources.key)
    site = settings.site_dir
    return value is not None and is_build(site) and json.loads(value) == sums_of(site)


def sums_of(site: Path) -> dict[str, str]:
    """Path -> SHA-256 of all files of a site but the mark of a build."""
    files = sorted(file for file in site.rglob("*") if file.is_file() or file.is_symlink())
    return {
        file.relative_to(site).as_posix(): "link" if file.is_symlink() else _sum(file)
        for file in files
        if file != site / MARKER
    }


def _sum(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def keep_built(settings: Settings, sources: Sources, site: Path, cache: Cache, *, strict: bool) -> None:
    """Note that these sources give this site; not if they were edited while it was built."""
    if sources_of(settings, cache, strict=strict) == sources:
        cache.keep(_KIND, sources.key, json.dumps(sums_of(site)).encode())
