"""The page that checks the published files: complete by itself, in both languages, led to from nowhere."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from built_site import BuiltPage, parts_of_plain_page
from handbook.html.addresses import SITE_SUMS, VERIFYING_PAGE
from handbook.site.verifying_page import write_verifying_page
from handbook.site.web_servers import HOST_FILES


def test_page_loads_files_of_the_site_alone(tmp_path: Path, site_alone: Path) -> None:
    written = write_verifying_page(tmp_path, parts_of_plain_page(site_alone, "verify.js"))
    assert (written.path, set(written.ids)) == (VERIFYING_PAGE, {"start", "progress", "result", "list", "faults"})
    assert len(written.addresses) == 3
    for address in written.addresses:
        assert (site_alone / address).is_file(), address
    tree = html.parse(tmp_path / VERIFYING_PAGE)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; script-src 'self'; ")
    assert policy.endswith("; connect-src 'self'")
    assert tree.xpath("//script[text()] | //style | //@style") == []
    assert tree.xpath("//button[@disabled]"), "pressed before the script is there it would do nothing"


def test_script_is_told_the_list_and_what_no_server_serves(tmp_path: Path, site_alone: Path) -> None:
    write_verifying_page(tmp_path, parts_of_plain_page(site_alone, "verify.js"))
    (result,) = html.parse(tmp_path / VERIFYING_PAGE).xpath("//p[@id='result']")
    assert result.get("data-sums") == SITE_SUMS
    assert result.get("data-unserved").split() == list(HOST_FILES)


def test_page_says_the_same_in_both_languages(tmp_path: Path, site_alone: Path) -> None:
    write_verifying_page(tmp_path, parts_of_plain_page(site_alone, "verify.js"))
    tree = html.parse(tmp_path / VERIFYING_PAGE)
    assert len(tree.xpath("//main/p[text()]")) == len(tree.xpath("//section[@lang='en']/p")) == 2
    said = tree.xpath("//p[@id='result']/@*[starts-with(name(), 'data-')][. != '']")
    assert sum(" · " in text for text in said) == len(said) - 2


def test_readers_are_not_led_to_it(site_alone: Path, pages: dict[str, BuiltPage]) -> None:
    assert html.parse(site_alone / VERIFYING_PAGE).xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert [
        path for path, page in pages.items() if VERIFYING_PAGE in html.tostring(page.tree, encoding="unicode")
    ] == []
