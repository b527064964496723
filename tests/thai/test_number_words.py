"""Numbers in words, so that "three" in English is ๓ in Thai."""

from __future__ import annotations

import pytest

from handbook.thai.number_words import numbers_in_words


@pytest.mark.parametrize(
    ("text", "locale", "numbers"),
    [
        ("Three copies, twice, by the Second officer", "en", {"3", "2"}),
        ("someone often attends", "en", set()),
        ("forty cameras in one district", "en", {"40", "1"}),
        ("สามชุด สิบเอ็ดวัน ยี่สิบกล้อง", "th", {"3", "11", "20"}),
        ("สิบสองเดือน", "th", {"12"}),
        ("ไม่มีจำนวน", "th", set()),
    ],
)
def test_numbers_in_words(text: str, locale: str, numbers: set[str]) -> None:
    assert numbers_in_words(text, locale) == numbers
