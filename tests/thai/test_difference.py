"""Differences of real wordings: few words marked, and no mark that begins or ends inside a word."""

from __future__ import annotations

import random

import pytest

from handbook.thai import difference as module
from handbook.thai.difference import difference, words

CASES = [
    ("ยื่นเอกสารสองชุด", "ยื่นเอกสารสามชุด", "ยื่นเอกสาร[-สอง-][+สาม+]ชุด"),
    ("วงเงิน 100,000 บาท", "วงเงิน 500,000 บาท", "วงเงิน [-100,000-][+500,000+] บาท"),
    ("ภายใน ๓๐ วันทำการ", "ภายใน ๑๕ วันทำการ", "ภายใน [-๓๐-][+๑๕+] วันทำการ"),
    ("ตาม H.264 ขึ้นไป", "ตาม H.265 ขึ้นไป", "ตาม [-H.264-][+H.265+] ขึ้นไป"),
    ("the old office", "the new office", "the [-old-][+new+] office"),
    ("one a two", "three a four", "[-one a two-][+three a four+]"),  # one letter between two changes is a crumb
    ("one and two", "three and four", "[-one-][+three+] and [-two-][+four+]"),
    ("", "ใหม่", "[+ใหม่+]"),
    ("เก่า", "", "[-เก่า-]"),
    ("เดิม", "เดิม", "เดิม"),
    ("", "", ""),
]


def shown(before: str, after: str) -> str:
    around = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("[+", "+]")}
    return "".join(piece.text.join(around[piece.kind]) for piece in difference(before, after))


@pytest.mark.parametrize(("before", "after", "expected"), CASES)
def test_difference_by_words(before: str, after: str, expected: str) -> None:
    assert shown(before, after) == expected


def test_without_libthai_a_phrase_counts_as_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "word_ends", lambda _: None)
    before, after = "เอกสารสองชุด ส่งที่จังหวัด", "เอกสารสามชุด ส่งที่จังหวัด"
    assert shown(before, after) == "[-เอกสารสองชุด-][+เอกสารสามชุด+] ส่งที่จังหวัด"


def test_pieces_are_both_texts_and_end_between_words() -> None:
    """Two hundred seeded changes of one text: pieces put together are the texts, each cut where a word ends."""
    chosen = random.Random(19)  # noqa: S311
    text = "หน่วยงานยื่นคำขอพร้อมแผนผัง 2 ชุด ภายใน 30 วัน (รวมภาษีมูลค่าเพิ่ม) ต่อคณะกรรมการ CCTV จังหวัดสมุทรปราการ"
    for _ in range(200):
        parts = words(text)
        at = chosen.randrange(len(parts))
        parts[at : at + chosen.randrange(4)] = chosen.choice([[], ["กล้อง"], ["20 จุด"], ["ไม่เกิน ", "สามวัน"]])
        after = "".join(parts)
        pieces = difference(text, after)
        for kind, whole in (("new", text), ("gone", after)):
            texts = [piece.text for piece in pieces if piece.kind != kind]
            assert "".join(texts) == whole
            edges = {len("".join(words(whole)[:count])) for count in range(len(words(whole)) + 1)}
            assert {len("".join(texts[:count])) for count in range(len(texts) + 1)} <= edges


def test_long_text_is_compared_by_lines_first() -> None:
    """Without a bound the time grows with the square of the length."""
    lines = [f"ก{number} ข ค ง จ ฉ\n" for number in range(1500)]
    changed = [line.replace("ค", "ม") if number in {3, 1490} else line for number, line in enumerate(lines)]
    pieces = difference("".join(lines), "".join(changed))
    assert [piece.text for piece in pieces if piece.kind == "new"] == ["ม", "ม"]
    assert len(difference("ก\n" * 4000 + "ข", "ค\n" * 4000 + "ง")) == 2


def test_a_long_run_without_spaces_is_cut_to_its_end() -> None:
    run = "คณะกรรมการจังหวัด" * 200
    assert max(map(len, words(run))) <= len("คณะกรรมการ")
