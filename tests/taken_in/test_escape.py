"""Whatever signs a document has, both readers of Markdown see them as text, wherever they stand."""

from __future__ import annotations

import re

import pytest

from handbook.html.tree import read_article
from handbook.markup.builder import builder
from handbook.taken_in.escape import at_start, plain_words, printed
from taken_in.taken import findings, page_of, settings, take
from taken_in.word_file import heading, item, numbering, paragraph, run, word_file

TEXTS = (
    *("1. ตัวพิมพ์", "๑. ไทย", "10) สิบ", "(๑) วงเล็บ", "ก. อักษร", "- ขีด", "* ดาว", "+ บวก", "• จุด", "→ ลูกศร"),
    *("# หัว", "###### หก", "#หัว", "> คำพูด", "| ก | ข |", "ก|ข|ค", "---", "===", "-----", "*** ", "=", "1.", "!"),
    *("!!! note", "/// table | x", "///", "::: note", "``` python", "~~~", "`โค้ด` ```", "[ ] ช่อง", ": def", "^"),
    *("{ #id .cls }", "ก { #id }", "{{ x }} {% y %}", "~~ขีดฆ่า~~ ==แถบ== ^^บน^^ ++ก++", "a*b*c 2*3 a_b_c x^2"),
    *("ดาว **สอง** _ขีด_ __สอง__", "[ลิงก์](x) ![ภาพ](a.png) [^1] [[วิกิ]] [ก][ข]", "*[HTML]: abbr", "[x]: ref"),
    *("<script>alert(1)</script> <b>หนา</b>", "<!-- ความเห็น", "& < >", "C:\\path\\file", "\\ทับ \\* \\\\"),
    *("ไป :smile: แล้ว", "a\tb แท็บ", "“คำ” – ขีด — ยาว … ฿", "ๆ ฯ ฯลฯ", "--8<-- x", "[field](field:x)"),
    *("ดู https://example.go.th/a_b?c=1&d=2, และ www.example.go.th.", "(https://example.go.th/(x))"),
)


def words(text: str) -> str:
    """Letters alone."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_printed_as_it_is_wherever_it_stands(text: str) -> None:
    lists = numbering(("bullet •",), ("thaiNumbers %1.",))
    cell = f"<w:tc>{paragraph(run(text))}</w:tc>"
    body = "".join(
        [
            heading("บทที่ ๑ ก"),
            *(
                paragraph(run(text)),
                paragraph(run(text, "<w:b/>")),
                paragraph(run("ก") + run(text, "<w:b/>") + run("ข")),
            ),
            *(item(text, 1), paragraph(run("คั่น")), item(text, 2), heading(text, 2)),
            f"<w:tbl>{f'<w:tr>{cell}{cell}</w:tr>' * 2}</w:tbl>",
        ]
    )
    found, files = take(word_file(body, {"numbering": lists}))
    assert found.proof.lost == ()
    page = files["pages/official-01.md"].decode()
    assert [each for each in findings(page) if each.by != "refused"] == []
    article = read_article(builder(settings().markdown_extensions).convert(page.split("---\n", 2)[2]))
    assert words("".join(article.itertext())).count(words(text)) >= 9


def test_signs_that_nobody_sees_are_left_out() -> None:
    assert printed("ก\u200bข\u00adค\u2060") == "กขค"


def test_a_text_that_needs_signs_is_no_caption() -> None:
    assert plain_words("ตารางที่ ๑  ชื่อ") == "ตารางที่ ๑ ชื่อ"
    assert [plain_words(text) for text in ("ตาราง *ก*", "1. ก", "ก | ข")] == ["", "", ""]


def test_only_what_would_begin_a_list_is_changed_at_a_start() -> None:
    assert at_start("๑.๒ ข้อความ") == "๑.๒ ข้อความ"
    assert at_start("2569 เป็นปี") == "2569 เป็นปี"
    assert at_start("2569. เป็นปี") == "2569\\. เป็นปี"


def test_a_table_after_a_caption_with_signs_keeps_both() -> None:
    cell = f"<w:tc>{paragraph(run('ก'))}</w:tc>"
    table = f"<w:tbl>{f'<w:tr>{cell}{cell}</w:tr>' * 2}</w:tbl>"
    page = page_of(word_file(heading("บท") + paragraph(run("ตาราง *ก*")) + table))
    assert page.splitlines()[2:5] == ["ตาราง \\*ก\\*", "", "/// table | ตาราง"]
