"""Lines of the Thai book end between words.

How it is judged: the lines of each page are read from the PDF in the order they are drawn. Where one ends and the next
begins with a Thai letter, the letters around are found again in the text of the site's pages. Ends at a space, or between
two paragraphs or cells, are not judged; nor is the end of a page. For what is left, inside a run of Thai letters, the whole
paragraph or cell is given to two segmenters: ICU's, as Chromium has it, and newmm of PyThaiNLP, with its own words. Compounds
have more than one right answer, so an end stands if either sees a word end there: at most one in a thousand may have neither.
No line at all, judged or not, may end inside a syllable: that is told by code points.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from book.line_places import Block, LineEnd, Place, Written, blocks_of, line_ends, printed_pages, written_blocks
from book.word_judges import icu_ends, is_cut, newmm_ends
from handbook.authored.settings import load_settings
from handbooks import ROOT

LEAST = 1_500  # ends to judge, so that their share means something
PER_THOUSAND = 1
LOST = 0.01  # of the ends judged: cover and contents are not of the site

SENTENCE = "หน่วยงานที่ประสงค์จะติดตั้งกล้องโทรทัศน์วงจรปิด ต้องเสนอขอความเห็นชอบ"


@cache
def pages(site: Path) -> list[list[str]]:
    running = load_settings(ROOT).short_title["th"]
    return printed_pages(site / "downloads" / "cctv-handbook-th.pdf", running)


@cache
def ends(site: Path) -> list[LineEnd]:
    return list(line_ends(pages(site), Written(written_blocks(site, "th"))))


def unseen(found: list[LineEnd], browser: Browser) -> list[LineEnd]:
    """Ends of lines inside runs of Thai letters at which neither judge sees a word end."""
    texts = sorted({end.place.block.text for end in found if end.place.block})
    judged = zip(texts, icu_ends(browser, texts), newmm_ends(texts), strict=True)
    seen = {text: icu | newmm for text, icu, newmm in judged}
    return [end for end in found if end.place.block and end.place.at not in seen[end.place.block.text]]


def listed(found: list[LineEnd]) -> str:
    return "\n".join(map(str, found))


def test_lines_end_where_a_judge_sees_the_end_of_a_word(site: Path, browser: Browser) -> None:
    judged = [end for end in ends(site) if end.place.kind == "run"]
    wrong = unseen(judged, browser)
    count, most = len(wrong), len(judged) * PER_THOUSAND // 1000
    print(f"{len(judged)} ends of lines inside Thai text, {count} where neither judge sees the end of a word")
    assert len(judged) >= LEAST
    assert count <= most, f"{count} of {len(judged)}:\n{listed(wrong)}"


def test_lines_are_found_in_the_pages(site: Path) -> None:
    kinds = Counter(end.place.kind for end in ends(site))
    print(kinds)
    lost = [end for end in ends(site) if end.place.kind == "lost"]
    assert kinds["lost"] <= LOST * kinds["run"], listed(lost)


def test_no_line_ends_inside_a_syllable(site: Path) -> None:
    lines = [
        (number, before, after)
        for number, page in enumerate(pages(site), 1)
        for before, after in zip(["", *page], [*page, ""], strict=True)
    ]
    assert len(lines) > LEAST
    cut = [f"page {number}: …{before[-25:]}|{after[:25]}…" for number, before, after in lines if is_cut(before, after)]
    assert not cut, "\n".join(cut)


@pytest.mark.parametrize(
    "cut",
    [
        "ต|ั้ง", "ตั|้ง", "ตั้|ง", "ว|า", "ท|ำ", "จ|ะ", "ค|ือ", "คื|อ", "มื้|อ", "ก|็", "ฤ|ๅ", "ต|ุ๊ก",
        "เ|สนอ", "แ|ผน", "โ|ทร", "ใ|น", "ไ|ม่", "ต่าง|ๆ", "ต่าง |ๆ", "กรรมการ|ฯ", "ทัศน|์", "ทัศ|น์", "สิท|ธิ์", "พัน|ธุ์",
    ],
)  # fmt: skip
def test_a_cut_syllable_is_seen(cut: str) -> None:
    assert is_cut(*cut.split("|"))


@pytest.mark.parametrize(
    "end",
    [
        "ติดตั้ง|กล้อง", "โทรทัศน์|วงจรปิด", "ก็|ดี", "มา|เสนอ", "ทำ|ไป", "มิ|ได้", "มือ|ถือ", "จะ|ใช้", "ต่าง ๆ|ที่", "กรรมการฯ|นี้",
        "CCTV|กล้อง", "|กล้อง", "กล้อง|",
    ],
)  # fmt: skip
def test_the_end_of_a_syllable_is_no_cut(end: str) -> None:
    assert not is_cut(*end.split("|"))


@pytest.mark.parametrize(
    ("end", "judges"),
    [
        ("หน่วยงาน|ที่ประสงค์จะ", "icu newmm"),
        ("ที่ประสงค์|จะติดตั้งกล้อง", "icu newmm"),
        ("ติดตั้ง|กล้องโทรทัศน์", "icu newmm"),
        ("ติดตั้งกล้อง|โทรทัศน์วงจรปิด", "icu"),
        ("เสนอขอความ|เห็นชอบ", "icu"),
        ("จะติดตั้งกล้องโทร|ทัศน์วงจรปิด", ""),
        ("ที่ประ|สงค์จะติดตั้ง", ""),
        ("ติดตั้งกล้|องโทรทัศน์", ""),
    ],
)
def test_the_judges_see_the_ends_of_words(end: str, judges: str, browser: Browser) -> None:
    at = SENTENCE.index(end.replace("|", "")) + end.index("|")
    seen = {"icu": icu_ends(browser, [SENTENCE])[0], "newmm": newmm_ends([SENTENCE])[0]}
    assert [name for name, offsets in seen.items() if at in offsets] == judges.split()


def test_what_was_written_is_parted_into_blocks() -> None:
    article = html.fromstring(
        "<article><h2>คำ</h2><ol><li>กล้อง<a>ที่<b>ใช้</b></a>\n งาน <p>ภาพ<!-- x -->ถ่าย<br>เสา</p>สาย</li></ol></article>"
    )
    told = [(block.tag, block.text) for block in blocks_of(article)]
    assert told == [("h2", "คำ"), ("li", "กล้องที่ใช้ งาน"), ("p", "ภาพถ่าย"), ("p", "เสา"), ("li", "สาย")]


def places(lines: str, *blocks: str) -> list[Place]:
    """Where the ends of a page's lines are in blocks."""
    return [end.place for end in line_ends([lines.split("|")], Written(Block("p", text) for text in blocks))]


