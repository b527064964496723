"""The folder of what was taken in: written aside, then put in place, so that it is there whole or not at all."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

MARK = ".taken-in"
"""What the command wrote, with its sums: by it the command knows its own folder, and that nobody has worked in it."""


def may_replace(folder: Path) -> bool:
    """Tell whether the folder is not there, is empty, or is as this command left it."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        return False
    if not folder.exists() or not any(folder.iterdir()):
        return True
    mark = folder / MARK
    if mark.is_symlink() or not mark.is_file():
        return False
    found = {file for file in folder.rglob("*") if file != mark and (file.is_symlink() or not file.is_dir())}
    if any(file.is_symlink() or not file.is_file() for file in found):
        return False
    return _sums({file.relative_to(folder).as_posix(): file.read_bytes() for file in found}) == mark.read_bytes()


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write these files, whose paths are relative, in place of what `may_replace` allowed."""
    aside = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    try:
        for name, data in {**files, MARK: _sums(files)}.items():
            file = aside / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        if folder.exists():
            shutil.rmtree(folder)
        aside.replace(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _sums(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())).encode()
