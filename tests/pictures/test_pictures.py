"""The room of pictures: what a file is, what private matter is in it, and what is taken out and made of it."""

from __future__ import annotations

import io
import random
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from checks.case_folders import MINIMAL
from handbook.pictures.album import made as made_of
from handbook.pictures.exif import least_exif, read_exif
from handbook.pictures.kinds import kind_of
from handbook.pictures.look import Look, look
from handbook.pictures.make import make
from handbook.pictures.strip import without_private
from pictures.drawn import KINDS, drawn
from pictures.drawn.coded import SECRET, coded, photograph, png_of, quarters, with_chunk, with_segment
from pictures.judged import foreign_parts, judge, write_page

SLOW = ("100 megapixels", "largest", "panorama", "more than needed", "swollen", "bomb")
SAMPLE = [number for number, about in enumerate(KINDS) if not about.startswith(SLOW)]


def rng() -> random.Random:
    return random.Random(3)  # noqa: S311 - reproducible tests


@pytest.mark.parametrize("number", SAMPLE, ids=[KINDS[number] for number in SAMPLE])
def test_drawn_picture_is_right_or_told(number: int, tmp_path: Path) -> None:
    """`make.py bench pictures` draws 300."""
    root = tmp_path / "handbook"
    shutil.copytree(MINIMAL, root)
    made = drawn(1, number)
    write_page(root, made)
    outcome, _ = judge(root, made)
    assert outcome in {"right", "told"}


# What it is


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "jpeg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"GIF89a", "gif"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "webp"),
        (b"\0\0\0\x18ftypheic", "heic"),
        (b"\0\0\0\x18ftypmif1", "heic"),
        (b"\0\0\0\x18ftypavif", "avif"),
        (b"\0\0\0\x18ftypisom", ""),
        (b"\xef\xbb\xbf <!DOCTYPE html>", "html"),
        (b"<svg xmlns=", "svg"),
        (b"II*\0", "tiff"),
        (b"BM", "bmp"),
        (b"%PDF-1.7", "pdf"),
        (b"", ""),
    ],
)
def test_kind_is_that_of_the_first_bytes(start: bytes, kind: str) -> None:
    assert kind_of(start) == kind


def test_look_sees_size_way_up_and_private_matter() -> None:
    data = coded(quarters(90, 60), "JPEG", exif=b"Exif\0\0" + least_exif(6))
    assert look(data) == Look("jpeg", 90, 60, 6)
    assert look(photograph(rng(), 1, has_place=True)).private == {"place", "device", "date"}
    assert look(with_segment(coded(quarters(9, 9), "JPEG"), 0xFE, b"x")).private == {"text"}
    assert look(with_chunk(coded(quarters(9, 9), "PNG"), b"iTXt", SECRET)).private == {"text", "place"}
    assert look(coded(quarters(9, 9), "PNG") + b"\0\0").private == frozenset()
    assert look(coded(quarters(9, 9), "PNG") + b"\0x").private == {"behind"}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda data: data[:-2], "cut"),
        (lambda data: data[:3], "cut"),
        (lambda data: data[:1000], "cut"),
        (lambda data: data[:20] + b"x" + data[20:], "broken"),
    ],
)
def test_what_is_wrong_with_a_photograph(change: Callable[[bytes], bytes], fault: str) -> None:
    assert look(change(coded(quarters(400, 400), "JPEG"))).fault == fault


def test_damage_in_a_png_is_seen_without_decoding_it() -> None:
    data = bytearray(coded(quarters(400, 400), "PNG"))
    assert look(bytes(data)).fault == ""
    data[data.index(b"IDAT") + 6] ^= 0x55
    assert look(bytes(data)).fault == "broken"


# The camera's record


@pytest.mark.parametrize("orientation", range(1, 9))
def test_least_record_says_the_way_up_alone(orientation: int) -> None:
    assert read_exif(least_exif(orientation)) == (orientation, frozenset())


@pytest.mark.parametrize(
    "record", [b"", b"MM", b"MM\0*\0\0\0\x08", b"MM\0*\xff\xff\xff\xff", b"II*\0\x08\0\0\0\xff\xff" + b"\x12" * 40]
)
def test_a_record_that_cannot_be_read_is_private_and_upright(record: bytes) -> None:
    assert read_exif(record) == (1, frozenset({"rest"}))


