"""The questions of a letter of enquiry in all its files: one box and one answer each, filled in once, read back."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from markdown import Markdown

from forms.docx import openxml
from forms.docx.fill_word import W, fill_word
from forms.paper.print_sample import EDITION, SETTINGS, STYLES
from forms.sample_form import EXTENSIONS
from handbook.authored.located_yaml import LocatedYaml
from handbook.corpus.enquiry import with_questions
from handbook.corpus.form_specs import FieldSpec, FormSpec
from handbook.corpus.model import Data, Question
from handbook.filled.read_parts import read_form
from handbook.forms.compose import Form, compose
from handbook.forms.docx.document import write_docx
from handbook.forms.paper.pdfs import opened_form_press, print_form
from handbook.forms.web.page import fill_page
from handbook.html.tree import Element, read_fragment, select, words_of

LOCALES = ("th", "en")
PAGE = """# Enquiry { #enquiry }

/// form

[Sender](field:sender)

/// data | enquiry
///

///
"""
SPEC = FormSpec(
    "enquiry",
    {"th": "แบบ ๐", "en": "Form 0"},
    "page#a",
    {"sender": FieldSpec("sender", "text")},
    LocatedYaml("enquiry.form.yml", {}, {}),
    questions=True,
)
ASKED = {
    "limit-100k": {"th": "ไม่เกิน 100,000 บาท ต้องเสนอหรือไม่ ใช้ H.264 หรือ ว 12", "en": "Is 100,000 baht exempt?"},
    "copies": {"th": "กี่ชุด", "en": "How many copies?"},
}
WHY = {"th": "", "en": ""}
DATA = Data(questions={id: Question(id, "g", affects_submission=True, ask=ask, why=WHY) for id, ask in ASKED.items()})
GIVEN: dict[str, str | bool] = {
    "sender": "อบต. ตัวอย่าง",
    "ask_copies": True,
    "answer_copies": "๓ ชุด\nและไฟล์",
    "answer_limit_100k": "ที่ปี่น้ำ ๑๒",
}


def _article(locale: str, data: Data = DATA) -> tuple[Element, Form]:
    article = read_fragment(f"<article>{Markdown(extensions=EXTENSIONS).convert(PAGE)}</article>")
    spec = with_questions({"enquiry": SPEC}, data)["enquiry"]
    return article, compose(article, spec, locale, "thai" if locale == "th" else "arabic")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the letter, those without questions below `none`."""
    made = tmp_path_factory.mktemp("letters")
    with opened_form_press(STYLES) as press:
        for target, data in ((made, DATA), (made / "none", Data())):
            target.mkdir(exist_ok=True)
            for locale in LOCALES:
                _, form = _article(locale, data)
                print_form(form, press, SETTINGS, EDITION, target)
                write_docx(form, SETTINGS, EDITION, target / f"enquiry-{locale}.docx")
    return made


def test_blanks_are_numbered_and_labelled_by_the_questions() -> None:
    _, form = _article("th")
    assert {name: blank.label for name, blank in form.blanks.items()} == {
        "sender": "Sender",
        "ask_limit_100k": "๑. ไม่เกิน ๑๐๐,๐๐๐ บาท ต้องเสนอหรือไม่ ใช้ H.264 หรือ ว ๑๒",
        "answer_limit_100k": "คำตอบข้อ ๑",
        "ask_copies": "๒. กี่ชุด",
        "answer_copies": "คำตอบข้อ ๒",
    }
    _, form = _article("en")
    assert [blank.label for blank in form.blanks.values()][1:3] == [
        "1. Is 100,000 baht exempt?",
        "Answer to question 1",
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_web_form_has_a_box_before_each_question_and_a_text_below(locale: str) -> None:
    article, form = _article(locale)
    fill_page(article, form, "forms/enquiry/")
    items = select(article, ".hb-questions li")
    assert [[each.tag for each in select(item, "input, textarea")] for item in items] == [["input", "textarea"]] * 2
    for item in items:
        for control in select(item, "input, textarea"):
            assert words_of(select(item, f"label[for='{control.get('id')}']")[0])
    (edition,) = select(article, ".hb-form__edition")
    assert words_of(edition) == {"th": "แบบ ๐ · รุ่น 0.1", "en": "Form 0 · version 0.1"}[locale]


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_filled_in_once_is_read_from_every_file(folder: Path, locale: str) -> None:
    _, form = _article(locale)
    word = fill_word((folder / f"enquiry-{locale}.docx").read_bytes(), GIVEN)
    saved = json.dumps({"form": "enquiry", "version": "0.1", "locale": locale, "values": GIVEN}).encode()
    files = {"a.docx": word, "a.pdf": _filled_pdf(folder / f"enquiry-{locale}.pdf"), "a.json": saved}
    for name, data in files.items():
        read, faults = read_form(data, name, {"enquiry": form.spec})
        assert faults == [], name
        assert read is not None
        assert (dict(read.values), read.version) == (GIVEN, "0.1"), name


def _filled_pdf(file: Path) -> bytes:
    with pikepdf.open(file) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            value = GIVEN.get(str(field.T))
            if value is True:
                field.V = field.AS = pikepdf.Name.on
            elif value:
                field.V = pikepdf.String(str(value).replace("\n", "\r"))
        target = file.with_name(f"filled-{file.name}")
        pdf.save(target)
    return target.read_bytes()


@pytest.mark.parametrize("locale", LOCALES)
def test_each_question_stands_beside_its_answer_in_word(folder: Path, locale: str) -> None:
    with zipfile.ZipFile(folder / f"enquiry-{locale}.docx") as package:
        tree = etree.fromstring(package.read("word/document.xml"))
    rows = [
        [[tag.get(f"{W}val") for tag in cell.iter("{*}tag")] for cell in row.iterfind("{*}tc")]
        for row in tree.iterfind("{*}body/{*}tbl/{*}tr")
    ]
    assert rows == [[["ask_limit_100k"], ["answer_limit_100k"]], [["ask_copies"], ["answer_copies"]]]
    assert openxml.faults(folder / f"enquiry-{locale}.docx") == []


@pytest.mark.parametrize("locale", LOCALES)
def test_without_questions_the_files_say_so(folder: Path, locale: str) -> None:
    article, form = _article(locale, Data())
    assert list(form.blanks) == ["sender"]
    said = {"th": "ขณะนี้ไม่มีคำถามที่ต้องสอบถาม", "en": "There is no question to ask at present."}[locale]
    assert said in words_of(form.body)
    fill_page(article, form, "forms/enquiry/")
    assert len(select(article, "input[name], textarea[name]")) == 1
    assert openxml.faults(folder / "none" / f"enquiry-{locale}.docx") == []
    with pikepdf.open(folder / "none" / f"enquiry-{locale}.pdf") as pdf:
        assert [str(field.T) for field in pdf.Root.AcroForm.Fields] == ["sender"]


def test_date_stands_beside_the_version_where_there_is_one() -> None:
    article, form = _article("en")
    fill_page(article, replace(form, spec=replace(form.spec, date="2026-11-23")), "")
    assert words_of(select(article, ".hb-form__edition")[0]) == "Form 0 · version 0.1 · 23 November 2026"
