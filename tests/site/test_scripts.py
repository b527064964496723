"""The handbook's own scripts as the site gives them: the code of their sources, and nothing else."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import rcssmin
import rjsmin

from built_site import plain, published
from handbook.filled.rules import rules_script
from handbook.forms.fit import fit_script
from handbook.site.scripts import (
    BOX,
    BOX_PARTS,
    PARTS,
    SEARCH_PARTS,
    WORKER,
    join_form_scripts,
    name_scripts,
    shorten_scripts,
)
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
    assert len(WRITTEN) == 51
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


WRITER = {"pdf": 'import "./draw.js"\n', "draw": 'import "./fit.js"\nimport "./update.js"\n', "update": "1\n"}


def form_scripts(root: Path, **changed: str) -> dict[str, str]:
    """The scripts of forms as published, by what they are without their hashes; some of them with other texts."""
    folder = root / "assets" / "javascripts" / "forms"
    folder.mkdir(parents=True)
    written = {name: f"{name}()\n" for name in (*PARTS, "start")} | WRITER | {"file": 'import("./pdf.js")\n'} | changed
    for name, text in written.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    scripts = join_form_scripts(root)
    named = [file for file in folder.iterdir() if file.stem not in written]
    assert {scripts.start, scripts.tools} < {str(file.relative_to(root)) for file in named}
    for file in named:
        assert file.name.split(".")[1] == hashlib.sha256(file.read_bytes()).hexdigest()[:8]
    return {plain(file.name): f"{file.name}\n{file.read_text(encoding='utf-8')}" for file in named}


def test_scripts_of_forms_are_one_file_that_begins_with_the_rules_and_names_the_writer(tmp_path: Path) -> None:
    texts = form_scripts(tmp_path)
    assert set(texts) == {"start.js", "forms.js", "pdf.js", "draw.js", "fit.js", "update.js"}
    names = {name: text.partition("\n")[0] for name, text in texts.items()}
    said = {name: text.partition("\n")[2] for name, text in texts.items()}
    parts = {name: f"{name}();\n" for name in PARTS} | {"file": f'import("./{names["pdf.js"]}");\n'}
    joined = f"{rules_script()};\n{fit_script()};\n" + "".join(parts[name] for name in PARTS)
    assert said["forms.js"] == joined
    assert said["start.js"] == "start()\n"
    assert said["draw.js"] == f'import "./{names["fit.js"]}"\nimport "./{names["update.js"]}"\n'
    assert said["pdf.js"] == f'import "./{names["draw.js"]}"\n'


def test_the_name_of_a_script_covers_all_that_it_loads(tmp_path: Path) -> None:
    one, other = form_scripts(tmp_path / "a"), form_scripts(tmp_path / "b", update="2\n")
    changed = {name for name, text in one.items() if text.partition("\n")[0] != other[name].partition("\n")[0]}
    assert changed == {"update.js", "draw.js", "pdf.js", "forms.js"}


def test_a_script_that_is_not_named_any_more_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no script names \./pdf\.js"):
        form_scripts(tmp_path, file="import(elsewhere)\n")


def test_search_is_a_box_and_a_worker_with_all_its_scripts(tmp_path: Path) -> None:
    folder = tmp_path / "assets" / "javascripts" / "search"
    folder.mkdir(parents=True)
    (folder.parent / "bundle.0a.min.js").write_text("theirs()\n//# sourceMappingURL=bundle.0a.min.js.map\n")
    for name in (*SEARCH_PARTS, "worker", *BOX_PARTS):
        (folder / f"{name}.js").write_text(f"{name}()\n")
    names = name_scripts(tmp_path)
    assert {name: plain(path) for name, path in names.items()} == {
        WORKER: WORKER,
        BOX: BOX,
        "assets/javascripts/bundle.0a.min.js": "assets/javascripts/bundle.js",
    }
    assert (tmp_path / names[BOX]).read_text() == "folder();\nlist();\nbox();\n"
    assert (tmp_path / names[WORKER]).read_text() == "".join(f"{name}();\n" for name in (*SEARCH_PARTS, "worker"))
    assert published(tmp_path, "assets/javascripts/bundle.js").read_text() == "theirs()\n"
