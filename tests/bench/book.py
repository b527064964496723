"""How long the PDFs of both languages take side by side, at 50, 100 and 400 pages: seconds, peak of memory, size."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench._project import build_site, copy_project
from book.lengthened import Length, make_side_by_side
from handbook_sources import LOCALES, Handbook

LENGTHS = (Length(5), Length(9), Length(32))
"""Chapters of the real handbook that fill 50, 100 and 400 pages in both languages."""


def main(_: list[str]) -> None:
    """Print a line for each length and language."""
    with tempfile.TemporaryDirectory() as folder:
        root = copy_project(Path(folder) / "project")
        site = build_site(root)
        print("       pages  seconds  s/page  MiB   MB")
        for length in LENGTHS:
            lengths = dict.fromkeys(LOCALES, length)
            for locale, made in make_side_by_side(Handbook(root), site, Path(folder), lengths).items():
                size = made.file.stat().st_size / 1e6
                each = made.seconds / made.pages
                print(
                    f"  {locale}   {made.pages:4}   {made.seconds:6.1f}   {each:.3f}   {made.memory:4.0f}  {size:.2f}"
                )
