"""Markdown as its author means it: CommonMark with tables, definition lists and the handbook's blocks.

The builder is Python-Markdown (markup/builder.py). Where both read a page differently, readings/ tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

# Python-Markdown's attribute list at the end of a line: `{ #steps }`, `{: #steps .wide }`.
ATTRIBUTES = re.compile(r"(?<! )[ ]*+\{:?(?P<list>[^{}\n]++)\}[ ]*+$", re.MULTILINE)
# pymdownx.blocks: `/// name | argument` or, to close, slashes alone. A line of slashes like no block is text.
_BLOCK_LINE = re.compile(r"(?P<slashes>/{3,})[ ]*(?:(?P<name>[\w-]+)[ ]*(?:\|[ ]*(?P<argument>.*?)[ ]*)?)?$")
BLOCK_LINE = "block_line"
"""The type of the token of such a line; its meta has `slashes`, `name`, `argument`, each may be None but the first."""

_NOT_OF_THE_BUILDER = {"linkify", "strikethrough"}
_ENDED_BY_BLOCK_LINES = ["paragraph", "reference", "blockquote", "list", "table"]


class _State(StateInline):
    """Notes in `meta` at which offset of the text each token begins: markdown-it knows only the lines of blocks."""

    _begun = 0

    def append_pending(self, text: str) -> None:
        if not self.pending:
            self._begun = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 - markdown-it's name
        token = super().pushPending()
        token.meta = {"at": self._begun}
        return token

    def push(self, ttype: str, tag: str, nesting: Any) -> Token:
        token = super().push(ttype, tag, nesting)
        is_behind_bracket = ttype == "link_open" and self.src[self.pos] != "<"
        token.meta = {"at": self.pos - is_behind_bracket}
        return token


class _Inline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def author_parser() -> MarkdownIt:
    """The parser. Targets are as written; texts are not joined, so that each keeps its offset and what was escaped."""
    parser = MarkdownIt("commonmark").enable("table").use(deflist_plugin)
    parser.inline = _Inline()
    rules = [name for name in parser.inline.ruler.get_all_rules() if name not in _NOT_OF_THE_BUILDER]
    parser.inline.ruler.enableOnly(rules)
    parser.inline.ruler2.enableOnly(["balance_pairs", "emphasis"])
    parser.core.ruler.disable(["text_join"])
    parser.block.ruler.before("list", BLOCK_LINE, _block_line, {"alt": _ENDED_BY_BLOCK_LINES})
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return parser


def attribute_lists(text: str, *, at_line_ends: bool) -> Iterator[re.Match[str]]:
    """The attribute lists of a text that take effect: on lines of their own and, if so, at the ends of others."""
    for found in ATTRIBUTES.finditer(text) if "}" in text else ():
        if at_line_ends or (found.start() > 0 and text[found.start() - 1] == "\n"):
            yield found


def block_line(line: str) -> re.Match[str] | None:
    """A line, without spaces around it, that opens or closes a block: groups `slashes`, `name`, `argument`."""
    return _BLOCK_LINE.fullmatch(line)


def offset_of(token: Token) -> int:
    """Where an inline token begins, as an offset in the text of its block."""
    return int(token.meta.get("at", 0))


def _block_line(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # markdown-it calls it so
    """A line of slashes stands alone: it ends a paragraph, as it does for pymdownx.blocks."""
    first, last = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    found = None if state.is_code_block(start) else block_line(state.src[first:last].rstrip())
    if found is None:
        return False
    if not silent:
        token = state.push(BLOCK_LINE, "", 0)
        token.map, token.meta = [start, start + 1], found.groupdict()
        state.line = start + 1
    return True


def children_of(token: Token) -> Sequence[Token]:
    """The inline tokens of a block's text."""
    return token.children or ()
