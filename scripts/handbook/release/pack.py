"""A built site and the sources -> all files of dist/, as bytes: nothing is read or written here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handbook.authored.settings import Settings
from handbook.html.addresses import SITE_SUMS
from handbook.release.listed import listed, sums_of
from handbook.release.manifest import MANIFEST, About, manifest_of
from handbook.release.offline import offline_files
from handbook.release.order import in_upload_order
from handbook.release.section import SECTION, section_of
from handbook.zip_file import zip_bytes

SUMS = SITE_SUMS
_READABLE = 0o644
"""A server under another account answers 403 for files that their owner alone may read, which is Python's default."""
_LEVEL = 9


@dataclass(frozen=True)
class Sources:
    """The sources as .tar.gz, the same for one commit, and as a git bundle, whose bytes may differ."""

    archive: bytes
    bundle: bytes


def base_name(settings: Settings, about: About) -> str:
    """How the names in dist/ begin, and the folder in each archive that has one."""
    return f"{settings.file_prefix}-handbook-{about.release.shown}"


def with_sums(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a site in the order of upload, with the list of their sums, which the list itself is not in."""
    in_order = {path: site[path] for path in in_upload_order(site)}
    whole = {**in_order, SITE_SUMS: sums_of(listed(in_order))}
    return {path: whole[path] for path in in_upload_order(whole)}


def pack(about: About, settings: Settings, site: Mapping[str, bytes], sources: Sources) -> dict[str, bytes]:
    """Name -> content of all that stands in dist/; `site` are the files of the finished site, by path below it.

    All but the bundle is equal for one commit and one version of zlib.
    """
    base, files = base_name(settings, about), with_sums(site)
    in_site = listed(files)
    archives = {
        f"{base}-site.zip": zip_bytes(files, level=_LEVEL, permissions=_READABLE),
        f"{base}-offline.zip": zip_bytes(
            offline_files(about, settings, files, base), level=_LEVEL, permissions=_READABLE
        ),
        f"{base}-sources.tar.gz": sources.archive,
    }
    told = {
        SECTION: section_of(about, settings, {file.path: file for file in in_site}),
        MANIFEST: manifest_of(about, in_site, listed(archives)),
    }
    summed = archives | told
    return {**summed, f"{base}-sources.bundle": sources.bundle, SUMS: sums_of(listed(summed))}
