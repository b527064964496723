"""Files renamed by their content, and pages led to the new names."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.html.named_files import lead_to, name_file
from handbook.html.tree import read_html

NAMES = {"assets/a b.js": "assets/a b.1.js", "assets/c.css": "assets/c.2.css", "images/d.png": "images/d.3.png"}
PAGE = """<html><head><link rel="stylesheet" href="{0}assets/c.css"><link rel="icon" href="https://e.invalid/assets/c.css">
</head><body><script src="{0}assets/a%20b.js"></script><script>1</script><img src="{0}images/d.png"><img src="">
<svg><image href="{0}images/d.png"></image></svg><a href="{0}images/d.png">x</a></body></html>"""


def test_a_file_is_written_beside_the_one_it_is_made_of(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text("one")
    assert name_file(tmp_path, "a/x.txt") == "a/x.7692c3ad.txt"
    assert name_file(tmp_path, "a/x.txt", b"other") == "a/x.d9298a10.txt"
    assert {file.name: file.read_text() for file in (tmp_path / "a").iterdir()} == {
        "x.txt": "one",
        "x.7692c3ad.txt": "one",
        "x.d9298a10.txt": "other",
    }


@pytest.mark.parametrize(("path", "up"), [("index.html", ""), ("en/b/index.html", "../../"), ("404.html", "/cctv/")])
def test_pages_are_led_to_what_they_load_and_nowhere_else(path: str, up: str) -> None:
    tree = read_html(PAGE.format(up))
    lead_to(tree, path, "/cctv/", NAMES)
    assert tree.xpath("//link/@href") == [f"{up}assets/c.2.css", "https://e.invalid/assets/c.css"]
    assert tree.xpath("//script/@src") == [f"{up}assets/a%20b.1.js" if up != "/cctv/" else "/cctv/assets/a b.1.js"]
    assert tree.xpath("//img/@src") == [f"{up}images/d.3.png", ""]
    assert tree.xpath("//image/@href") == [f"{up}images/d.3.png"]
    assert tree.xpath("//a/@href") == [f"{up}images/d.png"]
