"""What a commit changes of the site: what it touches, and what has to say so; every other byte stays.

Each file that differs is uploaded again. Instead of books small files lie in downloads/: their imprint has the commit.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from built_site import plain
from handbooks import Workshop, lay_out, let_translations_wait
from history.test_changes import commit
from history.test_edition import git
from two_editions import BOOKS, build

LEADING_TO_BOOKS = ["en/index.html", "index.html"]


@pytest.fixture(scope="module")
def before(workshop: Workshop) -> tuple[Path, Path]:
    """The fixture handbook in a repository, and its site."""
    root, out = workshop.folder / "one-change", workshop.folder / "one-change-site"
    with FileLock(workshop.folder / "one-change.lock"):
        if not out.exists():
            let_translations_wait(lay_out(root), "survey", "forms/cover-letter")
            git(root, "init", "-q")
            commit(root, {}, 1)
            build(root, out)
    return root, out


def differing(before: Path, after: Path) -> list[str]:
    """The files that are not the same in both, without the hashes in their names, each once."""
    files = [{path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file()} for top in (before, after)]
    same = {name for name in files[0] & files[1] if (before / name).read_bytes() == (after / name).read_bytes()}
    assert len(same) > 60
    return sorted({plain(name) for name in (files[0] | files[1]) - same})


@pytest.fixture
def changed(before: tuple[Path, Path], tmp_path: Path) -> Callable[[str, str, str], list[str]]:
    """What differs after a commit that has nothing to do with the site, and one that changes words of a file."""

    def change(name: str, old: str, new: str) -> list[str]:
        root, site = before
        other = tmp_path / "project"
        shutil.copytree(root, other, symlinks=True)
        commit(other, {"README.md": "other words", "overrides/README.md": "other words"}, 8)
        text = (other / name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        commit(other, {name: text.replace(old, new)}, 9)
        return differing(site, build(other, tmp_path / "site"))

    return change


def test_a_changed_page_changes_itself_its_twin_and_the_index(changed: Callable[[str, str, str], list[str]]) -> None:
    """The twin says that the Thai text has changed since it was translated."""
    assert changed("docs/survey.md", "ทางเลือกอื่นที่พิจารณาแล้วด้วย", "ทางเลือกอื่นที่พิจารณาไว้ด้วย") == sorted(
        [
            *("survey/index.html", "en/survey/index.html", "search/index.th.js", "search/th.3.js"),
            *(*BOOKS, *LEADING_TO_BOOKS),
        ]
    )


def test_a_changed_form_changes_its_files_and_the_lists_of_them(changed: Callable[[str, str, str], list[str]]) -> None:
    files = [f"cover-letter-th{end}" for end in ("-print.pdf", ".docx", ".json", ".pdf")]
    found = changed("docs/forms/cover-letter.md", "ขอเสนอโครงการตามเรื่องข้างต้น", "ขอเสนอโครงการดังกล่าวข้างต้น")
    assert found == sorted(
        [
            *("forms/cover-letter/index.html", "en/forms/cover-letter/index.html", "forms/index.html"),
            *(f"downloads/forms/{name}" for name in (*files, "SHA256SUMS", "files.json")),
            *("downloads/forms-th.zip", *BOOKS, *LEADING_TO_BOOKS),
        ]
    )
