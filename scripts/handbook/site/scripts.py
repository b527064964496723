"""The handbook's scripts as readers get them: without what is written for those who change them.

Those of forms are one file. rjsmin takes out comments and spaces and renames nothing. It guesses where a regular expression begins:
tests/site/test_scripts.py holds that every script is the same program before and after.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from rjsmin import jsmin

from handbook.filled.rules import rules_script

SCRIPTS = "assets/javascripts"
FORM_SCRIPTS = f"{SCRIPTS}/forms"
PARTS = ("values", "sums", "checks", "file", "form")  # in the order in which one needs the other


def shorten_scripts(out: Path) -> None:
    """Leave the comments and spaces out of the scripts, in place; the theme's have none."""
    for file in sorted((out / SCRIPTS).rglob("*.js")):
        if not file.name.endswith(".min.js"):
            file.write_text(jsmin(file.read_text(encoding="utf-8")) + "\n", encoding="utf-8")


def join_form_scripts(out: Path) -> str:
    """Make one file of the shortened parts; returns its place below site/. Its name carries a hash of the content.

    Before the parts stand the rules by which values.js reads.
    """
    sources = [out / FORM_SCRIPTS / f"{name}.js" for name in PARTS]
    parts = [source.read_text(encoding="utf-8").rstrip() for source in sources]
    text = "".join(f"{part};\n" for part in (rules_script(), *parts))  # or one part would be called with the next
    for source in sources:
        source.unlink()
    name = f"{FORM_SCRIPTS}/forms.{hashlib.sha256(text.encode('utf-8')).hexdigest()[:8]}.min.js"
    (out / name).write_text(text, encoding="utf-8")
    return name
