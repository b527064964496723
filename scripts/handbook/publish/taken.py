"""What `release` made, taken as it is: release.json, and the zip of the site compared with its sums."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from handbook.authored.release import Release
from handbook.problems import Problem, ProblemsError
from handbook.publish.page_ids import ids_of_pages
from handbook.publish.state import Edition
from handbook.release.manifest import MANIFEST

FORMAT = 1


@dataclass(frozen=True)
class File:
    """A file of the site: path below it, size in bytes, SHA-256 in hex."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Taken:
    """An edition as `release` made it, its site unpacked in `folder`."""

    edition: Edition
    address: str
    files: tuple[File, ...]
    folder: Path
    ids: Mapping[str, frozenset[str]]
    """Page -> the ids to which links may lead."""
    kept: tuple[str, ...] = ()
    """Paths of earlier editions to which pages lead: they are on the host, and stay."""

    @property
    def sums(self) -> str:
        """One SHA-256 for all files: by it a rollback knows the edition again."""
        return sums_of(self.files)


def sums_of(files: Iterable[File]) -> str:
    """SHA-256 of the lines `sha256  path`, sorted by path, as `sha256sum` writes them."""
    lines = sorted((file.path, file.sha256) for file in files)
    return hashlib.sha256("".join(f"{sha}  {path}\n" for path, sha in lines).encode()).hexdigest()


def take_release(dist: Path, into: Path) -> Taken:
    """Unpack dist's site into an empty folder.

    Raises ProblemsError: HB770 nothing is there, HB771 it is not as `release` made it.
    """
    if not (dist / MANIFEST).is_file():
        raise ProblemsError([Problem(f"dist/{MANIFEST}", 1, 1, "HB770")])
    try:
        manifest: dict[str, Any] = json.loads((dist / MANIFEST).read_text(encoding="utf-8"))
        if manifest["format"] != FORMAT:
            raise _damaged(MANIFEST)
        release = Release(manifest["edition"], manifest["correction"])
        packed = find_zip(dist, release.shown)
        if packed is None:
            raise ProblemsError([Problem(f"dist/{MANIFEST}", 1, 1, "HB770")])
        edition = Edition(release.shown, manifest["commit"], manifest["date"], sums_of(_files(manifest["files"])))
        taken = take_zip(packed, into, edition, manifest["address"])
        kept = tuple(map(str, manifest.get("kept", ())))
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged(MANIFEST) from error
    if taken.sums != edition.sums:
        raise _damaged(packed.name)
    return replace(taken, kept=kept)


def take_zip(packed: Path, into: Path, edition: Edition, address: str) -> Taken:
    """Unpack the zip of an edition's site; whether its sums are the edition's is for the caller to ask.

    Raises ProblemsError with HB771 if it is no such zip.
    """
    files = unpack(packed, into)
    ids = ids_of_pages(into, (file.path for file in files))
    return Taken(edition, address, files, into, ids)


def _files(written: Iterable[Mapping[str, Any]]) -> tuple[File, ...]:
    return tuple(File(str(file["path"]), int(file["size"]), str(file["sha256"])) for file in written)


def find_zip(dist: Path, shown: str) -> Path | None:
    """The zip of an edition's site in a folder, whatever prefix the province's files have."""
    return next(iter(sorted(dist.glob(f"*-handbook-{shown}-site.zip"))), None)


def unpack(packed: Path, into: Path) -> tuple[File, ...]:
    """Unpack a zip into a folder; its files with their sums, in the zip's order. Raises ProblemsError with HB771."""
    files = []
    try:
        with zipfile.ZipFile(packed) as archive:
            for entry in archive.infolist():
                path = PurePosixPath(entry.filename)
                if entry.is_dir() or path.is_absolute() or ".." in path.parts or str(path) != entry.filename:
                    raise _damaged(packed.name)
                data = archive.read(entry)
                target = into / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
                files.append(File(entry.filename, len(data), hashlib.sha256(data).hexdigest()))
    except (OSError, zipfile.BadZipFile, NotImplementedError) as error:
        raise _damaged(packed.name) from error
    return tuple(files)


def _damaged(name: str) -> ProblemsError:
    return ProblemsError([Problem(f"dist/{name}", 1, 1, "HB771", {"file": name})])
