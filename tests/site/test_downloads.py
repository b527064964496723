"""Links to files tell their size."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.site.downloads import show_sizes, write_size

LINK = '<a href="{}downloads/x.pdf">x</a>'


def _page(out: Path, path: str, body: str, lang: str = "th") -> Path:
    file = out / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"<!doctype html>\n<html lang='{lang}'><body>{body}</body></html>", encoding="utf-8")
    return file


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A site with one download."""
    (tmp_path / "downloads").mkdir()
    (tmp_path / "downloads" / "x.pdf").write_bytes(b"x" * 1234)
    return tmp_path


@pytest.mark.parametrize(("path", "top"), [("index.html", ""), ("a/index.html", "../"), ("en/a/index.html", "../../")])
def test_size_stands_after_the_link(out: Path, path: str, top: str) -> None:
    link = LINK.format(top)
    file = _page(out, path, f"<article><p>{link}, b</p></article>")
    show_sizes(out)
    assert f'<p>{link} <span class="hb-size">(1 KB)</span>, b</p>' in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "body",
    [
        "<article><p>a</p></article>",
        LINK.format(""),
        '<article><a href="downloads/missing.pdf">x</a></article>',
        '<article><a href="downloads/x.pdf" class="hb-file">x</a></article>',
        '<article><a href="https://a.invalid/downloads/x.pdf">x</a></article>',
    ],
    ids=["no link", "outside the article", "no file", "says it itself", "elsewhere"],
)
def test_other_links_stay(out: Path, body: str) -> None:
    file = _page(out, "index.html", body)
    show_sizes(out)
    assert "hb-size" not in file.read_text(encoding="utf-8")


def test_page_without_downloads_is_not_written_anew(out: Path) -> None:
    file = _page(out, "index.html", "<article>a<br/></article>")
    before = file.read_bytes()
    show_sizes(out)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "1 KB"), (499, "1 KB"), (1500, "2 KB"), (412_000, "412 KB"), (2_440_000, "2.4 MB")],
)
def test_size_counts_as_phones_do(number: int, written: str) -> None:
    assert write_size(number) == written
