"""Does the comparison of book and site see what it is to see? The laws are in laws/book_text.py."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from book.book_parts import know_repeated_heads
from book.both import read_both, select
from book.differences import differences
from book.parts import Chapter, Part, make_chapter
from book.site_parts import SiteReader
from built_site import read_site
from handbook_sources import Handbook

# First in the chapters themselves, each harmed in its middle. To read and to compare is the same in both languages.


def drop(element: Any) -> None:
    element.drop_tree()


def say_again(element: Any) -> None:
    again = copy.deepcopy(element)
    again.tail = None
    element.addnext(again)


def change_number(element: Any) -> None:
    """Make the last digit another."""
    at = max(at for at, sign in enumerate(element.text) if sign.isdigit())
    other = "8" if element.text[at] != "8" else "9"
    element.text = element.text[:at] + other + element.text[at + 1 :]


def swap(element: Any) -> None:
    element.getprevious().addprevious(element)


# Chapters that have such a thing, what it is, what is done to it, what must tell of it.
HARMS: dict[str, tuple[int, str, Callable[[Any], None], set[str]]] = {
    "a cell is lost": (10, "td", drop, {"tables"}),
    "a row is lost": (10, "tbody > tr", drop, {"tables", "text"}),
    "a row has another place": (9, "tbody > tr + tr", swap, {"tables", "text"}),
    "a caption is lost": (10, "table > caption", drop, {"tables", "text", "numbers"}),
    "a heading is lost": (11, "h2, h3", drop, {"headings", "text"}),
    "an item is lost": (9, "li", drop, {"text"}),
    "a paragraph stands twice": (11, "p", say_again, {"text"}),
    "a number is another": (11, "span", change_number, {"text", "numbers"}),
    "a mark is lost": (9, ".hb-source", drop, {"text", "marks"}),
    "a mark leads elsewhere": (9, ".hb-source", lambda mark: mark.set("href", "#source-99"), {"marks"}),
    "a source is lost": (9, ".hb-sources > li", drop, {"sources", "marks"}),
}


@pytest.mark.parametrize("harm", HARMS)
def test_a_harm_to_any_chapter_is_seen(site: Path, handbook: Handbook, harm: str) -> None:
    both = read_both(site, handbook, "th")
    chapters, selector, do, kinds = HARMS[harm]
    harmed = 0
    for key in handbook.chapters:
        article = copy.deepcopy(both.site.article(key))
        found = article.cssselect(selector) if "sources" in selector else select(article, selector)
        if do is change_number:
            found = [element for element in found if any(sign.isdigit() for sign in element.text or "")]
        if do is swap:
            found = [element for element in found if element.text_content() != element.getprevious().text_content()]
        if not found:
            continue
        do(found[len(found) // 2])
        seen = differences(both.site.read(key, article), both.of_site[key])
        assert kinds <= {line.partition(":")[0] for line in seen}, (key, seen)
        harmed += 1
    assert harmed == chapters


# Then exactly, in a chapter of a few words.

FIXED, TURNING = "<tr><td>Fixed</td><td>25,000</td></tr>", "<tr><td>Turning</td><td>70,000</td></tr>"
PAGE = f"""<html><head><link rel=canonical href=https://example.invalid/></head><body><article><h1 id=index>Cameras</h1>
<p>Circular ว 3047 of 17 July <a class=hb-source href=#source-1>[1]</a> names <span class=hb-wait>the form</span>
<a class=hb-state>to be confirmed</a>.</p><ul><li>Ask first.</li><li>Then buy.</li></ul>
<ol class=hb-clauses><li><p>Propose.</p></li><li><p>Report in 30 days.</p></li></ol><h2 id=prices>Prices</h2>
<table><caption>Cameras</caption><thead><tr><th>Kind</th><th>Baht</th></tr></thead>
<tbody>{FIXED}{TURNING}</tbody></table><figure><svg><title>Wall</title><text>camera</text></svg></figure>
<p>See <a href=https://example.invalid/list>the list</a>.</p>
<section class=hb-page-sources><h2>Sources</h2><ol class=hb-sources><li id=source-1><span>A letter</span></li></ol>
</section></article></body></html>"""


def read_page(folder: Path, text: str) -> Chapter:
    (folder / "en").mkdir(exist_ok=True)
    (folder / "en" / "index.html").write_text(text, encoding="utf-8")
    return SiteReader(read_site(folder), "en", "arabic", ("index",), {}).read("index")


def test_a_page_is_read_as_its_reader_sees_it(tmp_path: Path) -> None:
    page = read_page(tmp_path, PAGE)
    assert page.letters == (
        "CamerasCircularว3047of17July[*]namestheform[tobeconfirmed].•Askfirst.•Thenbuy.Clause1Propose.Clause2Reportin30days."
        "PricesTable1CamerasKindBahtFixed25,000Turning70,000cameraSeethelist(https://example.invalid/list)."
    )
    assert page.headings == ["H1 Cameras", "H2 Prices"]
    assert page.tables == [
        "caption: Table1Cameras",
        "TH Kind | TH Baht",
        "TD Fixed | TD 25,000",
        "TD Turning | TD 70,000",
    ]
    assert page.numbers == ["3047", "17", "1", "2", "30", "1", "25,000", "70,000"]
    assert page.codes == ["ว3047"]
    assert (page.marks, page.sources, page.addresses) == (["Aletter"], ["Aletter"], ["https://example.invalid/list"])


HARMED: dict[str, tuple[str, str, list[str]]] = {
    "nothing": ("", "", []),
    "white space": ("Then buy.", "Then\n buy.", []),
    "a cell is lost": (
        "<td>70,000</td>",
        "",
        [
            "tables: «TD Turning | TD 70,000» -> «TD Turning»",
            "numbers: «70,000» -> «»",
            "text: «70,000» -> «»",
        ],
    ),
    "a cell is empty": (
        "<td>70,000</td>",
        "<td></td>",
        [
            "tables: «TD Turning | TD 70,000» -> «TD Turning | TD »",
            "numbers: «70,000» -> «»",
            "text: «70,000» -> «»",
        ],
    ),
    "a word is in the cell before": (
        "<td>Fixed</td><td>25,000</td>",
        "<td>Fixed 25,000</td><td></td>",
        ["tables: «TD Fixed | TD 25,000» -> «TD Fixed25,000 | TD »"],
    ),
    "a row is lost": (
        FIXED,
        "",
        ["tables: «TD Fixed | TD 25,000» -> «»", "numbers: «25,000» -> «»", "text: «Fixed25,000» -> «»"],
    ),
    "a row stands twice": (
        FIXED,
        FIXED + FIXED,
        ["tables: «» -> «TD Fixed | TD 25,000»", "numbers: «» -> «25,000»", "text: «» -> «Fixed25,000»"],
    ),
    "rows have changed places": (
        FIXED + TURNING,
        TURNING + FIXED,
        [
            "tables: «» -> «TD Turning | TD 70,000»",
            "tables: «TD Turning | TD 70,000» -> «»",
            "numbers: «» -> «70,000»",
            "numbers: «70,000» -> «»",
            "text: «» -> «Turning70,000»",
            "text: «Turning70,000» -> «»",
        ],
    ),
    "a head is no head": ("<th>Kind</th>", "<td>Kind</td>", ["tables: «TH Kind | TH Baht» -> «TD Kind | TH Baht»"]),
    "a caption is another": (
        "<caption>Cameras",
        "<caption>Prices",
        ["tables: «caption: Table1Cameras» -> «caption: Table1Prices»", "text: «Cameras» -> «Prices»"],
    ),
    "a paragraph stands twice": ("<p>Propose.</p>", "<p>Propose.</p><p>Propose.</p>", ["text: «» -> «Propose.»"]),
    "an item is lost": ("<li>Then buy.</li>", "", ["text: «•Thenbuy.» -> «»"]),
    "an item has no point": ("<li>Then buy.</li></ul>", "</ul><p>Then buy.</p>", ["text: «•» -> «»"]),
    "a heading is lost": (
        "<h2 id=prices>Prices</h2>",
        "",
        ["headings: «H2 Prices» -> «»", "text: «Prices» -> «»"],
    ),
    "a heading is none": ("<h2 id=prices>Prices</h2>", "<p>Prices</p>", ["headings: «H2 Prices» -> «»"]),
    "a heading is of another level": (
        "<h2 id=prices>Prices</h2>",
        "<h3>Prices</h3>",
        ["headings: «H2 Prices» -> «H3 Prices»"],
    ),
    "a circular is another": (
        "3047",
        "3048",
        ["codes: «ว3047» -> «ว3048»", "numbers: «3047» -> «3048»", "text: «3047» -> «3048»"],
    ),
    "a number is in other digits": ("17 July", "๑๗ July", ["numbers: «17» -> «๑๗»", "text: «17» -> «๑๗»"]),
    "a number falls apart": (
        "30 days",
        "3 0 days",
        ["spaces: after «ose.Clause2Reportin3» the book has one before «0»"],
    ),
    "words run together": (
        "Ask first",
        "Askfirst",
        ["spaces: after «[tobeconfirmed].•Ask» the book has none before «f»"],
    ),
    "a mark is lost": (
        "<a class=hb-source href=#source-1>[1]</a>",
        "",
        ["marks: «Aletter» -> «»", "text: «[*]» -> «»"],
    ),
    "a source is another": (
        "A letter",
        "No letter",
        ["marks: «Aletter» -> «Noletter»", "sources: «Aletter» -> «Noletter»"],
    ),
    "a drawing is lost": (
        "<svg><title>Wall</title><text>camera</text></svg>",
        "",
        ["pictures: «Wall» -> «»", "text: «camera» -> «»"],
    ),
    "an address is another": (
        "invalid/list>",
        "invalid/lists>",
        ["addresses: «https://example.invalid/list» -> «https://example.invalid/lists»", "text: «list» -> «lists»"],
    ),
}


def briefly(line: str) -> str:
    """A difference without what stands before it."""
    kind, _, rest = line.partition(": after «")
    _, found, theirs = rest.partition("» the site has ")
    return f"{kind}: {theirs}".replace(", the book ", " -> ") if found else line


@pytest.mark.parametrize("harm", HARMED)
def test_a_difference_is_told_once_in_each_respect(tmp_path: Path, harm: str) -> None:
    old, new, told = HARMED[harm]
    assert old in PAGE
    found = differences(read_page(tmp_path, PAGE), read_page(tmp_path, PAGE.replace(old, new, 1)))
    assert [briefly(line) for line in found] == told


def test_a_difference_is_told_with_what_stands_before_it(tmp_path: Path) -> None:
    harmed = PAGE.replace("<td>70,000</td>", "")
    row, number, text = differences(read_page(tmp_path, PAGE), read_page(tmp_path, harmed))
    assert row == (
        "tables: after «caption: Table1Cameras, TH Kind | TH Baht, TD Fixed | TD 25,000» the site has "
        "«TD Turning | TD 70,000», the book «TD Turning»"
    )
    assert number == "numbers: after «3047, 17, 1, 2, 30, 1, 25,000» the site has «70,000», the book «»"
    assert text == "text: after «Table1CamerasKindBahtFixed25,000Turning» the site has «70,000», the book «»"


def table(page: int, caption: str, head: str, *rows: str) -> Part:
    parts: list[Part | str] = [Part("Caption", [caption])] if caption else []
    parts.append(Part("THead", [Part("TR", [Part("TH", [head])])]))
    return Part("Table", [*parts, *(Part("TR", [Part("TD", [row])]) for row in rows)], page)


def lines(*tables: Part) -> list[str]:
    know_repeated_heads(tables)
    return make_chapter(tables, {}, []).tables


def test_a_table_that_pages_cut_is_one_table() -> None:
    whole = ["caption: Kinds", "TH Kind", "TD one", "TD two", "TD three"]
    assert lines(table(1, "Kinds", "Kind", "one"), table(2, "", "Kind", "two"), table(3, "", "Kind", "three")) == whole
    assert lines(table(1, "Kinds", "Kind", "one"), table(2, "", "Kind", "one", "two")) != whole
    for other in (table(2, "More", "Kind", "two"), table(2, "", "Sort", "two"), table(3, "", "Kind", "two")):
        assert len(lines(table(1, "Kinds", "Kind", "one"), other)) == 6, "another table"
