"""The canary: the same sources through ProperDocs, the fork of the engine that we could move to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from lxml import etree, html

from conftest import ROOT

# Puts ProperDocs in MkDocs' place before anything imports it, then runs our own command.
RUN = "import sys, properdocs.replacement; from handbook.__main__ import main; sys.exit(main(sys.argv[1:]))"


def comparable(file: Path) -> bytes:
    """A file without what may differ: the engine's name, and the sizes of files that a partial build does not make."""
    if file.suffix != ".html":
        return file.read_bytes()
    tree: Any = html.fromstring(file.read_text(encoding="utf-8"))
    for element in tree.cssselect('meta[name="generator"], .hb-size, ul.hb-formfiles, .hb-formtable > *'):
        element.drop_tree()
    return b"".join(etree.tostring(tree, encoding="utf-8").split())


def test_properdocs_makes_the_same_site(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "canary"
    done = subprocess.run(
        [sys.executable, "-c", RUN, "build", "--only", "site", "--out", str(out)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "DISABLE_MKDOCS_2_WARNING": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    files = {file.relative_to(site) for file in site.rglob("*") if file.is_file()}
    ours = {file for file in files if file.parts[0] != "downloads"}
    theirs = {file.relative_to(out) for file in out.rglob("*") if file.is_file()}
    assert ours == theirs
    assert [name for name in sorted(ours) if comparable(site / name) != comparable(out / name)] == []
    home: Any = html.fromstring((out / "index.html").read_text(encoding="utf-8"))
    generator = home.cssselect('meta[name="generator"]')
    assert "1.6.7" in generator[0].get("content"), "it was not ProperDocs that built this"
