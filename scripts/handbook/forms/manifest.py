"""Which files of the forms there are: `downloads/forms/files.json` says it to programs.

The pages are filled from it, so that a build of the pages alone shows the files that are there.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

MANIFEST = "files.json"
SUMS = "SHA256SUMS"
"""What `sha256sum -c` reads: every file with its checksum, whole; pages show the beginning of each."""


@dataclass(frozen=True)
class File:
    """A file in downloads/; its form is empty for a bundle. `version` and `date` are the form's."""

    name: str
    kind: str
    form: str
    locale: str
    version: str
    date: str
    size: int
    sha256: str
    pages: int = 0
    is_superseded: bool = False


def write_manifest(folder: Path, files: Sequence[File]) -> None:
    """Write the list into downloads/forms/, and the checksums as programs check them."""
    text = json.dumps({"files": [asdict(file) for file in files]}, ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")
    lines = [f"{file.sha256}  {file.name if file.form else f'../{file.name}'}\n" for file in files]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def read_manifest(folder: Path) -> list[File]:
    """The list of downloads/forms/; nothing if there is none yet."""
    path = folder / MANIFEST
    if not path.exists():
        return []
    return [File(**entry) for entry in json.loads(path.read_text(encoding="utf-8"))["files"]]
