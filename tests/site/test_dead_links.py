"""Addresses inside the finished site: each leads to a file and an id that are there, or is told once."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from built_site import BuiltPage
from handbook.authored.settings import Settings, load_settings
from handbook.cache.store import NO_CACHE, Cache
from handbook.html.tree import read_html
from handbook.problems import Problem
from handbook.site.dead_links import WrittenPage, dead_links, written_page
from handbooks import ROOT, lay_out, read_settings, run_handbook, write_settings

ALIVE = """<html><head><link rel=canonical href="https://sample.invalid/cctv/a/">
<link rel=stylesheet href="../s.css"><meta http-equiv=refresh content="0; url=../a/index.html">
<script id=__config>{"base": "..", "search": "../w.js?lang=th"}</script></head><body id=top>
<a href="#top">1</a><a href="#">2</a><a href="../a/#here">3</a><a href="../a/index.html?q=1#here">4</a>
<a href="/cctv/a/">5</a><a href="https://else.invalid/x">6</a><a href="mailto:a@b.invalid">7</a><a href="..">8</a>
<img src="../p%20q.png" srcset="../p%20q.png 1x, data:image/png;base64,AA 2x"><form action="./"></form>
<p style="background: url('../p%20q.png')">9</p><style>p { background: url(data:image/png,x) }</style></body></html>"""
DEAD = """<html><body><a href="nowhere/">1</a><a href="../a/#gone">2</a><a href="#gone">3</a><a href="../../out">4</a>
<img src="../no.png" srcset="../no-1.png 1x, ../no-2.png 2x"><video poster="../no.jpg"></video>
<form action="../send"><button formaction="../other">5</button></form><object data="../no.pdf"></object>
<p style="background: url(../no-3.png)">6</p>
<style>@import "no.css"; @media print { p { src: url("no-4.png") } }</style>
<a href="/root">7</a><a href="https://sample.invalid/cctv/gone/">8</a>
<script id=__config>{"search": "../no-worker.js?lang=th"}</script><a href="../downloads/x.pdf">9</a></body></html>"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a handbook whose site is at a path of its host."""
    root = lay_out(tmp_path / "project")
    return replace(load_settings(root), site_url="https://sample.invalid/cctv/")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A site of five files."""
    for name in ("index.html", "a/index.html", "b/index.html", "w.js", "p q.png"):
        (tmp_path / "out" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "out" / name).touch()
    (tmp_path / "out" / "s.css").write_text("a { background: url(p%20q.png) }", encoding="utf-8")
    return tmp_path / "out"


def _pages(*texts: str) -> list[WrittenPage]:
    """The page `a`, and one of each text, as `b`, `c` and so on."""
    first = WrittenPage("a/index.html", "docs/a.md", frozenset({"here"}), frozenset())
    others = [
        written_page(read_html(text), f"{name}/index.html", f"docs/{name}.md")
        for name, text in zip("bcd", texts, strict=False)
    ]
    return [first, *others]


def _told(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.path, problem.details["address"]) for problem in problems]


def test_what_is_there_is_not_told(settings: Settings, out: Path) -> None:
    assert list(dead_links(out, _pages(ALIVE), settings, whole=True)) == []


def test_each_dead_address_is_told_once(settings: Settings, out: Path) -> None:
    found = sorted(dead_links(out, _pages(DEAD), settings, whole=True))
    assert {problem.code for problem in found} == {"HB610"}
    assert sorted(address for _, address in _told(found)) == [
        *("#gone", "../../out", "../a/#gone", "../downloads/x.pdf", "../no-1.png", "../no-2.png", "../no-3.png"),
        *("../no-worker.js?lang=th", "../no.jpg", "../no.pdf", "../no.png", "../other", "../send", "/root"),
        *("https://sample.invalid/cctv/gone/", "no-4.png", "no.css", "nowhere/"),
    ]


def test_downloads_are_another_builds_if_the_site_is_not_built_whole(settings: Settings, out: Path) -> None:
    pages = _pages('<html><body><a href="../downloads/x.pdf">1</a></body></html>')
    assert list(dead_links(out, pages, settings, whole=False)) == []
    assert len(list(dead_links(out, pages, settings, whole=True))) == 1


def test_a_sheet_that_a_page_loads_is_read(settings: Settings, out: Path) -> None:
    (out / "s.css").write_text("@font-face { src: url('f/no.woff2') }", encoding="utf-8")
    (out / "unused.css").write_text("@font-face { src: url('f/other.woff2') }", encoding="utf-8")
    cache = Cache(out.with_name("kept"), b"s" * 32, "maker")
    for kept in (NO_CACHE, cache, cache):
        dead = list(dead_links(out, _pages(ALIVE), settings, whole=True, cache=kept))
        assert _told(dead) == [("overrides/s.css", "f/no.woff2")]
    (out / "s.css").write_text("@font-face { src: url('f/not.woff2') }", encoding="utf-8")
    dead = list(dead_links(out, _pages(ALIVE), settings, whole=True, cache=cache))
    assert _told(dead) == [("overrides/s.css", "f/not.woff2")]


def test_a_fault_of_many_pages_is_told_at_the_template(settings: Settings, out: Path) -> None:
    template = settings.root / "overrides" / "partials" / "footer.html"
    template.write_text("<footer>\n  <a href=\"{{ 'gone/' | url }}\">", encoding="utf-8")
    page = '<html><body><a href="../gone/index.html">1</a></body></html>'
    (found,) = dead_links(out, _pages(page, page), settings, whole=True)
    assert (found.path, found.line, found.column) == ("overrides/partials/footer.html", 2, 16)
    assert found.details["count"] == "2"


def test_another_province_with_its_first_page_alone_has_no_dead_link(tmp_path: Path) -> None:
    root = _first_page_alone(tmp_path / "alone")
    done = run_handbook("build", "--only", "site", "--lang", "en", root=root)
    assert done.returncode == 0, done.stdout + done.stderr
    pages = sorted(file.relative_to(root / "site").as_posix() for file in (root / "site").rglob("*.html"))
    assert pages == ["404.html", "en/index.html", "index.html", "strip-picture.html", "verify.html"]
    assert BuiltPage(root / "site", "index.html").select(".md-banner .hb-state--wait")


def test_a_template_that_leads_nowhere_stops_the_build(tmp_path: Path) -> None:
    root = _first_page_alone(tmp_path / "broken")
    footer = root / "overrides" / "partials" / "footer.html"
    text = footer.read_text(encoding="utf-8")
    footer.write_text(text.replace(" if other in config.extra.pages", ""), encoding="utf-8")
    done = run_handbook("build", "--only", "site", "--lang", "en", root=root)
    assert done.returncode == 1
    assert not (root / "site").exists()
    told = [line for line in done.stderr.splitlines() if "HB610" in line]
    confirm, laws = (f"overrides/partials/footer.html:18:{column}" for column in (24, 35))
    assert [line.split(": error ")[0] for line in told] == [confirm, confirm, laws, laws]  # in each language


def _first_page_alone(root: Path) -> Path:
    """A handbook of one page and the data that every handbook has."""
    lay_out(root)
    minimal = ROOT / "tests" / "fixtures" / "minimal" / "docs"
    shutil.rmtree(root / "docs")
    (root / "docs").mkdir()
    shutil.copytree(minimal / "data", root / "docs" / "data")
    for name, heading in (("index.md", "หน้าแรก"), ("index.en.md", "Home")):
        front = (minimal / name).read_text(encoding="utf-8").split("---")[1]
        (root / "docs" / name).write_text(f"---{front}---\n\n# {heading} {{ #home }}\n", encoding="utf-8")
    settings = read_settings(root) | {"nav": ["index.md"]}
    settings["extra"]["handbook"]["contact"]["source"] = "letter-1"
    write_settings(root, settings)
    return root
