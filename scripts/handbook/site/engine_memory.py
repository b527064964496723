"""What one run of the engine leaves to the next one in this process: rendered pages and compiled templates.

Only the preview has it: it runs the engine again and again, and most pages and all templates are as they were.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_RENDERED = ("content", "toc", "_title_from_render", "present_anchor_ids")
"""What `Page.render` of MkDocs 1.6 sets; not the links between anchors, which our own checks see to."""
_NOT_RENDERED: dict[str, Any] = {"content": "", "toc": (), "_title_from_render": None, "present_anchor_ids": set()}


class EngineMemory(BytecodeCache):
    """Keeps what the last run used; a page by its text, its path, the addresses of all files, and the extensions."""

    def __init__(self, templates: Mapping[str, bytes] | None = None) -> None:
        self.templates = dict(templates or {})
        self._pages: dict[object, dict[str, Any]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja a compiled template; it compares the source."""
        if code := self.templates.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take a compiled template from Jinja."""
        self.templates[bucket.key] = bucket.bytecode_to_string()

    @contextmanager
    def rendering(self, page_class: Any, only: Collection[str] = ()) -> Iterator[None]:
        """Remember what the engine's class of pages renders as long as this lasts.

        If `only` names pages, no others are rendered, and nothing is forgotten: of others, menus want the titles.
        """
        render, used = page_class.render, dict[object, dict[str, Any]]()
        addresses = cache(_addresses)  # of one language's files

        def remembered(page: Any, config: Any, files: Any) -> None:
            extensions = repr((config.markdown_extensions, config.mdx_configs))
            key = (page.markdown, page.file.src_uri, addresses(files, config.docs_dir), extensions)
            known = self._pages.get(key)
            if known is None and only and page.file.src_uri not in only:
                known = _NOT_RENDERED
            if known is None:
                render(page, config, files)
                known = {name: getattr(page, name) for name in _RENDERED}
            used[key] = known
            for name, value in known.items():
                setattr(page, name, value)

        page_class.render = remembered
        try:
            yield
        finally:
            page_class.render = render
            if not only:
                self._pages = used


def _addresses(files: Any, docs: str) -> tuple[tuple[str, str], ...]:
    """Of all files that pages may lead to; no page leads to a file of the theme."""
    return tuple((file.src_uri, file.url) for file in files if file.src_dir == docs)


@dataclass(frozen=True)
class Repeated:
    """A run of the engine after others in this process; if `only` names pages of docs/, no others are written."""

    memory: EngineMemory
    only: frozenset[str] = frozenset()
