"""The main command: check, build everything in a temporary folder, swap it in only when all of it succeeded."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from handbook.authored.settings import CONFIG_NAME, Settings
from handbook.cache.store import NO_CACHE, Cache
from handbook.commands.site_folder import aside, mark, require_target, swap
from handbook.commands.unchanged import Sources, is_built, keep_built, sources_of
from handbook.corpus.bounded_text import require_bounded_pages
from handbook.corpus.known import Known
from handbook.corpus.model import Corpus
from handbook.corpus.read import read_corpus
from handbook.corpus.source_files import list_files, shown_docs
from handbook.corpus.stray_files import file_problems
from handbook.history.changes import is_shallow
from handbook.history.edition import read_edition
from handbook.html.addresses import DOWNLOADS
from handbook.messages import on_one_line
from handbook.problems import Problem, ProblemsError, has_errors
from handbook.processes import ProcessEndedError, beside
from handbook.progress import note, step
from handbook.site.dead_links import dead_links
from handbook.site.downloads import lead_to_downloads, name_downloads
from handbook.site.engine import engine_ended, run_engine_alone
from handbook.site.finish import finish_site
from handbook.site.parts import drop_unnamed
from handbook.site.pictures import make_pictures
from handbook.site.raw_site import read_raw_site
from handbook.site.written_links import unlike_links
from handbook.thai.web_fonts import FONTS, make_fonts

PARTS = ("site", "forms", "book")


def build(
    settings: Settings, only: str | None = None, skip_checks: bool = False, cache: Cache = NO_CACHE
) -> list[Problem]:
    """Build everything into `settings.site_dir`, or only one of PARTS and leave the rest as it is.

    What is in the cache is not made again, and what is made is kept there.

    Returns the problems that do not stop a build; without the checks, those of reading the sources. Raises
    ProblemsError on those that do, and when `site_dir` is not ours to write; the folder is then unchanged.
    """
    require_target(settings)
    # Before the engine, which would follow links, copy all of docs/ and read without end while the checks still read.
    if stray := file_problems(list_files(settings), shown_docs(settings)):
        raise ProblemsError(stray if skip_checks else _check(settings, NO_CACHE)[1])
    require_bounded_pages(settings)
    if is_shallow(settings.docs_dir):
        raise ProblemsError([Problem(CONFIG_NAME, 1, 1, "HB612")])
    strict = not skip_checks
    sources = sources_of(settings, cache, strict=strict) if only is None else None
    if sources and is_built(settings, sources, cache):
        problems = _read(settings, cache, strict=strict)[1]
        note(on_one_line("made.unchanged"))
        return problems
    problems = _build(settings, only, sources, cache, strict=strict)
    cache.trim()
    return problems


def _build(
    settings: Settings, only: str | None, sources: Sources | None, cache: Cache, *, strict: bool
) -> list[Problem]:
    """Build aside, and swap in; returns the problems that do not stop a build."""
    undated = read_edition(settings.root, ())
    # The engine does not need the checks: it runs in the background, and is stopped if they fail.
    with (
        aside(settings.site_dir) as fresh,
        beside(run_engine_alone, settings, undated, fresh, strict=strict, cache=cache) as engine_ends,
    ):
        corpus, problems = _read(settings, cache, strict=strict)
        edition = read_edition(settings.root, _review_dates(corpus))
        if only != "site":
            _load_products(cache)
        with step("site"):
            make_pictures(corpus)  # while the engine works
            _add_fonts(fresh, engine_ends, cache)
            raw_site = read_raw_site(fresh, corpus, cache)
            if strict and (unlike := unlike_links(raw_site.unlike, corpus)):
                raise ProblemsError(unlike)
        if only in ("site", "book"):
            _keep(settings.site_dir / DOWNLOADS, fresh / DOWNLOADS)
        elif raw_site.shows_forms:
            from handbook.forms.files import make_form_files  # noqa: PLC0415 - see _load_products

            with step("forms"):
                make_form_files(fresh, raw_site.forms, corpus, edition, cache)
        with step("finish"):
            pages = finish_site(raw_site, corpus, cache)
        if only in (None, "book"):
            from handbook.book import build_books  # noqa: PLC0415 - see _load_products

            with step("books"):
                build_books(fresh, corpus, edition, cache)
        drop_unnamed(fresh, settings.seal)
        name_downloads(fresh)
        lead_to_downloads(fresh)
        if dead := list(dead_links(fresh, pages, settings, whole=only is None, cache=cache)):
            raise ProblemsError(dead)
        if only in ("forms", "book"):
            _replace(fresh / DOWNLOADS, settings.site_dir / DOWNLOADS)
            mark(settings.site_dir)
        else:
            if sources:
                keep_built(settings, sources, fresh, cache, strict=strict)
            swap(fresh, settings.site_dir)
    return problems


def _load_products(cache: Cache) -> None:
    """Load what makes forms and books, and their fonts, as long as the engine works; a site needs none of it."""
    for room in ("handbook.forms.files", "handbook.book"):
        import_module(room)
    from handbook.thai.kept_fonts import book_fonts  # noqa: PLC0415 - loaded by the products

    book_fonts(cache)


def _read(settings: Settings, cache: Cache, *, strict: bool) -> tuple[Corpus, list[Problem]]:
    """The sources and their problems; raises ProblemsError for errors if strict, which looks for all of them."""
    with step("check" if strict else "read"):
        corpus, problems = (_check if strict else _read_alone)(settings, cache)
    if has_errors(problems) and strict:
        raise ProblemsError(problems)
    return corpus, problems


def _check(settings: Settings, cache: Cache) -> tuple[Corpus, list[Problem]]:
    from handbook.commands.check import check_sources  # noqa: PLC0415 - loaded while the engine works

    return check_sources(settings, cache=cache)


def _read_alone(settings: Settings, cache: Cache) -> tuple[Corpus, list[Problem]]:
    known = Known(cache)
    corpus, problems = read_corpus(settings, known)
    known.keep(corpus.docs)
    return corpus, problems


def _add_fonts(out: Path, engine_ends: Callable[[], None], cache: Cache) -> None:
    """Make the fonts while the engine works, and put them into its site."""
    with tempfile.TemporaryDirectory() as fonts:
        make_fonts(Path(fonts), cache)
        try:
            engine_ends()
        except ProcessEndedError as error:
            raise ProblemsError([engine_ended(error)]) from error
        for font in sorted(Path(fonts).iterdir()):  # not the folder itself: its mode is private
            shutil.copyfile(font, out / FONTS / font.name)


def with_paths(settings: Settings, docs: Path | None, out: Path | None) -> Settings:
    """The settings with other sources (their nav is then all pages) or another target."""
    if docs is not None:
        settings = replace(settings, docs_dir=docs, nav=())
    return replace(settings, site_dir=out or settings.site_dir)


def _keep(old: Path, new: Path) -> None:
    if old.exists():
        shutil.copytree(old, new, symlinks=True, dirs_exist_ok=True)


def _replace(new: Path, old: Path) -> None:
    """Replace files one by one, each atomically; other files stay."""
    for file in sorted(file for file in new.rglob("*") if file.is_file()):
        target = old / file.relative_to(new)
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.part")
        shutil.copyfile(file, part)
        part.replace(target)


def _review_dates(corpus: Corpus) -> list[str]:
    return [str(page.meta.value["reviewed"]) for page in corpus.pages.values() if "reviewed" in page.meta.value]
