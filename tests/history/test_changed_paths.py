"""What a change touches, told from real repositories: content that officers write, or code; in doubt code."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from handbook.corpus.source_files import SourceFile
from handbook.corpus.stray_files import misplaced
from handbook.history.changed_paths import REASONS, changed_paths, classify, touches_code
from handbook.history.git import GitError
from handbooks import FIXTURE
from history.test_changes import commit
from history.test_edition import git

CONTENT = {
    "docs/procedure.md": "page",
    "docs/forms/cover-letter.en.md": "page",
    "docs/data/sources.yml": "data",
    "docs/data/answers/copies.yml": "data",
    "docs/figures/pole-mounting.svg": "drawing",
    "docs/images/pole.en.jpg": "picture",
    "docs/forms/specimen/cover-letter.json": "specimen",
    "docs/forms/superseded/cover-letter-th_0.1_2026-11-27.pdf": "former-form",
}
CODE = {
    "docs/forms/cover-letter.form.yml": "form-fields",
    "mkdocs.yml": "settings",
    "requirements.txt": "requirements",
    "scripts/requirements.in": "requirements",
    "tests/package-lock.json": "requirements",
    "pyproject.toml": "requirements",
    "scripts/handbook/authored/schemas/sources.yml": "schema",
    "scripts/handbook/problems.py": "program",
    "overrides/assets/stylesheets/site.css": "template",
    "tests/content/test_circular.py": "test",
    ".github/workflows/check.yml": "workflow",
    ".forgejo/workflows/check.yml": "workflow",
    ".gitlab-ci.yml": "workflow",
    ".ci/run": "workflow",
    ".github/dependabot.yml": "workflow",
    ".gitattributes": "git",
    "docs/.gitattributes": "git",
    ".gitmodules": "git",
    ".github/CODEOWNERS": "owners",
    "docs/CODEOWNERS": "owners",
    "docs/x.html": "unknown",
    "docs/assets/javascripts/controls.js": "unknown",
    "docs/images/x.svg": "unknown",
    "docs/data/x.json": "unknown",
    "docs/page.md/x.py": "unknown",
    "docs/../mkdocs.md": "unknown",
    "docs/a\n.md": "unknown",
    "docs/หน้า.md": "unknown",
    "README.md": "guide",
    ".github/CODES.md": "guide",
    ".github/ISSUE_TEMPLATE/question.yml": "guide",
    ".github/codeowners": "owners",
    ".GitHub/Workflows/x.yml": "workflow",
    "DOCS/x.md": "unknown",
    "targets.yml": "unknown",
}


@pytest.mark.parametrize(("path", "reason"), CONTENT.items())
def test_content_is_known_by_its_place_and_ending(path: str, reason: str) -> None:
    assert (classify(path).kind, classify(path).reason) == ("content", reason)


@pytest.mark.parametrize(("path", "reason"), CODE.items())
def test_all_else_is_code(path: str, reason: str) -> None:
    assert (classify(path).kind, classify(path).reason) == ("code", reason)


def test_every_reason_is_known() -> None:
    assert {*CONTENT.values(), *CODE.values()} <= set(REASONS)


def test_what_the_checks_let_into_docs_is_content_but_for_blanks_of_forms() -> None:
    files = [path for path in (FIXTURE / "docs").rglob("*") if path.is_file()]
    assert len(files) > 30
    shown = {path.relative_to(FIXTURE).as_posix() for path in files}
    code = {path for path in shown if classify(path).kind == "code"}
    assert code == {path for path in shown if path.endswith(".form.yml")}


@pytest.mark.parametrize("path", CONTENT)
def test_content_is_what_the_checks_let_in(path: str) -> None:
    file = SourceFile(path.removeprefix("docs/"), b"")
    assert list(misplaced([file], "docs")) == []


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, {"docs/a.md": "1", "docs/b.md": "1", "mkdocs.yml": "1", ".gitignore": "/site/\n"}, 1)
    git(tmp_path, "branch", "old")
    git(tmp_path, "checkout", "-q", "-b", "change")
    return tmp_path


def told(root: Path, *commits: str) -> dict[str, tuple[str, bool]]:
    return {path.path: (path.reason, path.gone) for path in changed_paths(root, *commits)}


def test_only_what_the_change_itself_did_counts(repository: Path) -> None:
    git(repository, "checkout", "-q", "main")
    commit(repository, {"mkdocs.yml": "2"}, 2)
    git(repository, "checkout", "-q", "change")
    commit(repository, {"docs/a.md": "2", "docs/new.md": "1"}, 3)
    expected = {"docs/a.md": ("page", False), "docs/new.md": ("page", False)}
    assert told(repository, "main") == told(repository, "main", "change") == expected
    assert not touches_code(changed_paths(repository, "main"))


def test_work_that_is_not_committed_counts_where_no_head_is_named(repository: Path) -> None:
    (repository / "docs" / "b.md").unlink()
    (repository / "docs" / "draft.md").write_text("1")
    (repository / "site").mkdir()
    (repository / "site" / "index.html").write_text("built")
    assert told(repository, "main") == {"docs/b.md": ("page", True), "docs/draft.md": ("page", False)}
    assert told(repository, "main", "change") == {}


def test_links_submodules_and_programs_are_code_whatever_their_name(repository: Path) -> None:
    docs = repository / "docs"
    (docs / "link.md").symlink_to("/etc/passwd")
    (docs / "b.md").unlink()
    (docs / "b.md").symlink_to("a.md")
    (docs / "run.md").write_text("#!/bin/sh\n")
    (docs / "run.md").chmod(0o755)
    inner = docs / "inner.md"
    inner.mkdir()
    git(inner, "init", "-q")
    commit(inner, {"x": "1"}, 1)
    expected = {
        "docs/b.md": ("link", False),
        "docs/inner.md/": ("submodule", False),
        "docs/link.md": ("link", False),
        "docs/run.md": ("executable", False),
    }
    assert told(repository, "main") == expected
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "x")
    expected["docs/inner.md"] = expected.pop("docs/inner.md/")
    assert told(repository, "main", "change") == expected
    assert touches_code(changed_paths(repository, "main"))


def test_names_that_no_encoding_knows_are_kept_apart(repository: Path) -> None:
    (repository / "docs" / os.fsdecode(b"\xff\n.md")).write_text("1")
    assert [path.reason for path in changed_paths(repository, "main")] == ["unknown"]


@pytest.mark.parametrize("base", ["nowhere", "--output=x", "", "HEAD:docs"])
def test_an_unknown_commit_is_told(repository: Path, base: str) -> None:
    with pytest.raises(GitError):
        changed_paths(repository, base)
    assert not (repository / "x").exists()


def test_outside_git_nothing_can_be_told(tmp_path: Path) -> None:
    with pytest.raises(GitError):
        changed_paths(tmp_path, "HEAD")
