"""`source:`, `confirm:` and `term:` links of a page -> references, marks, terms; the list of its sources."""

from __future__ import annotations

import pytest

from handbook.site.marks import list_sources, render_marks
from handbook.site.page import BuiltPage, Context, Marks, Place
from single_steps import Steps, inner

ACT = "พระราชบัญญัติตัวอย่าง พ.ศ. ๒๕๖๓ รัฐสภาสมมติ พ.ศ. ๒๕๖๓ ราชกิจจานุเบกษา เล่ม ๐ ตอนที่ ๐ ก หน้า ๐"
ACT_TITLE = "พระราชบัญญัติตัวอย่าง พ.ศ. ๒๕๖๓"


def _rendered(steps: Steps, article: str, locale: str = "th") -> tuple[BuiltPage, Context]:
    page = steps.written(article, locale=locale)
    context = steps.context(page)
    render_marks(page, context)
    return page, context


# References


@pytest.mark.parametrize(("locale", "label"), [("th", "แหล่งอ้างอิง 1"), ("en", "source 1")])
def test_source_becomes_words_and_a_reference(steps: Steps, locale: str, label: str) -> None:
    page, _ = _rendered(steps, '<p>a <a href="source:x" title="y">b <b>c</b></a>, d</p>', locale)
    assert inner(page.article) == (
        '<p>a <span class="hb-sourced">b <b>c</b></span>\N{NO-BREAK SPACE}'
        f'<a class="hb-source" href="#source-1" id="ref-1-1" aria-label="[1] {label}">[1]</a>, d</p>'
    )


def test_sources_are_numbered_as_they_first_come_and_each_mark_has_its_own_id(steps: Steps) -> None:
    written = (
        '<h2>A</h2><p><a href="source:x">1</a><a href="source:y">2</a></p><h3>B</h3><p><a href="source:x">3</a></p>'
    )
    page, context = _rendered(steps, f'<p><a href="source:y">0</a></p>{written}')
    references = [(link.get("id"), link.text) for link in page.article.iter("a")]
    assert references == [("ref-1-1", "[1]"), ("ref-2-1", "[2]"), ("ref-1-2", "[1]"), ("ref-2-2", "[2]")]
    assert context.marks["procedure"].sources == {
        "y": [Place("procedure", "ref-1-1", ""), Place("procedure", "ref-1-2", "A")],
        "x": [Place("procedure", "ref-2-1", "A"), Place("procedure", "ref-2-2", "B")],
    }


# Marks


@pytest.mark.parametrize(
    ("id", "kind", "locale", "state"),
    [
        ("copies", "wait", "th", "รอการยืนยัน"),
        ("copies", "wait", "en", "to be confirmed"),
        ("retention", "text", "th", "ตรวจตัวบท"),
        ("retention", "text", "en", "check the text"),
        ("nowhere", "wait", "en", "to be confirmed"),
    ],
)
def test_question_becomes_words_and_a_badge_of_its_kind(
    steps: Steps, id: str, kind: str, locale: str, state: str
) -> None:
    words = "hb-wait" if kind == "wait" else "hb-wait hb-wait--text"
    page, _ = _rendered(steps, f'<p>a <a href="confirm:{id}" title="x">b <b>c</b></a> d</p>', locale)
    assert inner(page.article) == (
        f'<p>a <span class="{words}" id="wait-{id}">b <b>c</b></span> <a class="hb-state hb-state--{kind} hb-bare" '
        f'href="page:confirm#{id}" aria-label="{state}: b c">{state}</a> d</p>'
    )


@pytest.mark.parametrize(
    ("id", "locale", "state"),
    [("copies", "th", "รอการยืนยัน"), ("copies", "en", "to be confirmed"), ("retention", "th", "ตรวจตัวบท")],
)
def test_question_mentioned_again_is_a_quiet_link_to_the_same_entry(
    steps: Steps, id: str, locale: str, state: str
) -> None:
    mention = f'<a href="confirm:{id}" title="x">b <b>c</b></a>'
    page, _ = _rendered(steps, f"<h2>{mention}</h2><table><tr><td>{mention}, d</td></tr></table>", locale)
    assert inner(page.article[1]) == (
        f'<tr><td><a class="hb-again hb-bare" href="page:confirm#{id}" aria-label="{state}: b c" id="wait-{id}-2">'
        "b <b>c</b></a>, d</td></tr>"
    )
    assert len(page.article.find_class("hb-state")) == 1


