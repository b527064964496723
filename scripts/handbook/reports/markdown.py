"""Text of others in GitHub's Markdown: shown as it is; nothing in it becomes markup, a link or a call."""

from __future__ import annotations

import re

from handbook.problems import visible

# GitHub looks for @name, #1, GH-1, ids of commits and addresses in the finished text too, where no escape helps: a
# joiner without width parts them. https://docs.github.com/en/get-started/writing-on-github, "Autolinked references".
_JOINER = "\u2060"
_CALLS = re.compile(
    r"(?<=[@#])|(?<=\bGH-)(?=[0-9])|(?<=:)(?=//)|(?<=\bwww)(?=\.)|(?<=[0-9a-f]{6})(?=[0-9a-f])", re.IGNORECASE
)
_MARKUP = re.compile(r"[!#$&*+:<=>@\[\\\]^_`{|}~]")
_SPACE = re.compile(r"[\s\x00-\x1f]+")


def plain(text: str) -> str:
    """The text on one line, for Markdown: every sign that could mean something is written as its number."""
    line = _CALLS.sub(_JOINER, visible(_SPACE.sub(" ", text)))
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", line)
