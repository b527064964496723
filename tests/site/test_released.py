"""What pages tell of editions and of what changed in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handbook.authored.release import Release
from handbook.corpus.released import Change, PublishedEdition, Released, Withdrawal
from handbook.html.tree import select, words_of
from handbook.site.page import BuiltPage, Context
from handbook.site.page_status import add_page_status
from handbook.site.released import fill_released, tell_withdrawal
from single_steps import Steps, inner

CHANGES = '<div data-hb-data="changes all"></div>'
EDITIONS = '<div data-hb-data="editions all"></div>'
WRONG = Withdrawal("2026-12-05", {"th": "ตัวเลขผิด", "en": "a number is wrong"})
TOLD = "Edition {} was withdrawn on 5 December 2026 and must not be relied on. The reason: a number is wrong"


def _context(steps: Steps, page: BuiltPage, released: Released, *, status: str = "awaiting") -> Context:
    settings = replace(steps.settings, release=Release("2569-2", 1), status=status, endorsed_by="sample-circular")
    corpus = replace(steps.corpus, settings=settings, data=replace(steps.corpus.data, released=released))
    return replace(steps.context(page), corpus=corpus)


def _rows(
    steps: Steps, box: str, released: Released, locale: str = "en", *, status: str = "awaiting"
) -> list[list[str]]:
    page = steps.written(box, "changes", locale)
    fill_released(page, _context(steps, page, released, status=status))
    return [[words_of(cell) for cell in row] for row in select(page.article, "tbody tr")]


def _words(th: str) -> dict[str, str]:
    return {"th": th, "en": th.upper()}


def test_changes_name_their_release_kind_day_and_pages(steps: Steps) -> None:
    changes = (
        Change("phone", None, "correction", _words("a"), ("procedure", "forms/cover-letter", "gone")),
        Change("first", Release("2569-1"), "edition", _words("b"), date="2026-11-28"),
    )
    assert _rows(steps, CHANGES, Released(changes=changes)) == [
        ["2569-2.1", "–", "Correction", "A See Chapter 1 · Form S-1"],
        ["2569-1", "28 November 2026", "Content", "B"],
    ]
    assert _rows(steps, CHANGES, Released(changes=changes[:1])) == [
        ["2569-2.1", "Correction", "A See Chapter 1 · Form S-1"],
    ]
    assert _rows(steps, CHANGES, Released(changes=changes), "th") == [
        ["2569-2.1", "–", "แก้ไข", "a ดู บทที่ ๑ · แบบ ต-๑"],
        ["2569-1", "28 พฤศจิกายน 2569", "เนื้อหา", "b"],
    ]


@pytest.mark.parametrize(("box", "said"), [(CHANGES, "Nothing yet."), (EDITIONS, "No edition has been published yet.")])
def test_nothing_is_said_as_such(steps: Steps, box: str, said: str) -> None:
    page = steps.written(box, "changes", "en")
    fill_released(page, _context(steps, page, Released()))
    assert words_of(page.article) == said


EDITION = PublishedEdition("2569-2", "2026-12-20", "2569-1")
BEFORE = PublishedEdition("2569-1", "2026-12-01")


def test_older_edition_is_replaced_and_this_one_published(steps: Steps) -> None:
    assert _rows(steps, EDITIONS, Released((EDITION, BEFORE))) == [
        ["2569-2", "20 December 2026", "Published"],
        ["2569-1", "1 December 2026", "Replaced on 20 December 2026"],
    ]


def test_only_an_endorsed_edition_is_in_force_with_its_letter(steps: Steps) -> None:
    page = steps.written(EDITIONS, "changes", "th")
    fill_released(page, _context(steps, page, Released((EDITION, BEFORE)), status="endorsed"))
    assert [(words_of(link), link.get("href")) for link in select(page.article, "a")] == [
        ("ใช้บังคับ", "source:sample-circular")
    ]


def test_withdrawn_edition_is_told_with_its_reason(steps: Steps) -> None:
    withdrawn = replace(BEFORE, withdrawn=WRONG)
    assert _rows(steps, EDITIONS, Released((EDITION, withdrawn)))[1][2] == (TOLD.format("2569-1"))


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("th", "ฉบับ 2569-2 ถูกยกเลิกเมื่อ 5 ธันวาคม 2569 ห้ามใช้อ้างอิง เหตุผล: ตัวเลขผิด"),
        (
            "en",
            "Edition 2569-2 was withdrawn on 5 December 2026 and must not be relied on. The reason: a number is wrong",
        ),
    ],
)
def test_each_page_of_a_withdrawn_edition_says_so_below_its_title(steps: Steps, locale: str, said: str) -> None:
    released = Released((replace(EDITION, withdrawn=WRONG),))
    for key in ("procedure", "index"):
        page = steps.written("<h1>T</h1><p>a</p>", key, locale)
        tell_withdrawal(page, _context(steps, page, released))
        assert inner(page.article) == f'<h1>T</h1><p class="hb-notice hb-notice--stop">{said}</p><p>a</p>'


def test_pages_of_another_edition_say_nothing_of_a_withdrawal(steps: Steps) -> None:
    page = steps.written("<h1>T</h1><p>a</p>")
    tell_withdrawal(page, _context(steps, page, Released((EDITION, replace(BEFORE, withdrawn=WRONG)))))
    assert inner(page.article) == "<h1>T</h1><p>a</p>"


@pytest.mark.parametrize(
    ("locale", "said"), [("th", "เผยแพร่เมื่อ 20 ธันวาคม 2569"), ("en", "Published on 20 December 2026")]
)
def test_page_says_since_when_its_edition_is_published(steps: Steps, locale: str, said: str) -> None:
    for released, expected in ((Released((EDITION, BEFORE)), 1), (Released((BEFORE,)), 0)):
        page = steps.written("<h1>T</h1><p>a</p>", locale=locale)
        add_page_status(page, _context(steps, page, released))
        (line,) = page.article.find_class("hb-pageline")
        assert [words_of(part) for part in line].count(said) == expected
