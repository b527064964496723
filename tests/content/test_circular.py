"""The facts of circular สป ๐๐๑๗.๒/ว ๓๐๔๗, each on the built page, in both languages.

These turn red when the text of docs/circular.md or docs/circular.en.md changes one of them. The letter itself does not
change; who mends its transcription, or translates it anew, changes the words in FACTS with it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from built_site import BuiltPage

ENDED_NATION_TH = "คณะกรรมการบริหารการบูรณาการแผน และระบบกล้องโทรทัศน์วงจรปิด (CCTV) ทั่วประเทศ"
ENDED_PROVINCE_TH = "คณะกรรมการบริหารจัดการข้อมูลและการขอใช้ประโยชน์จากกล้องโทรทัศน์วงจรปิด (CCTV) ระดับจังหวัด"
PRESENT_TH = "คณะกรรมการการบริหารและจัดหาระบบคอมพิวเตอร์ของหน่วยงานในสังกัดกระทรวงมหาดไทย จังหวัดสมุทรปราการ"

FACTS = {
    "circular/index.html": {
        "number": "ที่ สป ๐๐๑๗.๒/ว ๓๐๔๗",
        "date": "๑๗ กรกฎาคม ๒๕๖๗",
        "from": "ศาลากลางจังหวัดสมุทรปราการ ถนนสุทธิภิรมย์ สป ๑๐๒๗๐",
        "addressees": "เรียน หัวหน้าส่วนราชการทุกส่วนราชการ นายอำเภอทุกอำเภอ นายกองค์การบริหารส่วนจังหวัดสมุทรปราการ"
        " นายกเทศมนตรีนครสมุทรปราการ และนายกเทศมนตรีเมืองทุกแห่ง",
        "refers to": "อ้างถึง หนังสือจังหวัดสมุทรปราการ ที่ สป๐๐๑๗.๒/ว๓๔๑๕ ลงวันที่ ๖ กันยายน ๒๕๖๔",
        "ended nation": f"{ENDED_NATION_TH} ได้สิ้นสุดลงเมื่อรัฐบาลชุดเดิมสิ้นสุดการปฏิบัติหน้าที่",
        "ended province": f"{ENDED_PROVINCE_TH} สิ้นสุดลงไปด้วย",
        "no replacement": "สำนักงานปลัดสำนักนายกรัฐมนตรีแจ้งว่าจะไม่มีการแต่งตั้ง",
        "adjusted": f"ปรับปรุงองค์ประกอบและเพิ่มเติมอำนาจของ{PRESENT_TH}",
        "duty": f"เสนอขอความเห็นชอบจาก{PRESENT_TH}",
        "handbook": '"คู่มือแนวทางการจัดหาระบบกล้องโทรทัศน์วงจรปิด (CCTV) สำหรับหน่วยงานในพื้นที่จังหวัด"',
        "heading on the website": 'ในหัวข้อ "คณะกรรมการบริหารและจัดหาระบบคอมพิวเตอร์ฯ"',
        "closing": "จึงเรียนมาเพื่อทราบและถือปฏิบัติ",
        "signer, mended": "(นายศุภมิตร ชิณศรี)",
        "contact": "กลุ่มงานยุทธศาสตร์และข้อมูลเพื่อการพัฒนาจังหวัด โทร. ๐ ๒๗๐๒ ๕๐๒๑-๔ ต่อ ๓๓๕๓๘",
    },
    "en/circular/index.html": {
        "number": "สป ๐๐๑๗.๒/ว ๓๐๔๗",
        "date": "17 July 2024",
        "addressees": "Heads of all government agencies",
        "districts": "all district chief officers",
        "towns": "town municipalities",
        "earlier date": "6 September 2021",
        "ended nation": "National Committee for the Integration of CCTV Plans and Systems",
        "ended province": "Provincial Committee on CCTV Data Management and Use Requests",
        "duty": "Committee on the Administration and Procurement of Computer Systems"
        " of Agencies under the Ministry of Interior",
        "heading on the website": "คณะกรรมการบริหารและจัดหาระบบคอมพิวเตอร์ฯ",
        "contact": "33538",
    },
}


@pytest.mark.parametrize(
    ("path", "name", "words"),
    [(path, name, words) for path, facts in FACTS.items() for name, words in facts.items()],
)
def test_fact_is_on_the_page(site_alone: Path, path: str, name: str, words: str) -> None:
    """Change FACTS when the words of the page change."""
    assert words in BuiltPage(site_alone, path).text, name


def test_scanning_defects_are_mended_in_the_letter_and_listed_below_it(site_alone: Path) -> None:
    """Change the misspellings here when the table of mended text changes."""
    page = BuiltPage(site_alone, "circular/index.html")
    letter = " ".join(page.select(".hb-letter")[0].text_content().split())
    (listed,) = [table for table in page.select("table") if "ตามที่สแกน" in table.text_content()]
    for wrong in ("นายคุณมิตร ชินศรี", "นายกองค้การ", "จัดหระบบ", "จัดห ระบบ"):
        assert wrong not in letter
    assert "นายคุณมิตร ชินศรี" in listed.text_content()
    assert "นายกองค้การ" in listed.text_content()


def test_number_that_may_be_one_officers_is_printed_nowhere(site_alone: Path) -> None:
    """The scan shows a number that may be one officer's own. If it is the office's, take this test out."""
    for file in site_alone.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        for number in ("๘๐๗๗", "8077", "๐๘๘", "088 807"):
            assert number not in text, file


def test_letter_has_its_parts_in_order(site_alone: Path) -> None:
    """Change the order here when the letter's paragraphs get other classes."""
    for path in FACTS:
        letter = BuiltPage(site_alone, path).select(".hb-letter")[0]
        roles = [line.get("class") for line in letter.cssselect("p[class]")]
        order = ["number", "from", "date", "subject", "closing", "signature", "unit"]
        assert list(dict.fromkeys(roles)) == order


@pytest.mark.parametrize(("locale", "cited"), [("th", "สป ๐๐๑๗.๒/ว ๓๐๔๗"), ("en", "สป 0017.2/ว 3047")])
def test_cover_letter_cites_it(site: Path, locale: str, cited: str) -> None:
    """Take this out if the handbook no longer has the form `cover-letter`."""
    file = site / "downloads" / "forms" / f"cover-letter-{locale}-print.pdf"
    text = PdfReader(file).pages[0].extract_text()
    assert "".join(cited.split()) in "".join(text.split())
