"""The author of a drawn page, and the parts of a page as its author means them.

A part is a tuple of strings: ("p", words) ("h", words) ("li", depth, number, words) ("row", cell, …) ("pre", text)
("dt", words) ("dd", words). Words hold each link as `words→target`.
"""

from __future__ import annotations

import random

Part = tuple[str, ...]
Piece = tuple[str, list[Part]]
"""Markdown, and the parts that its author means."""

_TEXT = """
หน่วยงาน คณะกรรมการ โครงการ จังหวัด กล้อง เอกสาร แผนผัง สำเนา ชุด ภายใน วัน ตามแบบ ผู้รับผิดชอบ จุดติดตั้ง งบประมาณ ราคา
มาตรฐาน ตรวจรับ บำรุงรักษา ข้อมูล ส่วนบุคคล CCTV อนุมัติ หนังสือ ประชุม
"""
_WORDS = _TEXT.split()


class Hand:
    """The author of a page: words, and targets that exist."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._ids = 0

    def words(self, most: int = 5) -> str:
        """Some words with spaces between them."""
        return " ".join(self.chance.choice(_WORDS) for _ in range(self.chance.randint(1, most)))

    def number(self, low: int, high: int) -> int:
        """A number of the range."""
        return self.chance.randint(low, high)

    def id(self) -> str:
        """An id that the page has not yet."""
        self._ids += 1
        return f"drawn-{self._ids}"
