"""The theme's inline scripts: the content security policy lists the hash of each."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.authored.settings import CONFIG_NAME
from handbook.html.tree import Element
from handbook.problems import Problem, ProblemsError

# Inline scripts of Material 9.8.1: scope of its storage, light or dark, the tab of an address.
INLINE_SCRIPTS = 3
_DATA_TYPES = {"application/json", "application/ld+json"}  # data, never executed


def known_scripts(found: Iterable[str]) -> set[str]:
    """The inline scripts of all pages. Raises ProblemsError (HB604) if their number is not the reviewed one."""
    scripts = set(found)
    if len(scripts) != INLINE_SCRIPTS:
        details = {"expected": str(INLINE_SCRIPTS), "found": str(len(scripts))}
        raise ProblemsError([Problem(CONFIG_NAME, 1, 1, "HB604", details)])
    return scripts


def inline_scripts(tree: Element) -> set[str]:
    """The inline scripts of a page that would be executed."""
    scripts = tree.iter("script")
    return {
        script.text or "" for script in scripts if script.get("src") is None and script.get("type") not in _DATA_TYPES
    }
