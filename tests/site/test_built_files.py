"""Files of the built site that are about all pages, and what each page has of them: policy, search, sheets, scripts."""

from __future__ import annotations

import base64
import subprocess
from hashlib import sha256
from pathlib import Path

from lxml import etree

from built_site import BuiltPage, plain, read_site
from laws.search_index import *  # noqa: F403 - tests are found by name
from laws.sitemaps import *  # noqa: F403 - tests are found by name


def pages_of(site: Path) -> list[BuiltPage]:
    return [*read_site(site).values(), BuiltPage(site, "404.html")]


def policies(page: BuiltPage) -> list[str]:
    return [meta.get("content") for meta in page.select('head > meta[http-equiv="Content-Security-Policy"]')]


def test_every_page_has_the_one_policy_before_anything_it_rules(site_alone: Path) -> None:
    found = set()
    for page in pages_of(site_alone):
        (policy,) = policies(page)
        found.add(policy)
        names = [(element.tag, element.get("http-equiv")) for element in page.select("head")[0]]
        assert names[:2] == [("meta", None), ("meta", "Content-Security-Policy")], page.path
    (policy,) = found
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in policy
    assert "http" not in policy


def test_policy_names_exactly_the_scripts_that_stand_in_the_pages(site_alone: Path) -> None:
    hashes = set()
    for page in pages_of(site_alone):
        for script in page.select("script:not([src])"):
            if script.get("type") is None:
                digest = sha256(script.text.encode()).digest()
                hashes.add(f"'sha256-{base64.b64encode(digest).decode()}'")
        assert page.tree.xpath("//@style | //style | //@*[starts-with(name(), 'on')]") == [], page.path
    policy = policies(BuiltPage(site_alone, "index.html"))[0]
    assert set(policy.split("script-src ")[1].split(";")[0].split()) == hashes | {"'self'"}
    assert len(hashes) == 3


def test_headers_say_only_what_a_page_cannot(site_alone: Path) -> None:
    """Hashes of scripts in a header would block those of pages that are not of its edition, while one is published."""
    policy = "frame-ancestors 'self'"
    sent = (site_alone / ".htaccess").read_text(encoding="utf-8")
    assert [line.strip() for line in sent.splitlines() if "Content-Security-Policy" in line] == [
        f'Header always set Content-Security-Policy "{policy}"'
    ]
    root = etree.parse(site_alone / "web.config").getroot()
    written = {add.get("name"): add.get("value") for add in root.iterfind(".//customHeaders/add")}
    assert written["Content-Security-Policy"] == policy
    assert written["X-Content-Type-Options"] == "nosniff"


def test_every_part_is_named_by_its_content(site_alone: Path) -> None:
    """Whoever has an older page open asks for the names in it: none of them may stand for other bytes."""
    folders = ("assets", "search", "images")
    files = [file for name in folders for file in sorted((site_alone / name).rglob("*")) if file.is_file()]
    named = [file for file in files if plain(file.name) != file.name]
    assert [file for file in named if file.name.split(".")[-2] != sha256(file.read_bytes()).hexdigest()[:8]] == []
    # The fonts' licence; the pointers to the index, which follow the pages.
    others = ["OFL.txt", "en.3.js", "th.3.js"]
    assert sorted(file.name for file in files if file not in named) == others


def test_every_part_is_led_to(site_alone: Path) -> None:
    """By the published name, from a page or from another part."""
    files = [file for file in site_alone.rglob("*") if file.suffix in {".html", ".css", ".js"}]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    named = [file for file in (site_alone / "assets").rglob("*.*") if plain(file.name) != file.name]
    assert len(named) == 25
    assert [file.name for file in named if file.name not in text] == []


def test_stock_search_is_gone(site_alone: Path) -> None:
    assert not (site_alone / "assets" / "javascripts" / "lunr").exists()
    assert not (site_alone / "assets" / "javascripts" / "workers").exists()
    assert not (site_alone / "search" / "search_index.json").exists()


def test_every_page_loads_two_sheets_and_forms_one_more(site_alone: Path) -> None:
    for page in [*read_site(site_alone).values(), BuiltPage(site_alone, "404.html")]:
        sheets = [link.get("href").rpartition("/")[2].partition(".")[0] for link in page.select("link[rel=stylesheet]")]
        assert sheets == ["main", "handbook", *(["webform"] if page.select("form.hb-form") else [])], page.path


def test_what_the_site_gives_is_code_and_can_be_read(site_alone: Path, tmp_path: Path) -> None:
    scripts = (site_alone / "assets" / "javascripts").rglob("*.js")
    given = [file for file in scripts if not file.name.startswith("bundle.")]
    assert len(given) == 15
    for file in given:
        text = file.read_text(encoding="utf-8")
        assert [line for line in text.splitlines() if line != line.strip() or line.startswith("//")] == [], file
        module = tmp_path / f"{file.stem}.mjs"
        module.write_text(text, encoding="utf-8")
        subprocess.run(["node", "--check", str(module)], check=True, capture_output=True)
