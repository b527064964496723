"""The handbook's scripts as served: minified, and named by their content, each after those that it names.

Those of forms are one file, which a small one loads; those of the search are one for its box and one for its worker.
rjsmin removes comments and spaces and renames nothing. It guesses where a regular expression begins, so
tests/site/test_scripts.py makes sure that every script is the same program before and after.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rjsmin import jsmin

from handbook.filled.rules import rules_script
from handbook.html.named_files import name_file

SCRIPTS = "assets/javascripts"
FORM_SCRIPTS = f"{SCRIPTS}/forms"
PARTS = (
    *("values", "sums", "fit", "checks", "names", "file", "full"),
    *("rows", "rowtools", "clipboard", "paste", "problems", "draft", "form"),
)  # in the order of their dependencies
SEARCH_SCRIPTS = f"{SCRIPTS}/search"
SEARCH_PARTS = (
    *("normalise", "tokens", "stem", "near", "vocabulary", "texts", "asking", "words", "keyboard", "query", "codes"),
    *("stored", "index", "meaning", "correction", "neighbours", "passages", "pages", "engine", "strength"),
    *("highlight", "answer"),
)  # in the order of their dependencies, before worker.js
BOX_PARTS = ("folder", "list", "box")  # of the search, those that run in the page; likewise
WORKER, BOX = f"{SEARCH_SCRIPTS}/worker.js", f"{SEARCH_SCRIPTS}/box.js"
_FORMS, _START, _WRITER = "forms.js", "start.js", "pdf.js"
_ALONE = ("storage.js", "controls.js", "strip-picture.js", "verify.js")


@dataclass(frozen=True)
class FormScripts:
    """The scripts of a form's page, as paths below site/: the one that comes with the page, and the tools it loads."""

    start: str = ""
    tools: str = ""


def shorten_scripts(out: Path) -> None:
    """Minify the handbook's scripts in place; the theme's are already minified."""
    for file in sorted((out / SCRIPTS).rglob("*.js")):
        if not file.name.endswith(".min.js"):
            file.write_text(jsmin(file.read_text(encoding="utf-8")) + "\n", encoding="utf-8")


def name_scripts(out: Path) -> dict[str, str]:
    """Name the scripts of every page and those of the search; file -> published file, both below site/."""
    alone = (f"{SCRIPTS}/{name}" for name in _ALONE)
    names = {path: name_file(out, path) for path in alone if (out / path).is_file()}
    (theirs,) = (out / SCRIPTS).glob("bundle.*.js")
    text = theirs.read_text(encoding="utf-8").rstrip().rpartition("\n//# sourceMappingURL=")
    names[f"{SCRIPTS}/{theirs.name}"] = name_file(out, f"{SCRIPTS}/bundle.js", f"{text[0] or text[2]}\n".encode())
    names[WORKER] = name_file(out, WORKER, _joined(out, SEARCH_SCRIPTS, (*SEARCH_PARTS, "worker")))
    names[BOX] = name_file(out, BOX, _joined(out, SEARCH_SCRIPTS, BOX_PARTS))
    return names


def join_form_scripts(out: Path) -> FormScripts:
    """Join the scripts of forms into one file; that which loads it stays on its own, and so does the PDF's writer.

    The joined file begins with the rules for values.js and fit.js, and has the name of the writer.
    """
    writer = posixpath.basename(_name_module(out, _WRITER, {}))
    text = _joined(out, FORM_SCRIPTS, PARTS, first=(rules_script(), fit_rule()))
    tools = _with_names(text.decode("utf-8"), {f"./{_WRITER}": f"./{writer}"}).encode("utf-8")
    return FormScripts(name_file(out, f"{FORM_SCRIPTS}/{_START}"), name_file(out, f"{FORM_SCRIPTS}/{_FORMS}", tools))


def fit_rule() -> str:
    """What fits into a blank, as a script."""
    from handbook.forms.fit import fit_script  # noqa: PLC0415 - reads fonts: the engine need not wait for it

    return fit_script()


def _joined(out: Path, folder: str, names: Iterable[str], first: Iterable[str] = ()) -> bytes:
    parts = [*first, *((out / folder / f"{name}.js").read_text(encoding="utf-8").rstrip() for name in names)]
    return "".join(f"{part};\n" for part in parts).encode("utf-8")  # `;`: otherwise one part would call the next


def _name_module(out: Path, name: str, named: dict[str, str]) -> str:
    """Name a module of the PDF's writer after those that it imports; `named` has what is named already."""
    if name not in named:
        text = (out / FORM_SCRIPTS / name).read_text(encoding="utf-8")
        imported = [file.name for file in sorted((out / FORM_SCRIPTS).glob("*.js")) if f'"./{file.name}"' in text]
        others = {f"./{other}": f"./{posixpath.basename(_name_module(out, other, named))}" for other in imported}
        named[name] = name_file(out, f"{FORM_SCRIPTS}/{name}", _with_names(text, others).encode("utf-8"))
    return named[name]


def _with_names(text: str, names: Mapping[str, str]) -> str:
    """A script with other names of the files that it loads, each a string in double quotes."""
    for name, other in names.items():
        if f'"{name}"' not in text:
            message = f"no script names {name}"
            raise ValueError(message)
        text = text.replace(f'"{name}"', f'"{other}"')
    return text
