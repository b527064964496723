"""`make.py guide-pictures`: what is changed for a picture is there, and a part of a page becomes a small picture."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from guide_pictures import scenes
from guide_pictures.draw import MOST_BYTES, draw
from guide_pictures.shots import SHOTS
from handbooks import FIXTURE


def test_what_the_scenes_change_stands_in_the_fixture() -> None:
    changes = (
        *scenes.MISTAKES,
        *scenes.CHANGE,
        (scenes.PRICES, scenes.UNANNOUNCED, ""),
        (scenes.PRICES, "price: null", ""),
    )
    for path, old, _ in changes:
        assert old in (FIXTURE / path).read_text(encoding="utf-8"), path


def test_each_picture_has_a_name_of_its_own() -> None:
    assert len({shot.name for shot in SHOTS}) == len(SHOTS) == 10


def test_part_of_a_page_is_drawn_alike_twice(site_alone: Path, browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(site_alone)
    shots = [shot for shot in SHOTS if shot.name in {"source", "strip-picture"}]
    drawn = draw(browser, tmp_path, shots)
    assert draw(browser, tmp_path, shots) == drawn
    assert set(drawn) == {"source", "strip-picture"}
    for data in drawn.values():
        assert len(data) <= MOST_BYTES
        with Image.open(io.BytesIO(data)) as picture:
            assert picture.mode == "P"
            assert picture.width > 400
            assert len(picture.getcolors() or ()) > 8, "nothing is drawn"
