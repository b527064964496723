"""The search engine's modules alone, in a browser: how text is read, what a query means, what is found first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from engine_page import engine_page, written_modules
from handbooks import ROOT

DOCS = [
    {"location": "committee/index.html", "title": "คณะกรรมการ", "text": ""},
    {"location": "committee/index.html#who", "title": "กรรมการ", "text": "ผู้ว่าราชการจังหวัดเป็นประธาน พ.ศ. ๒๕๖๗"},
    {"location": "footage/index.html", "title": "การขอดูภาพ", "text": "คณะกรรมการอนุญาตให้ดูภาพบันทึกของสถานศึกษา ป.ป.ช."},
    {
        "location": "fibre/index.html",
        "title": "ใยแก้วนำแสง",
        "text": "สาย H.265 และ e-bidding ในปี ค.ศ. 2024 กล้องบำรุงรักษา",
    },
    {"location": "upkeep/index.html", "title": "Cameras", "text": "Maintenance of installed cameras follows the plan."},
    {
        "location": "plan/index.html",
        "title": "Planning",
        "text": "Install a camera where the municipality needs one; <b>no & other</b>",
    },
]
SYNONYMS = [["โรงเรียน", "สถานศึกษา"], ["school", "educational institution"]]


@pytest.fixture(scope="module")
def modules(browser: Browser) -> Iterator[Page]:
    """A blank page with the engine's modules and an engine over DOCS."""
    page = engine_page(browser, written_modules(ROOT / "overrides" / "assets" / "javascripts" / "search"))
    page.evaluate("([docs, synonyms]) => { self.engine = new handbookSearch.Engine(docs, synonyms) }", [DOCS, SYNONYMS])
    yield page
    page.close()


def call(page: Page, expression: str, *arguments: object) -> Any:
    """The value of an expression over `search`, the modules' namespace, and `a`, the arguments."""
    return page.evaluate(f"a => {{ const search = handbookSearch; return {expression} }}", list(arguments))


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("น้ํา", "นำ"),
        ("นํ้า", "นำ"),
        ("นํา", "นำ"),
        ("เเพรกษา", "แพรกษา"),
        ("๒๕๖๗", "2567"),
        ("อ.บ.ต.", "อบต"),
        ("พ.ศ.2567", "พศ2567"),
        ("T.O.R.", "tor"),
        ("H.265", "h.265"),
        ("ข้อ 3.2", "ขอ 3.2"),
        ("กล้\u200bอง", "กลอง"),
        ("CCTV", "cctv"),
        ("จบประโยค.", "จบประโยค."),
    ],
)
def test_one_spelling_for_what_is_written_in_several_ways(modules: Page, written: str, normal: str) -> None:
    assert call(modules, "search.normalise(a[0]).text", written) == normal


def test_offsets_lead_back_to_the_text(modules: Page) -> None:
    written = "น้ําและเเพรกษา ๒๕๖๗"
    normal, offsets = call(modules, "(({text, offsets}) => [text, offsets])(search.normalise(a[0]))", written)
    assert len(offsets) == len(normal) + 1
    assert [written[offset] for offset in offsets[:2]] == ["น", "\u0e4d"]
    assert offsets[-1] == len(written)
    assert written[offsets[normal.index("2567")]] == "๒"


@pytest.mark.parametrize(
    ("query", "phrases"),
    [
        ("ป ป ช", ["ปปช"]),
        ("ป. ป. ช.", ["ปปช"]),
        ("t o r", ["tor"]),
        ("ปี 67", ["2567"]),
        ("พ.ศ. ๒๕๖๗", ["2567"]),
        ("ปีงบประมาณ พ.ศ. 2567", ["2567"]),
        ("ปี 2024 กล้อง", ["2024", "กลอง"]),
        ("5 ปี", ["5", "ปี"]),
        ("ก ถนน", ["ก", "ถนน"]),
        ("  ", []),
    ],
)
def test_query_becomes_phrases(modules: Page, query: str, phrases: list[str]) -> None:
    assert call(modules, "search.phrases(a[0])", query) == phrases


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("camera", "cameras"),
        ("install", "installation"),
        ("installed", "installing"),
        ("policy", "policies"),
        ("plan", "planned"),
        ("propose", "proposed"),
        ("operator", "operation"),
        ("operates", "operating"),
        ("repeat", "repeated"),
        ("format", "formats"),
        ("agency", "agencies"),
    ],
)
def test_forms_of_a_word_share_a_stem(modules: Page, one: str, other: str) -> None:
    assert call(modules, "search.stem(a[0])", one) == call(modules, "search.stem(a[0])", other)


