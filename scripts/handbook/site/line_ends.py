"""Keeps words and numbers whole at line breaks."""

from __future__ import annotations

from handbook.site.page import BuiltPage, Context
from handbook.thai.line_breaks import keep_words_whole


def keep_words(page: BuiltPage, context: Context) -> None:
    """Keep names, terms, and numbers with their units whole, everywhere in the article."""
    keep_words_whole([page.article], context.kept_words)
