"""The style sheets as readers get them: what pages can use of the theme's, the handbook's own in one file.

A phone waits for both before it shows a word. Names carry a hash of the content, so that browsers may keep them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from handbook.authored.own_colours import own_rules
from handbook.authored.settings import Settings
from handbook.html.tree import Element, make, select
from handbook.site.style_rules import read_rules, write_rules
from handbook.site.theme.sheets import STYLES, drop_sheets, is_of_theme, main_sheet, usable_part, used_names

_OF_FORMS = "webform.css"
_TOKENS = "tokens.css"


def add_own_colours(out: Path, settings: Settings) -> None:
    """Let the province's own colours follow those of the raw site, whose sheets pages, books and forms share."""
    if settings.colours is not None:
        with (out / STYLES / _TOKENS).open("a", encoding="utf-8", newline="\n") as sheet:
            sheet.write(own_rules(settings.colours))


def join_styles(out: Path, trees: Iterable[Element]) -> None:
    """Make the two sheets and lead every page to them."""
    pages = list(trees)
    folder = out / STYLES
    used = used_names(out, pages)
    own = [sheet for sheet in _linked(pages[0]) if not is_of_theme(sheet)]
    ours = "".join(_shortened(folder / name) for name in own)
    theme = main_sheet(out)
    theirs = usable_part(theme.read_text(encoding="utf-8"), used, ours)
    names = {theme.name: _save(folder, "main", theirs), own[0]: _save(folder, "handbook", ours)}
    for page in pages:
        _lead(page, names)
    drop_sheets(out, theme)


def save_form_styles(out: Path) -> str:
    """Make the sheet that only the pages of forms load, beside the two; returns its place below site/."""
    source = out / STYLES / _OF_FORMS
    name = _save(source.parent, "webform", _shortened(source))
    source.unlink()
    return f"{STYLES}/{name}"


def _shortened(sheet: Path) -> str:
    return write_rules(read_rules(sheet.read_text(encoding="utf-8")))


def _links(page: Element) -> list[Element]:
    return [link for link in select(page, "head > link[rel=stylesheet]") if f"{STYLES}/" in link.get("href")]


def _linked(page: Element) -> list[str]:
    return [link.get("href").rpartition("/")[2] for link in _links(page)]


def _lead(page: Element, names: dict[str, str]) -> None:
    for link in _links(page):
        folder, _, name = link.get("href").rpartition("/")
        if name in names:
            link.addprevious(make("link", rel="stylesheet", href=f"{folder}/{names[name]}"))
        link.drop_tree()


def _save(folder: Path, name: str, text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]
    (folder / f"{name}.{digest}.min.css").write_text(text, encoding="utf-8")
    return f"{name}.{digest}.min.css"
