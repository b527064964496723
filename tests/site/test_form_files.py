"""The files of the forms on the pages that offer them."""

from __future__ import annotations

from dataclasses import replace

from handbook.forms.manifest import File
from handbook.html.tree import words_of
from handbook.site.form_files import list_form_files
from single_steps import Steps, inner

TYPING = File("cover-letter-th.01234567.pdf", "typing", "cover-letter", "th", "0.2", "2026-11-25", 12_345, "ab" * 32, 2)
WORD = replace(TYPING, name="cover-letter-th.89abcdef.docx", kind="word", size=1_234_567, pages=0)
OLD = replace(TYPING, name="superseded/cover-letter-th_0.1.pdf", version="0.1", date="2026-10-01", is_superseded=True)
OLDER = replace(OLD, name="superseded/cover-letter-th_0.0.pdf", version="0.0")
ENGLISH = replace(TYPING, name="cover-letter-en.pdf", locale="en")
OTHER = replace(TYPING, name="everything-th.pdf", form="everything")
BUNDLE = replace(TYPING, name="forms-th.00000000.zip", kind="bundle", form="", pages=0)
FILES = (OLDER, TYPING, WORD, OLD, ENGLISH, OTHER, BUNDLE)
FORM = '<h1>A</h1><p>b</p><div class="hb-form"></div>'
PLACE = '<div class="hb-formtable"></div>'


def test_form_offers_its_current_files_of_its_language(steps: Steps) -> None:
    page = steps.written(FORM, "forms/cover-letter")
    list_form_files(page, steps.context(page, files=FILES))
    offer = (
        '<li><a href="../../downloads/forms/cover-letter-th.{0}.{1}" download="cover-letter-th.{1}" class="hb-file">'
    )
    assert inner(page.article) == (
        '<h1>A</h1><p>b</p><ul class="hb-formfiles" role="list">'
        + offer.format("01234567", "pdf")
        + "PDF สำหรับพิมพ์กรอก · 2 หน้า · 12 KB</a></li>"
        + offer.format("89abcdef", "docx")
        + "Word · 1.2 MB</a></li></ul>\n"
        '<div class="hb-form"></div>'
    )


def test_form_without_current_files_offers_none(steps: Steps) -> None:
    page = steps.written(FORM, "forms/cover-letter", "en")
    list_form_files(page, steps.context(page, files=(TYPING, replace(OLD, locale="en"))))
    assert inner(page.article) == FORM


def test_page_of_all_forms_lists_versions_bundle_and_checksums(steps: Steps) -> None:
    page = steps.written(PLACE, "forms/index")
    list_form_files(page, steps.context(page, files=FILES))
    box = page.article[0]
    assert [words_of(head) for head in box.cssselect("caption, thead th")] == [
        "ไฟล์ของแบบฟอร์มทุกแบบ",
        "แบบฟอร์ม",
        "รุ่นและวันที่",
        "ไฟล์",
    ]
    letter, everything = (steps.page(f"forms/{form}").title for form in ("cover-letter", "everything"))
    rows = [[words_of(cell) for cell in row] for row in box.cssselect("tbody tr")]
    sum_ = "SHA-256 abababababababab…"
    typing = f"PDF สำหรับพิมพ์กรอก · 2 หน้า · 12 KB · {sum_}"
    assert rows == [
        [f"แบบ ต-๑ {letter}", "0.2 · 25 พฤศจิกายน 2569", f"{typing}Word · 1.2 MB · {sum_}"],
        [f"แบบ ต-๑ {letter}", "0.1 · 1 ตุลาคม 2569 มีรุ่นใหม่แทนแล้ว", typing],
        [f"แบบ ต-๑ {letter}", "0.0 · 1 ตุลาคม 2569 มีรุ่นใหม่แทนแล้ว", typing],
        [f"แบบตัวอย่าง {everything}", "0.2 · 25 พฤศจิกายน 2569", typing],
    ]
    assert [row.get("id") for row in box.cssselect("tbody tr")] == ["cover-letter", None, None, "everything"]
    assert box.xpath(".//tbody/tr[1]//@href") == [
        "cover-letter/index.html",
        "../downloads/forms/cover-letter-th.01234567.pdf",
        "../downloads/forms/cover-letter-th.89abcdef.docx",
    ]
    assert box.xpath(".//tbody/tr[2]//@download") == ["cover-letter-th_0.1.pdf"]
    assert box.xpath("p//@href") == ["../downloads/forms-th.00000000.zip", "../downloads/forms/SHA256SUMS"]
    assert box.xpath("p//@download") == ["forms-th.zip"]  # the list is read, not saved


def test_place_stays_empty_where_the_pages_alone_were_built(steps: Steps) -> None:
    page = steps.written(PLACE, "forms/index", "en")
    list_form_files(page, steps.context(page, files=(TYPING,)))
    assert inner(page.article) == PLACE


def test_other_pages_offer_nothing(steps: Steps) -> None:
    page = steps.written('<div class="hb-form"></div>', "procedure")
    list_form_files(page, steps.context(page, files=FILES))
    assert inner(page.article) == '<div class="hb-form"></div>'
