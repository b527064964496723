"""How a text is read: one spelling for several, what words share, and how far they are apart."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from engine_page import call


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


@pytest.mark.parametrize("other", ["\U0001f600", "\U00010a00", "x\u0301", "İ"])
def test_other_signs_stay_what_they_are_wherever_a_long_text_has_them(modules: Page, other: str) -> None:
    for before in (0, *range(2038, 2050)):
        written = "a" * before + other
        assert call(modules, "search.normalise(a[0]).text", written) == written.lower(), before


def test_offsets_lead_back_to_the_text(modules: Page) -> None:
    written = "น้ําและเเพรกษา ๒๕๖๗"
    normal, offsets = call(modules, "(({text, offsets}) => [text, offsets])(search.normalise(a[0]))", written)
    assert len(offsets) == len(normal) + 1
    assert [written[offset] for offset in offsets[:2]] == ["น", "\u0e4d"]
    assert offsets[-1] == len(written)
    assert written[offsets[normal.index("2567")]] == "๒"


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
        ("bidder", "bidding"),
        ("buy", "bought"),
        ("break", "broken"),
        ("child", "children"),
        ("approve", "approval"),
        ("proposed", "proposals"),
        ("deliver", "deliveries"),
        ("permitted", "permissions"),
        ("extension", "extended"),
    ],
)
def test_forms_of_a_word_share_a_stem(modules: Page, one: str, other: str) -> None:
    assert call(modules, "search.stem(a[0])", one) == call(modules, "search.stem(a[0])", other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("price", "print"), ("access", "acces"), ("used", "us"), ("string", "str"), ("letter", "let"), ("plane", "plan")],
)
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
