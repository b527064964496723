"""Lines of titles of many lengths: of this handbook, of other provinces, and of what may be asked for."""

from __future__ import annotations

import pytest

from book.title_faults import COMPOUNDS, line_faults
from handbook.thai.general_words import general_words, general_words_in_pdf, general_words_in_titles
from handbook.thai.title_lines import part_remark, title_lines

WORDS = general_words() | general_words_in_pdf() | general_words_in_titles()
ROOM = 19.7  # em: the cover's
LONG = {
    "th": "คู่มือปฏิบัติงานการจัดซื้อจัดจ้างระบบกล้องโทรทัศน์วงจรปิดเพื่อความปลอดภัยในชีวิตและทรัพย์สินของประชาชน "
    "สำหรับส่วนราชการ องค์กรปกครองส่วนท้องถิ่น และสถานศึกษาในจังหวัด",
    "en": "Operating Manual for the Procurement of Closed-Circuit Television Systems for the Safety of the Life and "
    "Property of the Public, for Government Agencies, Local Governments and Schools",
}
TITLES = {
    "th": (
        ("คู่มือ", 1),
        ("คู่มือหนังสือเวียน", 1),
        ("คู่มือการจัดหากล้องโทรทัศน์วงจรปิด", 1),
        ("แนวปฏิบัติการติดตั้งกล้องโทรทัศน์วงจรปิดในที่สาธารณะ", 2),
        ("คู่มือแนวทางการจัดหาระบบกล้องโทรทัศน์วงจรปิด (CCTV) สำหรับหน่วยงานในพื้นที่จังหวัด", 3),
        ("แนวทางการจัดหาและการใช้งานระบบกล้องโทรทัศน์วงจรปิดขององค์กรปกครองส่วนท้องถิ่นในจังหวัด", 3),
        ("คู่มือการคุ้มครองข้อมูลส่วนบุคคลในการใช้กล้องโทรทัศน์วงจรปิดของเทศบาลและองค์การบริหารส่วนตำบล พ.ศ. ๒๕๖๙", 3),
        (
            "คู่มือการเสนอโครงการกล้องโทรทัศน์วงจรปิดเพื่อขอความเห็นชอบจากคณะกรรมการบริหารและจัดหาระบบคอมพิวเตอร์ของจังหวัด",
            3,
        ),
        (LONG["th"], 5),
    ),
    "en": (
        ("Handbook", 1),
        ("CCTV Handbook", 1),
        ("Handbook for Procuring CCTV", 1),
        ("Handbook of Personal Data Protection in Using CCTV", 2),
        ("Handbook of Guidelines for Procuring CCTV Systems for Agencies in the Province", 2),
        ("A Guide to Submitting CCTV Projects to the Provincial Computer Procurement Committee", 3),
        ("Guidelines for Procuring and Operating Closed-Circuit Television Systems of Local Governments", 3),
        (LONG["en"], 5),
    ),
}


@pytest.mark.parametrize(
    ("locale", "title", "count"), [(locale, *each) for locale in TITLES for each in TITLES[locale]]
)
def test_titles_have_lines_of_like_width_and_whole_words(locale: str, title: str, count: int) -> None:
    lines = title_lines(title, locale, WORDS, ROOM)
    assert (line_faults(lines, title), len(lines)) == ([], count), lines
    lengths = [len(line) for line in lines]
    assert min(lengths) > max(lengths) / 3, lines


def test_a_line_ends_before_what_begins_a_phrase() -> None:
    title = TITLES["th"][4][0]
    assert title_lines(title, "th", WORDS, ROOM) == [
        "คู่มือแนวทางการจัดหา",
        "ระบบกล้องโทรทัศน์วงจรปิด (CCTV)",
        "สำหรับหน่วยงานในพื้นที่จังหวัด",
    ]


@pytest.mark.parametrize("title", ["(CCTV)", "คู่มือ (CCTV)"])
def test_an_abbreviation_is_no_remark(title: str) -> None:
    assert part_remark(title) == (title, "")


def test_a_remark_of_several_words_has_a_line_of_its_own() -> None:
    assert part_remark("คู่มือ (CCTV) ในจังหวัด (ฉบับร่าง มิใช่ฉบับของทางราชการ)") == (
        "คู่มือ (CCTV) ในจังหวัด",
        "(ฉบับร่าง มิใช่ฉบับของทางราชการ)",
    )


def test_what_no_lines_hold_is_left_to_the_page() -> None:
    assert title_lines("x" * 99, "en", frozenset(), ROOM) == ["x" * 99]


@pytest.mark.parametrize("compound", COMPOUNDS)
def test_the_judge_would_tell(compound: str) -> None:
    title = f"คู่มือ{compound}ในจังหวัด"
    half = len("คู่มือ") + len(compound) // 2
    assert line_faults([title[:half], title[half:]], title)
    assert line_faults([title, "จังหวัด"], f"{title}จังหวัด")
