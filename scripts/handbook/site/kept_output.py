"""Pages as templates have written them before, found by everything that templates see of a page and of all others.

Of other pages they see the titles, addresses and front matter that menus show; what is on them they never see, as a run
for a few pages does not even render it (kept_rendering.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from jinja2 import Template

from handbook.authored.settings import CONFIG_NAME, Settings
from handbook.cache.keys import key_of
from handbook.cache.store import Cache

_KIND = "written"
_OF_PROGRAM = "words"
"""What of `extra` counts with the program already, and is long."""


class KeptOutput:
    """The pages of one run of the engine. What warned is not kept, nor anything if templates were edited meanwhile."""

    def __init__(self, settings: Settings, cache: Cache, warnings: Sequence[str]) -> None:
        self._settings, self._cache, self._warnings = settings, cache, warnings
        self._sources = "" if cache.folder is None else _sources(settings)
        self._menus: dict[int, tuple[Any, str]] = {}
        self._new: dict[str, str] = {}

    def template_class(self) -> type[Template]:
        """The class of templates, which write a page only if it is not kept."""
        output = self

        class Kept(Template):
            def render(self, *contexts: Any, **others: Any) -> str:
                def write() -> str:
                    return super(Kept, self).render(*contexts, **others)

                context = dict(*contexts, **others)
                return write() if context.get("page") is None else output.page(self.name or "", context, write)

        return Kept

    def page(self, template: str, context: dict[str, Any], write: Callable[[], str]) -> str:
        """A page as it is kept, or written now."""
        if not self._sources:
            return write()
        try:
            key = self._cache.key(_KIND, self._sources, template, *self._seen(context))
        except TypeError:  # a setting of a kind that no key can be made of
            return write()
        if (kept := self._cache.find(_KIND, key)) is not None:
            return kept.decode("utf-8")
        warned = len(self._warnings)
        text = write()
        if len(self._warnings) == warned:
            self._new[key] = text
        return text

    def keep(self) -> None:
        """Keep the pages that were written, at the end of the run."""
        if self._sources and _sources(self._settings) == self._sources:
            for key, text in self._new.items():
                self._cache.keep(_KIND, key, text.encode("utf-8"))

    def _seen(self, context: dict[str, Any]) -> tuple[Any, ...]:
        """What templates see: the page, the menus, and the settings, which the plugins change by language and page."""
        page, config, nav = context["page"], context["config"], context["nav"]
        known = self._menus.get(id(nav))
        if known is None:
            files = [(file.src_uri, file.url) for file in context["pages"]]
            known = self._menus[id(nav)] = nav, key_of(files, [_entry(item) for item in nav.items])
        neighbours = [each and each.url for each in (page.previous_page, page.next_page)]
        own = page.file.src_uri, page.url, page.title, page.meta, page.content, list(map(_heading, page.toc))
        extra = {name: value for name, value in config.extra.items() if name != _OF_PROGRAM}
        alternates = {locale: file.url for locale, file in sorted(page.file.alternates.items())}
        site = config.site_name, config.site_url, config.theme["language"], context["build_date_utc"], alternates
        around = context["base_url"], context["extra_css"], context["extra_javascript"]
        return known[1], *own, page.edit_url, page.is_homepage, neighbours, extra, *site, *around


def _entry(item: Any) -> tuple[Any, ...]:
    """An entry of the menus: a page, a section with entries, or a link."""
    inner = [_entry(each) for each in item.children or ()]
    return item.title, getattr(item, "url", None), getattr(item, "meta", None), inner


def _heading(item: Any) -> tuple[Any, ...]:
    """An entry of a page's own contents."""
    return item.title, item.id, item.level, [_heading(each) for each in item.children]


def _sources(settings: Settings) -> str:
    """The name of the settings and of all that our templates may include; the theme's count with the program."""
    files = [file for file in sorted(settings.templates_dir.rglob("*")) if file.is_file()]
    own = {file.relative_to(settings.templates_dir).as_posix(): file.read_bytes() for file in files}
    return key_of((settings.root / CONFIG_NAME).read_bytes(), own)
