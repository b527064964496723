"""How long the PDFs of both languages take side by side, at 50, 100 and 400 pages: seconds, memory, size."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench._project import build_site, copy_project
from book.lengthened import Length, make_side_by_side
from handbook_sources import LOCALES, Handbook

LENGTHS = (Length(9), Length(15), Length(48))
"""Chapters of the real handbook that fill 50, 100 and 400 pages in both languages, with cover and contents."""


def main(_: list[str]) -> None:
    """Print a line for each length and language: seconds of clock and processor, peak of memory, size."""
    with tempfile.TemporaryDirectory() as folder:
        root = copy_project(Path(folder) / "project")
        site = build_site(root)
        print("       pages  seconds   CPU s  CPU s/page  MiB   MB")
        for length in LENGTHS:
            lengths = dict.fromkeys(LOCALES, length)
            for locale, made in make_side_by_side(Handbook(root), site, Path(folder), lengths).items():
                size = made.file.stat().st_size / 1e6
                each = made.processor / made.pages
                took = f"{made.seconds:6.1f}  {made.processor:6.1f}       {each:.3f}"
                print(f"  {locale}   {made.pages:4}   {took}   {made.memory:4.0f}  {size:.2f}")
