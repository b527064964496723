"""One SVG for both languages: the built page has one of the two, and names that no other drawing has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from handbook.html.tree import make, read_fragment, words_of, write_html
from handbook.site.figures import fill_figure, fill_figures
from single_steps import Steps, inner

SVG = """<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">
  <title data-en="Way of a proposal">เส้นทางของเรื่อง</title>
  <desc id="old" data-en="From agency to meeting">จากหน่วยงานถึงที่ประชุม</desc>
  <!-- ลูกศร -->
  <defs><marker id="arrow"><path d="M0 0"/></marker></defs>
  <g id="agency"><text data-en="Agency &amp; office">หน่วยงาน</text></g>
  <text>CCTV<tspan data-en="meeting">ที่ประชุม</tspan></text>
  <path d="M0 0" marker-end="url(#arrow)"/>
</svg>
"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A docs folder with one drawing."""
    folder = tmp_path / "figures"
    folder.mkdir()
    (folder / "way.svg").write_text(SVG, encoding="utf-8")
    return tmp_path


def _fill(docs: Path, locale: str, name: str = "way") -> Any:
    box = read_fragment('<figure class="hb-figure"><figcaption>Caption</figcaption></figure>')
    fill_figure(box, name, (docs / "figures" / f"{name}.svg").read_bytes(), locale)
    return box


def _named(box: Any, name: str) -> list[str]:
    return [words_of(element) for element in box.iter(name)]


@pytest.mark.parametrize(
    ("locale", "title", "description", "texts"),
    [
        ("th", "เส้นทางของเรื่อง", "จากหน่วยงานถึงที่ประชุม", ["หน่วยงาน", "CCTVที่ประชุม"]),
        ("en", "Way of a proposal", "From agency to meeting", ["Agency & office", "CCTVmeeting"]),
    ],
)
def test_drawing_speaks_the_language_of_the_page(
    docs: Path, locale: str, title: str, description: str, texts: list[str]
) -> None:
    box = _fill(docs, locale)
    assert _named(box, "title") == [title]
    assert _named(box, "desc") == [description]
    assert _named(box, "text") == texts
    assert box.xpath("//@data-en") == []


def test_drawing_stands_before_the_caption(docs: Path) -> None:
    box = _fill(docs, "th")
    assert [child.tag for child in box] == ["svg", "figcaption"]
    assert _named(box, "figcaption") == ["Caption"]


@pytest.mark.parametrize("locale", ["th", "en"])
def test_drawing_is_an_image_named_by_its_title_and_description(docs: Path, locale: str) -> None:
    (drawing,) = _fill(docs, locale).iter("svg")
    assert drawing.get("role") == "img"
    labels = drawing.get("aria-labelledby").split()
    assert labels == ["way-title", "way-desc"]
    assert [drawing.xpath(f"//*[@id='{label}']")[0].tag for label in labels] == ["title", "desc"]


def test_only_title_and_description_get_ids_of_their_own(docs: Path) -> None:
    box = _fill(docs, "en")
    assert box.xpath("//@id") == ["way-title", "way-desc", "arrow", "agency"]


def test_file_stays_as_it_is_for_the_other_language(docs: Path) -> None:
    _fill(docs, "en")
    assert (docs / "figures" / "way.svg").read_text(encoding="utf-8") == SVG
    assert "หน่วยงาน" in words_of(_fill(docs, "th"))


def test_drawing_can_be_written_as_html(docs: Path) -> None:
    page = make("body")
    page.append(_fill(docs, "en"))
    written = write_html(page)
    assert "<?xml" not in written
    assert "Agency &amp; office" in written


def test_place_of_a_missing_drawing_stays_empty(steps: Steps) -> None:
    page = steps.written('<figure data-hb-figure="nowhere"></figure>')
    fill_figures(page, steps.context(page))
    assert inner(page.article) == "<figure></figure>"


@pytest.mark.parametrize(("locale", "first"), [("th", "หน่วยงาน"), ("en", "Agency")])
def test_every_place_of_a_page_gets_its_drawing(steps: Steps, locale: str, first: str) -> None:
    place = '<figure data-hb-figure="sample-path"><figcaption>a</figcaption></figure>'
    page = steps.written(f"{place}<p>b</p><figure><figcaption>c</figcaption></figure>{place}", locale=locale)
    fill_figures(page, steps.context(page))
    assert [[child.tag for child in figure] for figure in page.article.iter("figure")] == [
        ["svg", "figcaption"],
        ["figcaption"],
        ["svg", "figcaption"],
    ]
    assert page.article.xpath("//@data-hb-figure | //@data-en") == []
    assert [words_of(next(drawing.iter("text"))) for drawing in page.article.iter("svg")] == [first, first]
