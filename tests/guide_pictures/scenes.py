"""What the pictures show: a sample handbook that is kept on GitHub, a change of it, what is told of both."""

from __future__ import annotations

import html
from dataclasses import dataclass
from pathlib import Path

from handbooks import FIXTURE, lay_out, let_translations_wait, read_settings, run_handbook, write_settings
from releasing import commit_all, git

REPOSITORY = {"url": "https://github.com/OWNER/NAME", "branch": "main"}
PRICES = "docs/data/price-items.yml"
UNANNOUNCED = "  date: null\n  url: null"
_ANNOUNCED = """  source: sample-page
  edition: {th: ฉบับตัวอย่าง, en: the sample edition}
  date: 2026-12-01
  url: https://www.example.go.th/prices"""
MISTAKES = (
    ("docs/circular.md", "(source:sample-circular)", "(source:sample-cicular)"),
    ("docs/survey.md", "procedure.md#step-submit", "procedure.md#step-send"),
)
CHANGE = (
    ("docs/survey.md", "ตรวจทุกจุดทั้งกลางวันและกลางคืน", "ตรวจทุกจุดทั้งกลางวัน กลางคืน และเวลาฝนตก"),
    (
        "docs/survey.en.md",
        "Go through every point by day and by night",
        "Go through every point by day, by night and in rain",
    ),
)


@dataclass(frozen=True)
class Scenes:
    """The site, the review's page, and a page with what the checks say."""

    site: Path
    review: Path
    check: Path


def make_scenes(folder: Path) -> Scenes:
    """Write all of it below a folder that is empty."""
    root = lay_out(folder / "handbook", FIXTURE)
    settings = read_settings(root)
    settings["extra"]["handbook"]["repository"] = REPOSITORY
    write_settings(root, settings)
    git(root, "init", "--quiet")
    let_translations_wait(root)
    commit_all(root, "Write the handbook")
    return Scenes(_site(root, folder), _review(root, folder), _check(root, folder))


def _site(root: Path, folder: Path) -> Path:
    """The site with prices filled in; whether they are the right ones is not asked."""
    path = root / PRICES
    text = path.read_text(encoding="utf-8")
    _replace(root, PRICES, UNANNOUNCED, _ANNOUNCED)
    _replace(root, PRICES, "price: null", "price: 1234", most=1)
    _run(root, "build", "--only", "site", "--skip-checks", "--out", str(folder / "site"))
    path.write_text(text, encoding="utf-8")
    return folder / "site"


def _review(root: Path, folder: Path) -> Path:
    for change in CHANGE:
        _replace(root, *change)
    _run(root, "translated", "--all")
    _run(root, "review", "main", "--out", str(folder / "review"))
    git(root, "checkout", "--quiet", "--", ".")
    return folder / "review" / "review.html"


def _check(root: Path, folder: Path) -> Path:
    """What `check` prints, as a page: a terminal of this machine may have no Thai."""
    for mistake in MISTAKES:
        _replace(root, *mistake, most=1)
    told = run_handbook("check", root=root).stdout
    git(root, "checkout", "--quiet", "--", ".")
    page = folder / "check.html"
    body = f'<main style="padding:1em"><pre style="white-space:pre-wrap;margin:0">{html.escape(told)}</pre></main>'
    page.write_text(f'<!doctype html><html lang="th"><meta charset="utf-8"><title>check</title>{body}', "utf-8")
    return page


def _replace(root: Path, path: str, old: str, new: str, *, most: int = -1) -> None:
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{path}: the fixture no longer says {old}"
    file.write_text(text.replace(old, new, most), encoding="utf-8")


def _run(root: Path, *arguments: str) -> None:
    done = run_handbook(*arguments, root=root)
    assert done.returncode == 0, done.stdout + done.stderr
