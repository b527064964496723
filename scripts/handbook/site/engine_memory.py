"""What one run of the engine leaves to the next one in this process: rendered pages and compiled templates.

Only the preview has it: it runs the engine again and again, and most pages and all templates are as they were.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_RENDERED = ("content", "toc", "_title_from_render", "present_anchor_ids")
"""What `Page.render` of MkDocs 1.6 sets; not the links between anchors, which our own checks see to."""


class EngineMemory(BytecodeCache):
    """Keeps what the last run used; a page by its text, its path, the addresses of all files, and the extensions."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}
        self._pages: dict[object, dict[str, Any]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja a compiled template; it compares the source."""
        if code := self._code.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take a compiled template from Jinja."""
        self._code[bucket.key] = bucket.bytecode_to_string()

    @contextmanager
    def rendering(self, page_class: Any) -> Iterator[None]:
        """Remember what the engine's class of pages renders as long as this lasts."""
        render, used = page_class.render, dict[object, dict[str, Any]]()
        addresses = cache(lambda files: tuple((file.src_uri, file.url) for file in files))  # of one language's files

        def remembered(page: Any, config: Any, files: Any) -> None:
            key = (page.markdown, page.file.src_uri, addresses(files), repr(config.mdx_configs))
            if (known := self._pages.get(key)) is None:
                render(page, config, files)
                known = {name: getattr(page, name) for name in _RENDERED}
            used[key] = known
            for name, value in known.items():
                setattr(page, name, copy.deepcopy(value))  # what follows changes titles in place

        page_class.render = remembered
        try:
            yield
        finally:
            page_class.render = render
            self._pages = used


@dataclass(frozen=True)
class Repeated:
    """A run of the engine after others in this process; if `only` names pages of docs/, no others are written."""

    memory: EngineMemory
    only: frozenset[str] = frozenset()
