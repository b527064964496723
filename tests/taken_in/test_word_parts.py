"""What Word files hold beside plain paragraphs: kept as text, or told with its place."""

from __future__ import annotations

import pytest

from taken_in.taken import page_of, take
from taken_in.word_file import heading, item, numbering, paragraph, run, word_file

BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp>'
    f"<wps:txbx><w:txbxContent>{paragraph(run('ในกล่อง'))}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>"
    "</a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>"
    f"{paragraph(run('ในกล่อง'))}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
OLD_BOX = (
    f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{paragraph(run('ในกล่อง'))}</w:txbxContent></v:textbox></v:shape>"
    "</w:pict></w:r>"
)
FORMULA = "<m:oMath><m:r><m:t>x=ก</m:t></m:r></m:oMath>"
DELETED = '<w:del w:id="1" w:author="a"><w:r><w:delText>ลบ</w:delText></w:r></w:del>'
RUBY = f"<w:r><w:ruby><w:rt>{run('เหนือ')}</w:rt><w:rubyBase>{run('ฐาน')}</w:rubyBase></w:ruby></w:r>"
TICKED = f"<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent>{run('☒')}</w:sdtContent></w:sdt>"
OLD_TICKED = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>'
    '<w:r><w:instrText>FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
TOC = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    f"<w:sdtContent>{paragraph(run('บทที่ ๑ 2'))}</w:sdtContent></w:sdt>"
)


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text if text.startswith('<') else paragraph(run(text))}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(one if one.startswith('<w:tc>') else cell(one) for one in cells)}</w:tr>"


@pytest.mark.parametrize(
    ("content", "shown", "kinds"),
    [
        (paragraph(BOX + run("นอก")), "นอก\n\nในกล่อง", ["box"]),
        (paragraph(OLD_BOX + run("นอก")), "นอก\n\nในกล่อง", ["box"]),
        (paragraph(FORMULA + run("ต่อ")), "x=กต่อ", ["equation"]),
        (paragraph(run("ก") + DELETED + run("ข")), "กข", ["deleted"]),
        (paragraph(f'<w:ins w:id="1" w:author="a">{run("เพิ่ม")}</w:ins>'), "เพิ่ม", ["inserted"]),
        (paragraph(run("เห็น") + run("ลับ", "<w:vanish/>")), "เห็น", ["hidden"]),
        (paragraph(run("ยกเลิก", "<w:strike/>") + run("คง")), "ยกเลิกคง", ["struck"]),
        (paragraph(run("แดง", '<w:color w:val="FF0000"/>')), "แดง", ["colour"]),
        (paragraph(run("เหลือง", '<w:highlight w:val="yellow"/>')), "เหลือง", ["colour"]),
        (paragraph(run("ดำ", '<w:color w:val="000000"/>')), "ดำ", []),
        (paragraph(run("ม") + run("2", '<w:vertAlign w:val="superscript"/>')), "ม2", ["raised"]),
        (paragraph(RUBY), "ฐานเหนือ", ["ruby"]),
        (paragraph(f'<w:fldSimple w:instr="REF x">{run("อ้าง")}</w:fldSimple>'), "อ้าง", []),
        (paragraph(f'<w:dir w:val="ltr">{run("ทิศ")}</w:dir>'), "ทิศ", []),
        (paragraph(f"<w:sdt><w:sdtContent>{run('ช่อง')}</w:sdtContent></w:sdt>"), "ช่อง", []),
        (paragraph(TICKED + run(" มี")), "&#9746; มี", []),
        (paragraph(OLD_TICKED + run(" มี")), "&#9746; มี", []),
        (paragraph(run("ก") + "<w:r><w:noBreakHyphen/></w:r>" + run("ข")), "ก‑ข", []),
        (paragraph(run("หนา", "<w:b/>") + run(" บาง")), "**หนา** บาง", []),
        (paragraph(run("ก") + run("(หนา)", "<w:b/>") + run("ข")), "ก(หนา)ข", []),
        (paragraph(run("เห\u200bลือ")), "เหลือ", ["hidden-signs"]),
        (TOC + paragraph(run("เนื้อ")), "เนื้อ", ["contents"]),
        (paragraph(run("บน") + "<w:r><w:br/></w:r>" + run("ล่าง")), "บน  \nล่าง", []),
        (paragraph("<w:r><w:object><v:shape/></w:object></w:r>" + run("ก")), "ก", ["object"]),
        (paragraph(run("ก") + "<w:somethingNew/>"), "ก", ["ignored"]),
        (paragraph("<w:r><w:drawing><wp:inline/></w:drawing></w:r>" + run("ก")), "ก", ["drawing"]),
    ],
)
def test_a_part_is_kept_or_told(content: str, shown: str, kinds: list[str]) -> None:
    data = word_file(heading("บทที่ ๑ ก") + content)
    assert page_of(data) == f"# บทที่ ๑ ก {{ #chapter-1 }}\n\n{shown}"
    found = take(data)[0]
    assert [lost.kind for lost in found.lost] == kinds
    assert found.proof.lost == ()


