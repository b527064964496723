"""Lists, blanks in plain tables, two signatures, a long office part: every blank and word is kept, and in its place."""

from __future__ import annotations

from typing import Any

from forms.docx.fill_word import W
from forms.docx.read_word import expected_tags, part_of, tags, text_of, val
from forms.docx.sample_word import EDITION
from forms.sample_form import sample_form
from handbook.authored.settings import Settings
from handbook.forms.compose import Form
from handbook.forms.docx.document import docx_file
from handbook.html.tree import read_fragment


def test_other_arrangements_keep_every_blank_and_word(odd_form: Form, settings: Settings) -> None:
    data = docx_file(odd_form, settings, EDITION)
    assert tags(data) == list(expected_tags(odd_form))
    paragraphs = [text_of(one) for one in part_of(data).iter(f"{W}p")]
    assert "the plan" in paragraphs
    assert "☐Everything is ready, as far as I know" in paragraphs
    lists = {
        text_of(one): (val(one, f"{W}pPr/{W}numPr/{W}numId"), val(one, f"{W}pPr/{W}numPr/{W}ilvl"))
        for one in part_of(data).iter(f"{W}p")
        if one.find(f"{W}pPr/{W}numPr") is not None
    }
    assert lists["the plan"] == lists["the quotations"]
    assert lists["of two sellers"][1] == "1"
    assert "A plain item" in lists
    assert all("Everything" not in words for words in lists)


def test_pages_part_a_long_office_part_but_not_what_belongs_together(settings: Settings) -> None:
    form = sample_form("th")
    (office,) = (element for element in form.body.iter() if "hb-office" in (element.get("class") or "").split())
    assert len(_frame(docx_file(form, settings, EDITION))) == 2  # its title, and all the rest
    for number in range(20):
        office.append(read_fragment(f"<h3>หัวข้อ {number}</h3>"))
        office.append(read_fragment(f"<p>ข้อ {number}</p>"))
    title, *rows = _frame(docx_file(form, settings, EDITION))
    assert title.find(f"{W}trPr/{W}tblHeader") is not None  # repeated on the next page
    assert [text_of(row) for row in rows[-20:]] == [f"หัวข้อ {number}ข้อ {number}" for number in range(20)]


def _frame(data: bytes) -> list[Any]:
    """The rows of the office's part."""
    (title,) = (one for one in part_of(data).iter(f"{W}p") if val(one, f"{W}pPr/{W}pStyle") == "FormOffice")
    return list(next(title.iterancestors(f"{W}tbl")).findall(f"{W}tr"))


def test_words_before_a_signature_stay_with_it(files: dict[str, bytes]) -> None:
    (words,) = (one for one in part_of(files["th"]).iter(f"{W}p") if text_of(one) == "จึงเรียนมาเพื่อโปรดพิจารณา")
    assert words.find(f"{W}pPr/{W}keepNext") is not None
