"""Sections of a page and what their fingerprints are of: words, and nothing else."""

from __future__ import annotations

import pytest

from handbook.corpus.read import read_page
from handbook.corpus.section import Section

FRONT = "---\ntitle: ชื่อ\ndescription: คำอธิบาย\nreviewed: 2026-11-23\nreview_every: 6\nowner: ก\n---\n"
PAGE = (
    FRONT
    + """
ก่อนหัวข้อ

# หน้า { #page }

หน่วยงาน[เสนอเรื่อง](source:letter-1 "คำแนะนำ") และ[จำนวนชุด](confirm:copies)

/// note | ชื่อกล่อง

ในกล่อง { #inner }

///

## ขั้นตอน { #steps }

1.  ยื่นเอกสาร
2.  รอผล

### ย่อยไม่มีรหัส

| วงเงิน | วัน |
|---|---|
| 10 | 0 |

## ท้าย { #end }

![ภาพเสา](images/pole.jpg)
"""
)
NAMES = [".title", ".description", ".start", "page", "steps", "end"]


def sections(text: str) -> dict[str, Section]:
    return dict(read_page(text, "page.md", "docs/page.md")[0].sections)


def changed(old: str, new: str) -> list[str]:
    assert PAGE.count(old) == 1, old
    before, after = sections(PAGE), sections(PAGE.replace(old, new))
    names = [*before, *(name for name in after if name not in before)]
    return [
        name
        for name in names
        if name not in before or name not in after or before[name].fingerprint != after[name].fingerprint
    ]


def test_sections_of_a_page() -> None:
    found = sections(PAGE)
    assert list(found) == NAMES
    assert found["steps"].text == "ขั้นตอน\nยื่นเอกสาร\nรอผล\nย่อยไม่มีรหัส\nวงเงิน\nวัน\n10\n0"
    assert (found["steps"].title, found["steps"].line, found["steps"].column) == ("ขั้นตอน", 21, 4)
    assert "ชื่อกล่อง" in found["page"].text
    assert "คำแนะนำ" in found["page"].text
    assert (found[".description"].line, found[".start"].line) == (3, 9)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("source:letter-1", "source:letter-2"),
        ("confirm:copies", "confirm:forms"),
        ("images/pole.jpg", "images/other.jpg"),
        ("{ #inner }", "{ #outer }"),
        ("\n1.  ยื่นเอกสาร\n", "\n1. ยื่นเอกสาร\n\n"),
        ("ก่อนหัวข้อ\n", "ก่อน\nหัวข้อ  \n\n"),
        ("และ[", "  และ ["),
        ("reviewed: 2026-11-23", "reviewed: 2027-01-01"),
        ("owner: ก", "owner: ข"),
        ("/// note |", "/// warning |"),
        ("|---|---|", "|:---|---:|"),
        ("ยื่นเอกสาร", "**ยื่น**เอกสาร"),
        ("### ย่อย", "#### ย่อย"),
    ],
)
def test_what_is_no_word_changes_no_fingerprint(old: str, new: str) -> None:
    assert changed(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ("title: ชื่อ\n", "title: ชื่ออื่น\n", [".title"]),
        ("คำอธิบาย", "คำอธิบายอื่น", [".description"]),
        ("ก่อนหัวข้อ", "ก่อนหน้า", [".start"]),
        ("คำแนะนำ", "คำแนะนำอื่น", ["page"]),
        ("ชื่อกล่อง", "ชื่ออื่น", ["page"]),
        ("ในกล่อง", "นอกกล่อง", ["page"]),
        ("ขั้นตอน {", "ลำดับ {", ["steps"]),
        ("| 10 | 0 |", "| 1 | 00 |", ["steps"]),
        ("ย่อยไม่มีรหัส", "ย่อย", ["steps"]),
        ("ภาพเสา", "ภาพเสาไฟ", ["end"]),
        ("{ #steps }", "{ #ways }", ["steps", "ways"]),
    ],
)
def test_changed_words_change_their_section_alone(old: str, new: str, names: list[str]) -> None:
    assert changed(old, new) == names


def test_sections_of_one_id_are_one_and_empty_ones_are_none() -> None:
    twice = FRONT + "# ก { #a }\n\nหนึ่ง\n\n## ข { #a }\n\nสอง\n"
    assert list(sections(twice)) == [".title", ".description", "a"]
    assert sections(twice)["a"].text == "ก\nหนึ่ง\nข\nสอง"
