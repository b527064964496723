"""One change of the fixture handbook with a case of everything, and the review of it: made once a run.

What is hostile in it is text that other programs might obey. None of it may do anything.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from filelock import FileLock
from lxml import html

from handbooks import Workshop, let_translations_wait, run_handbook
from releasing import commit_all, git, repository

SCRIPT = "<script>document.title='ran'</script>"
HOSTILE = rf"`{SCRIPT}` ถึง @somebody ‘“'\"> \<img src=x onerror=alert(1)\> ![x](https://evil.invalid/x.png)"
HOSTILE_FILE = "notes/<img src=x onerror=alert(1)> @all [x](javascript:alert(1)).txt"
TITLE = "หนังสือเวียน `<img src=x onerror=alert(1)>` @all"


@dataclass(frozen=True)
class Reviewed:
    """A repository with a branch `main` and a change of it, and what the review of the change has written."""

    root: Path
    out: Path

    @cached_property
    def facts(self) -> dict[str, Any]:
        """facts.json."""
        found: dict[str, Any] = json.loads((self.out / "facts.json").read_text(encoding="utf-8"))
        return found

    @cached_property
    def summary(self) -> str:
        """summary.md."""
        return (self.out / "summary.md").read_text(encoding="utf-8")

    @cached_property
    def page(self) -> Any:
        """review.html, parsed."""
        return html.fromstring((self.out / "review.html").read_text(encoding="utf-8"))

    def section(self, title: str) -> Any:
        """The section of a changed page, by its title."""
        (found,) = [section for section in self.page.cssselect("section[id]") if section[0].text == title]
        return found


def reviewed(workshop: Workshop) -> Reviewed:
    """The change and its review."""
    made = Reviewed(workshop.folder / "reviewed" / "repository", workshop.folder / "reviewed" / "out")
    with FileLock(workshop.folder / "reviewed.lock"):
        if not made.out.exists():
            make_change(translated(repository(made.root)))
            done = run_handbook("review", "main", "change", "--out", str(made.out), root=made.root)
            assert done.returncode == 0, done.stdout + done.stderr
    return made


def copy_of(made: Reviewed, target: Path) -> Path:
    """The repository with what was built already, for a test that changes something in it."""
    return Path(shutil.copytree(made.root, target, symlinks=True))


def plain_site(workshop: Workshop, made: Reviewed, commit: str) -> Path:
    """The site of a commit, built outside git and outside the review; once a run."""
    root = workshop.folder / "reviewed" / f"plain-{commit}"
    with FileLock(workshop.folder / "reviewed.lock"):
        if not root.exists():
            git(made.root, "worktree", "add", "--quiet", "--detach", str(root), commit)
            (root / ".git").unlink()  # so that no page says when it was changed
            done = run_handbook("build", "--only", "site", "--skip-checks", root=root)
            assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


def without_browser(folder: Path) -> dict[str, str]:
    """The environment of a machine that has git and no browser; `folder` is for its programs."""
    found = shutil.which("git")
    assert found
    folder.mkdir(exist_ok=True)
    if not (folder / "git").exists():
        (folder / "git").symlink_to(found)
    return {"PATH": str(folder)}


def translated(root: Path) -> Path:
    """Note in the repository that all translations follow."""
    let_translations_wait(root)
    commit_all(root, "Note the translations")
    return root


def make_change(root: Path) -> None:
    """Commit the change on a branch of its own, and another one on main that is none of its business."""
    git(root, "switch", "--quiet", "--create", "change")
    edit(root, "docs/procedure.md", "## ผู้เสนอ { #who }", f"## ผู้เสนอ {{ #who }}\n\n{HOSTILE}")
    edit(root, "docs/circular.md", "# หนังสือเวียนตัวอย่าง { #circular }", f"# {TITLE} {{ #circular }}")
    edit(root, "docs/circular.en.md", "# The sample circular {", "# The sample circular, as it is now {")
    edit(root, "docs/circular.md", "[จำนวนชุด](confirm:copies)", "จำนวน ๑๒ ชุด")
    for twin in ("", ".en"):
        git(root, "mv", f"docs/survey{twin}.md", f"docs/place{twin}.md")
    for file in ("mkdocs.yml", *(file.relative_to(root).as_posix() for file in sorted((root / "docs").rglob("*.md")))):
        path = root / file
        path.write_text(path.read_text(encoding="utf-8").replace("survey.md", "place.md"), encoding="utf-8")
    edit(root, "mkdocs.yml", "โทร. 0 2000 0000 ต่อ 10000", "โทร. 0 2000 0000 ต่อ 10001")
    edit(root, "docs/forms/everything.form.yml", "maxlength: 200", "maxlength: 150")
    (root / ".gitattributes").write_text("docs/circular.md export-ignore -diff\n", encoding="utf-8")
    (root / ".github" / "workflows").mkdir(parents=True)
    (root / ".github" / "workflows" / "own.yml").write_text("on: push\n", encoding="utf-8")
    (root / "linked").symlink_to("/etc/passwd")
    (root / HOSTILE_FILE).parent.mkdir()
    (root / HOSTILE_FILE).write_text("x\n", encoding="utf-8")
    commit_all(root, "Change many things")
    git(root, "switch", "--quiet", "main")
    edit(root, "docs/glossary.md", "# ", "# อภิธาน ", most=1)
    commit_all(root, "Change what is none of the other's business")


def edit(root: Path, path: str, old: str, new: str, most: int = -1) -> None:
    """Replace a text that is there."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text, (path, old)
    file.write_text(text.replace(old, new, most), encoding="utf-8")
