"""Markdown as it is built: Python-Markdown as MkDocs makes it of `markdown_extensions`, each block named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol
from xml.etree import ElementTree as ET

from markdown import Markdown

BLOCK, ARGUMENT = "data-block", "data-argument"
"""Attributes of the element of each `/// block`, for the comparison alone."""
_BUILT_IN = ("toc", "tables", "fenced_code")  # mkdocs/config/defaults.py: before the author's, none twice


class Builder(Protocol):
    """What we use of Python-Markdown."""

    references: Mapping[str, Any]
    """The labels of the page's definitions of references."""

    def reset(self) -> object:
        """Forget the page before."""

    def convert(self, source: str) -> str:
        """Markdown -> HTML."""


def builder(extensions: Iterable[str | Mapping[str, Any]]) -> Builder:
    """The builder of these `markdown_extensions`. Raises what Python-Markdown raises for one that it cannot load."""
    names, options = list(_BUILT_IN), dict[str, Any]()
    for item in extensions:
        name, given = (item, None) if isinstance(item, str) else next(iter(item.items()))
        names += [name] if name not in names else []
        options |= {name: given} if given else {}
    markdown: Any = Markdown(extensions=names, extension_configs=options)
    if "blocks" in markdown.parser.blockprocessors:
        blocks = markdown.parser.blockprocessors["blocks"].blocks
        for name, block in list(blocks.items()):
            blocks[name] = type(block.__name__, (block,), {"on_create": _named(block.on_create, name)})
    made: Builder = markdown
    return made


def _named(create: Callable[..., ET.Element], name: str) -> Callable[..., ET.Element]:
    def on_create(block: Any, parent: ET.Element) -> ET.Element:
        element = create(block, parent)
        element.attrib.update({BLOCK: name, ARGUMENT: block.argument or ""})
        return element

    return on_create
