"""Finished pages compared: every text once, what moves by itself left out, blocks beside those that they became."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.review.blocks import Block, read_page
from handbook.review.pages import changed_pages, paired

PAGE = """<!doctype html><html><body><nav>menu</nav><article class="md-content__inner">
<h1 id="a">Title</h1>
<p>One <a class="hb-source" href="#source-1">[1]</a> <b>two</b> <a href="../x/index.html#y">three</a></p>
<ul><li>Own words<ul><li>inner</li></ul>after</li></ul>
<h2>Part</h2>
<table><tbody><tr><td>cell</td><td><p>first</p><p>second</p></td></tr></tbody></table>
<p><img src="../images/pole.1.jpg" alt="A pole"></p>
<svg id="s"><title>Drawn</title><text>word</text></svg>
<p class="hb-overdue">hidden</p><script>left()</script>
<p class="hb-pagefoot">Foot <a href="mailto:?subject=Title">report</a></p>
<nav class="hb-turn">next</nav>
</article></body></html>"""


def test_every_text_of_the_article_is_in_one_block() -> None:
    page = read_page(PAGE)
    assert page is not None
    assert page.title == "Title"
    assert [(block.tag, block.words) for block in page.blocks] == [
        ("h1", "Title"),
        ("p", "One two three"),
        ("li", "Own words"),
        ("li", "inner"),
        ("li", "after"),
        ("h2", "Part"),
        ("td", "cell"),
        ("p", "first"),
        ("p", "second"),
        ("p", ""),
        ("svg", ""),
        ("title", "Drawn"),
        ("text", "word"),
        ("p", "Foot report"),
    ]
    assert page.blocks[1].aims == ("../x/index.html#y",)
    assert page.blocks[9].aims == ("../images/pole.1.jpg (A pole)",)
    assert len(page.blocks[10].aims[0]) == 12
    assert page.blocks[-1].aims == ()
    assert page.blocks[6].heading == "Part"


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("<span>One</span> [1], two", "<span>One</span>, two"),
        ("<span>One</span> [1] [2]. Two", "<span>One</span>. Two"),
        ("<b>หนึ่ง</b> [1]สอง", "<b>หนึ่ง</b>สอง"),
        ("(หนึ่ง [1]) สอง", "(หนึ่ง) สอง"),
    ],
)
def test_the_space_before_a_mark_goes_with_it(marked: str, plain: str) -> None:
    mark = '<a class="hb-source" href="#source-1">[1]</a>'
    with_marks = read_page(PAGE.replace("One", marked.replace("[1]", mark).replace("[2]", mark), 1))
    assert with_marks == read_page(PAGE.replace("One", plain, 1)) != read_page(PAGE)


def test_what_leads_on_is_no_page() -> None:
    assert read_page('<html><head><meta http-equiv="refresh" content="0; url=x/"></head><body></body></html>') is None


def _sites(folder: Path, **pages: tuple[str, str]) -> tuple[Path, Path]:
    sites = folder / "before", folder / "after"
    for name, texts in pages.items():
        for site, text in zip(sites, texts, strict=True):
            if text:
                (site / name).mkdir(parents=True)
                (site / name / "index.html").write_text(text, encoding="utf-8")
    return sites


def test_what_moves_by_itself_changes_no_page(tmp_path: Path) -> None:
    after = PAGE.replace("[1]", "[2]").replace("#source-1", "#source-2").replace("menu", "other menu")
    after = (
        after.replace(">next<", ">other next<").replace('id="s"', 'id="t"').replace("subject=Title", "subject=Other")
    )
    assert changed_pages(*_sites(tmp_path, page=(PAGE, after)), {}) == []


def test_a_word_a_link_a_picture_and_a_line_of_a_drawing_change_a_page(tmp_path: Path) -> None:
    afters = {
        "word": PAGE.replace(">inner<", ">other<"),
        "link": PAGE.replace("../x/", "../z/"),
        "picture": PAGE.replace("pole.1.jpg", "pole.2.jpg"),
        "drawing": PAGE.replace("<text>", '<text x="1">'),
        "added": PAGE.replace("<h2>", "<p>More</p><h2>"),
        "same": PAGE,
    }
    found = changed_pages(*_sites(tmp_path, **{name: (PAGE, after) for name, after in afters.items()}), {})
    assert [page.folder for page in found] == ["added/", "drawing/", "link/", "picture/", "word/"]
    assert {page.folder: (page.count("gone"), page.count("new")) for page in found} == {
        "added/": (0, 4),
        "drawing/": (0, 0),
        "link/": (0, 0),
        "picture/": (0, 0),
        "word/": (5, 5),
    }
    (place,) = found[0].places
    assert (place.heading, place.ahead) == ("Title", "after")


def test_new_gone_and_moved_pages(tmp_path: Path) -> None:
    other = PAGE.replace("One", "Another")
    sites = _sites(tmp_path, new=("", PAGE), gone=(PAGE, ""), old=(PAGE, ""), moved=("", PAGE), far=(other, ""))
    found = changed_pages(*sites, {"old/": "moved/", "far/": "nowhere/"})
    assert [(page.folder, page.kind, len(page.places)) for page in found] == [
        ("far/", "gone", 1),
        ("gone/", "gone", 1),
        ("moved/", "moved", 0),
        ("new/", "new", 1),
    ]


def test_blocks_stand_beside_those_they_became() -> None:
    def blocks(*words: str) -> tuple[Block, ...]:
        return tuple(Block("p", text) for text in words)

    before = blocks("ยื่นภายใน ๓๐ วัน ต่อสำนักงานจังหวัด", "เก็บสำเนาไว้หนึ่งชุด")
    after = blocks("ข้อความใหม่ทั้งหมด", "ยื่นภายใน ๔๕ วัน ต่อสำนักงานจังหวัด")
    pairs = [(pair.before and pair.before.words, pair.after and pair.after.words) for pair in paired(before, after)]
    assert pairs == [(None, after[0].words), (before[0].words, after[1].words), (before[1].words, None)]
