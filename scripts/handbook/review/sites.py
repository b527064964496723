"""Both states of the sources, written out and built, each by its own program; what was built once is kept.

Outside git no page says which commit it is or when it was last changed: what differs was changed by somebody.
"""

from __future__ import annotations

import filecmp
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from handbook.history.edition import SOURCES
from handbook.history.trees import State, listing, write_files

_OWN = Path(__file__).resolve().parents[2]
"""The folder scripts/ that runs."""
_KEPT = 8
_SECONDS = 600
_PASSED = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT", "FONTCONFIG_FILE", "FONTCONFIG_PATH")
"""Of the environment: a program of a contribution gets no secret."""


@dataclass(frozen=True)
class BuiltState:
    """A state of the sources on the disk: its files, and its site; `said` is why there is none."""

    sources: Path
    pages: Path | None
    said: str = ""


def build_both(root: Path, cache: Path, states: Iterable[State]) -> list[BuiltState]:
    """Write and build the states, side by side, below the folder `cache`. Raises GitError."""
    cache.mkdir(parents=True, exist_ok=True)
    (cache / ".gitignore").write_text("*\n", encoding="utf-8")
    folders = [_written(root, cache, state) for state in states]
    with _builds(dict.fromkeys(folders)) as said:
        built = [BuiltState(folder / "src", _site(folder), said.get(folder, "")) for folder in folders]
    _forget(cache, folders)
    return built


def _site(folder: Path) -> Path | None:
    return folder / "site" if (folder / "site").is_dir() else None


def _written(root: Path, cache: Path, state: State) -> Path:
    """The folder of a state, named by what a build is made of, with the sources in it."""
    listed = listing(root, state, SOURCES)
    about = [sys.version.encode(), (_OWN.parent / SOURCES[-1]).read_bytes()]
    if b"\tscripts\0" not in listed:
        about += [file.read_bytes() for file in sorted((_OWN / "handbook").rglob("*.*")) if file.suffix != ".pyc"]
    folder = cache / hashlib.sha256(b"\0".join([listed, *about])).hexdigest()[:16]
    sources = folder / "src"
    if not sources.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix="src.part-", dir=folder))
        write_files(root, state, SOURCES, part)
        try:
            part.rename(sources)
        except OSError:  # another review has just written the same
            shutil.rmtree(part)
    os.utime(folder)
    return folder


@contextmanager
def _builds(folders: Iterable[Path]) -> Iterator[dict[Path, str]]:
    """Build the sites that are not there yet, at the same time; what a build that failed has said, by folder."""
    begun = [(folder, *_begin(folder)) for folder in folders if _site(folder) is None]
    said = {}
    try:
        for folder, process, log in begun:
            failed = _ends(process)
            if failed or _site(folder) is None:
                said[folder] = log.read_text(encoding="utf-8", errors="replace")
        yield said
    finally:
        for _, process, _ in begun:
            process.kill()


def _begin(folder: Path) -> tuple[subprocess.Popen[bytes], Path]:
    """Start a build; the process, and the file that it writes what it says to."""
    sources, log = folder / "src", folder / "build.log"
    env = {name: os.environ[name] for name in _PASSED if name in os.environ}
    env |= {
        "PYTHONPATH": str(_program(sources)),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "NO_MKDOCS_2_WARNING": "1",
        "GIT_CEILING_DIRECTORIES": str(folder),
    }
    command = [sys.executable, "-m", "handbook", "--root", str(sources), "build", "--only", "site", "--skip-checks"]
    with log.open("wb") as said:
        out = [*command, "--out", str(folder / "site")]
        return subprocess.Popen(out, cwd=sources, env=env, stdout=said, stderr=subprocess.STDOUT), log


def _ends(process: subprocess.Popen[bytes]) -> bool:
    """Wait for a build; whether it failed."""
    try:
        return process.wait(_SECONDS) != 0
    except subprocess.TimeoutExpired:
        return True


def _program(sources: Path) -> Path:
    """The folder scripts/ of these sources; ours if it is the same, which is compiled, or if they have none."""
    theirs = sources / "scripts"
    if not (theirs / "handbook" / "__main__.py").is_file() or _is_alike(theirs / "handbook", _OWN / "handbook"):
        return _OWN
    return theirs


def _is_alike(one: Path, two: Path) -> bool:
    files = [
        {file.relative_to(top) for file in top.rglob("*") if file.is_file() and "__pycache__" not in file.parts}
        for top in (one, two)
    ]
    return files[0] == files[1] and all(filecmp.cmp(one / path, two / path, shallow=False) for path in files[0])


def _forget(cache: Path, used: Iterable[Path]) -> None:
    """Remove what was not used for longest, so that the cache stays small."""
    folders = [folder for folder in cache.iterdir() if folder.is_dir() and folder not in set(used)]
    for folder in sorted(folders, key=lambda each: each.stat().st_mtime, reverse=True)[_KEPT:]:
        shutil.rmtree(folder, ignore_errors=True)
