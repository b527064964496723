"""Links to files lead to the names of their content and tell their size."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from handbook.forms.manifest import File, write_manifest
from handbook.site.downloads import lead_to_downloads, name_downloads, write_size

LINK = '<a href="{}downloads/x.pdf">x</a>'
DIGEST = sha256(b"x" * 1234).hexdigest()[:8]


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
def test_link_leads_to_the_content_and_size_stands_after_it(out: Path, path: str, top: str) -> None:
    file = _page(out, path, f"<article><p>{LINK.format(top)}, b</p></article>")
    lead_to_downloads(out)
    link = f'<a href="{top}downloads/x.{DIGEST}.pdf" download="x.pdf">x</a>'
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
    lead_to_downloads(out)
    assert "hb-size" not in file.read_text(encoding="utf-8")


def test_page_without_downloads_is_not_written_anew(out: Path) -> None:
    file = _page(out, "index.html", "<article>a<br/></article>")
    before = file.read_bytes()
    lead_to_downloads(out)
    assert file.read_bytes() == before


def test_downloads_have_a_name_of_their_content_beside_the_plain_one(out: Path) -> None:
    folder = out / "downloads"
    (folder / "forms" / "superseded").mkdir(parents=True)
    listed = [
        File("a.00000001.pdf", "typing", "a", "th", "0.1", "", 1, "", map="a.00000002.json"),
        File("superseded/a.00000003.pdf", "typing", "a", "th", "0.0", "", 1, "", is_superseded=True),
        File("forms-th.00000004.zip", "bundle", "", "th", "", "", 1, ""),
    ]
    write_manifest(folder / "forms", listed)
    kept = ["a.00000001.pdf", "a.00000002.json", "a.pdf", "superseded/a.00000003.pdf", "../forms-th.00000004.zip"]
    earlier = ["a.0000000a.pdf", "superseded/a.0000000b.pdf", "../x.0000000c.pdf", "../forms-th.0000000d.zip"]
    for name in (*kept, *earlier):
        (folder / "forms" / name).write_bytes(b"1")
    name_downloads(out)
    left = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    assert left == {
        *(f"forms/{name}" for name in (*kept[:4], "files.json", "SHA256SUMS")),
        *("forms-th.00000004.zip", "x.pdf", f"x.{DIGEST}.pdf"),
    }


def test_site_alone_has_no_downloads_to_name(tmp_path: Path) -> None:
    name_downloads(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "1 KB"), (499, "1 KB"), (1500, "2 KB"), (412_000, "412 KB"), (2_440_000, "2.4 MB")],
)
def test_size_counts_as_phones_do(number: int, written: str) -> None:
    assert write_size(number) == written
