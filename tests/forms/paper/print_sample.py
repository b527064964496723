"""The PDFs of the sample form, each printed once for all processes of a run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

from forms.sample_form import sample_form
from handbook.authored.settings import load_settings
from handbook.forms.paper.pdfs import Printed, opened_form_press, print_form
from handbook.history.edition import Edition
from handbooks import ROOT, Workshop

LOCALES = ("th", "en")
EDITION = Edition("0123456789", 1_795_392_000)  # 23 November 2026
STYLES = ROOT / "overrides"  # has the style sheets where a built site has them
SETTINGS = load_settings(ROOT / "tests" / "fixtures" / "minimal")


def print_sample(folder: Path, locale: str) -> list[Printed]:
    """Print the sample form anew into an existing folder: the PDF to type into, its map, the PDF to write on."""
    with opened_form_press(STYLES) as press:
        return print_form(sample_form(locale), press, SETTINGS, EDITION, folder)


@dataclass(frozen=True)
class SamplePdfs:
    """The sample form's files in a folder that all processes share; what is asked for first is printed first."""

    shared: Path

    def typed(self, locale: str) -> Path:
        """The PDF to type into."""
        return self._folder(locale) / f"everything-{locale}.pdf"

    def written(self, locale: str) -> Path:
        """The PDF to write on."""
        return self._folder(locale) / f"everything-{locale}-print.pdf"

    def map(self, locale: str) -> Path:
        """Where the fields of the PDF to type into are."""
        return self._folder(locale) / f"everything-{locale}.json"

    def _folder(self, locale: str) -> Path:
        folder = self.shared / f"sample-{locale}"
        with FileLock(folder.with_suffix(".lock")):
            if not folder.exists():
                part = folder.with_suffix(".part")
                part.mkdir()
                print_sample(part, locale)
                part.rename(folder)
        return folder


@pytest.fixture(scope="session")
def sample_pdfs(workshop: Workshop) -> SamplePdfs:
    """The sample form's PDFs of this run."""
    return SamplePdfs(workshop.folder)