def test_a_loss_is_told_with_its_place() -> None:
    text = paragraph(run("คงไว้ ") + run("ลับ", "<w:vanish/>"))
    found, files = take(word_file(heading("บทที่ ๑ ก") + heading("ส่วน ข", 2) + text))
    assert [(lost.place, lost.what) for lost in found.lost] == [("ส่วน ข › คงไว้ ลับ", "ลับ")]
    assert "- “ลับ” (ส่วน ข › คงไว้ ลับ)\n" in files["not-kept.md"].decode()


def test_comments_and_headers_are_told() -> None:
    comments = f'<w:comment w:id="1">{paragraph(run("ถามอีกครั้ง"))}</w:comment>'
    data = word_file(heading("ก"), {"comments": comments, "header": paragraph(run("หัวกระดาษ"))})
    assert [(lost.kind, lost.what) for lost in take(data)[0].lost] == [
        ("comment", "ถามอีกครั้ง"),
        ("header", "หัวกระดาษ"),
    ]


def test_merged_cells_are_repeated_down_and_told() -> None:
    table = "".join(
        [
            row("ก", "ข", "ค"),
            row(cell("กว้าง", '<w:gridSpan w:val="2"/>'), "๑"),
            row(cell("สูง", '<w:vMerge w:val="restart"/>'), "๒", "๓"),
            row(cell("<w:p/>", "<w:vMerge/>"), "๔", "๕"),
        ]
    )
    data = word_file(heading("บท") + paragraph(run("ตารางที่ ๑ ทดสอบ")) + f"<w:tbl>{table}</w:tbl>")
    assert page_of(data).splitlines()[2:] == [
        "/// table | ตารางที่ ๑ ทดสอบ",
        "",
        "| ก | ข | ค |",
        "|---|---|---|",
        "| กว้าง |  | ๑ |",
        "| สูง | ๒ | ๓ |",
        "| สูง | ๔ | ๕ |",
        "",
        "///",
    ]
    assert [(lost.kind, lost.what) for lost in take(data)[0].lost] == [("merged", "2")]


def test_a_cell_of_several_lines_and_a_table_within_it_are_told() -> None:
    inner = f"<w:tbl>{row('ใน', 'ใน๒')}</w:tbl>"
    table = row("ก", "ข") + row(cell(paragraph(run("หนึ่ง")) + paragraph(run("สอง"))), cell(inner + "<w:p/>"))
    data = word_file(heading("บท") + f"<w:tbl>{table}</w:tbl>")
    assert "| หนึ่ง สอง | ใน ใน๒ |" in page_of(data)
    assert {lost.kind for lost in take(data)[0].lost} == {"lines", "nested"}


