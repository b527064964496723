"""LibreOffice shows a form's Word file: its words, what was filled in, and nothing off the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from forms.docx.fill_word import fill_word
from forms.docx.office import convert
from forms.docx.sample_word import EDITION, LOCALES, VALUES
from forms.sample_form import sample_form
from handbook.authored.settings import Settings
from handbook.forms.compose import Form
from handbook.forms.docx.document import docx_file

FORM_MM = 25.4 / 72


@pytest.fixture(scope="module")
def pdfs(
    files: dict[str, bytes], odd_form: Form, settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """What LibreOffice makes of the sample in both languages, of the Thai one filled in, and of the odd form."""
    folder = tmp_path_factory.mktemp("office")
    written = {
        **files,
        "filled": fill_word(files["th"], VALUES),
        "odd": docx_file(odd_form, settings, EDITION),
    }
    for name, data in written.items():
        (folder / f"{name}.docx").write_bytes(data)
    convert([folder / f"{name}.docx" for name in written], tmp_path_factory.mktemp("profile"))
    return {name: folder / f"{name}.pdf" for name in written}


def _pages(path: Path) -> list[Any]:
    document = pypdfium2.PdfDocument(path)
    return [document[number] for number in range(len(document))]


def _words(path: Path) -> str:
    pages = [page.get_textpage().get_text_bounded() for page in _pages(path)]
    return " ".join(" ".join(pages).split())


def test_another_reader_shows_the_form(pdfs: dict[str, Path]) -> None:
    assert {name: len(_pages(path)) for name, path in pdfs.items()} == {"th": 2, "en": 2, "filled": 2, "odd": 2}
    for locale in LOCALES:
        form, said = sample_form(locale), _words(pdfs[locale]).replace("\u00a0", " ")
        assert form.spec.code[locale] in said
        for name in ("agency", "kind", "reason", "total", "has_quotes", "receiver"):
            assert form.blanks[name].label in said, name
        assert "1 ....." in said  # the row's number is the list's


def test_another_reader_shows_what_was_filled_in(pdfs: dict[str, Path]) -> None:
    said = _words(pdfs["filled"])
    for name in ("written_on", "agency", "items.1.name", "items.2.price", "signer.name"):
        assert str(VALUES[name]) in said, name
    assert said.count("☑") == 3


def test_nothing_is_off_the_page(pdfs: dict[str, Path]) -> None:
    for name, path in pdfs.items():
        for page in _pages(path):
            width, text = page.get_width() * FORM_MM, page.get_textpage()
            boxes = [text.get_rect(number) for number in range(text.count_rects())]
            assert boxes
            assert min(left for left, _, _, _ in boxes) * FORM_MM > 29, name
            assert max(right for _, _, right, _ in boxes) * FORM_MM < width - 19, name
