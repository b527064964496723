"""The page for contributors: complete by itself, in both languages, led to from nowhere that readers see."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from built_site import BuiltPage, parts_of_plain_page
from handbook.html.addresses import STRIPPING_PAGE
from handbook.site.stripping_page import write_stripping_page


def test_page_loads_files_of_the_site_alone_and_may_send_nothing(tmp_path: Path, site_alone: Path) -> None:
    written = write_stripping_page(tmp_path, parts_of_plain_page(site_alone, "strip-picture.js"))
    assert (written.path, written.ids) == (STRIPPING_PAGE, frozenset({"choose", "done"}))
    assert len(written.addresses) == 3
    for address in written.addresses:
        assert (site_alone / address).is_file(), address
    tree = html.parse(tmp_path / STRIPPING_PAGE)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; script-src 'self'; ")
    assert "connect-src" not in policy
    assert tree.xpath("//script[text()] | //style | //@style") == []


def test_page_says_the_same_in_both_languages(tmp_path: Path, site_alone: Path) -> None:
    write_stripping_page(tmp_path, parts_of_plain_page(site_alone, "strip-picture.js"))
    tree = html.parse(tmp_path / STRIPPING_PAGE)
    assert len(tree.xpath("//main/p")) == len(tree.xpath("//section[@lang='en']/p")) == 2
    assert all(" · " in said for said in tree.xpath("//ul/@*[starts-with(name(), 'data-')] | //label/text()"))


def test_readers_and_search_engines_are_not_led_to_it(site_alone: Path, pages: dict[str, BuiltPage]) -> None:
    assert html.parse(site_alone / STRIPPING_PAGE).xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert [
        path for path, page in pages.items() if STRIPPING_PAGE in html.tostring(page.tree, encoding="unicode")
    ] == []
    for file in (*site_alone.glob("sitemap*.xml"), *(site_alone / "search").glob("*.js*")):
        assert STRIPPING_PAGE not in file.read_text(encoding="utf-8"), file
