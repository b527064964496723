"""The handbook's scripts as readers get them: without what is written for those who change them; those of forms in one file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from handbook.forms.written_rules import rules_script

SCRIPTS = "assets/javascripts"
FOLDER = f"{SCRIPTS}/forms"
PARTS = ("values", "sums", "checks", "file", "form")  # in the order in which one needs the other


def shorten_scripts(out: Path) -> None:
    """Leave the comments and indents out of the scripts that every page loads, in place; the theme's have none."""
    folder = out / SCRIPTS
    for file in sorted([*folder.glob("*.js"), *(folder / "search").glob("*.js")]):
        if not file.name.endswith(".min.js"):
            file.write_text("\n".join(_code(file.read_text(encoding="utf-8"))) + "\n", encoding="utf-8")


def join_form_scripts(out: Path) -> str:
    """Make the one file; returns its place below site/. Its name carries a hash of the content.

    Before the parts stand the rules by which values.js reads.
    """
    sources = [out / FOLDER / f"{name}.js" for name in PARTS]
    parts = ("\n".join(_code(source.read_text(encoding="utf-8"))) for source in sources)
    text = "".join(f"{part};\n" for part in (rules_script(), *parts))  # or one part would be called with the next
    for source in sources:
        source.unlink()
    name = f"{FOLDER}/forms.{hashlib.sha256(text.encode('utf-8')).hexdigest()[:8]}.min.js"
    (out / name).write_text(text, encoding="utf-8")
    return name


def _code(text: str) -> Iterator[str]:
    """The lines that are more than a comment, without their indents; no string of a part spans lines (a test holds it)."""
    in_comment = False
    for line in text.splitlines():
        code = line.strip()
        in_comment = in_comment or code.startswith("/**")
        if code and not in_comment and not code.startswith("//"):
            yield code
        in_comment = in_comment and not code.endswith("*/")
