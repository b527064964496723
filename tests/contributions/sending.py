"""A repository with its program, clones of it, and contributions committed into them by git's own plumbing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from contributions.contribution import SUBMODULE, Contribution
from handbooks import ROOT, lay_out, let_translations_wait, run_handbook
from releasing import commit_all, git, with_program

_WHO = {
    f"GIT_{role}_{key}": value
    for role in ("AUTHOR", "COMMITTER")
    for key, value in {"NAME": "x", "EMAIL": "x@users.invalid", "DATE": "2026-11-21T03:00:00+00:00"}.items()
}


def main_repository(root: Path) -> Path:
    """The fixture handbook and the program that builds it on `main`; reviewed once, so that its site is built."""
    lay_out(root)
    let_translations_wait(root)
    git(root, "init", "--quiet", "--template=")
    commit_all(root, "Write the handbook")
    with_program(root)
    shutil.copytree(ROOT / ".github", root / ".github")
    commit_all(root, "Take the workflows")
    git(root, "repack", "-a", "-d", "--quiet")  # as a forge hands it out: one file to copy in place of 800
    compiled = [sys.executable, "-m", "compileall", "-q", str(root / "scripts")]
    subprocess.run(compiled, check=True, capture_output=True)
    done = run_handbook("review", "main", "main", "--out", "review", root=root, PYTHONPATH=str(root / "scripts"))
    assert done.returncode == 0, done.stderr
    return root


def send(main: Path, contribution: Contribution, clone: Path) -> str:
    """Copy the repository, with what was built of it, and check out the contribution there; its commit.

    Raises CalledProcessError or OSError where git or the disk does not take it: then no forge would have it either.
    """
    shutil.copytree(main, clone, symlinks=True)
    env = {**os.environ, **_WHO, "GIT_INDEX_FILE": str(clone / ".git" / "sent")}

    def run(*command: str, given: bytes = b"") -> str:
        done = subprocess.run(
            ["git", "--literal-pathspecs", "-C", str(clone), *command],
            input=given,
            env=env,
            capture_output=True,
            check=True,
        )
        return done.stdout.decode().strip()

    run("read-tree", "HEAD")
    lines = []
    for path, entry in contribution.files.items():
        if entry is None:
            lines.append(b"0 " + b"0" * 40 + b"\t" + path)
            continue
        is_module = entry.mode == SUBMODULE
        id = "1" * 40 if is_module else run("hash-object", "-w", "--stdin", given=entry.content)
        below = path + b"/"
        held = run("ls-files", "-z", "--", path.decode("utf-8", "surrogateescape")).encode().split(b"\0")
        lines += [b"0 " + b"0" * 40 + b"\t" + each for each in held if each.startswith(below)]
        lines.append(f"{entry.mode} {id}\t".encode() + path)
    run("update-index", "-z", "--index-info", given=b"\0".join(lines) + b"\0")
    (clone / ".git" / "message").write_bytes(contribution.message)
    commit = run("commit-tree", "-p", "HEAD", "-F", str(clone / ".git" / "message"), run("write-tree"))
    (clone / ".git" / "sent").unlink()
    for path, entry in contribution.files.items():  # a link where the copy has a folder that git does not know
        there = clone / os.fsdecode(path)
        if entry is not None and there.is_dir() and not there.is_symlink():
            shutil.rmtree(there)
    git(clone, "checkout", "--quiet", "--force", "--detach", commit)
    return commit
