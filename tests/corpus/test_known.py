"""What is read again: the same as of a first reading, and only what has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from handbook.authored.settings import load_settings
from handbook.cache.store import NO_CACHE, Cache
from handbook.checks import readings
from handbook.commands.check import check_sources
from handbook.corpus import read
from handbook.corpus.known import Known
from handbook.corpus.model import Page
from handbook.corpus.read import read_corpus
from handbook.corpus.written import Written
from handbook.problems import Problem
from handbooks import lay_out

CHANGES = {
    "data": ("docs/data/glossary.yml", "CCTV", "CCTVs"),
    "forms": ("docs/forms/everything.form.yml", 'version: "1.2"', 'version: "1.3"'),
    "drawings": ("docs/figures/sample-path.svg", "</svg>", "<!-- a --></svg>"),
    "written": ("docs/procedure.md", "title: ", "title: ใหม่ "),
}
FAULTY: dict[str, Callable[[str], str]] = {
    "procedure.md": lambda text: text + "\nเอกสารที่ต้องใช้\n  - แผนผังที่อนุญาติ 31 กุมภาพันธ์ พ.ศ. 2569\n",
    "survey.md": lambda text: text.replace("title: ", "titel: ", 1),
    "data/glossary.yml": lambda text: text + "\nunknown: 1\n",
    "forms/everything.form.yml": lambda text: text.replace("version:", "versions:", 1),
}
FIELDS = len(fields(Page))


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


@pytest.mark.parametrize("name", ["", *CHANGES])
def test_what_is_kept_is_read_as_it_was_by_another_process(root: Path, tmp_path: Path, name: str) -> None:
    cache, settings = Cache(tmp_path, b"s" * 32, "maker"), load_settings(root)
    before = Known(cache)
    corpus, _ = read_corpus(settings, before)
    before.keep(corpus.docs)
    path, old, new = CHANGES.get(name, ("docs/procedure.md", "", ""))
    kept = (root / path).read_text(encoding="utf-8")
    (root / path).write_text(kept.replace(old, new, 1), encoding="utf-8")
    fresh, again = read_corpus(settings), read_corpus(settings, Known(cache))
    (root / path).write_text(kept, encoding="utf-8")
    assert again == fresh
    assert (fresh[0] == corpus) == (not name)


def test_nothing_but_the_changed_page_is_read(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, settings = Cache(tmp_path, b"s" * 32, "maker"), load_settings(root)
    corpus, _ = check_sources(settings, cache=cache)
    page = root / "docs" / "procedure.md"
    kept = page.read_text(encoding="utf-8")
    page.write_text(kept + "\nใหม่\n", encoding="utf-8")
    begun, read_one = list[str](), read.read_page

    def noted(text: str, path: str, shown: str) -> tuple[Page, list[Problem]]:
        begun.append(path)
        return read_one(text, path, shown)

    monkeypatch.setattr(read, "read_page", noted)
    for name in ("read_data", "read_form_specs", "read_drawings", "read_translations"):
        monkeypatch.setattr(read, name, None)
    known = Known(cache)
    again, _ = read_corpus(settings, known)
    page.write_text(kept, encoding="utf-8")
    assert begun == ["procedure.md"]
    seen = {path for path, each in again.pages.items() if len(vars(each)) > FIELDS}
    assert seen == again.pages.keys() - {"procedure.md"}, "with what checks saw on them"
    known_files = {file.path for file in again.written if len(vars(file)) > len(fields(Written))}
    assert {file.path for file in corpus.written} - known_files == {"docs/procedure.md"}, "and in files"


def test_what_comes_with_a_problem_is_told_each_time(root: Path, tmp_path: Path) -> None:
    cache, settings = Cache(tmp_path, b"s" * 32, "maker"), load_settings(root)
    files = {root / "docs" / name: text for name, text in FAULTY.items()}
    kept = {file: file.read_text(encoding="utf-8") for file in files}
    for file, change in files.items():
        file.write_text(change(kept[file]), encoding="utf-8")
    told = [check_sources(settings, cache=each)[1] for each in (NO_CACHE, cache, cache)]
    for file, text in kept.items():
        file.write_text(text, encoding="utf-8")
    assert told[0] == told[1] == told[2]
    assert {problem.code for problem in told[0]} >= {"HB210", "HB214", "HB236", "HB250", "HB412", "HB501"}
    again, fresh = (check_sources(settings, cache=each)[1] for each in (cache, NO_CACHE))
    assert again == fresh


def test_a_page_that_is_built_as_written_is_not_compared_again(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, settings = Cache(tmp_path, b"s" * 32, "maker"), load_settings(root)
    told = check_sources(settings, cache=cache)[1]
    readings._READ.clear()  # noqa: SLF001 - as another process begins
    monkeypatch.setattr(readings, "read_twice", None)
    assert check_sources(settings, cache=cache)[1] == told


def test_a_folder_in_the_place_of_a_file_is_told(root: Path, tmp_path: Path) -> None:
    cache, settings = Cache(tmp_path, b"s" * 32, "maker"), load_settings(root)
    read_corpus(settings, Known(cache))
    folder = root / "docs" / "forms" / "new.form.yml"
    folder.mkdir()
    told = [read_corpus(settings, known)[1] for known in (Known(), Known(cache))]
    folder.rmdir()
    assert told[0] == told[1] != []
