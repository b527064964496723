"""PDFs by another maker than LibreOffice: the handbook's own press; and letters with codes of old Thai fonts."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image
from weasyprint import HTML

from handbook.taken_in.pdf_letters import meant, parted
from handbook.taken_in.pdf_lines import key_of
from press.pressed import THAI, pressed_file, print_page
from taken_in.taken import findings, pages_of, take

PAGE = """<!doctype html><html lang=th><head><meta charset=utf-8><title>คู่มือ</title>
<meta name=description content=คู่มือ><style>
@page { size: A4; margin: 2cm; @top-left { content: "คู่มือ หน้า " counter(page) } }
body { font: 12pt Sarabun } h1 { font-size: 20pt; break-before: page } h2 { font-size: 15pt }
td { border: 1px solid; padding: 4pt } table { border-collapse: collapse; width: 100% }
</style></head><body><main><article>
<h1>บทที่ ๑ ขอบเขต</h1><h2>๑.๑ ที่มา</h2><p>LONG</p><p>ย่อหน้าที่สอง</p>
<table><tr><td>ลำดับ<td>ชื่อ<td>หน้าที่</tr><tr><td>๑<td>ผู้ว่าราชการจังหวัด<td rowspan=2>กรรมการ</tr>
<tr><td>๒<td>ปลัดจังหวัด</tr><tr><td colspan=2>รวมทั้งสิ้น<td>๒</tr></table>
<h1>บทที่ ๒ การติดตั้ง</h1><p>(๑) ข้อแรก</p><p>(๒) ข้อที่สอง</p><p style="margin-left:2cm">ก. ย่อย</p>
<p>(๓) ข้อสุดท้าย</p><h1>บทที่ ๓ ท้าย</h1><p>จบ</p></article></main></body></html>"""
LONG = "หน่วยงานต้องมีหนังสือถึงผู้บังคับบัญชาให้ลงนามก่อนยื่นเรื่องต่อคณะกรรมการ " * 5


TABLE = """| ลำดับ | ชื่อ | หน้าที่ |
|---|---|---|
| ๑ | ผู้ว่าราชการจังหวัด | กรรมการ |
| ๒ | ปลัดจังหวัด | กรรมการ |
| รวมทั้งสิ้น |  | ๒ |"""


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    data = print_page(PAGE.replace("LONG", LONG), "official.pdf").read_bytes()
    found, written = take(data, "official.pdf")
    assert found.proof.lost == ()
    assert {lost.kind for lost in found.lost} == {"pdf", "header", "merged"}
    return {path: text.decode() for path, text in written.items() if path.endswith(".md")}


def body(files: dict[str, str], number: int) -> list[str]:
    return files[f"pages/official-{number:02}.md"].split("---\n", 2)[2].strip().split("\n\n")


def test_headings_paragraphs_and_tables_of_another_maker(files: dict[str, str]) -> None:
    assert body(files, 1) == [
        "# บทที่ ๑ ขอบเขต { #chapter-1 }",
        "## ๑.๑ ที่มา { #section-1-1 }",
        LONG.strip(),
        "ย่อหน้าที่สอง",
        "/// table | ตาราง",
        TABLE,
        "///",
    ]


def test_lists_by_their_place(files: dict[str, str]) -> None:
    assert body(files, 2) == [
        "# บทที่ ๒ การติดตั้ง { #chapter-2 }",
        "-   (๑) ข้อแรก\n-   (๒) ข้อที่สอง\n    -   ก. ย่อย\n-   (๓) ข้อสุดท้าย",
    ]


def test_pages_of_another_maker_are_built_as_they_are_written(files: dict[str, str]) -> None:
    assert {
        path: found for path, text in files.items() if path.startswith("pages/") and (found := findings(text))
    } == {}


def test_the_handbooks_own_pdfs_are_read_with_every_mark_in_its_order() -> None:
    _, files = take(pressed_file().read_bytes(), "small.pdf")
    assert THAI in "".join(text.decode() for path, text in files.items() if path.startswith("pages/"))


def test_letters_with_wrong_codes_are_told_with_their_page() -> None:
    style = "<style>body { font: 12pt Sarabun }</style>"
    data = HTML(string=f"{style}{'<p>ข้อความที่อ่านได้</p>' * 20}<p>น้ำหนัก</p>").write_pdf()
    found, files = take(data, "official.pdf")
    assert [(lost.kind, lost.place) for lost in found.lost if lost.kind == "odd"] == [("odd", "หน้า 1")]
    assert "(หน้า 1)" in files["not-kept.md"].decode()


def test_a_scanned_page_among_others_is_kept_as_a_picture_and_told() -> None:
    picture = io.BytesIO()
    Image.new("RGB", (60, 80), (200, 200, 200)).save(picture, "PNG")
    source = f"data:image/png;base64,{base64.b64encode(picture.getvalue()).decode()}"
    style = "<style>body { font: 12pt Sarabun } img { display: block; break-before: page }</style>"
    page = f"{style}<p>เนื้อหาของหน้าแรก</p>{'<p>ขอบเขตของงาน</p>' * 9}<img src='{source}'>"
    found, files = take(HTML(string=page).write_pdf(), "official.pdf")
    assert [(lost.kind, lost.place) for lost in found.lost] == [("pdf", ""), ("scan", "หน้า 2")]
    assert "![ภาพประกอบ](images/official-1.png)" in "".join(map(str, pages_of(files).values()))


@pytest.mark.parametrize(
    ("drawn", "written"),
    [
        ("ที\uf70a", "ที่"),
        ("ป\uf701\uf70b", "ปิ้"),
        ("\uf70fาติ", "ญาติ"),
        ("น้ํา", "น้ำ"),
        ("นํ้า", "น้ำ"),
        ("คํา", "คำ"),
        ("ท่ี", "ที่"),
        ("ก่ำ", "ก่ำ"),
        ("\uf0b7ข้อ", "• ข้อ"),
    ],
)
def test_letters_are_those_that_are_meant(drawn: str, written: str) -> None:
    assert meant(drawn) == written


def test_lines_are_joined_as_thai_is_written() -> None:
    assert parted("คณะ", "กรรมการ") == ""
    assert parted("ระบบ", "CCTV") == " "
    assert parted("ระบบ ", "CCTV") == ""


def test_headers_that_differ_in_their_number_are_one() -> None:
    assert key_of("คู่มือ หน้า 12") == key_of("คู่มือ หน้า ๓")
