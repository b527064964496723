"""The adapter to MkDocs: settings in, raw site out. Thin, so that the engine can be replaced."""

from __future__ import annotations

import logging
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from markupsafe import Markup

from handbook.authored.settings import CONFIG_NAME, Settings
from handbook.cache.store import NO_CACHE, Cache
from handbook.corpus.data import DATA_FOLDER
from handbook.corpus.drawings import FIGURES_FOLDER
from handbook.corpus.form_specs import FORM_SUFFIX, FORMS_FOLDER, SPECIMENS, SUPERSEDED
from handbook.corpus.source_files import LEFT_BY_PROGRAMS, is_left_by_program
from handbook.corpus.translation_files import TRANSLATIONS_FOLDER
from handbook.history.edition import Edition
from handbook.messages import both
from handbook.problems import Problem, ProblemsError
from handbook.processes import ProcessEndedError, limit_memory, time_limit
from handbook.site.engine_templates import prepare_templates
from handbook.site.kept_output import KeptOutput
from handbook.site.kept_rendering import KeptTemplates, Rendering, rendering
from handbook.site.style_sheets import add_own_colours
from handbook.site.theme.search_box import index_nothing
from handbook.thai.words import all_words

_ENDS: dict[type[Exception], str] = {
    TimeoutError: "time",
    MemoryError: "memory",
    RecursionError: "depth",
    ProcessEndedError: "system",
}
_UNPUBLISHED = (
    *(f"{folder}/" for folder in (DATA_FOLDER, FIGURES_FOLDER, TRANSLATIONS_FOLDER)),
    *(f"{FORMS_FOLDER}/{folder}/" for folder in (SUPERSEDED, SPECIMENS)),
)
"""Folders of docs/ of which pages show something in their own way, or nothing."""
_ALL_ANEW = Rendering()
_MEGABYTES = 4_000  # of addresses, shared libraries and what a fork brings included; 1,000 pages need 700
_SECONDS, _SECONDS_A_PAGE = 120, 3
"""Of processor time: on an old machine a page takes a quarter of a second."""


def run_engine_alone(
    settings: Settings, edition: Edition, out: Path, *, strict: bool = True, cache: Cache = NO_CACHE
) -> None:
    """Do as `run_engine` in a process that has no other task, with limits of time and memory.

    Raises ProblemsError with HB243 where the engine needs more, or fails in its own way.
    """
    limit_memory(_MEGABYTES)
    pages = len(_pages(settings.docs_dir))
    try:
        with time_limit(_SECONDS + pages * _SECONDS_A_PAGE):
            run_engine(settings, edition, out, strict=strict, how=Rendering(cache))
    except ProblemsError:
        raise
    except Exception as error:
        raise ProblemsError([engine_ended(error)]) from error


def engine_ended(error: Exception) -> Problem:
    """HB243: what ended the engine, which names no place."""
    kind = _ENDS.get(type(error), "other")
    return Problem(CONFIG_NAME, 1, 1, "HB243", both(f"engine.ended.{kind}", said=f"{type(error).__name__}: {error}"))


def run_engine(
    settings: Settings,
    edition: Edition,
    out: Path,
    *,
    strict: bool = True,
    how: Rendering = _ALL_ANEW,
) -> None:
    """Build the raw site of all languages into the empty folder `out`.

    Raises ProblemsError with HB223 if the engine fails; if strict, also for each of its warnings, because such a site
    must not be published.
    """
    # Read at import by the engine's sitemap and by Material's banner about the engine's future.
    os.environ["SOURCE_DATE_EPOCH"] = str(edition.epoch)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from jinja2 import TemplateError  # noqa: PLC0415
    from mkdocs.commands.build import build  # noqa: PLC0415 - a second, not needed for `check`
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415
    from mkdocs.structure.pages import Page  # noqa: PLC0415

    with _warnings() as warnings, rendering(Page, how, warnings):
        try:
            # Before anything of what it is made of is read. A few pages that were just edited are in no cache.
            output = KeptOutput(settings, NO_CACHE if how.only else how.cache, warnings)
            config = _config(settings, out)
            code, is_published = KeptTemplates(how.cache), not how.only
            prepare_templates(config.theme, code, output.template_class(), is_published=is_published)
            if how.only:
                _write_only(config, how.only)
            config.plugins.on_startup(command="build", dirty=False)
            if how.locale:
                _begin_with(config, how.locale)
            build(config)
            output.keep()
            config.plugins.on_shutdown()
            add_own_colours(out, settings)
        except MkDocsException as error:
            warnings.append(str(error))
            strict = True
        except (TemplateError, UnicodeDecodeError) as error:
            raise ProblemsError([_template_problem(error, settings)]) from error
    if warnings and strict:
        raise ProblemsError(Problem(CONFIG_NAME, 1, 1, "HB223", {"said": warning}) for warning in warnings)