def test_each_question_of_a_page_has_a_badge_of_its_own(steps: Steps) -> None:
    asked = ["copies", "forms", "copies", "forms", "copies"]
    page, _ = _rendered(steps, "".join(f'<p><a href="confirm:{id}">a</a></p>' for id in asked))
    assert [[child.get("class").split()[0] for child in part] for part in page.article] == [
        *([["hb-wait", "hb-state"]] * 2),
        *([["hb-again"]] * 3),
    ]


def test_question_asked_twice_has_two_ids(steps: Steps) -> None:
    page, context = _rendered(
        steps, '<h2>A</h2><p><a href="confirm:copies">1</a></p><h4>B</h4><p><a href="confirm:copies">2</a></p>'
    )
    assert page.article.xpath(".//@id") == ["wait-copies", "wait-copies-2"]
    assert context.marks["procedure"].questions == {
        "copies": [Place("procedure", "wait-copies", "A"), Place("procedure", "wait-copies-2", "B")]
    }


# Terms, and what is no mark


def test_term_leads_to_the_glossary(steps: Steps) -> None:
    page, context = _rendered(steps, '<p><a href="term:vms">a</a> b</p>')
    assert inner(page.article) == '<p><a href="page:glossary#vms" class="hb-term">a</a> b</p>'
    assert context.marks["procedure"] == Marks()


def test_other_links_stay(steps: Steps) -> None:
    written = (
        '<p><a href="https://a.invalid">a</a> <a href="sources/">b</a> <a id="c">c</a> <a href="tel:+66">d</a></p>'
    )
    page, context = _rendered(steps, written)
    assert inner(page.article) == written
    assert context.marks["procedure"] == Marks()


# The page's sources


def _listed(steps: Steps, article: str, locale: str = "th") -> str:
    page, context = _rendered(steps, article, locale)
    list_sources(page, context)
    return inner(page.article)


def test_each_source_leads_to_its_entry_and_back_to_the_text(steps: Steps) -> None:
    assert _listed(steps, '<p><a href="source:sample-act">a</a></p>').partition("</p>")[2] == (
        '<section class="hb-page-sources" aria-labelledby="page-sources">'
        '<h2 id="page-sources">แหล่งอ้างอิงของหน้านี้</h2><ol class="hb-sources" role="list">'
        f'<li id="source-1"><span>{ACT}</span> · '
        f'<a href="page:laws#sample-act" aria-label="ดูในบัญชี: {ACT_TITLE}">ดูในบัญชี</a>'
        '<span class="hb-sources__back"> · <a href="#ref-1-1" aria-label="กลับไปที่ข้อความ">กลับไปที่ข้อความ</a></span>'
        "</li></ol></section>"
    )


def test_source_of_several_statements_leads_back_to_each(steps: Steps) -> None:
    twice = '<p><a href="source:sample-act">a</a><a href="source:sample-act">b</a></p>'
    assert (
        '<span class="hb-sources__back"> · '
        '<a href="#ref-1-1" aria-label="back to the text, place 1">back to the text, place 1</a> · '
        '<a href="#ref-1-2" aria-label="back to the text, place 2">2</a></span>'
    ) in _listed(steps, twice, "en")


def test_sources_stand_before_the_way_on(steps: Steps) -> None:
    found = _listed(steps, '<p><a href="source:sample-act">a</a></p><nav class="hb-turn"></nav>')
    assert found.endswith('</section><nav class="hb-turn"></nav>')


def test_unknown_source_keeps_its_number_and_says_nothing(steps: Steps) -> None:
    page, context = _rendered(steps, '<p><a href="source:nowhere">a</a><a href="source:sample-act">b</a></p>')
    list_sources(page, context)
    items = page.article.xpath(".//ol/li")
    assert [(item.get("id"), len(item)) for item in items] == [("source-1", 0), ("source-2", 3)]
    assert items[1][0].text == ACT


def test_page_without_sources_gets_no_list(steps: Steps) -> None:
    written = '<p><a href="page:x">a</a></p>'
    assert _listed(steps, written) == written


def test_list_stands_in_the_pages_own_contents(steps: Steps) -> None:
    page, context = _rendered(steps, '<p><a href="source:sample-act">a</a></p>', "en")
    menu = '<nav class="md-nav md-nav--secondary"><ul class="md-nav__list"></ul></nav>'
    page.tree[1].insert(0, steps.written(menu).article[0])
    list_sources(page, context)
    (link,) = page.tree.xpath("//nav//a")
    assert (link.get("href"), link.text_content()) == ("#page-sources", "Sources of this page")
