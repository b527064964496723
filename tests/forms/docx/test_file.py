"""A form's Word file as a file: what it says of itself, the same bytes again, XML that Word takes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

from forms.docx.fill_word import W, fill_word
from forms.docx.openxml import faults
from forms.docx.read_word import part_of
from forms.docx.sample_word import BOTH, EDITION, VALUES
from forms.sample_form import sample_form
from handbook.authored.settings import Settings
from handbook.forms.compose import Form
from handbook.forms.docx.document import docx_file, write_docx


@BOTH
def test_the_file_says_which_form_it_is(locale: str, files: dict[str, bytes]) -> None:
    core = part_of(files[locale], "docProps/core.xml")
    said = {etree.QName(child).localname: child.text for child in core}
    assert said["identifier"] == "everything/1.2"
    assert said["title"] == sample_form(locale).title
    assert said["language"] == {"th": "th-TH", "en": "en-GB"}[locale]
    assert said["created"] == said["modified"] == "2026-11-23T00:00:00Z"


@BOTH
def test_the_same_form_gives_the_same_small_file(
    locale: str, files: dict[str, bytes], settings: Settings, tmp_path: Path
) -> None:
    write_docx(sample_form(locale), settings, EDITION, tmp_path / "again.docx")
    assert (tmp_path / "again.docx").read_bytes() == files[locale]
    assert len(files[locale]) < 20_000
    with zipfile.ZipFile(io.BytesIO(files[locale])) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def _faults(data: bytes, path: Path) -> list[str]:
    path.write_bytes(data)
    return faults(path)


def test_the_validator_finds_no_fault(
    files: dict[str, bytes], odd_form: Form, settings: Settings, tmp_path: Path
) -> None:
    for data in (*files.values(), fill_word(files["th"], VALUES), docx_file(odd_form, settings, EDITION)):
        assert _faults(data, tmp_path / "form.docx") == []


def test_the_validator_would_find_a_fault(files: dict[str, bytes], tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(files["th"])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    document: Any = etree.fromstring(parts["word/document.xml"])
    properties = document.find(f".//{W}tblPr")
    properties.insert(0, properties[-1])
    parts["word/document.xml"] = etree.tostring(document)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert len(_faults(target.getvalue(), tmp_path / "form.docx")) == 1
