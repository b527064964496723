"""The folder of a finished site: how an earlier build is recognised, where a new one may go, and the swap of the two.

Every build writes the file MARKER. Older builds are recognised by their search index. Nothing else is replaced.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handbook.authored.folder_settings import kept_paths, overlap
from handbook.authored.settings import CONFIG_NAME, Settings
from handbook.html.addresses import DOWNLOADS
from handbook.messages import Both, both
from handbook.problems import Problem, ProblemsError

MARKER = ".handbook-site"
_OLD_INDEX, _OLD_START = "search/index.th.js", b"self.handbookIndex="
_WORK, _LOCK, _BEFORE = ".build-", ".handbook-build", "before"


def _mark() -> str:
    return "".join(f"{text}\n" for text in both("folder.mark").values())


def mark(site: Path) -> None:
    """Mark this folder as a build of ours for later builds."""
    (site / MARKER).write_text(_mark(), encoding="utf-8")


def is_build(folder: Path) -> bool:
    """Tell whether a folder is an earlier build of ours."""
    marker, index = folder / MARKER, folder / _OLD_INDEX
    if marker.is_file() and not marker.is_symlink():
        return marker.read_bytes() == _mark().encode()
    if not index.is_file() or index.is_symlink():
        return False
    with index.open("rb") as start:
        return start.read(len(_OLD_START)) == _OLD_START


def require_target(settings: Settings) -> None:
    """Raise ProblemsError (HB229) at the setting `site_dir` if a build must not write there."""
    fault = target_fault(settings)
    if fault is not None:
        line, column = settings.site_place
        raise ProblemsError([Problem(CONFIG_NAME, line, column, "HB229", {"key": "site_dir", **fault})])


def target_fault(settings: Settings) -> Both | None:
    """Why a build may not write its target folder, or None; it holds sources or files of somebody else."""
    target, root = settings.site_dir, settings.root
    fault = overlap(target.resolve(), root, kept_paths(root, [settings.docs_dir.resolve()]))
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where there is none
    if fault is not None:
        return fault
    if target.resolve() in (home, *home.parents):
        return both("folder.home", folder=str(target))
    return _standing_fault(target)


def _standing_fault(target: Path) -> Both | None:
    """What is wrong with what is already at a target, or above it."""
    standing = next(folder for folder in (target, *target.parents) if os.path.lexists(folder))
    if not standing.is_dir():
        return both("folder.file", path=str(standing))
    if not os.access(standing if standing != target else target.parent, os.W_OK):
        return both("folder.no-permission", folder=str(standing))
    if standing == target and not is_build(target) and any(target.iterdir()):
        return both("folder.not-ours", folder=str(target))
    if (target / DOWNLOADS).is_symlink():
        return both("folder.link", path=str(target / DOWNLOADS))
    return None


@contextmanager
def aside(target: Path) -> Iterator[Path]:
    """An empty folder beside the target, removed afterwards unless it was swapped in.

    First cleans up after a killed build: an earlier site goes back to its place.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    for left in sorted(target.parent.iterdir()):
        if left.name.startswith(target.name + _WORK) and (left / _LOCK).is_file() and not left.is_symlink():
            _clear_left(left, target)
    work = Path(tempfile.mkdtemp(prefix=target.name + _WORK, dir=target.parent))
    fresh = work / "site"
    try:
        with (work / _LOCK).open("w") as lock:
            fcntl.lockf(
                lock, fcntl.LOCK_EX
            )  # released when this process ends in any way; child processes do not inherit it
            fresh.mkdir()
            fresh.chmod(0o755)  # a strict umask would lock out the web server
            yield fresh
    finally:
        _clear(work, target)


def swap(fresh: Path, target: Path) -> None:
    """Mark a finished folder and put it in the place of an earlier build; each step is a rename on one disk."""
    mark(fresh)
    before = fresh.with_name(_BEFORE)
    if target.exists() and not is_build(target):
        target.rmdir()  # fails unless empty: somebody may have written to it meanwhile
    elif target.exists():
        target.rename(before)
    fresh.rename(target)


def _clear_left(work: Path, target: Path) -> None:
    """Clean up after builds that are no longer running."""
    with (work / _LOCK).open("w") as lock:
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        _clear(work, target)


def _clear(work: Path, target: Path) -> None:
    """Remove a build's working folder; if it stopped between the two renames, the earlier site goes back first."""
    before = work / _BEFORE
    if before.is_dir() and not target.exists():
        before.rename(target)
    shutil.rmtree(work, ignore_errors=True)
