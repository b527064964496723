"""Pictures of a built site, read as a browser would: there, bare, upright, with words and a size, in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from PIL import Image

from built_site import BuiltPage, is_outside
from pictures.judged import foreign_parts

MOST = 1360  # dots; twice as many where a page leads to a picture


def _pictures(page: BuiltPage) -> list[tuple[Any, str]]:
    return [(picture, page.follow(picture.get("src"))[0]) for picture in page.select("article img")]


def test_each_picture_is_there_with_words_and_the_shape_that_it_is_shown_in(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        for picture, path in _pictures(page):
            with Image.open(page.site / path) as file:
                width, height = file.size
            shown = int(picture.get("width")), int(picture.get("height"))
            assert max(width, height) <= MOST, path
            assert abs(shown[0] * height - shown[1] * width) <= max(width, height), path
            assert len(picture.get("alt")) >= 8, path


def test_pictures_of_the_site_hold_nothing_but_the_picture(site_alone: Path, pages: dict[str, BuiltPage]) -> None:
    used = {path for page in pages.values() for _, path in _pictures(page)}
    for page in pages.values():
        links = [link.get("href") for link in page.select("article a[href], .hb-wordmark image[href]")]
        used |= {page.follow(address)[0] for address in links if not is_outside(address)}
        seals = {page.follow(image.get("href"))[0] for image in page.select(".hb-wordmark image")}
    files = {file.relative_to(site_alone).as_posix() for file in (site_alone / "images").rglob("*.*")}
    assert [folder.parent.name for folder in site_alone.glob("*/images")] == ["assets"]
    assert files <= used, "a picture that nobody sees is published"
    for path in files - seals:
        assert foreign_parts((site_alone / path).read_bytes()) == [], path


def test_both_languages_show_the_same_pictures(pages: dict[str, BuiltPage]) -> None:
    for path, page in pages.items():
        if page.locale == "th" and f"en/{path}" in pages:
            shown = [_source(name) for _, name in _pictures(page)]
            assert [_source(name) for _, name in _pictures(pages[f"en/{path}"])] == shown, path


def _source(path: str) -> str:
    """A picture's path without its hash, its ending and the language that it is for."""
    return re.sub(r"(?:\.en)?\.[0-9a-f]{8}\.(?:jpg|png)", "", path)
