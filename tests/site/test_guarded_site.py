"""Texts of settings and front matter stay texts on every page, and what programs leave in docs/ stays out of the site.

The theme's own templates escape nothing, and the engine copies what it does not know: the adapter makes them.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from checks.case_folders import MINIMAL
from handbook.__main__ import main
from handbooks import ROOT, i18n, read_settings, write_settings

_HOSTILE = '{name}<img src=x onerror=1></title></script><script>1</script>" onfocus="1" x=\'&lt;b&gt; R&D < 5'
LEFT = ("Thumbs.db", "desktop.ini", "~$letter.docx", "page.md~", "#page.md#", ".vscode/x.js", ".DS_Store", "._page.md")


def hostile(name: str) -> str:
    return _HOSTILE.replace("{name}", name)


def both(name: str) -> dict[str, str]:
    return {locale: hostile(f"{name}-{locale}") for locale in ("th", "en")}


def all_hostile(root: Path) -> None:
    """Put such a text into every setting and front matter that takes any text."""
    settings = read_settings(root)
    handbook = settings["extra"]["handbook"]
    handbook |= {name: both(name) for name in ("title", "short_title", "province", "edition")}
    handbook["contact"] |= {name: both(name) for name in ("unit", "place")}
    handbook["contact"]["phone"] = {locale: f"0 2000 0000 {text}" for locale, text in both("phone").items()}
    settings["site_name"] = hostile("site")
    settings["nav"] = ["index.md", {hostile("section"): [{hostile("entry"): "page.md"}]}]
    settings["theme"]["palette"][0]["toggle"]["name"] = hostile("toggle")
    thai, english = i18n(settings)["languages"]
    thai |= {"name": hostile("thai")}
    names = {hostile("section"): hostile("translated"), hostile("entry"): hostile("entry-en")}
    english |= {"name": hostile("english"), "site_name": hostile("site-en"), "nav_translations": names}
    write_settings(root, settings)
    for page in (root / "docs").glob("*.md"):
        lines = page.read_text(encoding="utf-8").split("\n")
        for number, line in enumerate(lines):
            name, colon, _ = line.partition(": ")
            if colon and name in {"title", "description", "owner"}:
                quoted = hostile(f"{name}-{page.stem}").replace("'", "''")
                lines[number] = f"{name}: '{quoted}'"
        page.write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with such texts alone, made from a folder with such files."""
    root = tmp_path_factory.mktemp("hostile") / "project"
    shutil.copytree(MINIMAL, root)
    shutil.copytree(ROOT / "overrides", root / "overrides")
    all_hostile(root)
    for name in LEFT:
        (root / "docs" / name).parent.mkdir(exist_ok=True)
        (root / "docs" / name).write_text("left by a program", encoding="utf-8")
    assert main(["--root", str(root), "build", "--only", "site", "--lang", "en"]) == 0
    return root / "site"


@pytest.fixture(scope="module")
def pages(guarded: Path) -> dict[str, Any]:
    """Path -> tree of each of its pages."""
    return {
        file.relative_to(guarded).as_posix(): html.fromstring(file.read_text(encoding="utf-8"))
        for file in sorted(guarded.rglob("*.html"))
    }


def test_no_text_becomes_an_element_or_an_attribute(pages: dict[str, Any]) -> None:
    assert sorted(pages) == [
        *("404.html", "en/index.html", "en/page/index.html", "index.html", "page/index.html", "strip-picture.html"),
        "verify.html",
    ]
    for path, tree in pages.items():
        assert tree.xpath("//img | //b[not(@*) and .='']") == [], path
        assert [script for script in tree.iter("script") if script.text == "1"] == [], path
        assert [name for name in tree.xpath("//@*/..") if any(key.startswith("on") for key in name.attrib)] == [], path


def test_texts_are_shown_as_they_are_written(pages: dict[str, Any]) -> None:
    for path, names in {
        "page/index.html": ["short_title-th", "province-th", "edition-th", "unit-th", "phone-th", "section", "entry"],
        "en/page/index.html": ["short_title-en", "province-en", "edition-en", "unit-en", "phone-en", "translated"],
    }.items():
        text = pages[path].text_content()
        assert [name for name in names if hostile(name) not in text] == []
        described = pages[path].xpath("//meta[@name='description']/@content")
        assert described == [hostile("description-page" if path == "page/index.html" else "description-page.en")]


def test_what_programs_leave_is_not_published(guarded: Path) -> None:
    files = [file for file in guarded.rglob("*") if file.is_file()]
    assert len(files) > 30
    assert [file for file in files if file.read_bytes() == b"left by a program"] == []
