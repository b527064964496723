"""The quick guide: two pages that say what each chapter says at its head, nothing else, in a form that can be filed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from book.book_links import links_of, places_of
from book.parts import letters
from book.readers import BY_DEFAULT, READERS, lines_of, parted_lines, read
from book.verapdf import FLAVOURS, validate
from built_site import read_site
from handbook_sources import LOCALES, Handbook, path_of

PAGES = 2
LARGEST = 90_000  # bytes: it is sent by telephone and mail
ITS_MARKS = re.compile(r"\[[0-9๐-๙]{1,2}\]")


def guide_file(site: Path, locale: str) -> Path:
    """The guide of a language."""
    return site / "downloads" / f"cctv-quick-guide-{locale}.pdf"


def points(site: Path, handbook: Handbook, locale: str) -> dict[str, list[Any]]:
    """What the numbered chapters of the site say at their heads; annexes have no place in the guide."""
    pages = read_site(site)
    chapters = [key for key in handbook.chapters if "chapter" in handbook.meta(key, locale)]
    found = {key: pages[path_of(key, locale)].select("article .hb-lead li") for key in chapters}
    return {key: items for key, items in found.items() if items}


def words_of(item: Any) -> str:
    """A point as the guide has it, without white space and the numbers of sources, which are the guide's own."""
    for mark in item.cssselect(".hb-source"):
        mark.drop_tree()
    for mark in item.cssselect(".hb-wait + .hb-state"):
        mark.text = f"[{mark.text}]"
    return letters(item.text_content())


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_open_has_its_badge_in_the_points_themselves(site: Path, handbook: Handbook, locale: str) -> None:
    """The guide has no other part of the chapter: a quiet link alone would say nothing on paper."""
    for key, items in points(site, handbook, locale).items():
        links = [link for item in items for link in item.cssselect(".hb-again, .hb-wait + .hb-state")]
        badges = {link.get("href") for link in links if "hb-state" in link.get("class")}
        assert {link.get("href") for link in links} == badges, key


@pytest.mark.parametrize("locale", LOCALES)
def test_the_guide_is_one_sheet(site: Path, locale: str) -> None:
    guide = guide_file(site, locale)
    assert len(PdfReader(guide).pages) == PAGES
    assert guide.stat().st_size < LARGEST


@pytest.mark.parametrize("reader", [reader for reader in READERS if reader != BY_DEFAULT])
@pytest.mark.parametrize("locale", LOCALES)
def test_the_guide_says_every_point_of_the_chapters_in_order(
    site: Path, handbook: Handbook, locale: str, reader: str
) -> None:
    said = ITS_MARKS.sub("", "".join(read(guide_file(site, locale), reader)))
    at = 0
    for point in (words_of(item) for items in points(site, handbook, locale).values() for item in items):
        found = said.find(point, at)
        assert found >= 0, point
        at = found + len(point)


@pytest.mark.parametrize("locale", LOCALES)
def test_poppler_by_default_keeps_every_line_whole_though_it_mixes_the_two_columns(site: Path, locale: str) -> None:
    said = "".join(read(guide_file(site, locale), BY_DEFAULT))
    lines = lines_of(guide_file(site, locale))
    assert len(lines) > 20
    assert [line for line in lines if line not in said] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_no_line_of_the_guide_begins_with_a_mark(site: Path, locale: str) -> None:
    assert parted_lines(guide_file(site, locale)) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_marks_of_the_guide_lead_to_its_own_list_and_links_to_the_site(
    site: Path, handbook: Handbook, locale: str
) -> None:
    guide, pages = guide_file(site, locale), read_site(site)
    targets = {link.target for link in links_of(guide)}
    outer = {target for target in targets if ":" in target}
    assert targets - outer == set(places_of(guide))
    said = points(site, handbook, locale)
    cited = any(item.cssselect("a.hb-source") for items in said.values() for item in items)
    assert bool(targets - outer) == cited
    for address in (target for target in outer if target.startswith(handbook.site_url)):
        path, _, id = address.removeprefix(handbook.site_url).partition("#")
        file = path if Path(path).suffix else f"{path}index.html"
        assert (site / file).is_file(), address
        assert not id or id in pages[file].ids, address
    assert {handbook.address(key, locale) for key in said} <= outer


@pytest.mark.parametrize("locale", LOCALES)
def test_verapdf_finds_nothing_in_the_guide(site: Path, locale: str) -> None:
    for flavour, verdict in validate(guide_file(site, locale), *FLAVOURS).items():
        assert verdict.compliant, (flavour, verdict.failures)
