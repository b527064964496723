"""White space between elements that nobody sees."""

from __future__ import annotations

from handbook.html.tree import fold_indents
from handbook.site.page import BuiltPage, Context


def fold_white_space(page: BuiltPage, context: Context) -> None:  # noqa: ARG001 - the signature of all steps
    """Leave one line break of each stretch of white space that the engine's templates made."""
    fold_indents(page.tree)
