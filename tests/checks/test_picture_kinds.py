"""Pictures of kinds that are not used: the mend says what to do with this kind."""

from __future__ import annotations

import pytest

from handbook.corpus.source_files import SourceFile
from handbook.corpus.stray_files import file_problems

HEIC, WEBP = b"\0\0\0\x18ftypheic\0\0\0\0", b"RIFF\x10\0\0\0WEBPVP8 "
JPEG, PNG = b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


@pytest.mark.parametrize(
    ("name", "start", "code", "mend"),
    [
        ("pole.heic", HEIC, "HB237", "Most Compatible"),
        ("pole.HEIC", HEIC, "HB237", "Most Compatible"),
        ("pole.jpg", HEIC, "HB240", "Most Compatible"),
        ("pole.webp", WEBP, "HB237", "save it as JPEG (.jpg) or PNG (.png)"),
        ("pole.png", WEBP, "HB240", "save it as JPEG (.jpg) or PNG (.png)"),
        ("pole.gif", b"GIF89a", "HB237", "one still picture"),
        ("pole.jpg", PNG, "HB240", "the ending .png"),
        ("pole.png", JPEG, "HB240", "the ending .jpg"),
        ("pole.jpeg", b"<!DOCTYPE html>\n", "HB240", "save it as .jpeg"),
        ("pole.txt", b"", "HB237", "move it to the folder"),
    ],
)
def test_mend_is_that_of_the_kind(name: str, start: bytes, code: str, mend: str) -> None:
    (problem,) = file_problems([SourceFile(f"images/{name}", start)], "docs")
    assert problem.code == code
    assert mend in problem.text("mend", "en")


@pytest.mark.parametrize(("name", "start"), [("a.jpg", JPEG), ("a.jpeg", JPEG), ("a.png", PNG), ("sub/a.en.png", PNG)])
def test_pictures_in_their_folder_are_right(name: str, start: bytes) -> None:
    assert file_problems([SourceFile(f"images/{name}", start)], "docs") == []
    assert [problem.code for problem in file_problems([SourceFile(f"figures/{name}", start)], "docs")] == ["HB237"]
