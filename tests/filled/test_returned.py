"""What other programs did to a filled form is read right or told: a sample of the ways, all of them in a benchmark."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from filled.returned_files import Blank, blank_word, losses, read_folder, read_here
from filled.returned_ways import WAYS
from forms.paper.print_sample import SamplePdfs

SLOW = ("LibreOffice", "ODT", "saved as a PDF")
QUICK = [name for name in WAYS if not any(word in name for word in SLOW)]


def _blank(pdfs: SamplePdfs, locale: str) -> Blank:
    return Blank(pdfs.typed(locale).read_bytes(), pdfs.written(locale).read_bytes(), blank_word(locale))


def _lost(blank: Blank, name: str, folder: Path, seed: str) -> list[str]:
    returned = WAYS[name](blank, random.Random(seed))  # noqa: S311 - no secret
    for file, data in returned.files.items():
        (folder / file).write_bytes(data)
    return list(losses(returned, *read_here(folder)))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", QUICK)
def test_nothing_is_lost_in_silence(name: str, sample_pdfs: SamplePdfs, tmp_path: Path) -> None:
    locale = ("th", "en")[len(name) % 2]
    assert _lost(_blank(sample_pdfs, locale), name, tmp_path, "2569") == []


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", [name for name in WAYS if name not in QUICK])
def test_nothing_is_lost_where_an_office_saved_the_file(name: str, sample_pdfs: SamplePdfs, tmp_path: Path) -> None:
    assert _lost(_blank(sample_pdfs, "th"), name, tmp_path, "2569") == []


def test_there_are_many_ways_and_a_loss_would_be_seen(sample_pdfs: SamplePdfs, tmp_path: Path) -> None:
    assert len(WAYS) >= 140
    returned = WAYS["json as saved"](_blank(sample_pdfs, "th"), random.Random(1))  # noqa: S311 - no secret
    (tmp_path / "a.json").write_bytes(returned.files["a.json"].replace("เทศบาล".encode(), b""))
    assert [loss.partition(":")[0] for loss in losses(returned, *read_folder(tmp_path))][:1] == ["agency"]
