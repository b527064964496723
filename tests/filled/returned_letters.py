"""The fixture handbook with a letter of enquiry that has been published, and letters that came back filled in."""

from __future__ import annotations

import json
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf

from checks.case_folders import CASES, find_problems
from filled.filled_files import Answers, blanks, make_json, make_pdf, pack, saved
from forms.docx.fill_word import fill_word
from handbook.__main__ import main
from handbook.authored.settings import load_settings
from handbook.commands.blank_forms import composed_word
from handbook.corpus.enquiry import read_specs_of_filled
from handbook.corpus.form_specs import FormSpec
from handbooks import lay_out

LETTER = CASES / "HB533-questions-misplaced" / "pass" / "docs" / "forms"
FORM = "request"
BLANKS = """  letter_no: {type: text, maxlength: 40}
  letter_date: {type: date}
  answerer: {type: signature}
"""
LINKS = "[ที่](field:letter_no) [วันที่](field:letter_date)\n\n[ผู้ตอบ](field:answerer)\n\n"
HEAD: dict[str, str | bool] = {
    "sender": "อบต. ตัวอย่าง",
    "letter_no": "ตย ๐๐๐๑/๑",
    "letter_date": "๑ ธันวาคม ๒๕๖๙",
    "answerer.name": "นายตัวอย่าง สมมติ",
    "answerer.position": "หัวหน้ากลุ่มงานตัวอย่าง",
    "answerer.date": "15/12/2569",
}
"""What stands in every letter."""


def with_letter(root: Path) -> Path:
    """The fixture handbook with a letter whose first set of questions is noted as published; it checks clean."""
    lay_out(root)
    for file in sorted(LETTER.glob("request.*")):
        shutil.copy(file, root / "docs" / "forms")
    spec = root / "docs" / "forms" / "request.form.yml"
    spec.write_text(
        spec.read_text(encoding="utf-8").replace("page#prepare", "procedure#step-submit") + BLANKS, encoding="utf-8"
    )
    for name in ("request.md", "request.en.md"):
        page = root / "docs" / "forms" / name
        text = page.read_text(encoding="utf-8").replace("/// data", f"{LINKS}/// data")
        page.write_text(text, encoding="utf-8")
    settings = root / "mkdocs.yml"
    listed = settings.read_text(encoding="utf-8").replace(
        "  - forms/everything.md\n", "  - forms/everything.md\n  - forms/request.md\n"
    )
    settings.write_text(listed, encoding="utf-8")
    assert [problem.explain("en") for problem in find_problems(root)] == []
    assert main(["--root", str(root), "published"]) == 0
    return root


def letter_spec(root: Path) -> FormSpec:
    """The letter as the handbook asks at present."""
    specs, problems = read_specs_of_filled(root / "docs", "docs")
    assert problems == []
    return specs[FORM]


def returned(root: Path, kind: str, answers: Answers) -> bytes:
    """A letter of this kind that came back with the head and these answers."""
    spec = letter_spec(root)
    said = {**HEAD, **answers}
    if kind == "json":
        return make_json(said, FORM, spec.version)
    if kind == "pdf":
        return make_pdf(said, FORM, spec.version, names=list(blanks(spec)))
    blank = composed_word(spec, "th", load_settings(root))
    assert blank is not None
    return fill_word(blank, said)


def as_specimen(data: bytes) -> bytes:
    """A filled file that says that all in it is made up."""
    if data.startswith(b"%PDF"):
        with pikepdf.open(BytesIO(data)) as pdf:
            pdf.docinfo["/FormSpecimen"] = "true"
            return saved(pdf)
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        core = parts["docProps/core.xml"].decode()
        marked = core.replace("</cp:coreProperties>", "<cp:category>specimen</cp:category></cp:coreProperties>")
        return pack({**parts, "docProps/core.xml": marked})
    return json.dumps({**json.loads(data), "specimen": True}).encode()
