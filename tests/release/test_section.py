"""What is pasted into a CMS: nothing in it that WordPress takes out, and each link and sum of the edition."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from handbook_sources import Handbook
from releasing import ADDRESS

KEPT = {
    "a": {"href"},
    "code": set(),
    "div": {"lang"},
    "h3": set(),
    "p": set(),
    "strong": set(),
    "table": set(),
    "tbody": set(),
    "td": set(),
    "th": {"scope"},
    "thead": set(),
    "tr": set(),
}
"""Of $allowedposttags in wp-includes/kses.php, as its older versions have them; 6.1.9 leaves the fragment as it is."""


@pytest.fixture(scope="module")
def text(released: Path) -> str:
    return (released / "section.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tree(text: str) -> Any:
    return html.fragment_fromstring(text, create_parent="body")


def test_no_element_and_no_attribute_is_taken_out(tree: Any) -> None:
    for element in tree.iterdescendants():
        assert isinstance(element.tag, str), "no comments"
        assert set(element.attrib) <= KEPT[element.tag], element.tag
        assert element.get("href", "http://").startswith("http://"), "kses knows http and https"


def test_each_language_stands_on_one_line(text: str, tree: Any) -> None:
    """The older editor of WordPress writes a line end inside a block as a break."""
    assert [part.get("lang") for part in tree] == ["th", "en"]
    assert len(text.splitlines()) == 2


def test_links_and_sums_are_those_of_the_edition(released: Path, tree: Any) -> None:
    with zipfile.ZipFile(released / "cctv-handbook-2569-1-site.zip") as site:
        names = site.namelist()
        for link in tree.iterdescendants("a"):
            assert link.get("href").removeprefix(ADDRESS) in names
        rows = tree.xpath(".//tbody/tr")
        for row in rows:
            path = row.xpath("td/a/@href")[0].removeprefix(ADDRESS)
            assert path.startswith("downloads/")
            (sums,) = row.xpath("td/code/text()")
            assert sums.replace(" ", "") == hashlib.sha256(site.read(path)).hexdigest()
    assert len(rows) == 6


def test_no_table_is_wider_than_a_phone(tree: Any) -> None:
    """A sum in one word made tables of WordPress's own themes wider than their pages."""
    words = [word for table in tree.iterdescendants("table") for word in " ".join(table.itertext()).split()]
    assert max(len(word) for word in words if word.isascii()) <= 12


def test_edition_day_and_standing_are_told_in_both_languages(released: Path, tree: Any) -> None:
    thai, english = (part.text_content() for part in tree)
    title = Handbook(released.parent).facts["title"]
    for said in (title["th"], "ฉบับที่ 2569-1", "20 พฤศจิกายน 2569", "มิใช่ฉบับของทางราชการ"):
        assert said in thai
    for said in (title["en"], "Edition 2569-1", "20 November 2026", "not an official edition"):
        assert said in english
