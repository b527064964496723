"""The known misspellings: enough of them, none right, none found inside what is right."""

from __future__ import annotations

import time

import pytest

from handbook.thai import marks, slips
from handbook.thai.spelling import misspellings, misspelt_words
from handbook.thai.written_dates import wrong_dates


def test_list_is_long_enough_and_no_right_word_is_wrong() -> None:
    assert len(misspellings()) >= 180
    assert set(misspellings()) & set(misspellings().values()) == set()
    assert [right for right in misspellings().values() if list(misspelt_words(right))] == []


@pytest.mark.parametrize("wrong", sorted(misspellings()))
def test_each_word_is_found_once_and_mended(wrong: str) -> None:
    text = f"มี {wrong} อยู่"
    (slip,) = misspelt_words(text)
    assert f"{text[: slip.start]}{slip.mended}{text[slip.end :]}" == f"มี {misspellings()[wrong]} อยู่"


@pytest.mark.parametrize(
    "right",
    ["ปรากฏหมายเลข", "ซูเปอร์เซ็นเตอร์", "คณะกรมการจังหวัด", "โทรทัศน์ในระบบดิจิตอล", "ประกาสิต", "เบรกเกอร์", "ติดตัง"],
)
def test_what_is_right_is_not_found(right: str) -> None:
    assert list(misspelt_words(right)) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "part",
    ["\u0e49", "เ", "า", "ๆ", "ฯ", "๑", "1 ", "1/", "พ.ศ. ", "May ", "1 มกราคม ", "1" + " " * 50, "&", "\\", "อนุญาติ"],
)
def test_200_kb_of_one_sign_take_no_time(part: str) -> None:
    text = part * (200_000 // len(part))
    start = time.process_time()
    for find in (
        marks.double_sara_e,
        marks.split_vowels,
        marks.doubled_marks,
        marks.misplaced_marks,
        marks.baseless_marks,
        slips.mixed_digits,
        slips.repetition_marks,
        slips.abbreviation_marks,
        misspelt_words,
        wrong_dates,
    ):
        list(find(text))
    list(slips.hidden_signs(text, with_escapes=True))
    assert time.process_time() - start < 5  # a quadratic pattern takes minutes