def test_a_frame_becomes_paragraphs() -> None:
    data = word_file(heading("บท") + f"<w:tbl>{row('ในกรอบ')}</w:tbl>")
    assert page_of(data).splitlines()[2:] == ["ในกรอบ"]
    assert [lost.kind for lost in take(data)[0].lost] == ["frame"]


def test_lists_of_other_ids_with_more_indent_lie_within() -> None:
    lists = numbering(("thaiNumbers %1.",), ("thaiNumbers (%1)",), ("thaiLetters %1.",))
    body = item("หนึ่ง", 1) + item("ย่อย", 2) + item("ย่อยอีก", 3) + item("ย่อยสอง", 2) + item("สอง", 1)
    assert page_of(word_file(heading("บท") + body, {"numbering": lists})).splitlines()[2:] == [
        "1.  หนึ่ง",
        "    -   (๑) ย่อย",
        "        -   ก. ย่อยอีก",
        "    -   (๒) ย่อยสอง",
        "2.  สอง",
    ]


def test_a_list_goes_on_after_a_paragraph_and_two_lists_stay_two() -> None:
    lists = numbering(("thaiNumbers %1.",), ("decimal %1.",))
    body = item("หนึ่ง", 1) + paragraph(run("คั่น")) + item("สอง", 1) + item("อื่น", 2)
    page = page_of(word_file(heading("บท") + body, {"numbering": lists}))
    assert page.splitlines()[2:] == ["1.  หนึ่ง", "", "คั่น", "", "2.  สอง", "    1.  อื่น"]


def test_an_item_after_a_heading_is_no_part_of_the_list_before_it() -> None:
    lists = numbering(("bullet •",), ("thaiNumbers (%1)",))
    body = item("ก", 1) + heading("ส่วน", 2) + item("ข", 2)
    page = page_of(word_file(heading("บท") + body, {"numbering": lists}))
    assert page.splitlines()[2:] == ["-   ก", "", "## ส่วน { #section-1-1 }", "", "-   (๑) ข"]


def test_headings_without_styles_are_guessed_and_told() -> None:
    big, middle = '<w:b/><w:szCs w:val="44"/>', '<w:b/><w:szCs w:val="36"/>'
    plain = '<w:szCs w:val="32"/>'
    body = "".join(
        paragraph(run(text, look))
        for text, look in [
            ("บทที่ ๑ บทนำ", big),
            ("๑.๑ ความเป็นมา", middle),
            ("เนื้อความ " * 40, plain),
            ("๑.๒ นิยาม", middle),
            ("เนื้อความ " * 40, plain),
            ("บทที่ ๒ ขั้นตอน", big),
            ("เนื้อความ " * 40, plain),
        ]
    )
    found, files = take(word_file(body))
    assert [lost.kind for lost in found.lost] == ["headings"]
    paths = sorted(path for path in files if path.startswith("pages/"))
    headings = [line for path in paths for line in files[path].decode().splitlines()
                if line.startswith("#")]  # fmt: skip
    assert headings == [
        "# บทที่ ๑ บทนำ { #chapter-1 }",
        "## ๑.๑ ความเป็นมา { #section-1-1 }",
        "## ๑.๒ นิยาม { #section-1-2 }",
        "# บทที่ ๒ ขั้นตอน { #chapter-2 }",
    ]


def test_no_level_of_headings_is_left_out_and_every_id_is_another() -> None:
    page = page_of(word_file(heading("ก") + heading("ข", 3) + heading("ค", 3) + heading("ง", 2)))
    assert page.split("\n\n") == [
        *("# ก { #chapter-1 }", "## ข { #section-1-1 }", "## ค { #section-1-2 }", "## ง { #section-1-3 }")
    ]


def test_links_that_the_handbook_does_not_use_become_text() -> None:
    data = word_file(heading("บท") + paragraph(run("ดู https://www.example.go.th/ และ ftp://example.go.th")))
    assert page_of(data).splitlines()[2] == (
        "ดู [https://www.example.go.th/](https://www.example.go.th/) และ ftp://example.go.th"
    )
