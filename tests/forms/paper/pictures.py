"""How readers draw a part of a page, as small grey pictures."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageChops, ImageFilter, ImageOps, ImageStat

_PIXELS = 2  # of a point
_BLUR = 1.5  # pixels: readers smooth edges each in their own way


def _poppler(file: Path, folder: Path) -> None:
    command = ["pdftoppm", "-r", str(72 * _PIXELS), "-gray", "-png", "-singlefile", "-f", "1", "-l", "1"]
    subprocess.run([*command, str(file), str(folder / "page")], check=True, timeout=60)


def _mupdf(file: Path, folder: Path) -> None:
    command = ["mutool", "draw", "-q", "-r", str(72 * _PIXELS), "-c", "gray", "-o", str(folder / "page.png")]
    subprocess.run([*command, str(file), "1"], check=True, timeout=60, stderr=subprocess.DEVNULL)


DRAWN_BY: dict[str, Callable[[Path, Path], None]] = {"pdftoppm": _poppler, "mutool": _mupdf}


def picture(file: Path, reader: str, boxes: list[list[float]]) -> Image.Image:
    """What stands in boxes of the first page, one below the other; a box in points from the page's lower left."""
    with TemporaryDirectory() as folder:
        DRAWN_BY[reader](file, Path(folder))
        page = Image.open(Path(folder) / "page.png").convert("L")
    parts = []
    for box in boxes:
        left, low, right, high = (round(_PIXELS * value) for value in box)
        parts.append(page.crop((left, page.height - high, right, page.height - low)))
    whole = Image.new("L", (max(part.width for part in parts), sum(part.height for part in parts)), "white")
    at = 0
    for part in parts:
        whole.paste(part, (0, at))
        at += part.height
    return whole


def difference(stored: Image.Image, drawn: Image.Image) -> float:
    """How much two pictures of one size differ, once both are blurred, as a share of the ink of what is stored."""
    assert stored.size == drawn.size
    blurred = [each.filter(ImageFilter.GaussianBlur(_BLUR)) for each in (stored, drawn)]
    differing: float = ImageStat.Stat(ImageChops.difference(*blurred)).sum[0]
    ink: float = ImageStat.Stat(ImageOps.invert(stored)).sum[0]
    return differing / ink
