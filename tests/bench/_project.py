"""The project with another address, built: what a benchmark measures."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def copy_project(target: Path, site_url: str | None = None) -> Path:
    """Copy the sources to a folder, with this address of the site if one is given."""
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, target / name)
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    lines = text.split("\n")
    if site_url:
        lines = [f"site_url: {site_url}" if line.startswith("site_url:") else line for line in lines]
    (target / "mkdocs.yml").write_text("\n".join(lines), encoding="utf-8")
    return target


def run(*command: str, root: Path) -> str:
    """Run a command of this interpreter in a project; returns its output, which is shown only if it fails."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=root, env=env, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return done.stdout


def build_site(root: Path) -> Path:
    """Build a project's site and return its folder."""
    run("handbook", "--root", str(root), "build", "--only", "site", root=root)
    return root / "site"
