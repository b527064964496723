"""The list of all files of forms, `downloads/forms/files.json`, for other programs and for the pages.

Pages read it too, so that a build of only the site shows the files that exist.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

MANIFEST = "files.json"
SUMS = "SHA256SUMS"
"""Checksums of all files for `sha256sum -c`; pages show only the beginning of each."""
ENDS = {
    "typing": ".pdf",
    "handwriting": "-print.pdf",
    "typing-a3": "-a3.pdf",
    "handwriting-a3": "-a3-print.pdf",
    "word": ".docx",
    "specimen": "-specimen.pdf",
    "specimen-data": "-specimen.json",
}
"""Kind of file -> how its name ends; only posters also come on A3.

files.json gives these kinds to other programs, so `word` keeps its name, although the format is docx everywhere else.
"""
SPECIMENS = ("specimen", "specimen-data")
"""Kinds that are no blank forms: they are in no zip."""


@dataclass(frozen=True)
class File:
    """A file in downloads/. `version` and `date` are those of the form; `form` is empty for a zip of all forms.

    `name` is the published one, with a hash; `map` that of the list of a PDF's places, by which pages fill it in.
    """

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
    map: str = ""


def write_manifest(folder: Path, files: Sequence[File]) -> None:
    """Write files.json and SHA256SUMS into downloads/forms/."""
    text = json.dumps({"files": [asdict(file) for file in files]}, ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")
    lines = [f"{file.sha256}  {file.name if file.form else f'../{file.name}'}\n" for file in files]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def read_manifest(folder: Path) -> list[File]:
    """The files listed in downloads/forms/files.json; empty if it does not exist yet."""
    path = folder / MANIFEST
    if not path.exists():
        return []
    return [File(**entry) for entry in json.loads(path.read_text(encoding="utf-8"))["files"]]
