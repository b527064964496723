"""Files compressed ahead (.gz, .br) against what servers compress on their way. Argument: a built site.

Without an argument the site is built, without its downloads. All sizes in kilobytes; the times are of one core.
"""

from __future__ import annotations

import gzip
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import brotli

from bench._project import build_site, copy_project

_TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}
_WAYS: dict[str, Callable[[bytes], bytes]] = {
    "gzip 1 (nginx)": lambda data: gzip.compress(data, 1),
    "gzip 6 (Apache)": lambda data: gzip.compress(data, 6),
    "gzip 9 beside": lambda data: gzip.compress(data, 9),
    "brotli 11 beside": lambda data: brotli.compress(data, quality=11),
}


def main(arguments: list[str]) -> int:
    """Print a line for each way: all text files, a page in the middle, milliseconds for it."""
    if arguments:
        return _report(Path(arguments[0]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        return _report(build_site(copy_project(Path(folder))))


def _report(site: Path) -> int:
    texts = [file.read_bytes() for file in sorted(site.rglob("*")) if file.suffix in _TEXT]
    pages = sorted((file.read_bytes() for file in site.rglob("index.html")), key=len)
    page = pages[len(pages) // 2]
    plain = sum(map(len, texts))
    print(f"{'':18}{'files':>7}{'all text':>10}{'a page':>9}{'ms':>8}")
    print(f"{'as they are':18}{len(texts):7}{plain / 1e3:10.0f}{len(page) / 1e3:9.1f}")
    for name, compress in _WAYS.items():
        start = time.perf_counter()
        of_page = len(compress(page))
        spent = time.perf_counter() - start
        whole = sum(len(compress(text)) for text in texts)
        further = len(texts) if "beside" in name else 0
        print(f"{name:18}{len(texts) + further:7}{whole / 1e3:10.0f}{of_page / 1e3:9.1f}{spent * 1e3:8.1f}")
    return 0
