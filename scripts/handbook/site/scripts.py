"""The handbook's scripts as served: minified, those of forms in one file.

rjsmin removes comments and spaces and renames nothing. It guesses where a regular expression begins, so
tests/site/test_scripts.py makes sure that every script is the same program before and after.
"""

from __future__ import annotations

import hashlib
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
_SHARED = ("fit",)  # the PDF's writer, which is loaded on its own, has it too


def shorten_scripts(out: Path) -> None:
    """Minify the handbook's scripts in place; the theme's are already minified."""
    for file in sorted((out / SCRIPTS).rglob("*.js")):
        if not file.name.endswith(".min.js"):
            file.write_text(jsmin(file.read_text(encoding="utf-8")) + "\n", encoding="utf-8")


def join_form_scripts(out: Path) -> str:
    """Join the scripts of forms into one file, named by a hash of its content; returns its path below site/.

    It begins with the rules for values.js and fit.js.
    """
    sources = [out / FORM_SCRIPTS / f"{name}.js" for name in PARTS]
    parts = [source.read_text(encoding="utf-8").rstrip() for source in sources]
    text = "".join(
        f"{part};\n" for part in (rules_script(), fit_script(), *parts)
    )  # `;`: otherwise one part would be called with the next as argument
    for source in sources:
        if source.stem not in _SHARED:
            source.unlink()
    name = f"{FORM_SCRIPTS}/forms.{hashlib.sha256(text.encode('utf-8')).hexdigest()[:8]}.min.js"
    (out / name).write_text(text, encoding="utf-8")
    return name
