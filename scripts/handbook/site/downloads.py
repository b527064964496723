"""Shows the size of files beside links to them, once the files exist."""

from __future__ import annotations

from pathlib import Path

from handbook.html.tree import insert_after, make, read_html, select, write_html
from handbook.thai.words import word


def show_sizes(out: Path) -> None:
    """Write the size of the file after each link to a download that exists.

    Links of class `hb-file` already show it.
    """
    for page in sorted(out.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        if "/downloads/" not in text and '"downloads/' not in text:
            continue
        tree = read_html(text)
        locale = tree.get("lang", "th")
        for link in select(tree, 'article a[href*="downloads/"]:not(.hb-file)'):
            file = (page.parent / link.get("href")).resolve()
            if not file.is_file():
                continue
            size = make("span", word(locale, "download.size", size=write_size(file.stat().st_size)), class_="hb-size")
            insert_after(link, size, " ")
        page.write_text(write_html(tree), encoding="utf-8")


def write_size(number: int) -> str:
    """A number of bytes as `412 KB` or `2.4 MB` (powers of ten, as phones show it)."""
    return f"{number / 1e6:.1f} MB" if number >= 1e6 else f"{max(1, round(number / 1e3))} KB"
