"""The made-up official handbook as a Word file and a PDF, made by LibreOffice once a run."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock

from handbooks import Workshop
from taken_in.office_files import word_and_pdf
from taken_in.official import flat_odt


@pytest.fixture(scope="session")
def office_folder(workshop: Workshop) -> Path:
    """The folder with official.docx and official.pdf."""
    folder = workshop.folder / "official"
    with FileLock(folder.with_suffix(".lock")):
        if not (folder / "official.pdf").exists():
            folder.mkdir(exist_ok=True)
            word_and_pdf(flat_odt(), folder)
    return folder


@pytest.fixture(scope="session")
def word(office_folder: Path) -> bytes:
    """The Word file."""
    return (office_folder / "official.docx").read_bytes()


@pytest.fixture(scope="session")
def pdf(office_folder: Path) -> bytes:
    """The PDF of the same."""
    return (office_folder / "official.pdf").read_bytes()
