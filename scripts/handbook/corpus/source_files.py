"""docs/ on the disk -> what files there are: paths, sizes and first bytes, before anything reads them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from handbook.authored.settings import Settings
from handbook.authored.text_file import MOST_MEGABYTES
from handbook.corpus.links_on_disk import require_no_links
from handbook.messages import both
from handbook.problems import Problem, ProblemsError

# What editors, office programs, systems and git leave beside files. Authors neither make nor see them: never
# published and never told. The patterns are those of gitignore, too: the engine leaves the same files out.
LEFT_BY_PROGRAMS = (
    *(".DS_Store", "._*", "[Tt]humbs.db", "ehthumbs.db", "[Dd]esktop.ini", ".directory", ".Trash*"),
    *("~$*", ".~lock.*", "*~", ".*.sw[a-p]", ".#*", "[#]*[#]"),
    *(".gitkeep", ".gitignore", ".gitattributes", ".editorconfig", ".git", ".idea", ".vscode", ".obsidian"),
)
_MOST = 10_000
_MEGABYTE = 1_000_000
_LARGEST = {".png": 20, ".jpg": 20, ".jpeg": 20, ".svg": 1}  # a drawing becomes part of a page
_START = 16


@dataclass(frozen=True)
class SourceFile:
    """A file: its path below docs/, and its first bytes."""

    path: str
    start: bytes

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]

    @property
    def ending(self) -> str:
        """From the last dot on, as written; empty without a dot."""
        return _ending(self.path)


@cache
def _ending(path: str) -> str:
    return Path(path).suffix


def list_files(settings: Settings) -> tuple[SourceFile, ...]:
    """All files of docs/ in a fixed order, but those that programs leave.

    Raises ProblemsError where nothing may be opened: HB230 and HB241 (links_on_disk.py), HB239 for what is too large.
    """
    require_no_links(settings)
    docs, shown = settings.docs_dir, shown_docs(settings)
    paths, place = sorted(_walk(docs)), f"{docs}{os.sep}"
    if len(paths) > _MOST:
        raise ProblemsError([Problem(shown, 1, 1, "HB239", {"file": shown, **both("file.many", most=_MOST)})])
    large = [
        Problem(f"{shown}/{path}", 1, 1, "HB239", {"file": path, **both("file.large", most=most)})
        for path in paths
        if os.stat(place + path).st_size > (most := most_megabytes(path)) * _MEGABYTE  # noqa: PTH116 - speed, as below
    ]
    if large:
        raise ProblemsError(large)
    return tuple(SourceFile(path, _start(place + path)) for path in paths)


def shown_docs(settings: Settings) -> str:
    """The path of docs/ in problems: relative to the handbook where it is inside."""
    docs = settings.docs_dir
    return docs.relative_to(settings.root).as_posix() if docs.is_relative_to(settings.root) else docs.as_posix()


@cache
def is_left_by_program(name: str) -> bool:
    """Tell whether a file or folder of this name is of no concern to authors."""
    return any(fnmatchcase(name, pattern) for pattern in LEFT_BY_PROGRAMS)


def _walk(docs: Path) -> Iterator[str]:
    """Plain strings: the preview asks for all files at every edit."""
    place = f"{docs}{os.sep}"
    for top, folders, files in os.walk(docs):
        folders[:] = [name for name in folders if not is_left_by_program(name)]
        below = f"{top}{os.sep}".removeprefix(place).replace(os.sep, "/")
        yield from (below + name for name in files if not is_left_by_program(name))


def most_megabytes(path: str) -> int:
    """How large a file of this name may be."""
    return _LARGEST.get(_ending(path).lower(), MOST_MEGABYTES)


def _start(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123
        return file.read(_START)
