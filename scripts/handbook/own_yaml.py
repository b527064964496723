"""The program's own YAML files, parsed again only once they have changed: Python does the same with its modules.

What was parsed lies where Python's compiled modules do, under the hash of the file it is of, with a hash of its own:
what is damaged, or of another text, is parsed anew.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
import tempfile
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

import yaml

_HASH = hashlib.sha256().digest_size


def read_own_yaml(file: Path) -> Any:
    """The plain value of a YAML file of this program. Raises OSError where it is missing, yaml.YAMLError if it is none.

    Where nothing can be written, nothing is kept.
    """
    data = file.read_bytes()
    name, kept = hashlib.sha256(data).digest(), _kept(file)
    with suppress(OSError, EOFError, ValueError, TypeError):
        found = kept.read_bytes()
        if found[: 2 * _HASH] == name + hashlib.sha256(found[2 * _HASH :]).digest():
            return marshal.loads(found[2 * _HASH :])  # noqa: S302 - as Python reads its modules: it holds values alone
    value = yaml.load(data.decode("utf-8"), Loader=yaml.CSafeLoader)
    if not sys.dont_write_bytecode:
        with suppress(OSError, ValueError):  # of a date: marshal knows none
            parsed = marshal.dumps(value)
            _write(kept, name + hashlib.sha256(parsed).digest() + parsed)
    return value


def _kept(file: Path) -> Path:
    """The file beside the compiled modules of its folder, wherever Python has these."""
    return Path(cache_from_source(str(file))).with_name(f"{file.name}.{sys.implementation.cache_tag}")


def _write(file: Path, data: bytes) -> None:
    """Write aside and rename: another process may read it now."""
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, part = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(data)
        Path(part).replace(file)
    except OSError:
        Path(part).unlink(missing_ok=True)
        raise
