"""The command `review`: the same twice; what is not committed; no browser; sources that cannot be built."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from handbooks import Workshop, run_handbook
from releasing import git
from review.reviewed_change import Reviewed, edit, reviewed, without_browser

FILES = ("facts.json", "review.html", "summary.md")


@pytest.fixture(scope="session")
def made(workshop: Workshop) -> Reviewed:
    """The change with a case of everything, and its review."""
    return reviewed(workshop)


@pytest.fixture
def no_browser(tmp_path: Path) -> dict[str, str]:
    """The environment of a machine that has git and no browser."""
    return without_browser(tmp_path / "programs")


@pytest.fixture
def root(made: Reviewed, tmp_path: Path) -> Path:
    """A copy of the repository, on `main`, with what was built already."""
    return Path(shutil.copytree(made.root, tmp_path / "copy", symlinks=True))


def review(root: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return run_handbook("review", *arguments, root=root, **env)


def facts_in(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "facts.json").read_text(encoding="utf-8"))
    return found


def test_second_review_is_the_same_to_the_byte(made: Reviewed, tmp_path: Path) -> None:
    done = review(made.root, "main", "change", "--out", str(tmp_path / "again"))
    assert done.returncode == 0, done.stderr
    assert sorted(file.name for file in (tmp_path / "again").iterdir()) == list(FILES)
    for name in FILES:
        assert (tmp_path / "again" / name).read_bytes() == (made.out / name).read_bytes(), name


def test_problems_are_those_that_check_tells(made: Reviewed, tmp_path: Path) -> None:
    """Also what it has asked of git: which words were translated."""
    clone = tmp_path / "clone"
    git(made.root, "worktree", "add", "--quiet", "--detach", str(clone), "change")
    told = json.loads(run_handbook("check", "--format", "json", root=clone).stdout)
    git(made.root, "worktree", "remove", "--force", str(clone))
    assert "HB310" in {each["code"] for each in told}
    assert Counter(made.facts["problems"]) == Counter(each["severity"] for each in told)
    entries = made.page.cssselect("section.loud > ul > li")
    said = " ".join(entry.text_content() for entry in entries)
    assert [each["message"] for each in told if each["message"] not in said] == []


def test_what_is_not_committed_is_reviewed_and_a_machine_without_a_browser_says_so(
    root: Path, tmp_path: Path, no_browser: dict[str, str]
) -> None:
    edit(root, "docs/specifications.md", "title: ", "title: เรื่อง", most=1)
    edit(root, "docs/specifications.md", "# คุณลักษณะ", "# รายการคุณลักษณะ", most=1)
    (root / "stray.sh").write_text("true\n", encoding="utf-8")
    before = git(root, "status", "--porcelain")
    done = review(root, "main", "--out", str(tmp_path / "out"), **no_browser)
    assert done.returncode == 0, done.stderr
    found = facts_in(tmp_path / "out")
    assert found["head"] is None
    assert found["base"] == git(root, "rev-parse", "main").strip()
    assert found["pages"][0] == {
        "folder": "specifications/",
        "title": "รายการคุณลักษณะและราคา",
        "change": "changed",
        "gone": 0,
        "new": 6,
        "book": None,
    }
    assert found["outside"] == [{"path": "stray.sh", "kind": "unknown", "change": "new"}]
    page = (tmp_path / "out" / "review.html").read_text(encoding="utf-8")
    assert "<img" not in page
    assert "เครื่องนี้ไม่มีเบราว์เซอร์ Chromium" in page
    assert "ไม่ทราบหน้าใน PDF" in page
    assert git(root, "status", "--porcelain") == before


def test_a_browser_whose_driver_does_not_start_is_told(made: Reviewed, tmp_path: Path) -> None:
    """So on a bare Debian, which lacks a library of the driver's."""
    done = review(made.root, "main", "change", "--out", str(tmp_path / "out"), PLAYWRIGHT_NODEJS_PATH="/bin/false")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert len(facts_in(tmp_path / "out")["pages"]) == 20
    assert "เพราะเบราว์เซอร์ขัดข้อง" in (tmp_path / "out" / "review.html").read_text(encoding="utf-8")


def test_sources_that_cannot_be_built_are_told(root: Path, tmp_path: Path, no_browser: dict[str, str]) -> None:
    edit(root, "mkdocs.yml", "site_name:", "site_name: [", most=1)
    edit(root, "docs/circular.md", "จำนวนชุด", "จำนวนฉบับ")
    done = review(root, "main", "--out", str(tmp_path / "out"), **no_browser)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    found = facts_in(tmp_path / "out")
    assert (found["failed"], found["pages"], found["problems"]["error"]) == (["after"], [], 1)
    page = (tmp_path / "out" / "review.html").read_text(encoding="utf-8")
    assert "สร้างเว็บไซต์หลังการแก้ไขไม่ได้" in page
    assert "mkdocs.yml" in page
    assert "Traceback" not in page


@pytest.mark.parametrize(
    ("path", "aim"),
    [
        ("review", "../outside"),
        (".cache", "../outside"),
        (".cache/review", "../../outside"),
        (".cache/review/0123456789abcdef/site/index.html", None),
        ("review/summary.md", None),
    ],
)
def test_a_contribution_holds_nothing_where_the_review_writes(
    made: Reviewed, tmp_path: Path, path: str, aim: str
) -> None:
    """Sites of its own in the cache would be shown as ours; a link would lead the review elsewhere."""
    root, outside = tmp_path / "clone", tmp_path / "outside"
    git(tmp_path, "clone", "--quiet", "--branch", "change", str(made.root), str(root))
    outside.mkdir()
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.symlink_to(aim) if aim else file.write_text("x", encoding="utf-8")
    git(root, "add", "--force", path)
    git(root, "commit", "--quiet", "--message", "Put something there")
    done = run_handbook("review", "origin/main", "--out", str(root / "review"), "--lang", "en", root=root)
    assert done.returncode == 2
    assert path.split("/", maxsplit=1)[0] in done.stderr
    assert "git rm" in done.stderr
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nothing",), "git ไม่รู้จัก nothing"),
        (("main", "nothing"), "หรือ nothing"),
        (("main", "change", "--book", "mkdocs.yml"), "mkdocs.yml ไม่ใช่ PDF"),
        (("main", "change", "--book", "none.pdf"), "none.pdf ไม่ใช่ PDF"),
    ],
)
def test_wrong_usage_is_refused(made: Reviewed, arguments: tuple[str, ...], said: str) -> None:
    done = review(made.root, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
