"""The Nu HTML checker, W3C's own, over every built page."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from conftest import ROOT

JAR = ROOT / "tests" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def faults(folder: Path) -> list[str]:
    """What the checker calls an error in the pages of a folder."""
    command = ["java", "-jar", str(JAR), "--format", "json", "--errors-only", "--skip-non-html", str(folder)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(said.stderr or said.stdout)["messages"]
    return [f"{Path(item.get('url', '')).name}:{item.get('lastLine')}: {item['message']}" for item in messages]


def test_no_built_page_has_an_error(site: Path) -> None:
    assert len(list(site.rglob("*.html"))) > 44
    assert faults(site) == []


def test_checker_would_tell(tmp_path: Path) -> None:
    page = "<!doctype html><html lang=th><title>x</title><p><table aria-label=x><p id=a id=b>"
    (tmp_path / "x.html").write_text(page, encoding="utf-8")
    assert len(faults(tmp_path)) >= 2
