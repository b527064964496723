"""Footnotes: one for each source on every page that cites it, on that page, numbered through the chapter.

What holds of every book is in laws/book_pages.py.
"""

from __future__ import annotations

from handbook.book.footnotes import Footnotes
from handbook.html.tree import Element, read_fragment, select

CHAPTER = """<article id="a"><p>one <a class="hb-source" id="a--r1" href="#a--s1">[1]</a>
two <a class="hb-source" id="a--r2" href="#a--s2">[2]</a> three <a class="hb-source" id="a--r3" href="#a--s1">[1]</a>
four <a class="hb-source" id="a--r4" href="#a--s1">[1]</a> end</p>
<section class="hb-page-sources"><h2>Sources</h2><ol class="hb-sources">
<li id="a--s1"><span>First law</span> · <a href="#laws--one">more</a><span class="hb-sources__back"> back</span></li>
<li id="a--s2"><span>Second law</span></li></ol></section></article>"""


def noted(chapter: Element) -> list[str]:
    return [" ".join(note.text_content().split()) for note in select(chapter, ".hb-note")]


def marks(chapter: Element) -> list[str]:
    return [mark.text for mark in select(chapter, "a.hb-source")]


def taken(page: str, numerals: str = "arabic") -> tuple[Element, Footnotes]:
    chapter = read_fragment(page)
    footnotes = Footnotes(numerals)
    footnotes.take(chapter)
    return chapter, footnotes


def test_every_mark_brings_its_note_with_the_number_of_the_list() -> None:
    chapter, _ = taken(CHAPTER, "thai")
    assert "Sources" not in chapter.text_content()
    assert noted(chapter) == [
        "[๑] First law · more",
        "[๒] Second law",
        "[๑] First law · more",
        "[๑] First law · more",
    ]
    assert marks(chapter) == ["[๑]", "[๒]", "[๑]", "[๑]"]


def test_a_mark_leads_to_the_note_on_its_page() -> None:
    chapter, footnotes = taken(CHAPTER)
    pages = {"a--r1": 1, "a--r2": 1, "a--r3": 1, "a--r4": 2, "a--r1--note": 1, "a--r2--note": 1, "a--r4--note": 2}
    shown, lost = footnotes.lead("a", pages)
    assert [mark.get("href") for mark in select(chapter, "a.hb-source")] == [f"#{note}" for note in shown]
    assert list(shown.values()) == ["a--r1--note", "a--r2--note", "a--r1--note", "a--r4--note"]
    assert lost == []


def test_a_note_that_is_not_on_the_page_is_lost() -> None:
    _, footnotes = taken(CHAPTER)
    pages = {"a--r1": 1, "a--r2": 1, "a--r3": 1, "a--r4": 2, "a--r1--note": 1, "a--r2--note": 2}
    assert [citation.mark.get("id") for citation in footnotes.lead("a", pages)[1]] == ["a--r2", "a--r4"]


def test_a_mark_in_the_head_of_a_table_has_its_note_in_the_table() -> None:
    for caption in ("<caption>Sizes</caption>", ""):
        chapter, _ = taken(
            f"<article id=a><table>{caption}<thead>"
            "<tr><th>Law <a class=hb-source id=a--r1 href='#a--s1'>[1]</a></th></tr>"
            "</thead><tbody><tr><td>x</td></tr></tbody></table><section class=hb-page-sources><ol class=hb-sources>"
            "<li id=a--s1><span>First law</span></li></ol></section></article>"
        )
        assert [note.getparent().tag for note in select(chapter, ".hb-note")] == ["caption" if caption else "td"]
        assert noted(chapter) == ["[1] First law"]


def test_a_mark_takes_the_space_before_it() -> None:
    """A text that ended in it would be parted at its first word."""
    chapter, _ = taken(
        CHAPTER.replace("one <a", "one\N{NO-BREAK SPACE}<a").replace(" three <a", " three\N{NO-BREAK SPACE}<a")
    )
    assert marks(chapter) == ["\xa0[1]", "[2]", "\xa0[1]", "[1]"]
    assert chapter[0].text == "one"
    assert chapter.text_content().count("\xa0") == 2


def test_the_text_around_a_mark_stays() -> None:
    chapter, _ = taken(CHAPTER)
    for note in select(chapter, ".hb-note"):
        note.drop_tree()
    assert " ".join(chapter.text_content().split()) == "one [1] two [2] three [1] four [1] end"
