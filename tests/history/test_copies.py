"""A copy of a state with the history of its repository: checks tell of it what they tell of a clone."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.authored.settings import load_settings
from handbook.commands.check import check_sources
from handbook.history.changes import is_shallow, last_changes
from handbook.history.copies import copy_with_history
from handbook.history.edition import SOURCES, read_edition
from handbook.history.git import GitError
from handbook.history.tags import release_tags
from handbook.history.trees import two_states
from handbook.history.versions import versions
from handbook.problems import Problem, ProblemsError
from handbooks import lay_out, let_translations_wait
from releasing import commit_all, git

PAGE = "docs/procedure.md"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook in a folder of a repository: a release, then a page whose translation is behind."""
    top = tmp_path_factory.mktemp("repository")
    root = lay_out(top / "below")
    let_translations_wait(root)
    git(top, "init", "--quiet")
    commit_all(top, "Write the handbook")
    git(top, "tag", "--annotate", "--message=x", "edition-2569-1")
    text = (root / PAGE).read_text(encoding="utf-8")
    (root / PAGE).write_text(text.replace("## ผู้เสนอ { #who }", "## ผู้เสนอเรื่อง { #who }"), encoding="utf-8")
    commit_all(top, "Change the Thai")
    return root


def told(root: Path) -> list[tuple[Problem, str]]:
    """The problems with their texts: what git knew stands in these."""
    try:
        _, problems = check_sources(load_settings(root))
    except ProblemsError as error:
        problems = error.problems
    return [(problem, problem.text("what", "en") + problem.text("why", "en")) for problem in problems]


def copied(root: Path, target: Path, head: str | None = "HEAD") -> Path:
    with two_states(root, "HEAD", head) as (_, after):
        return copy_with_history(root, after, [name for name in SOURCES if name != "scripts"], target)


def test_git_answers_as_in_the_repository(root: Path, tmp_path: Path) -> None:
    copy = copied(root, tmp_path / "copy")
    assert copy == tmp_path / "copy" / "below"
    assert [list(versions(each / PAGE, merged=True)) for each in (copy,)] == [list(versions(root / PAGE, merged=True))]
    assert last_changes(copy / "docs") == last_changes(root / "docs")
    assert release_tags(copy) == release_tags(root) != []
    assert read_edition(copy, ()).epoch == read_edition(root, ()).epoch
    assert not is_shallow(copy)


def test_checks_tell_the_same_with_the_words_that_were_translated(root: Path, tmp_path: Path) -> None:
    found = told(copied(root, tmp_path / "copy"))
    assert found == told(root)
    (behind,) = [text for problem, text in found if problem.code == "HB310"]
    assert "not in this history" not in behind


def test_what_is_not_committed_and_what_a_clone_lacks_is_told_the_same(root: Path, tmp_path: Path) -> None:
    part = tmp_path / "part"
    git(tmp_path, "clone", "--quiet", "--depth=1", root.parent.as_uri(), str(part))
    with (part / "below" / PAGE).open("a", encoding="utf-8") as page:
        page.write("\n[x](nowhere.md)\n")
    copy = copied(part / "below", tmp_path / "copy", None)
    assert is_shallow(copy)
    found = told(copy)
    assert found == told(part / "below")
    assert {"HB201", "HB310"} <= {problem.code for problem, _ in found}


def test_links_and_too_large_files_are_refused_as_in_a_clone(root: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(root.parent), str(clone))
    images = clone / "below" / "docs" / "images"
    images.mkdir(exist_ok=True)
    with (images / "big.png").open("wb") as file:
        file.truncate(26_000_000)
    commit_all(clone, "Add a file that is too large")
    found = told(copied(clone / "below", tmp_path / "large"))
    assert found == told(clone / "below")
    assert [problem.path for problem, _ in found if problem.path.endswith("big.png")]
    (clone / "below" / "docs" / "linked.md").symlink_to("/etc/hostname")
    commit_all(clone, "Add a link")
    found = told(copied(clone / "below", tmp_path / "linked"))
    assert found == told(clone / "below")
    assert [(problem.path, problem.code) for problem, _ in found] == [("docs/linked.md", "HB230")]


def test_a_tree_that_no_disk_can_hold_is_refused_and_writes_nothing_elsewhere(root: Path, tmp_path: Path) -> None:
    """A link and a file below it in one tree: git's own tools never make it."""
    clone, aside = tmp_path / "clone", tmp_path / "aside"
    git(tmp_path, "clone", "--quiet", str(root.parent), str(clone))
    aside.mkdir()
    aim = clone / "aim"
    aim.write_text(str(aside), encoding="utf-8")
    link = git(clone, "hash-object", "-w", str(aim)).strip()
    inner = tree(clone, ("120000", "x", link))
    docs = tree(clone, ("120000", "a", link), ("40000", "a", inner))
    commit = git(clone, "commit-tree", "-m", "x", "-p", "HEAD", tree(clone, ("40000", "docs", docs))).strip()
    with pytest.raises(GitError):
        copied(clone, tmp_path / "copy", commit)
    assert list(aside.iterdir()) == []


def tree(clone: Path, *entries: tuple[str, str, str]) -> str:
    """The id of a new tree in a clone: mode, name and id of each entry, whatever git thinks of them."""
    file = clone / "tree"
    file.write_bytes(b"".join(f"{mode} {name}\0".encode() + bytes.fromhex(id) for mode, name, id in entries))
    return git(clone, "hash-object", "-t", "tree", "-w", "--literally", str(file)).strip()


def test_nothing_of_the_repository_changes(root: Path, tmp_path: Path) -> None:
    def state() -> list[tuple[Path, int]]:
        return [(file, file.stat().st_mtime_ns) for file in sorted(root.parent.rglob("*"))]

    before = state()
    copied(root, tmp_path / "copy")
    assert state() == before