_LOADED: dict[tuple[Path, Path, bytes], Any] = {}
"""The engine's settings as `load_engine` has read them of this file, for one run: a run changes them."""


def load_engine(settings: Settings) -> None:
    """Load the engine, its plugins, extensions and settings, so that processes that this one starts have them."""
    from mkdocs.commands import build  # noqa: F401, PLC0415 - as above

    with suppress(Exception), _warnings() as warnings:  # a run tells what is wrong
        key = _of_settings(settings)  # before they are read: what is written meanwhile has another
        if key not in _LOADED:
            _LOADED.clear()
            loaded = _loaded(settings, settings.site_dir)
            if not warnings:
                _LOADED[key] = loaded


def _of_settings(settings: Settings) -> tuple[Path, Path, bytes]:
    return settings.root, settings.docs_dir, (settings.root / CONFIG_NAME).read_bytes()


def _loaded(settings: Settings, out: Path) -> Any:
    from mkdocs.config import load_config  # noqa: PLC0415 - as above

    return load_config(
        str(settings.root / CONFIG_NAME),
        docs_dir=str(settings.docs_dir),
        site_dir=str(out),
        exclude_docs="\n".join(LEFT_BY_PROGRAMS),
    )


def _config(settings: Settings, out: Path) -> Any:
    """The engine's settings and plugins for a handbook, with what templates ask for."""
    config = _LOADED.pop(_of_settings(settings), None) or _loaded(settings, out)
    config.site_dir = str(out)
    if not settings.nav:
        config.nav = None
    config.extra["words"] = all_words()
    config.extra["pages"] = _pages(settings.docs_dir)
    config.extra["scope"] = settings.base_path
    index_nothing(config.plugins)
    _publish_no_sources(config.plugins)
    _escape_texts(config.plugins)
    return config


def _publish_no_sources(plugins: Any) -> None:
    """Take out of what the engine looks at, before it looks: to copy files and delete them again costs more."""

    def taking_out(files: Any, **_: Any) -> Any:
        for file in list(files):
            if file.src_uri.startswith(_UNPUBLISHED) or file.src_uri.endswith(FORM_SUFFIX):
                files.remove(file)
        return files

    plugins.events["files"].insert(0, taking_out)


def _escape_texts(plugins: Any) -> None:
    """Make every template escape titles and settings: the theme's own print them as they are written.

    Only what the engine has made of Markdown is HTML already.
    """

    def escaping(env: Any, **_: Any) -> Any:
        env.autoescape = True
        return env

    def made(html: str, page: Any, **_: Any) -> Markup:
        entries = list(page.toc)
        while entries:
            entry = entries.pop()
            entry.title = Markup(entry.title)  # noqa: S704 - the engine has escaped it
            entries += entry.children
        return Markup(html)  # noqa: S704 - HTML it is

    plugins.events["env"].append(escaping)
    plugins.events["page_content"].append(made)


def _write_only(config: Any, only: Collection[str]) -> None:
    """Leave out all files but these pages, once all pages have been read, so that menus have all of them."""
    from mkdocs.structure.files import InclusionLevel  # noqa: PLC0415

    def leaving_out(env: Any, files: Any, **_: Any) -> Any:
        for file in files:
            if file.src_uri not in only:
                file.inclusion = InclusionLevel.EXCLUDED
        return env

    config.theme.static_templates = set()
    config.plugins.events["env"].append(leaving_out)


def _begin_with(config: Any, locale: str) -> None:
    """Let the plugin believe that it has come to this language, which it makes last, the default language first."""
    plugin = config.plugins["i18n"]
    plugin.building = True
    plugin.current_language = plugin.default_language
    if locale != plugin.default_language:
        config.plugins.on_config(config)  # a language's settings are those of the default one but for its own
        plugin.current_language = locale


def _template_problem(error: Any, settings: Settings) -> Problem:
    """HB223 at the line of one of our templates, or without a place for one of the theme's."""
    file = Path(getattr(error, "filename", None) or "")
    said = str(getattr(error, "message", None) or error)
    if file.is_relative_to(settings.root) and file != settings.root:
        return Problem(file.relative_to(settings.root).as_posix(), error.lineno, 1, "HB223", {"said": said})
    return Problem(CONFIG_NAME, 1, 1, "HB223", {"said": said})


def _pages(docs: Path) -> list[str]:
    """The keys of the pages, by which templates see whether one that they lead to is there."""
    pages = (file for file in sorted(docs.rglob("*.md")) if not is_left_by_program(file.name))
    return [file.relative_to(docs).as_posix().removesuffix(".md") for file in pages]


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Collect the engine's warnings instead of printing them."""
    found: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    logger = logging.getLogger("mkdocs")
    handler = Collect(logging.WARNING)
    propagates = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield found
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagates
