"""A local folder, or one of a network that the system shows as a folder."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from handbook.publish.errors import HostError

_READABLE = 0o644  # a web server under another account serves it
_FULL = (errno.ENOSPC, errno.EDQUOT)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


class FolderHost:
    """Files are written beside (`NAME.<8 hex>.partial`) and renamed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def list(self, below: str = "") -> dict[str, int]:
        """Path -> size of all files."""
        found = {}
        try:
            for root, _, names in os.walk(self._folder / below, onerror=_raise):
                for name in names:
                    file = Path(root, name)
                    with suppress(FileNotFoundError):  # another publisher has renamed its token
                        found[file.relative_to(self._folder).as_posix()] = file.lstat().st_size
        except FileNotFoundError:
            return found
        except OSError as error:
            raise _explained(error, below) from error
        return found

    def read(self, path: str) -> bytes | None:
        """A file's bytes; None if there is none."""
        try:
            return (self._folder / path).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _explained(error, path) from error

    def put(self, folder: Path, paths: Sequence[str], seconds: float) -> None:
        """Write files beside and rename them; a disk is so quick that no time is measured."""
        del seconds
        for path in paths:
            target = self._folder / path
            beside = target.with_name(f"{target.name}.{secrets.token_hex(4)}.partial")
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                with beside.open("xb") as file:
                    file.write((folder / path).read_bytes())
                    file.flush()
                    os.fsync(file.fileno())
                beside.chmod(_READABLE)
                beside.replace(target)
            except OSError as error:
                beside.unlink(missing_ok=True)
                raise _explained(error, path) from error

    def delete(self, paths: Sequence[str]) -> None:
        """Delete files, and folders that are empty then."""
        for path in paths:
            file = self._folder / path
            try:
                file.unlink(missing_ok=True)
            except OSError as error:
                raise _explained(error, path) from error
            for folder in file.relative_to(self._folder).parents:
                try:
                    (self._folder / folder).rmdir()
                except OSError:
                    break

    def rename(self, old: str, new: str) -> bool:
        """Of two at once only one finds the old name."""
        try:
            (self._folder / old).rename(self._folder / new)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise _explained(error, old) from error
        return True

    def put_new(self, path: str, data: bytes) -> None:
        """A rename does for the lease."""
        del path, data


def _raise(error: OSError) -> None:
    raise error


def _explained(error: OSError, path: str) -> HostError:
    said = error.strerror or str(error)
    code = "HB757" if error.errno in _FULL else "HB760" if error.errno in _FORBIDDEN else "HB758"
    return HostError(code, said=said, file=path)
