"""Reduces white space between elements."""

from __future__ import annotations

from handbook.html.tree import fold_indents
from handbook.site.page import BuiltPage, Context


def fold_white_space(page: BuiltPage, context: Context) -> None:  # noqa: ARG001 - the signature of all steps
    """Reduce the indents of the engine's templates to one line break each."""
    fold_indents(page.tree)
