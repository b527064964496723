"""What makes a result beside its inputs: this program, Python and its packages, the libraries and fonts of the machine.

All of the program counts, not single functions: what a function calls is never forgotten so.
"""

from __future__ import annotations

import ctypes
import os
import platform
import sys
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from handbook.cache.keys import key_of

_PROGRAM = Path(__file__).resolve().parents[1]
_LIBRARIES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0", "libfontconfig.so.1")
"""Opened here as WeasyPrint does; they bring the others of _COUNTED, of which the contents count."""
_COUNTED = ("pango", "harfbuzz", "fontconfig", "freetype", "fribidi", "thai", "datrie", "glib-", "gobject")
_INSTALLED = (".dist-info", ".egg-info")
_MAPPED = Path("/proc/self/maps")
_ENVIRONMENT = ("FC_", "FONTCONFIG", "FREETYPE", "HB_", "LANG", "LC_", "LIBTHAI", "PANGO")
_SETTINGS = ("/etc/fonts", "~/.config/fontconfig", "~/.fonts.conf", "/etc/mime.types")
_DICTIONARY = os.environ.get("LIBTHAI_DICTDIR", "/usr/share/libthai")  # as thai/line_ends.py reads it
_FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


@cache
def made_by() -> str | None:
    """64 hex digits, equal for what makes equal results; None where the system does not tell which libraries it has."""
    libraries = dict(_libraries())
    if not libraries:
        return None
    environment = {name: value for name, value in sorted(os.environ.items()) if name.startswith(_ENVIRONMENT)}
    return key_of(
        {Path(path).relative_to(_PROGRAM).as_posix(): data for path, data in _contents(_PROGRAM)},
        (sys.version, platform.machine(), zlib.ZLIB_RUNTIME_VERSION),
        list(_packages()),
        libraries,
        environment,
        [dict(_contents(Path(place).expanduser())) for place in (*_SETTINGS, _DICTIONARY)],
        [dict(_looks(Path(place).expanduser())) for place in _FONTS],
    )


def _contents(place: Path) -> Iterator[tuple[str, bytes]]:
    """Path -> content of the files below a folder, or of one file; without what Python has compiled."""
    for file in _files(place):
        if file.suffix != ".pyc":
            try:
                yield file.as_posix(), file.read_bytes()
            except OSError:
                yield file.as_posix(), b""


def _looks(place: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """Path -> size and time of the files below a folder: the machine's fonts may have hundreds of megabytes."""
    for file in _files(place):
        status = file.lstat()
        yield file.as_posix(), (status.st_size, status.st_mtime_ns)


def _files(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
    for folder, folders, names in os.walk(place):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (Path(folder) / name for name in sorted(names))


def _packages() -> Iterator[tuple[str, list[str]]]:
    """The installed packages by name and version, as the names of their folders say."""
    for place in sys.path:
        if place.endswith("-packages") and Path(place).is_dir():
            yield place, sorted(file.name for file in Path(place).iterdir() if file.suffix in _INSTALLED)


def _libraries() -> Iterator[tuple[str, bytes]]:
    """Path -> content of the libraries that lay text out, as this process has opened them."""
    if not _MAPPED.exists():
        return
    for name in _LIBRARIES:
        try:
            ctypes.CDLL(name)
        except OSError:
            return
    mapped = {line.split(maxsplit=5)[-1].strip() for line in _MAPPED.read_text(encoding="utf-8").splitlines()}
    for path in sorted(mapped):
        name = path.rpartition("/")[2]
        if ".so" in name and name.startswith("lib") and any(part in name for part in _COUNTED):
            yield path, Path(path).read_bytes()
