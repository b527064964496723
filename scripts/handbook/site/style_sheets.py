"""The style sheets as readers get them: the theme's without rules that no page can use, the handbook's own in one file.

A phone waits for both before it shows a word. Names carry a hash of the content, so that browsers may keep them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import tinycss2
from rcssmin import cssmin

from handbook.html.tree import Element, make, select

STYLES = "assets/stylesheets"
_NAME = re.compile(r"[A-Za-z_][\w-]*")  # what may be the name of a class
_RECURSED = {"media", "supports"}
# What the theme's script can make, but only for features that mkdocs.yml leaves off (tests/site/test_style_sheets.py).
UNUSED_FEATURES = {
    "content.tooltips": "md-tooltip",
    "content.code.annotate": "md-annotation",
    "content.code.copy": "md-code",
    "extra.version": "md-version",
    "extra.consent": "md-consent",
    "repo_url": "md-source",
}
_OF_PAGES = ("tabbed", "highlight", "linenos", "mermaid")  # what the theme's script looks for in pages and never makes
_THEME, _COLOURS = "main.", "palette."
_OF_FORMS = "webform.css"


def join_styles(out: Path, trees: Iterable[Element]) -> None:
    """Make the two sheets and lead every page to them.

    The theme's palette is left out: tokens.css and site.css set all its variables.
    """
    pages = list(trees)
    folder = out / STYLES
    used = _used_names(out, pages)
    own = [sheet for sheet in _linked(pages[0]) if not sheet.startswith((_THEME, _COLOURS))]
    ours = "".join(_write(_parse((folder / name).read_text(encoding="utf-8"))) for name in own)
    (theme,) = folder.glob(f"{_THEME}*.css")
    rules = list(_usable(_parse(theme.read_text(encoding="utf-8")), used))
    theirs = _write(_without_unread(rules, ours))
    names = {theme.name: _save(folder, "main", theirs), own[0]: _save(folder, "handbook", ours)}
    for page in pages:
        _lead(page, names)
    for old in (*folder.glob("*.map"), *folder.glob(f"{_COLOURS}*"), theme):
        old.unlink(missing_ok=True)


def save_form_styles(out: Path) -> str:
    """Make the sheet that only the pages of forms load, beside the two; returns its place below site/."""
    source = out / STYLES / _OF_FORMS
    name = _save(source.parent, "webform", _write(_parse(source.read_text(encoding="utf-8"))))
    source.unlink()
    return f"{STYLES}/{name}"


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


def _used_names(out: Path, pages: Iterable[Element]) -> set[str]:
    """Every class of a page, and every word of a script: one of them may become a class."""
    scripts = [file.read_text(encoding="utf-8") for file in (out / "assets" / "javascripts").rglob("*.js")]
    scripts += [script.text or "" for page in pages for script in page.iter("script")]
    words = {name for script in scripts for name in _NAME.findall(script)}
    unused = (*UNUSED_FEATURES.values(), *_OF_PAGES)
    of_pages = {name for page in pages for element in page.iter() for name in element.get("class", "").split()}
    return of_pages | {name for name in words if not name.startswith(unused)}


def _parse(text: str) -> list[Any]:
    return list(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))


def _usable(rules: Iterable[Any], used: set[str]) -> Iterator[Any]:
    """The rules with a selector that can match; other selectors are taken out of their lists."""
    for rule in rules:
        if rule.type == "qualified-rule":
            kept = [
                part for part in _selectors(rule.prelude) if _classes(part) <= used and not _is_of_other_script(part)
            ]
            if kept:
                rule.prelude = [token for part in kept for token in (*part, _COMMA)][:-1]
                yield rule
        elif rule.type == "at-rule" and rule.lower_at_keyword in _RECURSED:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            rule.content = list(_usable(inner, used))
            if rule.content:
                yield rule
        else:
            yield rule


_COMMA = tinycss2.ast.LiteralToken(0, 0, ",")


def _selectors(prelude: Iterable[Any]) -> list[list[Any]]:
    parts: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _classes(selector: list[Any]) -> set[str]:
    """The classes that a selector asks for itself; those in `:not(…)` and its like are no condition here."""
    pairs = pairwise(selector)
    return {name.value for dot, name in pairs if dot.type == "literal" and dot.value == "." and name.type == "ident"}


def _is_of_other_script(selector: list[Any]) -> bool:
    """Whether a selector is for scripts written from right to left, which no page here is."""
    return any(token.type == "[] block" and "rtl" in tinycss2.serialize(token.content) for token in selector)


def _without_unread(rules: list[Any], others: str) -> list[Any]:
    """The rules without variables that nothing reads any more: the theme keeps its icons in them."""
    read = set(_VARIABLE_READ.findall(_write(rules) + others))
    for rule in _each(rules):
        declarations = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        kept = [item for item in declarations if not getattr(item, "name", "").startswith("--") or item.name in read]
        if len(kept) < len(declarations):
            rule.content = kept
    return rules


_VARIABLE_READ = re.compile(r"var\(\s*(--[\w-]+)")


def _each(rules: Iterable[Any]) -> Iterator[Any]:
    for rule in rules:
        if rule.type == "qualified-rule":
            yield rule
        elif rule.type == "at-rule" and rule.lower_at_keyword in _RECURSED:
            yield from _each(rule.content)


def _write(rules: Iterable[Any]) -> str:
    """Rules as text, with no space that means nothing."""
    return str(cssmin(tinycss2.serialize(rules)))
