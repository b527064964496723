"""The parts that pages load, each named by its content: whoever has an older page open still gets the parts it needs.

A part is named after those that it names itself, so that its name covers them: fonts and pictures of the design, then
style sheets; scripts of the search and of forms, then those that load them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.authored.settings import Settings
from handbook.html.addresses import is_hashed
from handbook.html.named_files import lead_to, name_file
from handbook.html.tree import Element
from handbook.site.scripts import name_scripts, shorten_scripts
from handbook.site.style_sheets import join_styles, lead_to_styles, name_sheet
from handbook.site.theme.sheets import STYLES
from handbook.site.uses import Uses

ASSETS = "assets"
_SEEN = ("fonts/*.woff2", "images/*")
_ICON = "favicon"  # the theme brings its own, which is for handbooks that name none
_ALONE = ("tokens.css", "contributors.css")  # of the plain pages, which have no template
_KEPT = {"OFL.txt"}  # the fonts' licence goes with them


@dataclass(frozen=True)
class Parts:
    """What was named. `names`: file as templates name it -> published file, both paths below site/.

    `sheets`: the sheets that all pages load, as `join_styles` has named them.
    """

    names: Mapping[str, str]
    sheets: Mapping[str, str]


def name_parts(out: Path, uses: Uses, settings: Settings) -> Parts:
    """Name every part of the raw site but those of forms. `uses`: of all its pages.

    What parts are made of stays: forms and books are printed with it, until `drop_unnamed` takes it away.
    """
    seen = [file for kind in _SEEN for file in sorted((out / ASSETS).glob(kind))]
    shown = (file.relative_to(out).as_posix() for file in seen if file.stem != _ICON or file.name in uses.icons)
    names = {path: name_file(out, path) for path in shown}
    if settings.seal is not None and (out / settings.seal).is_file():
        names[settings.seal] = name_file(out, settings.seal)
    joined = join_styles(out, uses.sheets, uses.classes, uses.scripts, names)
    shorten_scripts(out)
    sheets = (f"{STYLES}/{name}" for name in _ALONE)
    names |= {path: name_sheet(out, path, names) for path in sheets if (out / path).is_file()}
    return Parts(names | name_scripts(out), joined)


def lead_to_parts(tree: Element, path: str, parts: Parts, base_path: str) -> None:
    """Lead a page, at this path, to the published names of its parts."""
    lead_to_styles(tree, parts.sheets)
    lead_to(tree, path, base_path, parts.names)


def drop_unnamed(out: Path, seal: str | None) -> None:
    """Delete what parts were made of, once books and forms are printed."""
    for file in sorted((out / ASSETS).rglob("*")):
        if file.is_file() and not is_hashed(file.name) and file.name not in _KEPT:
            file.unlink()
    if seal is not None:
        (out / seal).unlink(missing_ok=True)
