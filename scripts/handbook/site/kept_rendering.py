"""What the engine has rendered and compiled, as an earlier run left it: most pages and all templates are as they were.

A page is kept under its text, its path, the addresses of all files that it may lead to, and the extensions. What shows
data or other pages has a placeholder here, which finishing steps fill.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache as once
from typing import Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from handbook.cache.keys import key_of
from handbook.cache.store import NO_CACHE, Cache

_PAGES, _TEMPLATES = "rendered", "templates"
_RENDERED = ("content", "toc", "_title_from_render", "present_anchor_ids")
"""What `Page.render` of MkDocs 1.6 sets; not the links between anchors, which our own checks see to."""
_NOT_RENDERED: dict[str, Any] = {"content": "", "toc": (), "_title_from_render": None, "present_anchor_ids": set()}


class KeptTemplates(BytecodeCache):
    """Compiled templates, in the cache of builds; and of this run, whose languages use the same ones."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja a compiled template."""
        key = self._key(bucket)
        code = self._compiled.get(key) or self._cache.find(_TEMPLATES, key)
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take a compiled template from Jinja."""
        key, code = self._key(bucket), bucket.bytecode_to_string()
        self._compiled[key] = code
        self._cache.keep(_TEMPLATES, key, code)

    def _key(self, bucket: Bucket) -> str:
        """Of its place, its source, and what the environment does to it when it compiles it."""
        env = bucket.environment
        return self._cache.key(_TEMPLATES, bucket.key, bucket.checksum, env.autoescape, sorted(env.extensions))


@dataclass(frozen=True)
class Rendering:
    """What a run of the engine need not render: what is kept, and, if `only` names pages of docs/, all others.

    If `locale` is given, it looks at no other language.
    """

    cache: Cache = NO_CACHE
    only: frozenset[str] = frozenset()
    locale: str = ""


@contextmanager
def rendering(page_class: Any, how: Rendering, warnings: Sequence[str]) -> Iterator[None]:
    """Let the engine's class of pages render no more than it need, as long as this lasts; what warned is not kept.

    Of pages that are not wanted, menus want the titles.
    """
    cache, only = how.cache, how.only
    render, addresses = page_class.render, once(_addresses)  # of one language's files

    def rendered(page: Any, config: Any, files: Any) -> None:
        if only and page.file.src_uri not in only and "title" in page.meta:
            vars(page).update(_NOT_RENDERED)
            return
        extensions = list(config.markdown_extensions), config.mdx_configs
        key = cache.key(_PAGES, page.markdown, page.file.src_uri, addresses(files), *extensions)
        if (kept := cache.find(_PAGES, key)) is not None:
            vars(page).update(pickle.loads(kept))  # noqa: S301 - sealed: this installation wrote it
            return
        warned = len(warnings)
        render(page, config, files)
        if len(warnings) == warned:
            cache.keep(_PAGES, key, pickle.dumps({name: getattr(page, name) for name in _RENDERED}))

    page_class.render = rendered
    try:
        yield
    finally:
        page_class.render = render


def _addresses(files: Any) -> str:
    """Of all files that pages may lead to, those of the theme included."""
    return key_of([(file.src_uri, file.url) for file in files])
