"""No line of scripts, style sheets, templates and settings is wider than 120 columns; ruff checks Python (E501)."""

from __future__ import annotations

import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from handbooks import ROOT

COLUMNS = 120
ENDINGS = {".js", ".mjs", ".ts", ".css", ".html", ".json", ".yml", ".toml", ".in"}
CONTENT = ("docs/", "mkdocs.yml", "tests/fixtures/", "tests/checks/cases/", "tests/editions/cases/")
"""Written by authors, or as authors write: a sentence may stay on one line."""
WHOLE = {
    "scripts/handbook/messages.yml": "a text is searched for and compared with its translation as one line",
    "scripts/handbook/thai/words.yml": "likewise",
    "tests/filled/written.yml": "all ways to write one value stay on one line",
    "tests/readings/contributions.yml": "a text is as somebody wrote it, one to a line",
    "tests/package.json": "a string in JSON cannot be broken: why each package is there",
    "tests/bench/package.json": "likewise",
    "overrides/assets/stylesheets/book.css": "a `data:` URL cannot be broken",
}
"""Files with wider lines, each with its reason."""


def width(line: str) -> int:
    """The columns of a line: combining marks, such as Thai vowels above and below, take none; wide characters two."""
    kept = [character for character in line if unicodedata.category(character) not in {"Mn", "Me", "Cf"}]
    return sum(1 + (unicodedata.east_asian_width(character) in {"W", "F"}) for character in kept)


def wide_lines(name: str, text: str) -> Iterator[str]:
    """Each line of a file that is too wide, as `path:line: width`."""
    for number, line in enumerate(text.splitlines(), start=1):
        if width(line) > COLUMNS:
            yield f"{name}:{number}: {width(line)}"


def checked_names() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    names = [name for name in listed.split("\0") if Path(name).suffix in ENDINGS and not name.startswith(CONTENT)]
    return [name for name in names if Path(name).name != "package-lock.json"]


def test_no_line_is_wider_than_120_columns() -> None:
    names = checked_names()
    assert len(names) > 60
    found = {name: list(wide_lines(name, (ROOT / name).read_text(encoding="utf-8"))) for name in names}
    assert [place for name, places in found.items() if name not in WHOLE for place in places] == []
    assert {name for name, places in found.items() if places} == set(WHOLE), "an exception that is no longer needed"


def test_a_wide_line_is_reported_with_its_place_and_width() -> None:
    lines = ["a" * 120, "a" * 121, "ที่" * 121, "ที่" * 60, "ก" * 119 + "字", ""]
    assert list(wide_lines("x.css", "\n".join(lines))) == ["x.css:2: 121", "x.css:3: 121", "x.css:5: 121"]
