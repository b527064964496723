"""The canary: the same sources through ProperDocs, the fork of the engine that we could move to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from lxml import etree, html

from handbook_sources import Handbook
from handbooks import ROOT

# Puts ProperDocs in MkDocs' place before anything imports it, then runs our own command.
RUN = "import sys, properdocs.replacement; from handbook.__main__ import main; sys.exit(main(sys.argv[1:]))"


def comparable(file: Path) -> bytes:
    """A file without what may differ: the engine's name."""
    if file.suffix != ".html":
        return file.read_bytes()
    tree: Any = html.fromstring(file.read_text(encoding="utf-8"))
    for element in tree.cssselect('meta[name="generator"]'):
        element.drop_tree()
    return b"".join(etree.tostring(tree, encoding="utf-8").split())


def test_properdocs_makes_the_same_site(handbook: Handbook, site_alone: Path, tmp_path: Path) -> None:
    out = tmp_path / "canary"
    done = subprocess.run(
        [sys.executable, "-c", RUN, "--root", str(handbook.root), "build", "--only", "site", "--out", str(out)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "DISABLE_MKDOCS_2_WARNING": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    ours = {file.relative_to(site_alone) for file in site_alone.rglob("*") if file.is_file()}
    theirs = {file.relative_to(out) for file in out.rglob("*") if file.is_file()}
    assert ours == theirs
    assert [name for name in sorted(ours) if comparable(site_alone / name) != comparable(out / name)] == []
    home: Any = html.fromstring((out / "index.html").read_text(encoding="utf-8"))
    generator = home.cssselect('meta[name="generator"]')
    assert "1.6.7" in generator[0].get("content"), "it was not ProperDocs that built this"
