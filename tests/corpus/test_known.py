"""What is read again: the same as of a first reading, and only what has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.authored.settings import load_settings
from handbook.corpus.known import Known
from handbook.corpus.read import read_corpus
from handbooks import lay_out

CHANGES = {
    "data": ("docs/data/glossary.yml", "CCTV", "CCTVs"),
    "forms": ("docs/forms/everything.form.yml", 'version: "1.2"', 'version: "1.3"'),
    "drawings": ("docs/figures/sample-path.svg", "</svg>", "<!-- a --></svg>"),
    "written": ("docs/procedure.md", "title: ", "title: ใหม่ "),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("known") / "handbook")


@pytest.mark.parametrize("name", CHANGES)
def test_what_has_changed_alone_is_read_again(root: Path, name: str) -> None:
    known, settings = Known(), load_settings(root)
    read_corpus(settings, known)
    path, old, new = CHANGES[name]
    file = root / path
    kept = file.read_text(encoding="utf-8")
    assert old in kept
    file.write_text(kept.replace(old, new, 1), encoding="utf-8")
    again, problems = read_corpus(settings, known)
    assert (again, problems) == read_corpus(settings)
    file.write_text(kept, encoding="utf-8")
    assert read_corpus(settings, known) == read_corpus(settings)
