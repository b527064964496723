"""What a correction may change of a text: pairs of wordings, each with the reason why not, if there is one."""

from __future__ import annotations

import pytest

from handbook.editions.wording import change_of, link_close, link_open


def linked(text: str) -> str:
    """`[words](target)` as the compared text has it."""
    for part in ("source:a", "source:b", "term:a", "page.md", "other.md"):
        text = text.replace(f"<{part}>", link_open(part)).replace("</>", link_close())
    return text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("กฏหมาย", "กฎหมาย"),
        ("ภายใน ๑๕ วัน", "ภายใน 15 วัน"),
        ("ไม่เกิน 100,000 บาท", "ไม่เกิน 100000 บาท"),
        ("ต้องส่ง แบบ", "ต้องส่งแบบ"),
        ("must  send", "must\nsend"),
        ("It was recieved.", "It was received."),
        ("Send the the form", "Send the form"),
        ("“a” – b", '"a" - b'),
        ("a <source:a>b</> c", "a  <source:a>b</>  c"),
        ("see <page.md>this</>", "see <other.md>this</>"),
    ],
)
@pytest.mark.parametrize("is_free", [True, False])
def test_spelling_and_spacing_are_a_correction(before: str, after: str, *, is_free: bool) -> None:
    if "page.md" in before and not is_free:
        return
    assert change_of(linked(before), linked(after), is_free=is_free) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("แสงแดดจ้า", "แสงแดดแรง"),
        ("จังหวัดแจ้งผล", "จังหวัดจะแจ้งผลเป็นหนังสือ"),
        ("ถ่ายภาพ ต้องส่ง", "บันทึกภาพ ต้องส่ง"),
        ("Look at it, and you must send it", "See it, and you must send it"),
        ("ตามนี้ ดู <term:a>ราคา</>", "ดังนี้ ดู <term:a>ราคา</>"),
    ],
)
def test_other_words_are_one_only_where_they_are_free(before: str, after: str) -> None:
    assert change_of(linked(before), linked(after), is_free=True) is None
    assert change_of(linked(before), linked(after), is_free=False) is not None


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("ภายใน ๑๕ วัน", "ภายใน ๑๖ วัน", "number"),
        ("15 000", "1 5000", "number"),
        ("1.5", "15", "number"),
        ("ม²", "ม³", "number"),
        ("Part II", "Part III", "number"),
        ("สองวัน", "สามวัน", "number"),
        ("within 15 days", "within 15 working days", "number"),
        ("may", "shall", "guarded"),
        ("is not not sent", "is not sent", "guarded"),
        ("ส่งแบบ", "ห้ามส่งแบบ", "guarded"),
        ("ถูกต้องแล้ว", "ต้องแล้ว", "guarded"),
        ("is notable", "is not able", "guarded"),
        ("ต้องส่งและไม่ต้องรอ", "ไม่ต้องส่งและต้องรอ", "guarded"),
        ("ส่งให้อำเภอ", "ส่งให้จังหวัด", "guarded"),
        ("ห้ามถ่ายห้องน้ำ ควรถ่ายทางเดิน", "ห้ามถ่ายทางเดิน ควรถ่ายห้องน้ำ", "clause"),
        ("ภายใน 15 วัน", "ภายใน 15 เดือน", "clause"),
        ("ภายใน สอง วัน", "ภายใน สอง เดือน", "clause"),
        ("must send the form", "must keep the form", "clause"),
        ("<term:a>ราคา</>", "<term:a>ค่า</>", "clause"),
        ("<source:a>ก</> ข", "<source:b>ก</> ข", "mark"),
        ("<source:a>ก</> ข", "ก ข", "mark"),
        ("<source:a>ก</> ข", "ก <source:a>ข</>", "mark"),
        ("<source:a>ก</> <source:b>ข</>", "<source:b>ก</> <source:a>ข</>", "mark"),
        ("<source:a>ก</> ข", "<source:a>ก</> ค", "sourced"),
        ("Agencies <source:a>that</> wish", "Agencies, <source:a>that</>, wish", "sourced"),
        ("<source:a>a</> <page.md>b</>", "<source:a>a</> <other.md>b</>", "mark"),
    ],
)
def test_more_than_that_is_told_by_its_kind(before: str, after: str, kind: str) -> None:
    for first, second in ((before, after), (after, before)):
        change = change_of(linked(first), linked(second), is_free=True)
        assert change is not None
        assert change.kind == kind
