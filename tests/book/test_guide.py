"""The quick guide: two pages that say what each chapter says at its head, nothing else, in a form that can be filed."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from book.readers import READERS, read
from book.verapdf import validate
from built_site import KEYS, path_of, read_site
from handbook.authored.settings import load_settings
from handbook.book.guide import Place, longest_points, print_guide
from handbook.corpus.read import read_corpus
from handbook.html.tree import add, make
from handbook.press.press import Details, opened_press
from handbook.problems import ProblemsError
from handbooks import ROOT

ANNEXES = ("forms/index", "checklist", "tor", "laws", "glossary", "local-governments", "faq", "confirm")
CHAPTERS = tuple(key for key in KEYS if key not in (*ANNEXES, "index", "changes"))


@pytest.fixture(scope="module", params=["th", "en"])
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def guide(site: Path, locale: str) -> Path:
    return site / "downloads" / f"cctv-quick-guide-{locale}.pdf"


def test_it_is_one_sheet(guide: Path) -> None:
    assert len(PdfReader(guide).pages) == 2
    assert guide.stat().st_size < 90_000


def points(site: Path, locale: str) -> list[str]:
    """What the chapters of the site say at their heads, without white space and the numbers of sources."""
    pages = read_site(site)
    found = []
    for key in CHAPTERS:
        items = pages[path_of(key, locale)].select("article .hb-lead li")
        assert 3 <= len(items) <= 5, key
        for item in items:
            for mark in item.cssselect(".hb-source"):
                mark.drop_tree()
            for mark in item.cssselect(".hb-wait + .hb-state"):
                mark.text = f"[{mark.text}]"
            found.append("".join(item.text_content().split()))
    return found


@pytest.mark.parametrize("reader", READERS)
def test_it_says_every_point_of_the_chapters_in_order(site: Path, guide: Path, locale: str, reader: str) -> None:
    text = "".join(read(guide, reader))
    said = _without_marks(text)
    at = 0
    for point in points(site, locale):
        found = said.find(point, at)
        assert found >= 0, point
        at = found + len(point)


def _without_marks(text: str) -> str:
    """The text without `[๑]`, which the guide numbers by itself."""
    for number in range(1, 20):
        for digits in (str(number), str(number).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))):
            text = text.replace(f"[{digits}]", "")
    return text


def test_marks_lead_to_its_own_list_and_links_to_the_site(site: Path, guide: Path, locale: str) -> None:
    reader = PdfReader(guide)
    places = {str(name) for name in reader.named_destinations}
    inner, outer = set(), set()
    for sheet in reader.pages:
        for link in (annotation.get_object() for annotation in sheet.get("/Annots", [])):
            if "/URI" in link.get("/A", {}):
                outer.add(str(link["/A"]["/URI"]))
            else:
                inner.add(str(link.get("/Dest") or link["/A"]["/D"]))
    assert inner == places
    assert len(inner) >= 5
    pages = read_site(site)
    base = "https://example.invalid/cctv/"
    for address in outer - {"tel:+6627025021"}:
        path, _, id = address.removeprefix(base).partition("#")
        page = pages[f"{path}index.html"]
        assert not id or id in page.ids, address
    assert {f"{base}{path_of(key, locale).removesuffix('index.html')}" for key in CHAPTERS} <= outer


def test_verapdf_finds_nothing(guide: Path) -> None:
    for flavour, verdict in validate(guide, "3a", "ua1").items():
        assert verdict.compliant, (flavour, verdict.failures)


def test_points_too_long_for_a_sheet_are_told(site: Path, tmp_path: Path) -> None:
    tree = make("html", lang="en")
    add(add(tree, "head"), "title", "x")
    columns = add(add(add(tree, "body"), "section", class_="hb-guide"), "div", class_="hb-guide__columns")
    add(columns, "p", "word " * 6_000)
    with pytest.raises(ProblemsError) as raised, opened_press(site, "x.pdf") as press:
        print_guide(tree, press, tmp_path / "x.pdf", Details({}, {}, []), Place("docs/a.md", 7))
    assert [(problem.path, problem.line, problem.code) for problem in raised.value.problems] == [
        ("docs/a.md", 7, "HB607")
    ]
    assert not list(tmp_path.iterdir())


def test_the_longest_points_are_the_ones_to_shorten(locale: str) -> None:
    place = longest_points(read_corpus(load_settings(ROOT))[0], locale)
    lines = (ROOT / place.path).read_text(encoding="utf-8").splitlines()
    assert lines[place.line - 1].startswith("/// essentials")
