"""The handbook's own scripts as the site gives them: the code of their sources, and nothing else."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from handbook.site.scripts import shorten_scripts
from handbooks import ROOT

SOURCES = ROOT / "overrides" / "assets" / "javascripts"
WRITTEN = sorted(SOURCES.rglob("*.js"))
TEXT = """// says why
/** and how */
const a = "//"   // at the end of a line it stays
  if (a) {

    b()
}
"""


def test_comments_and_indents_are_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "assets" / "javascripts"
    folder.mkdir(parents=True)
    (folder / "a.js").write_text(TEXT, encoding="utf-8")
    (folder / "theirs.min.js").write_text(TEXT, encoding="utf-8")
    shorten_scripts(tmp_path)
    assert (folder / "a.js").read_text() == 'const a = "//"   // at the end of a line it stays\nif (a) {\nb()\n}\n'
    assert (folder / "theirs.min.js").read_text() == TEXT


@pytest.mark.parametrize("source", WRITTEN, ids=lambda source: source.name)
def test_no_string_spans_lines(source: Path) -> None:
    for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), 1):
        assert line.count("`") % 2 == 0, f"{source.name}:{number}"
        assert not line.endswith("\\"), f"{source.name}:{number}"


def test_what_the_site_gives_is_code_and_can_be_read(site_alone: Path, tmp_path: Path) -> None:
    given = [
        file for file in (site_alone / "assets" / "javascripts").rglob("*.js") if not file.name.startswith("bundle.")
    ]
    assert len(given) == 17
    for file in given:
        text = file.read_text(encoding="utf-8")
        if ".min." not in file.name and file.parent.name != "forms":
            assert [line for line in text.splitlines() if line != line.strip() or line.startswith("//")] == [], file
        module = tmp_path / f"{file.stem}.mjs"
        module.write_text(text, encoding="utf-8")
        subprocess.run(["node", "--check", str(module)], check=True, capture_output=True)
