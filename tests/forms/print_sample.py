"""The PDFs of the sample form, printed once for all tests."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from forms.sample_form import sample_form
from handbook.authored.settings import load_settings
from handbook.forms.paper.pdfs import Printed, opened_form_press, print_form
from handbook.history.edition import Edition
from handbooks import ROOT

LOCALES = ("th", "en")
EDITION = Edition("0123456789", 1_795_392_000)  # 23 November 2026
STYLES = ROOT / "overrides"  # has the style sheets where a built site has them
_FOLDER = tempfile.TemporaryDirectory(prefix="forms-")


def print_sample(folder: Path, locale: str) -> list[Printed]:
    """Print the sample form anew into an existing folder."""
    with opened_form_press(STYLES) as press:
        return print_form(sample_form(locale), press, load_settings(ROOT), EDITION, folder)


@cache
def printed(locale: str) -> tuple[Printed, Printed, Printed]:
    """The PDF to type into, its map and the PDF to write on."""
    typed, map_file, written = print_sample(Path(_FOLDER.name), locale)
    return typed, map_file, written


def typed_pdf(locale: str) -> Path:
    """The PDF to type into."""
    return printed(locale)[0].file


def written_pdf(locale: str) -> Path:
    """The PDF to write on."""
    return printed(locale)[2].file
