"""Builds with and without what earlier builds have kept, compared byte by byte; builds killed, entries damaged."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from handbooks import ROOT

_ENTRY = 64
_PRODUCTS = {"fonts", "forms", "pages", "books"}
"""What is kept late in a build, and takes long."""


@dataclass(frozen=True)
class Took:
    """A build: seconds of the clock and of the processor."""

    wall: float
    processor: float
    problems: str = ""
    """What stopped the build, which left the earlier site; empty if it succeeded."""


@dataclass(frozen=True)
class Proof:
    """A handbook as it was begun with, and a folder for its builds, which share what is kept in it."""

    begun: Path
    folder: Path

    @property
    def kept(self) -> Path:
        """The cache."""
        return self.folder / "kept"

    @property
    def root(self) -> Path:
        """The handbook that is edited."""
        return self.folder / "handbook"

    def restore(self) -> None:
        """Undo all edits."""
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(self.begun, self.root, symlinks=True)

    def build(self, out: str, *options: str) -> Took:
        """Build into a folder beside the handbook."""
        before, begun = _processor(), time.monotonic()
        done = subprocess.run(
            self._command(out, *options), env=self._environment(), capture_output=True, text=True, check=False
        )
        assert done.returncode in {0, 1}, done.stdout + done.stderr
        return Took(time.monotonic() - begun, _processor() - before, done.stderr if done.returncode else "")

    def kill(self, out: str, kept: int, later: float, *options: str) -> None:
        """Kill a build and all its processes, seconds after so many products are kept, if it has not ended by then."""
        process = subprocess.Popen(
            self._command(out, *options),
            env=self._environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        while process.poll() is None and len(self.products()) < kept:
            time.sleep(0.02)
        with suppress(subprocess.TimeoutExpired):
            process.wait(later)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def differing(self, *options: str) -> list[str]:
        """The files of a build with what is kept (`with`) that are not those of one without; or unlike problems."""
        with_kept, without = self.build("with", *options), self.build("without", "--fresh", *options)
        if with_kept.problems or without.problems:
            return [] if with_kept.problems == without.problems else [with_kept.problems, without.problems]
        return differing(self.folder / "with", self.folder / "without")

    def entries(self) -> list[Path]:
        """What is kept."""
        return sorted(file for file in self.kept.glob("*/*") if len(file.name) == _ENTRY and file.is_file())

    def products(self) -> list[Path]:
        """What is kept of forms and books."""
        return [file for file in self.entries() if file.parent.name in _PRODUCTS]

    def _command(self, out: str, *options: str) -> list[str]:
        target = str(self.folder / out)
        return [sys.executable, "-m", "handbook", "--root", str(self.root), "build", "--out", target, *options]

    def _environment(self) -> dict[str, str]:
        own = {"PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
        return {**os.environ, **own, "HANDBOOK_CACHE": str(self.kept)}


def differing(one: Path, two: Path) -> list[str]:
    """Paths of files that are not the same below two folders."""
    files = [{file.relative_to(top) for file in top.rglob("*") if file.is_file()} for top in (one, two)]
    assert len(files[1]) > 60
    same = {path for path in files[0] & files[1] if (one / path).read_bytes() == (two / path).read_bytes()}
    return sorted(path.as_posix() for path in (files[0] | files[1]) - same)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _flip(file: Path, chance: random.Random) -> None:
    data = bytearray(file.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    file.write_bytes(data)


def _cut(file: Path, chance: random.Random) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: chance.randrange(len(data))])


def _lengthen(file: Path, chance: random.Random) -> None:
    file.write_bytes(file.read_bytes() + chance.randbytes(chance.randrange(1, 9)))


def _put_another(file: Path, chance: random.Random) -> None:
    others = [other for other in sorted(file.parent.parent.glob("*/*")) if other != file and other.is_file()]
    file.write_bytes(chance.choice(others).read_bytes())


def _put_folder(file: Path, _: random.Random) -> None:
    file.unlink()
    file.mkdir()


def _put_noise(file: Path, chance: random.Random) -> None:
    file.write_bytes(chance.randbytes(file.stat().st_size))


DAMAGES: tuple[Callable[[Path, random.Random], None], ...] = (
    _flip,
    _cut,
    _lengthen,
    _put_another,
    _put_folder,
    _put_noise,
)
"""Ways in which an entry is damaged, half written, or somebody else's."""