@pytest.mark.parametrize(("one", "other"), [("price", "print"), ("access", "acces"), ("used", "us"), ("string", "str")])
def test_other_words_do_not(modules: Page, one: str, other: str) -> None:
    assert call(modules, "search.stem(a[0])", one) != call(modules, "search.stem(a[0])", other)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("กล้อง", "กล้อง", 0),
        ("abc", "abd", 1),
        ("abc", "ab", 1),
        ("abcd", "abdc", 1),
        ("abcd", "badc", 2),
        ("abc", "xyz", 3),
    ],
)
def test_slips_are_counted(modules: Page, one: str, other: str, distance: int) -> None:
    assert call(modules, "search.distance(a[0], a[1])", one, other) == distance
    assert call(modules, "search.isNear(a[0], a[1])", one, other) is (distance < 2)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("คณะกรรมการ", "committee/index.html"),
        ("คณะ กรรมการ", "committee/index.html"),
        ("กรรมการ", "committee/index.html"),
        ("คนะกรรมการ", "committee/index.html"),  # sounds alike
        ("คณะกรรกมาร", "committee/index.html"),  # two places changed
        ("คณะกรมการ", "committee/index.html"),  # one left out
        ("ใยแก่วนำแสง", "fibre/index.html"),
        ("ไยแก้วนำแสง", "fibre/index.html"),
        ("โรงเรียน", "footage/index.html"),
        ("ปปช", "footage/index.html"),
        ("ป. ป. ช.", "footage/index.html"),
        ("2024", "fibre/index.html"),
        ("๒๕๖๗", "committee/index.html"),
        ("h265", "fibre/index.html"),
        ("ebidding", "fibre/index.html"),
        ("e bidding", "fibre/index.html"),
        ("installing", "upkeep/index.html"),
        ("cameras", "upkeep/index.html"),
        ("kameras", "upkeep/index.html"),
        ("maintainence", "upkeep/index.html"),
        ("municipalities", "plan/index.html"),
        ("กล้อง บำรุงรักษา", "fibre/index.html"),
    ],
)
def test_what_is_found_first(modules: Page, query: str, first: str) -> None:
    assert call(modules, "engine.find(a[0]).pages.map(page => page.page)", query)[:1] == [first]


@pytest.mark.parametrize("query", ["", " ", ".", "ฎฎฎฎฎฎ", "xqzv", "((", "<script>", "\\", "ฯ", "*"])
def test_what_is_nowhere_is_not_found(modules: Page, query: str) -> None:
    assert call(modules, "engine.find(a[0]).pages", query) == []


def test_years_of_both_eras_find_each_other(modules: Page) -> None:
    for query in ("2567", "2024", "ปี 67"):
        found = call(modules, "engine.find(a[0]).pages.map(page => page.page)", query)
        assert set(found) == {"committee/index.html", "fibre/index.html"}, query


def test_the_section_that_holds_it_comes_first(modules: Page) -> None:
    sections = call(
        modules, "engine.find(a[0]).pages[0].sections.map(found => found.section.doc.location)", "ผู้ว่าราชการ"
    )
    assert sections == ["committee/index.html#who"]


@pytest.mark.parametrize(
    ("text", "phrases", "marked"),
    [
        ("น้ําใจ", [["นำ"]], "<mark>น้ํา</mark>ใจ"),
        ("ผู้ใหญ่บ้าน", [["ผูใหญ"]], "<mark>ผู้ใหญ่</mark>บ้าน"),
        ("ใน ค.ศ. ๒๐๒๔", [["2567"]], "ใน ค.ศ. <mark>๒๐๒๔</mark>"),
        ("ภาคสนาม ค.ศ.", [["คศ"]], "ภาคสนาม <mark>ค.ศ.</mark>"),
        ("เวียนถึงสถานศึกษา", [["โรงเรียน", "สถานศึกษา"]], "เวียนถึง<mark>สถานศึกษา</mark>"),
        ("คณะกรรมการ", [["คนะกรรมการ"]], "<mark>คณะกรรมการ</mark>"),
        ("a <b> & b", [["b"]], "a &lt;b&gt; &amp; b"),
        ("<img onerror=x>", [["onerror"]], "&lt;img <mark>onerror</mark>=x&gt;"),
    ],
)
def test_marks_land_on_the_words_as_written(modules: Page, text: str, phrases: list[list[str]], marked: str) -> None:
    assert call(modules, "search.mark(a[0], search.ranges(a[0], a[1]), 0, a[0].length)", text, phrases) == marked
