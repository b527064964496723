"""The parts that pages load: named one after another, so that a name covers what the part names itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from built_site import plain, published
from handbook.html.tree import Element, read_html
from handbook.site.parts import drop_unnamed, lead_to_parts, name_parts
from handbook.site.scripts import WORKER
from handbook.site.uses import Uses, together, uses_of
from handbook.thai.web_fonts import FONTS
from single_steps import Steps

SHEETS = "assets/stylesheets"
FONT = f"{FONTS}/sarabun-bold.woff2"


@pytest.fixture
def out(steps: Steps, tmp_path: Path) -> Path:
    """What the engine made, with a font, and with the picture that is a province's seal."""
    raw = tmp_path / "site"
    shutil.copytree(steps.raw / "assets", raw / "assets")
    (raw / FONT).write_bytes(b"font")
    (raw / "images").mkdir()
    (raw / "images" / "seal.png").write_bytes(b"seal")
    return raw


def pages(steps: Steps) -> dict[str, Element]:
    missing = read_html((steps.raw / "404.html").read_text(encoding="utf-8"))
    return {"procedure/index.html": steps.tree("procedure"), "404.html": missing}


def uses(trees: dict[str, Element]) -> Uses:
    return together(map(uses_of, trees.values()))


def test_pages_lead_to_published_parts_alone(steps: Steps, out: Path) -> None:
    trees = pages(steps)
    settings = steps.with_settings([steps.written("")], seal="images/seal.png").settings
    parts_named = name_parts(out, uses(trees), settings)
    for path, tree in trees.items():
        lead_to_parts(tree, path, parts_named, settings.base_path)
    names = parts_named.names
    assert {"images/seal.png", FONT, WORKER, f"{SHEETS}/contributors.css"} < names.keys()
    assert [path for path, name in names.items() if not (out / name).is_file()] == []
    own = {"procedure/index.html": "../", "404.html": settings.base_path}
    for path, tree in trees.items():
        loaded = tree.xpath("//link[@rel='stylesheet' or @rel='preload' or @rel='icon']/@href | //script/@src")
        parts = [address.removeprefix(own[path]) for address in loaded]
        assert len(parts) == 8
        assert [part for part in parts if plain(part) == part] == [f"{FONTS}/sarabun-regular.woff2"]  # not made here
        assert [part for part in parts if not (out / part).is_file()] == [f"{FONTS}/sarabun-regular.woff2"]


def test_a_changed_font_is_another_sheet(steps: Steps, out: Path) -> None:
    trees = pages(steps)
    name_parts(out, uses(trees), steps.settings)
    before = published(out, f"{SHEETS}/handbook.css")
    assert published(out, FONT).name in before.read_text(encoding="utf-8")
    other = out.with_name("other")
    shutil.copytree(steps.raw / "assets", other / "assets")
    (other / FONT).write_bytes(b"another")
    name_parts(other, uses(pages(steps)), steps.settings)
    assert published(other, f"{SHEETS}/handbook.css").name != before.name


def test_what_parts_are_made_of_goes_at_the_end(steps: Steps, out: Path) -> None:
    name_parts(out, uses(pages(steps)), steps.settings)
    kept = {file for file in out.rglob("*.*") if file.is_file() and plain(file.name) != file.name}
    assert (out / SHEETS / "book.css").is_file()  # for those who print books and forms
    drop_unnamed(out, "images/seal.png")
    assert {file for file in out.rglob("*.*") if file.is_file()} == kept | {out / FONTS / "OFL.txt"}
