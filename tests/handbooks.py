"""Handbooks for tests: the fixture combined with the machine's settings, and builds, each made once a run.

The machine is the same for all handbooks: theme, styles, plugins and extensions are those of the real mkdocs.yml.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from filelock import FileLock

ROOT = Path(__file__).resolve().parent.parent
FIXTURE = ROOT / "tests" / "fixtures" / "handbook"
SETTINGS = "mkdocs.yml"
# Handbooks of all tests, and of the next run, share what is kept; a test of what a build makes anew says --fresh.
_ENVIRONMENT = {
    "PYTHONPATH": str(ROOT / "scripts"),
    "PYTHONUTF8": "1",
    "HANDBOOK_CACHE": str(ROOT / ".cache" / "build"),
}
_MACHINE = ("theme", "extra_css", "plugins", "markdown_extensions", "validation")


def read_settings(root: Path) -> dict[str, Any]:
    """mkdocs.yml of a handbook as plain data."""
    settings: dict[str, Any] = yaml.safe_load((root / SETTINGS).read_text(encoding="utf-8"))
    return settings


def write_settings(root: Path, settings: dict[str, Any]) -> None:
    """Write mkdocs.yml."""
    (root / SETTINGS).write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), encoding="utf-8")


def machine_settings() -> dict[str, Any]:
    """The part of the real mkdocs.yml that configures the machine, without this province's text."""
    settings = read_settings(ROOT)
    kept = {name: settings[name] for name in _MACHINE if name in settings}
    for language in i18n(kept)["languages"]:
        for name in ("site_name", "nav_translations"):
            language.pop(name, None)
    return kept


def i18n(settings: dict[str, Any]) -> dict[str, Any]:
    """The settings of the plugin for languages."""
    (found,) = [plugin["i18n"] for plugin in settings["plugins"] if isinstance(plugin, dict) and "i18n" in plugin]
    assert isinstance(found, dict)
    return found


def lay_out(root: Path, source: Path = FIXTURE) -> Path:
    """Write a complete handbook into `root`, which must not exist yet: content, the machine's settings, theme."""
    shutil.copytree(source / "docs", root / "docs")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    write_settings(root, settings_of(source))
    return root


def settings_of(source: Path) -> dict[str, Any]:
    """The settings of a handbook for tests, completed with the machine's."""
    content = read_settings(source)
    settings = machine_settings()
    (english,) = [language for language in i18n(settings)["languages"] if language["locale"] == "en"]
    english.update(content.pop("english"))
    return content | settings


def let_translations_wait(root: Path, *keys: str) -> None:
    """Note of all translations that they follow, and give some a waiver, so that their Thai pages may change alone."""
    waiver = "translation_waiver: {date: 2026-11-28, reason: The translator is away this week.}\n"
    for key in keys:
        page = root / "docs" / f"{key}.en.md"
        head, text = page.read_text(encoding="utf-8").split("review_every:", 1)
        page.write_text(f"{head}{waiver}review_every:{text}", encoding="utf-8")
    done = run_handbook("translated", "--all", root=root)
    assert done.returncode == 0, done.stderr


def run_handbook(*arguments: str, root: Path = FIXTURE, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the package's command line like make.py. FIXTURE itself cannot be built: it needs `lay_out` first."""
    return subprocess.run(
        [sys.executable, "-m", "handbook", "--root", str(root), *arguments],
        env={**os.environ, **_ENVIRONMENT, **env},
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )


@dataclass(frozen=True)
class Workshop:
    """Makes handbooks and builds, each once, in a folder that all processes of a run share."""

    folder: Path

    def once(self, name: str, make: Callable[[Path], Path]) -> Path:
        """The folder of this name, which `make` writes; tests read it."""
        root = self.folder / name
        with FileLock(self.folder / f"{name}.lock"):
            if not root.exists():
                make(root.with_suffix(".part")).rename(root)
        return root

    def fixture(self) -> Path:
        """The fixture handbook, ready to build."""
        return self.once("handbook", lay_out)

    def build(self, root: Path, name: str, *only: str) -> Path:
        """A build of a handbook by the command line, whole or with `--only PART`."""
        out = self.folder / name / "site"
        with FileLock(self.folder / f"{name}.lock"):
            if not out.exists():
                done = run_handbook("build", "--out", str(out), *only, root=root)
                assert done.returncode == 0, done.stdout + done.stderr
        return out
