"""The style sheets as readers get them: what pages can use of the theme's, the handbook's own in one file.

A phone waits for both before it shows a word. A sheet's name covers what it loads: it has the names of these files.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from pathlib import Path

from handbook.authored.own_colours import own_rules
from handbook.authored.settings import Settings
from handbook.html.named_files import name_file
from handbook.html.tree import Element, make, select
from handbook.site.style_rules import change_addresses, read_rules, write_rules
from handbook.site.theme.sheets import STYLES, is_of_theme, main_sheet, usable_part, used_names

_OF_FORMS = f"{STYLES}/webform.css"
_TOKENS = "tokens.css"


def add_own_colours(out: Path, settings: Settings) -> None:
    """Let the province's own colours follow those of the raw site, whose sheets pages, books and forms share."""
    if settings.colours is not None:
        with (out / STYLES / _TOKENS).open("a", encoding="utf-8", newline="\n") as sheet:
            sheet.write(own_rules(settings.colours))


def join_styles(
    out: Path, sheets: Iterable[str], classes: Iterable[str], scripts: Iterable[str], names: Mapping[str, str]
) -> dict[str, str]:
    """Make the two sheets; returns the names of the theme's sheet and of the first of ours -> those of the two.

    Of `sheets`, which pages load, and of `classes` and `scripts`, which they have. `names`: file -> published file, of
    what sheets load.
    """
    used = used_names(out, classes, scripts)
    own = [sheet for sheet in sheets if not is_of_theme(sheet)]
    ours = "".join(_shortened(out, f"{STYLES}/{name}", names) for name in own)
    theme = main_sheet(out)
    theirs = _led(usable_part(theme.read_text(encoding="utf-8"), used, ours), names)
    return {theme.name: _save(out, "main", theirs), own[0]: _save(out, "handbook", ours)}


def name_sheet(out: Path, path: str, names: Mapping[str, str]) -> str:
    """Make one sheet that some pages load alone; returns its published path below site/."""
    return name_file(out, path, _shortened(out, path, names).encode("utf-8"))


def name_form_styles(out: Path, names: Mapping[str, str]) -> str:
    """Make the sheet that only the pages of forms load, beside the two; returns its published path below site/."""
    return name_sheet(out, _OF_FORMS, names)


def _shortened(out: Path, path: str, names: Mapping[str, str]) -> str:
    return _led((out / path).read_text(encoding="utf-8"), names)


def _led(text: str, names: Mapping[str, str]) -> str:
    """A sheet led to the published names of what it loads, without comments and spaces."""

    def published(address: str) -> str:
        name = names.get(posixpath.normpath(posixpath.join(STYLES, address)))
        return posixpath.relpath(name, STYLES) if name is not None else address

    rules = read_rules(text)
    change_addresses(rules, published)
    return write_rules(rules)


def _links(page: Element) -> list[Element]:
    return [link for link in select(page, "head > link[rel=stylesheet]") if f"{STYLES}/" in link.get("href")]


def linked_sheets(page: Element) -> list[str]:
    """The names of the style sheets of a page, in their order."""
    return [link.get("href").rpartition("/")[2] for link in _links(page)]


def lead_to_styles(page: Element, joined: Mapping[str, str]) -> None:
    """Lead a page to the two sheets, as `join_styles` has named them, in the place of all others."""
    for link in _links(page):
        folder, _, name = link.get("href").rpartition("/")
        if name in joined:
            link.addprevious(make("link", rel="stylesheet", href=f"{folder}/{joined[name]}"))
        link.drop_tree()


def _save(out: Path, name: str, text: str) -> str:
    """Write one of the two sheets; returns its name in the folder of sheets."""
    return posixpath.basename(name_file(out, f"{STYLES}/{name}.css", text.encode("utf-8")))
