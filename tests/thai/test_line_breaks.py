"""Words that stay whole: which, and that nothing else of a page changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from checks.case_folders import MINIMAL
from handbook.authored.settings import load_settings
from handbook.commands.check import check_sources
from handbook.corpus.kept_words import words_to_keep
from handbook.corpus.model import Corpus
from handbook.html.tree import read_fragment
from handbook.thai.line_breaks import keep_words_whole, whole_spans
from handbook.thai.words import MONTHS
from single_steps import Steps

Kept = Callable[[str], list[str]]


@pytest.fixture
def kept(steps: Steps) -> Kept:
    """What is kept whole of a paragraph of the fixture handbook."""
    return lambda text: _kept(text, steps.corpus)


def _kept(text: str, corpus: Corpus) -> list[str]:
    article = read_fragment(f"<article><p>{text}</p></article>")
    before = "".join(article.itertext())
    keep_words_whole([article], words_to_keep(corpus))
    assert "".join(article.itertext()) == before
    return [span.text for span in article.cssselect("span.hb-whole")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("เสนอคณะกรรมการฯ ก่อน", ["คณะกรรมการฯ"]),
        ("ที่ถนนสมมติ", ["ถนนสมมติ"]),
        ("ขอ<b>ความเห็นชอบ</b>จาก", ["ความเห็นชอบ"]),
        ("โทร. 0 2000 0000-4", ["โทร. 0 2000 0000-4"]),
        ("ตามมาตรา ๗ วรรคหนึ่ง", ["มาตรา ๗"]),
        ("<code>คณะกรรมการ</code>", []),
        ("Samut Prakan", []),
    ],
)
def test_words(kept: Kept, text: str, words: list[str]) -> None:
    assert [word for word in kept(text) if word in words] == words
    if not words:
        assert kept(text) == []


def test_a_number_takes_its_unit_but_no_part_of_another_word(kept: Kept) -> None:
    assert kept("ครั้งที่ ๙/๒๕๖๑ วันที่ทราบ") == ["วันที่"]
    assert kept("ภายใน ๙๐ วันทำการ") == ["๙๐ วัน"]


def test_a_day_takes_its_month(kept: Kept) -> None:
    days = [f"{day} {month}" for day, month in enumerate(MONTHS["th"], 1)]
    assert kept(", ".join(days)) == days
    assert kept("๑๗ กรกฎาคม ๒๕๖๗") == ["๑๗ กรกฎาคม"]


def test_names_come_from_the_data_and_no_phrase_is_too_wide(steps: Steps) -> None:
    words = words_to_keep(steps.corpus)
    assert {"ทุ่งสมดี", "สมมติ", "ตัวอย่าง", "หนังสือเวียน"} <= words
    assert all(0 < len(word) < 40 for word in words)
    other, _ = check_sources(load_settings(MINIMAL))
    assert "ทุ่งสมดี" not in words_to_keep(other)


def test_marks_and_links_stay_in_their_places(steps: Steps) -> None:
    article = read_fragment('<article><p><a href="#คณะกรรมการ">คณะกรรมการ</a>ก<i>ข</i>งบประมาณ</p></article>')
    keep_words_whole([article], words_to_keep(steps.corpus))
    shown = etree.tostring(article, encoding="unicode")
    assert '<span class="hb-whole">คณะกรรมการ</span></a>ก<i>ข</i><span class="hb-whole">งบประมาณ</span>' in shown


def test_the_words_of_a_text_are_found_among_all() -> None:
    text = "ซื้อ 12 เครื่อง ภายใน 30 วัน"
    assert [text[start:end] for start, end in whole_spans(text, {"เครื่อง", "คณะกรรมการ"})] == ["เครื่อง", "30 วัน"]
    assert [text[start:end] for start, end in whole_spans(text, {"คณะกรรมการ"})] == ["30 วัน"]
