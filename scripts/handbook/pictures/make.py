"""A picture's bytes -> the picture that readers get: upright, of the size that is shown, without any other data.

The same bytes give the same picture, byte for byte. What is transparent becomes white: black lines on nothing could
not be seen on a dark page, and paper is white.
"""

from __future__ import annotations

import io
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handbook.pictures.look import look
from handbook.pictures.strip import without_private

if TYPE_CHECKING:
    from PIL.Image import Image

SHOWN = 680
"""The longest side of a picture on a page, in CSS pixels: the width of the text."""
DENSITY = 2
"""Dots for a CSS pixel: screens of phones have two and more, and the book's text is then 230 dots an inch wide."""
LARGE = 2
"""How much larger a picture is that a page leads to, in place of showing it."""
_QUALITY = 82
_FEW_BYTES, _TIMES_SMALLER = 100_000, 3
"""A PNG is a photograph if it is larger than that, and as JPEG so much smaller; lines and letters stay PNG."""
_FEW_COLOURS = 64
"""A photograph has more, a grey one, too."""
_BITS_16 = {"I;16", "I;16B", "I;16L", "I;16N"}


@dataclass(frozen=True)
class Made:
    """A picture for readers: its bytes, the ending of its name, and the size at which a page shows it."""

    data: bytes
    ending: str
    width: int
    height: int


class UndecodedPictureError(ValueError):
    """The picture's dots cannot be had from its bytes."""


def make(data: bytes, times: int = 1) -> Made:
    """Make the picture; `times` larger than it is shown. Raises UndecodedPictureError.

    Only for what `look` finds no fault with: other pictures could take all memory.
    """
    seen, data = look(data), without_private(data)  # Pillow would unpack and keep texts, however long
    longest = SHOWN * DENSITY * times
    with strictly_decoded(data, seen.kind) as picture:
        picture.draft(None, _fitting(*picture.size, longest))  # a JPEG is read already smaller: it may not fit
        small = _upright(_plain(_smaller(picture, longest)), seen.orientation)
    width, height = _fitting(seen.width, seen.height, SHOWN * times)
    if seen.orientation > 4:
        width, height = height, width
    return _coded(small, seen.kind, width, height)


@contextmanager
def strictly_decoded(data: bytes, kind: str) -> Iterator[Image]:
    """An opened picture of this kind; whatever goes wrong with it in the block is an UndecodedPictureError."""
    from PIL import Image, ImageFile  # noqa: PLC0415 - most handbooks have no photographs

    # WeasyPrint sets it for all who use Pillow in this process: half a picture would pass.
    takes_half, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    most, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None  # `look` has measured it
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=[kind.upper()]) as picture:
            warnings.simplefilter("ignore")  # of what is odd about it
            yield picture
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError) as error:
        raise UndecodedPictureError(str(error)) from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = takes_half, most


def _smaller(picture: Image, longest: int) -> Image:
    """At most so large. Done before anything else: each other step holds the picture twice."""
    from PIL import Image  # noqa: PLC0415

    profile = picture.info.get("icc_profile")
    if picture.mode in _BITS_16 or picture.mode == "I":
        picture = _of_8_bits(picture)
    elif picture.mode in {"P", "PA", "1"}:
        picture = picture.convert("RGBA" if "transparency" in picture.info or picture.mode == "PA" else "RGB")
    size = _fitting(*picture.size, longest)
    if size != picture.size:
        factor = max(1, min(side // wanted for side, wanted in zip(picture.size, size, strict=True)) // 2)
        picture = picture.reduce(factor) if factor > 1 else picture
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    else:
        picture.load()
    picture.info["icc_profile"] = profile
    return picture


def _of_8_bits(picture: Image) -> Image:
    """Grey of 16 bits as grey of 8: Pillow itself would cut off all that is brighter than 255."""
    from PIL import Image  # noqa: PLC0415

    size = picture.size
    order = "little" if picture.mode in {"I;16", "I;16L"} else "big"
    high = picture.tobytes()[1 if order == "little" else 0 :: 2] if picture.mode != "I" else b""
    return Image.frombytes("L", size, high) if high else picture.point(lambda dot: dot / 256).convert("L")


def _plain(picture: Image) -> Image:
    """Grey or red, green and blue as screens have it, on white."""
    from PIL import Image, ImageCms  # noqa: PLC0415

    profile = picture.info.get("icc_profile")
    if "A" in picture.mode or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        ground.alpha_composite(picture)
        picture = ground.convert("RGB")
    if profile and picture.mode in {"RGB", "CMYK", "L"}:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            screen = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(picture, own, screen, outputMode="RGB") or picture
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass  # a profile for other colours than the picture has: browsers leave it out, too
    return picture if picture.mode == "L" else picture.convert("RGB")


def _upright(picture: Image, orientation: int) -> Image:
    from PIL.Image import Transpose  # noqa: PLC0415

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return picture.transpose(turns[orientation]) if orientation in turns else picture


def _fitting(width: int, height: int, longest: int) -> tuple[int, int]:
    """A size of the same shape whose sides are not longer than that."""
    scale = min(1.0, longest / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _coded(picture: Image, kind: str, width: int, height: int) -> Made:
    bare = picture.copy()
    bare.info = {}  # a comment, a profile or a resolution would be written again
    jpeg = io.BytesIO()
    bare.save(jpeg, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    if kind == "png":
        png = io.BytesIO()
        _of_few_colours(bare).save(png, "PNG", compress_level=7)
        if len(png.getbuffer()) <= max(_FEW_BYTES, _TIMES_SMALLER * len(jpeg.getbuffer())):
            return Made(png.getvalue(), ".png", width, height)
    return Made(jpeg.getvalue(), ".jpg", width, height)


def _of_few_colours(picture: Image) -> Image:
    """The same dots with a palette, if they have few colours: drawings and pictures of screens are a third as large."""
    from PIL import Image  # noqa: PLC0415

    found: list[tuple[int, Any]] | None = picture.getcolors(_FEW_COLOURS) if picture.mode == "RGB" else None
    if found is None:
        return picture
    colours = sorted(bytes(colour) for _, colour in found)
    places = {int.from_bytes(colour + b"\xff", sys.byteorder): place for place, colour in enumerate(colours)}
    dots = memoryview(picture.convert("RGBA").tobytes()).cast("I")
    few = Image.frombytes("P", picture.size, bytes(map(places.__getitem__, dots)))
    few.putpalette(b"".join(colours))
    return few
