"""Edits of a handbook, drawn by a seed: of pages and data as officers make them, of forms, settings and looks."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

from handbooks import SETTINGS, read_settings, write_settings
from review.drawn_edits import draw

_EVERY = 4
"""Of so many edits one is of forms, settings or looks."""


def change(root: Path, seed: int) -> str:
    """Make one edit in a handbook's folder; what was done, and where."""
    if seed % _EVERY == _EVERY - 1:
        name, other = _OTHERS[seed // _EVERY % len(_OTHERS)]
        other(root, random.Random(seed))  # noqa: S311 - drawn, not secret
        return name
    (edit,) = draw(root / "docs", seed, 1)
    (root / "docs" / edit.path).write_text(edit.text, encoding="utf-8")
    return f"{edit.kind} ({edit.path})"


def lengthen(root: Path, page: str, paragraphs: int) -> None:
    """Add so much text to a page that what follows it in the book moves."""
    file = root / "docs" / page
    added = "".join(f"\n\nข้อความที่เพิ่มเข้ามาใหม่ทั้งย่อหน้า ลำดับที่ {number}" for number in range(paragraphs))
    file.write_text(file.read_text(encoding="utf-8").rstrip("\n") + added + "\n", encoding="utf-8")


def change_form(root: Path, chance: random.Random) -> None:
    """Let a blank of a form take one letter less."""
    files = sorted((root / "docs" / "forms").glob("*.form.yml"))
    fitting = [(file, text) for file in files if "maxlength" in (text := file.read_text(encoding="utf-8"))]
    file, text = chance.choice(fitting)
    file.write_text(
        re.sub(r"maxlength: (\d+)", lambda found: f"maxlength: {int(found[1]) - 1}", text, count=1), encoding="utf-8"
    )


def _change_setting(root: Path, _: random.Random) -> None:
    settings = read_settings(root)
    settings["extra"]["handbook"]["contact"]["unit"]["th"] += "ใหม่"
    write_settings(root, settings)


def _change_style(root: Path, chance: random.Random) -> None:
    file = root / "overrides" / "assets" / "stylesheets" / chance.choice(("book.css", "form.css", "components.css"))
    file.write_text(file.read_text(encoding="utf-8") + "\np { word-spacing: 0.2pt }\n", encoding="utf-8")


def _change_template(root: Path, _: random.Random) -> None:
    file = root / "overrides" / "partials" / "footer.html"
    file.write_text(file.read_text(encoding="utf-8") + "<!-- x --><p>x</p>\n", encoding="utf-8")


def _change_words(root: Path, chance: random.Random) -> None:
    """Another term of the glossary is another word that libthai knows."""
    file = root / "docs" / "data" / "glossary.yml"
    text = file.read_text(encoding="utf-8")
    place = chance.choice([found.end() for found in re.finditer(r"th: (?=[ก-๙])", text)])
    file.write_text(f"{text[:place]}ใหม่{text[place:]}", encoding="utf-8")


def add_word(root: Path, chance: random.Random) -> None:
    """Let libthai know a piece of a page's text as a word, so that lines end elsewhere."""
    file = chance.choice(sorted((root / "docs").glob("[a-z]*[!n].md")))
    run = chance.choice(re.findall("[ก-๎]{12,}", file.read_text(encoding="utf-8")))
    at = chance.randrange(len(run) - 8)
    words = root / "docs" / "data" / "words.yml"
    text = words.read_text(encoding="utf-8") if words.exists() else "whole:\n"
    words.write_text(text.replace("whole:\n", f"whole:\n- {run[at : at + 8]}\n", 1), encoding="utf-8")


def _write_same(root: Path, _: random.Random) -> None:
    """What is written again as it was, later."""
    for file in sorted((root / "docs").rglob("*.md")):
        file.write_bytes(file.read_bytes())
    (root / SETTINGS).touch()


_OTHERS: tuple[tuple[str, Callable[[Path, random.Random], None]], ...] = (
    ("a blank of a form", change_form),
    ("a setting", _change_setting),
    ("a style sheet", _change_style),
    ("a template", _change_template),
    ("a term of the glossary", _change_words),
    ("a word", add_word),
    ("nothing, all written again", _write_same),
)
