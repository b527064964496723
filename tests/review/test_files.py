"""Changed files by what they can do: content is quiet, all else is told, the most telling first."""

from __future__ import annotations

import pytest

from handbook.history.trees import Changed
from handbook.review.files import KINDS, OutsideChange, kind_of, outside_changes

PLAIN = "100644"
CASES = {
    "docs/procedure.md": "content",
    "docs/forms/cover-letter.form.yml": "content",
    "docs/images/pole.jpg": "content",
    "docs/figures/path.svg": "content",
    "mkdocs.yml": "content",
    "docs/assets/controls.js": "unknown",
    "docs/page.html": "unknown",
    "docs/.htaccess": "unknown",
    "docs/.gitattributes": "git",
    ".gitattributes": "git",
    ".GitAttributes": "git",
    ".gitmodules": "git",
    ".github/workflows/build.yml": "workflow",
    ".forgejo/workflows/check.yml": "workflow",
    ".gitlab-ci.yml": "workflow",
    ".ci/run": "workflow",
    "CODEOWNERS": "owners",
    ".github/CODEOWNERS": "owners",
    "requirements.txt": "requirements",
    "scripts/review/requirements.in": "requirements",
    "tests/package-lock.json": "requirements",
    "pyproject.toml": "requirements",
    "scripts/handbook/__main__.py": "program",
    "overrides/main.html": "template",
    "tests/test_x.py": "test",
    ".devcontainer/devcontainer.json": "unknown",
    "README.md": "guide",
    ".github/CONTRIBUTING.md": "guide",
    "LICENSE": "guide",
    "conftest.py": "unknown",
    "docs": "unknown",
    "notes.txt\ndocs/a.md": "unknown",
}


@pytest.mark.parametrize(("path", "kind"), CASES.items(), ids=list(CASES))
def test_a_file_is_known_by_its_path(path: str, kind: str) -> None:
    assert kind_of(Changed(path, path, PLAIN, PLAIN)) == kind


@pytest.mark.parametrize(
    ("changed", "kind", "change"),
    [
        (Changed("", "docs/a.md", "000000", "120000"), "link", "new"),
        (Changed("docs/a.md", "docs/a.md", "120000", PLAIN), "link", "changed"),
        (Changed("", "docs/other", "000000", "160000"), "submodule", "new"),
        (Changed("scripts/a.py", "docs/a.md", PLAIN, PLAIN), "program", "moved"),
        (Changed("scripts/a.py", "scripts/a.py", PLAIN, "100755"), "program", "mode"),
        (Changed("CODEOWNERS", "", PLAIN, "000000"), "owners", "gone"),
    ],
)
def test_modes_and_both_sides_of_a_move_count(changed: Changed, kind: str, change: str) -> None:
    assert outside_changes([changed]) == [OutsideChange(changed.path, kind, change)]


def test_the_most_telling_come_first() -> None:
    files = [Changed(path, path, PLAIN, PLAIN) for path in CASES]
    found = outside_changes(files)
    assert len(found) == sum(kind != "content" for kind in CASES.values())
    assert [each.kind for each in found] == sorted((each.kind for each in found), key=KINDS.index)
    assert [each.path for each in found if not each.is_loud] == [".github/CONTRIBUTING.md", "LICENSE", "README.md"]
