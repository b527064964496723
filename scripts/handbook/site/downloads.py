"""Downloads under the names of their content: links lead to these, and show the size, once the files exist.

The plain names stay beside them, whole at any moment: books and letters have them, and no page.
"""

from __future__ import annotations

from pathlib import Path

from handbook.corpus.form_specs import FORMS_FOLDER
from handbook.forms.manifest import read_manifest
from handbook.html.addresses import DOWNLOADS, hashed, is_hashed
from handbook.html.named_files import name_file
from handbook.html.tree import insert_after, make, read_html, select, write_html
from handbook.thai.words import word


def name_downloads(out: Path) -> None:
    """Name books and guides by their content; the files of forms have their names (forms/files.py).

    What an earlier build left under other names is deleted.
    """
    folder = out / DOWNLOADS
    if not folder.is_dir():
        return
    plain = [file.name for file in sorted(folder.glob("*.*")) if not is_hashed(file.name)]
    current = {name_file(folder, name) for name in plain}
    for file in read_manifest(folder / FORMS_FOLDER):
        current |= {f"{FORMS_FOLDER}/{name}" if file.form else name for name in (file.name, file.map)}
    for left in sorted(folder.rglob("*.*")):
        if is_hashed(left.name) and left.relative_to(folder).as_posix() not in current:
            left.unlink()


def lead_to_downloads(out: Path) -> None:
    """Lead each link to a download that exists to the name of its content, and write its size after it.

    Links of class `hb-file` already do and say so.
    """
    for page in sorted(out.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        if "/downloads/" not in text and '"downloads/' not in text:
            continue
        tree = read_html(text)
        locale = tree.get("lang", "th")
        for link in select(tree, 'article a[href*="downloads/"]:not(.hb-file)'):
            folder, slash, name = link.get("href").rpartition("/")
            file = (page.parent / link.get("href")).resolve()
            if not file.is_file():
                continue
            link.set("href", f"{folder}{slash}{hashed(name, file.read_bytes())}")
            link.set("download", name)
            size = make("span", word(locale, "download.size", size=write_size(file.stat().st_size)), class_="hb-size")
            insert_after(link, size, " ")
        page.write_text(write_html(tree), encoding="utf-8")


def write_size(number: int) -> str:
    """A number of bytes as `412 KB` or `2.4 MB` (powers of ten, as phones show it)."""
    return f"{number / 1e6:.1f} MB" if number >= 1e6 else f"{max(1, round(number / 1e3))} KB"
