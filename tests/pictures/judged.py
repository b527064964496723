"""A drawn picture on a page of the minimal handbook: what `check` tells, and whether what readers get is right.

What readers get is read by Pillow and byte by byte, not by the package.
"""

from __future__ import annotations

import io
import struct
import time
from pathlib import Path

from PIL import Image

from checks.case_folders import MINIMAL
from handbook.authored.settings import load_settings
from handbook.commands.check import check_sources
from handbook.commands.fix import fix_sources
from handbook.pictures.make import DENSITY, SHOWN, make
from handbook.problems import ProblemsError, has_errors
from pictures.drawn import Drawn
from pictures.drawn.coded import COLOURS, SECRET

_TOLERANCE = 48  # of a colour's 256: CMYK and JPEG change them
_SHOWS = {"page.md": "![ภาพที่วาดขึ้นเพื่อทดสอบ]({})", "page.en.md": "![A picture drawn for a test]({})"}


def write_page(root: Path, made: Drawn) -> None:
    """Put a picture into a copy of the minimal handbook, on its page in both languages."""
    docs = root / "docs"
    (docs / "images").mkdir(exist_ok=True)
    (docs / "images" / made.name).write_bytes(made.data)
    for name, text in _SHOWS.items():
        before = (MINIMAL / "docs" / name).read_text(encoding="utf-8")
        (docs / name).write_text(f"{before}\n{text.format(f'images/{made.name}')}\n", encoding="utf-8")


def judge(root: Path, made: Drawn) -> tuple[str, float]:
    """`right` or `told`, or what is wrong; and the seconds of processor time. The picture is written already."""
    start = time.process_time()
    codes = _codes(root)
    if codes == {"HB264"}:
        if not made.is_private and not made.may_be_told:
            return "private matter is told, and there is none", 0.0
        fix_sources(root)
        codes = _codes(root)
        if SECRET in (root / "docs" / "images" / made.name).read_bytes():
            return "private matter is left", 0.0
    elif made.is_private:
        return f"private matter is not told, but {codes}", 0.0
    seconds = time.process_time() - start
    if codes:
        return ("told" if made.is_told or made.may_be_told else f"told {codes}, and it is right"), seconds
    if made.is_told:
        return "not told", seconds
    return _fault_of((root / "docs" / "images" / made.name).read_bytes(), made) or "right", seconds


def _codes(root: Path) -> set[str]:
    try:
        problems = check_sources(load_settings(root))[1]
    except ProblemsError as error:
        problems = error.problems
    return {problem.code for problem in problems} if has_errors(problems) else set()


def _fault_of(data: bytes, made: Drawn) -> str:
    """What is wrong with the picture that readers get; empty if nothing is."""
    first, again = make(data), make(data)
    if first != again or foreign_parts(first.data):
        return f"not the same twice, or it holds {foreign_parts(first.data)}"
    with Image.open(io.BytesIO(first.data)) as picture:
        picture.load()
        if picture.mode not in {"L", "P", "RGB"} or max(picture.size) > SHOWN * DENSITY or picture.getexif():
            return f"{picture.mode}, {picture.size}"
        shape = picture.width * first.height / (picture.height * first.width)
        if min(first.width, first.height) > 20 and not 0.96 < shape < 1.04:
            return f"{picture.size} is shown as {first.width} × {first.height}"
        return _fault_of_quarters(picture.convert("RGB")) if made.has_quarters else ""


def _fault_of_quarters(picture: Image.Image) -> str:
    width, height = picture.size
    for (x, y), wanted in zip(((1, 1), (7, 1), (1, 7), (7, 7)), COLOURS, strict=True):
        dot = picture.getpixel((width * x // 8, height * y // 8))
        assert isinstance(dot, tuple)
        if max(abs(one - other) for one, other in zip(dot, wanted, strict=True)) > _TOLERANCE:
            return f"{dot} in place of {wanted}"
    return ""


def foreign_parts(data: bytes) -> list[str]:
    """What a picture for readers holds besides the picture: names of chunks or segments."""
    if data.startswith(b"\x89PNG"):
        names, at = [], 8
        while at < len(data):
            length, name = struct.unpack_from(">L4s", data, at)
            names.append(name.decode("ascii"))
            at += 12 + length
        return [name for name in names if name not in {"IHDR", "PLTE", "IDAT", "IEND"}]
    markers, at = [], 2
    while data[at + 1] != 0xDA:
        markers.append(data[at + 1])
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    behind = [] if data.endswith(b"\xff\xd9") else ["data behind"]
    return [f"{marker:X}" for marker in markers if marker > 0xE0 or marker < 0xC0] + behind
