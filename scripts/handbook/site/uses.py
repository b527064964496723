"""What a page uses of the parts that all pages load: those parts are made of this, and of no page itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handbook.html.tree import Element, select
from handbook.site.style_sheets import linked_sheets
from handbook.site.theme.inline_scripts import inline_scripts
from handbook.site.theme.sheets import classes_of, script_texts


@dataclass(frozen=True)
class Uses:
    """Of one page, or of several together; sorted where the order says nothing, and each once.

    `scripts` are the texts of all script elements, `run` of those that are executed; `icons` and `sheets` are names of
    files.
    """

    classes: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    run: tuple[str, ...] = ()
    icons: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()


def uses_of(tree: Element) -> Uses:
    """What a raw page uses."""
    icons = {link.get("href").rpartition("/")[2] for link in select(tree, "link[rel=icon]")}
    run = inline_scripts(tree)
    texts = dict.fromkeys(script_texts(tree))
    return Uses(*map(tuple, (sorted(classes_of(tree)), texts, sorted(run), sorted(icons), linked_sheets(tree))))


def together(pages: Iterable[Uses]) -> Uses:
    """What pages use together; their style sheets are those of the first: all pages load the same."""
    each = list(pages)
    return Uses(
        tuple(sorted({name for page in each for name in page.classes})),
        tuple(dict.fromkeys(text for page in each for text in page.scripts)),
        tuple(sorted({text for page in each for text in page.run})),
        tuple(sorted({name for page in each for name in page.icons})),
        each[0].sheets,
    )
