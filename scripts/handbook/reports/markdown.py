"""Text of others in GitHub's Markdown: shown as it is; nothing in it becomes markup, a link or a call."""

from __future__ import annotations

import re

from handbook.problems import visible

# GitHub looks for @name and #1 in the finished text too, where no escape helps: a joiner without width parts them.
_JOINER = "\u2060"
_CALLS = re.compile(r"(?<=[@#])")
_MARKUP = re.compile(r"[!#$&*+:<=>@\[\\\]^_`{|}~]|(?<=www)\.", re.IGNORECASE)  # `www.` alone makes a link
_SPACE = re.compile(r"[\s\x00-\x1f]+")


def plain(text: str) -> str:
    """The text on one line, for Markdown: every sign that could mean something is written as its number."""
    line = _CALLS.sub(_JOINER, visible(_SPACE.sub(" ", text)))
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", line)
