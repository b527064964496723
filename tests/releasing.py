"""A handbook in a repository of its own, as a province would have it: the fixture, committed, with a real address."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from handbooks import ROOT, lay_out, read_settings, write_settings

ADDRESS = "http://127.0.0.1/cctv/"
COMMITTED = "2026-11-20T03:00:00+00:00"
_WHO = {"NAME": "Releaser", "EMAIL": "releaser@users.invalid", "DATE": COMMITTED}
_ENV = {f"GIT_{role}_{name}": value for role in ("AUTHOR", "COMMITTER") for name, value in _WHO.items()}


def git(root: Path, *arguments: str) -> str:
    """Run git in a folder, at a fixed time and without the user's settings; its output."""
    env = {**os.environ, **_ENV, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command = ["git", "-c", "init.defaultBranch=main", "-C", str(root), *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout


def repository(root: Path, **settings: Any) -> Path:
    """The fixture handbook in a new repository with one commit; `settings` stand in its mkdocs.yml."""
    lay_out(root)
    write_settings(root, read_settings(root) | {"site_url": ADDRESS} | settings)
    (root / ".gitignore").write_text("/dist/\n/dist.*/\n", encoding="utf-8")
    git(root, "init", "--quiet")
    commit_all(root, "Write the handbook")
    return root


def with_program(root: Path) -> Path:
    """Give a repository the program that releases it, so that a clone can be released by its own."""
    for name in git(ROOT / "scripts", "ls-files", "--full-name", ".", "../requirements.txt").splitlines():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, root / name)
    (root / ".gitignore").write_text("/.cache/\n/.venv\n/dist/\n/dist.*/\n__pycache__/\n", encoding="utf-8")
    commit_all(root, "Take the program")
    return root


def commit_all(root: Path, message: str) -> None:
    """Commit everything that is in the folder."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", message)
