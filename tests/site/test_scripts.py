"""The handbook's own scripts as the site gives them: the code of their sources, and nothing else."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import rcssmin
import rjsmin

from handbook.filled.rules import rules_script
from handbook.forms.fit import fit_script
from handbook.site.scripts import PARTS, join_form_scripts, shorten_scripts
from handbooks import ROOT

SOURCES = ROOT / "overrides" / "assets" / "javascripts"
STYLES = ROOT / "overrides" / "assets" / "stylesheets"
WRITTEN = sorted(SOURCES.rglob("*.js"))
PROGRAM = Path(__file__).with_name("same_program.mjs")
TEXT = """// says why
/** and how */
const a = "//  ก"   // at the end of a line too
  if (a) {

    b(`${a}  /* no comment */`, /"  \\/\\/ก/.test(a))
}
"""
SHORT = 'const a="//  ก"\nif(a){b(`${a}  /* no comment */`,/"  \\/\\/ก/.test(a))}\n'


def shortened(folder: Path, text: str) -> Path:
    """A script as the site gives it."""
    file = folder / "assets" / "javascripts" / "a.js"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    shorten_scripts(folder)
    return file


def unlike(*pairs: tuple[Path, Path]) -> list[str]:
    """The second files of pairs that are not the same program as the first."""
    files = [str(file) for pair in pairs for file in pair]
    done = subprocess.run(["node", str(PROGRAM), *files], check=True, capture_output=True, text=True)
    return done.stdout.splitlines()


def test_comments_and_spaces_are_left_out(tmp_path: Path) -> None:
    theirs = tmp_path / "assets" / "javascripts" / "theirs.min.js"
    theirs.parent.mkdir(parents=True)
    theirs.write_text(TEXT, encoding="utf-8")
    assert shortened(tmp_path, TEXT).read_text(encoding="utf-8") == SHORT
    assert theirs.read_text(encoding="utf-8") == TEXT


def test_every_script_is_the_same_program_before_and_after(tmp_path: Path) -> None:
    assert len(WRITTEN) == 38
    pairs = [(source, shortened(tmp_path / source.stem, source.read_text(encoding="utf-8"))) for source in WRITTEN]
    assert unlike(*pairs) == []


def test_a_regular_expression_that_is_cut_is_seen(tmp_path: Path) -> None:
    """After an arrow rjsmin takes a regular expression for a division: one with two spaces loses one."""
    source = tmp_path / "source.js"
    source.write_text("const holds = text => /a  b/.test(text)\n", encoding="utf-8")
    short = shortened(tmp_path, source.read_text(encoding="utf-8"))
    assert unlike((source, short)) == [str(short)]


@pytest.mark.parametrize("library", [rjsmin._make_jsmin, rcssmin._make_cssmin], ids=["rjsmin", "rcssmin"])  # noqa: SLF001
def test_the_libraries_give_the_same_bytes_with_and_without_c(library: Callable[..., Callable[[str], str]]) -> None:
    sources = WRITTEN if library is rjsmin._make_jsmin else sorted(STYLES.glob("*.css"))  # noqa: SLF001
    in_c, in_python = library(python_only=False), library(python_only=True)
    assert in_c.__module__ != in_python.__module__
    for source in sources:
        text = source.read_text(encoding="utf-8")
        assert in_c(text) == in_python(text), source


def test_scripts_of_forms_are_one_file_that_begins_with_the_rules(tmp_path: Path) -> None:
    folder = tmp_path / "assets" / "javascripts" / "forms"
    folder.mkdir(parents=True)
    for name in (*PARTS, "start"):
        (folder / f"{name}.js").write_text(f"{name}()\n", encoding="utf-8")
    scripts = join_form_scripts(tmp_path)
    texts = {str(file.relative_to(tmp_path)): file.read_text(encoding="utf-8") for file in folder.iterdir()}
    joined = f"{rules_script()};\n{fit_script()};\n" + "".join(f"{name}();\n" for name in PARTS)
    shared = "assets/javascripts/forms/fit.js"  # the PDF's writer loads it on its own
    assert texts == {scripts.tools: joined, scripts.start: "start()\n", shared: "fit()\n"}
    for name, path in (("start", scripts.start), ("forms", scripts.tools)):
        mark = hashlib.sha256(texts[path].encode()).hexdigest()[:8]
        assert path == f"assets/javascripts/forms/{name}.{mark}.min.js"
