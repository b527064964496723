"""The handbook's scripts as served: minified, those of forms in one file, which a small one loads.

rjsmin removes comments and spaces and renames nothing. It guesses where a regular expression begins, so
tests/site/test_scripts.py makes sure that every script is the same program before and after.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from rjsmin import jsmin

from handbook.filled.rules import rules_script
from handbook.forms.fit import fit_script

SCRIPTS = "assets/javascripts"
FORM_SCRIPTS = f"{SCRIPTS}/forms"
PARTS = (
    *("values", "sums", "fit", "checks", "names", "file", "full"),
    *("rows", "rowtools", "clipboard", "paste", "problems", "draft", "form"),
)  # in the order of their dependencies
_START = "start"
_SHARED = ("fit",)  # the PDF's writer, which is loaded on its own, has it too


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


def join_form_scripts(out: Path) -> FormScripts:
    """Join the scripts of forms into one file; that which loads it stays on its own. Both are named by their content.

    The joined file begins with the rules for values.js and fit.js.
    """
    folder = out / FORM_SCRIPTS
    parts = [(folder / f"{name}.js").read_text(encoding="utf-8").rstrip() for name in PARTS]
    text = "".join(
        f"{part};\n" for part in (rules_script(), fit_script(), *parts)
    )  # `;`: otherwise one part would be called with the next as argument
    start = (folder / f"{_START}.js").read_text(encoding="utf-8")
    for name in (*PARTS, _START):
        if name not in _SHARED:
            (folder / f"{name}.js").unlink()
    return FormScripts(_write(out, _START, start), _write(out, "forms", text))


def _write(out: Path, name: str, text: str) -> str:
    """Write a script whose name has a hash of its content, so that no cache gives an old one; returns its path."""
    path = f"{FORM_SCRIPTS}/{name}.{hashlib.sha256(text.encode('utf-8')).hexdigest()[:8]}.min.js"
    (out / path).write_text(text, encoding="utf-8")
    return path