def test_a_small_picture_in_the_record_is_found() -> None:
    exif = least_exif(1)[:-4] + b"\0\0\0\x1a" + b"\0\0\0\0\0\0"
    assert read_exif(exif)[1] >= {"thumbnail"}


# What is taken out


@pytest.mark.parametrize("orientation", range(1, 9))
def test_dots_and_way_up_stay_when_private_matter_is_taken_out(orientation: int) -> None:
    data = photograph(rng(), orientation, has_place=True)
    stripped = without_private(data)
    before, after = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(stripped))
    assert before.tobytes() == after.tobytes()
    assert dict(after.getexif()) == ({} if orientation == 1 else {0x0112: orientation})
    assert look(stripped).private == frozenset()
    assert without_private(stripped) == stripped


def test_profile_of_colours_stays() -> None:
    data = coded(quarters(9, 9), "JPEG", icc_profile=b"p" * 200)
    assert without_private(with_segment(data, 0xE2, b"MPF\0x") + SECRET) == data


# What readers get


def test_picture_is_as_large_as_shown_and_larger_where_a_page_leads_to_it() -> None:
    data = coded(quarters(4000, 3000), "JPEG")
    once, twice = make(data), make(data, 2)
    assert (once.width, once.height, twice.width, twice.height) == (680, 510, 1360, 1020)
    assert Image.open(io.BytesIO(once.data)).size == (1360, 1020)
    assert Image.open(io.BytesIO(twice.data)).size == (2720, 2040)


def test_small_picture_is_not_enlarged() -> None:
    made = make(coded(quarters(90, 60), "PNG"))
    assert (made.ending, made.width, made.height, Image.open(io.BytesIO(made.data)).size) == (".png", 90, 60, (90, 60))


def test_photograph_in_a_png_becomes_a_jpeg() -> None:
    noise = Image.effect_noise((700, 700), 90).convert("RGB")
    assert make(coded(noise, "PNG")).ending == ".jpg"
    assert make(coded(quarters(700, 700), "PNG")).ending == ".png"


def test_picture_of_few_colours_has_a_palette_and_the_same_dots() -> None:
    drawn = Image.new("RGB", (300, 200), "white")
    for place in range(63):
        drawn.paste((place, 3 * place, 7), (place, place, place + 9, place + 40))
    made = make(coded(drawn, "PNG"))
    with Image.open(io.BytesIO(made.data)) as picture:
        assert (picture.mode, picture.info) == ("P", {})
        assert picture.convert("RGB").tobytes() == drawn.tobytes()
    assert foreign_parts(made.data) == []
    drawn.paste((1, 2, 3), (299, 199, 300, 200))
    with Image.open(io.BytesIO(make(coded(drawn, "PNG")).data)) as picture:
        assert picture.mode == "RGB", "of 65 colours"


def test_what_is_transparent_becomes_white() -> None:
    made = make(coded(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), "PNG"))
    assert Image.open(io.BytesIO(made.data)).convert("RGB").getpixel((25, 25)) == (255, 255, 255)


def test_parts_of_a_picture_that_is_not_bare_are_seen() -> None:
    assert foreign_parts(photograph(rng(), 6)) == ["E1"]
    assert foreign_parts(with_chunk(coded(quarters(9, 9), "PNG"), b"tEXt", b"a\0b")) == ["tEXt"]
    assert foreign_parts(coded(quarters(9, 9), "JPEG") + b"x") == ["data behind"]


def test_many_pictures_are_the_same_as_one_by_one(tmp_path: Path) -> None:
    """More than a few are made in several processes."""
    for number in range(6):
        (tmp_path / f"{number}.jpg").write_bytes(coded(quarters(300 + number, 200), "JPEG"))
    (tmp_path / "6.png").write_bytes(png_of(90, 60, 8, 2, zlib.compress(bytes(100))))  # most of its dots are missing
    wishes = [*((f"{number}.jpg", 1) for number in range(6)), ("6.png", 1)]
    found = made_of(tmp_path, wishes)
    assert found["6.png", 1] is None
    assert all(found[wish] == make((tmp_path / wish[0]).read_bytes()) for wish in wishes[:6])
