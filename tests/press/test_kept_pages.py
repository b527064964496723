"""Laid-out pages that are kept: painted later they give the same bytes, and reading them runs nothing."""

from __future__ import annotations

import builtins
import functools
import os
import pickle
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from PIL import Image

from handbook.cache.store import Cache
from handbook.press.fetcher import SiteFetcher
from handbook.press.kept_files import KeptFiles
from handbook.press.kept_pages import read_pages
from handbook.press.parts import whole_part
from handbook.press.press import Details, opened_press
from handbook.problems import ProblemsError
from handbook.thai.line_ends import known_words
from press.pressed import STYLES, WORDS

PAGE = """<!doctype html><html lang=th data-numerals=thai><head><meta charset=utf-8><title>x</title>
<meta name=description content=x></head><body><main>
<article id=a><h1>น้ำ กา ที่ <span style="position: absolute; left: 4cm">ลอย</span></h1><p>ก <a href="#b">ข</a>
<span class=hb-note data-note=1 id=n1>[๑] กฎหมาย</span> <img alt="x" src="x.png" width=9 height=9>
<svg width=90 height=90 viewBox="0 0 9 9"><title>x</title><rect width=5 height=5 fill="#123"/><text y=8>ก</text></svg>
<table class=hb-table><caption>ก</caption><thead><tr><th scope=col>ก</th><th scope=col>ข</th></tr></thead>
<tbody><tr><th scope=row>ก</th><td>ข</td></tr></tbody></table>
<ul><li style="list-style-image: url(x.png)">ก</ul><p id=b style="break-before: page; float: left">ค</p><p>ก</p>
</article></main></body></html>"""
FILES = SiteFetcher(STYLES, {})


class Calls:
    """A value that is read by calling something."""

    def __init__(self, call: Callable[..., Any], *arguments: Any) -> None:
        self.call, self.arguments = call, arguments

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self.call, self.arguments


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Style sheets and a picture."""
    shutil.copytree(STYLES / "assets" / "stylesheets", tmp_path / "site" / "assets" / "stylesheets")
    draw(tmp_path / "site", "red")
    return tmp_path / "site"


def draw(site: Path, colour: str) -> None:
    Image.new("RGB", (9, 9), colour).save(site / "x.png")


def printed(site: Path, cache: Cache, page: str = PAGE) -> bytes:
    """The PDF of a page, pressed by a press of its own."""
    file = site / "x.pdf"
    with opened_press(KeptFiles(site, cache), file.name) as press:
        part = whole_part(html.document_fromstring(page))
        press.print_pdf([press.lay_out(part)], file, Details(WORDS, WORDS, []))
    return file.read_bytes()


def entries(cache: Cache) -> list[Path]:
    assert cache.folder
    return sorted(cache.folder.glob("pages/*"))


def was_found(cache: Cache) -> bool:
    """Whether the only entry was used since this was asked last."""
    (entry,) = entries(cache)
    is_used = entry.stat().st_mtime > 1
    os.utime(entry, (1, 1))
    return is_used


def test_pages_that_are_kept_are_painted_as_those_that_are_made(site: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept", b"s" * 32, "maker")
    fresh = printed(site, Cache())
    assert printed(site, cache) == fresh
    assert was_found(cache)
    assert not was_found(cache)
    elsewhere = site.rename(tmp_path / "elsewhere")
    assert printed(elsewhere, cache) == fresh
    assert was_found(cache)


def test_pages_with_another_picture_or_style_or_words_are_laid_out_again(site: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept", b"s" * 32, "maker")
    first = printed(site, cache)
    draw(site, "blue")
    assert printed(site, cache) == printed(site, Cache()) != first
    assert len(entries(cache)) == 1
    assert printed(site, cache, PAGE.replace("กฎหมาย", "ประกาศ")) != first
    assert len(entries(cache)) == 2
    sheet = site / "assets" / "stylesheets" / "book.css"
    sheet.write_text(sheet.read_text(encoding="utf-8") + "p { margin-left: 9mm }", encoding="utf-8")
    assert printed(site, cache) == printed(site, Cache())
    assert len(entries(cache)) == 3


def test_pages_are_laid_out_again_for_words_that_can_move_their_lines_and_for_no_others(
    site: Path, tmp_path: Path
) -> None:
    cache = Cache(tmp_path / "kept", b"s" * 32, "maker")
    sheet = site / "assets" / "stylesheets" / "book.css"
    sheet.write_text(sheet.read_text(encoding="utf-8") + 'p::after { content: "ประกาศกา" }', encoding="utf-8")
    for words, kept in (
        ([], 1),
        (["น้ำกาลักน้ำ"], 1),
        (["กฎหมายกา"], 2),  # no word of libthai's goes on so far
        (["กฎหมายกา", "กฎหมายกำ"], 2),
        (["ประกาศกา"], 3),  # a style sheet writes it
    ):
        with known_words(words):
            printed(site, cache)
        assert len(entries(cache)) == kept, words


@pytest.mark.parametrize("wrong", ["missing.png", "../outside.png"])
def test_pages_that_lack_a_file_are_not_kept(site: Path, tmp_path: Path, wrong: str) -> None:
    cache = Cache(tmp_path / "kept", b"s" * 32, "maker")
    (tmp_path / "outside.png").write_bytes((site / "x.png").read_bytes())
    for _ in range(2):
        with pytest.raises(ProblemsError):
            printed(site, cache, PAGE.replace('src="x.png"', f'src="{wrong}"'))
    assert entries(cache) == []


@pytest.mark.parametrize(
    "call",
    [
        Calls(os.system, "true"),
        Calls(builtins.eval, "1"),
        Calls(builtins.getattr, "", "join"),
        Calls(functools.partial, os.getcwd),
        Calls(Path, "x"),
        Calls(shutil.rmtree, "nowhere"),
    ],
)
def test_nothing_but_pages_is_read(call: Calls) -> None:
    assert read_pages(zlib.compress(pickle.dumps(call)), None, FILES) is None


@pytest.mark.parametrize(
    "name", ["weasyprint os.system", "weasyprint.urls Path", "weasyprint.document io", "posix system", "builtins exec"]
)
def test_nothing_is_reached_through_the_modules_of_pages(name: str) -> None:
    written = b"c" + name.replace(" ", "\n").encode() + b"\n."
    assert read_pages(zlib.compress(written), None, FILES) is None


def test_what_is_no_pickle_is_no_pages() -> None:
    assert read_pages(b"x", None, FILES) is None
    assert read_pages(zlib.compress(b"x"), None, FILES) is None
