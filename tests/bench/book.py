"""How long the PDFs of both languages take side by side, at 50, 100 and 400 pages: seconds, peak of memory, size."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench._project import build_site, copy_project
from book.lengthened import CHAPTERS, make_side_by_side


def main(_: list[str]) -> None:
    """Print a line for each length and language."""
    with tempfile.TemporaryDirectory() as folder:
        site = build_site(copy_project(Path(folder) / "project"))
        lengths = [make_side_by_side(site, Path(folder), chapters) for chapters in CHAPTERS.values()]
        print("       pages  seconds  s/page  MiB   MB")
        for locale, made in (item for books in lengths for item in books.items()):
            size = made.file.stat().st_size / 1e6
            each = made.seconds / made.pages
            print(f"  {locale}   {made.pages:4}   {made.seconds:6.1f}   {each:.3f}   {made.memory:4.0f}  {size:.2f}")