@pytest.mark.parametrize(
    ("lines", "at", "is_wrong"),
    [
        ("หน่วยงานที่ประ|สงค์จะติดตั้งกล้อง", 14, True),
        ("หน่วยงานที่ประสงค์|จะติดตั้งกล้องโทรทัศน์วงจรปิด", 18, False),
        ("หน่วยงาน|ที่|ประสงค์จะติดตั้งกล้อง", 8, False),
    ],
)
def test_an_end_inside_a_run_is_found_and_judged(lines: str, at: int, is_wrong: bool, browser: Browser) -> None:
    before, after, *_ = lines.split("|")
    found = places(lines, "กล้องที่ประสงค์จะใช้", SENTENCE, "หน่วยงาน")[0]
    assert found == Place("run", Block("p", SENTENCE), at)
    end = LineEnd(1, before, after, found)
    assert unseen([end], browser) == ([end] if is_wrong else [])


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        ("กล้องโทรทัศน์วงจรปิด|ต้องเสนอขอความเห็นชอบ", ["gap"]),
        ("กล้องโทรทัศน์วงจรปิด [๑]|ต้องเสนอขอความเห็นชอบ|๑ หน่วยงาน", []),
        ("ต้องเสนอขอความเห็นชอบ|หน่วยงาน", ["block"]),
        ("หน่วยงาน|หน่วยงานที่ประสงค์จะติดตั้ง", ["block"]),
        ("เสา|สาย", ["lost"]),
    ],
)
def test_other_ends_are_told_apart(lines: str, kinds: list[str]) -> None:
    assert [place.kind for place in places(lines, "หน่วยงาน", SENTENCE)] == kinds
