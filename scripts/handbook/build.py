"""The main job: check, build everything aside, and swap it in only when all of it succeeded."""

from __future__ import annotations

import shutil
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from handbook.check import check_sources
from handbook.edition import Edition, read_edition
from handbook.forms.compose import Form
from handbook.forms.listing import list_files
from handbook.pages.bounded_text import require_bounded_pages
from handbook.pages.corpus import Corpus
from handbook.pages.links_on_disk import require_no_links
from handbook.problems import Problem, ProblemsError, has_errors
from handbook.progress import step
from handbook.settings import Settings
from handbook.site.addresses import DOWNLOADS
from handbook.site.downloads import show_sizes
from handbook.site.engine import run_engine
from handbook.site.finish import finish_site
from handbook.site.fonts import FONTS, make_fonts
from handbook.site.page_status import Status
from handbook.site_folder import aside, mark, require_target, swap
from handbook.translations import dated

PARTS = ("site", "forms", "book")


def build(settings: Settings, only: str | None = None, skip_checks: bool = False) -> list[Problem]:
    """Build everything into `settings.site_dir`, or one of PARTS, leaving what else is there.

    Returns the problems that do not stop a build. Raises ProblemsError on those that do, and where `site_dir`
    is not ours to write: then it is as it was.
    """
    require_target(settings)
    # Before the engine, which would follow links and read without end while the checks still read.
    require_no_links(settings)
    require_bounded_pages(settings)
    with aside(settings.site_dir) as fresh, ProcessPoolExecutor(1) as pool:
        strict = not skip_checks
        # The engine asks nothing of the checks: it runs beside them, and what it made is left if they fail.
        raw = pool.submit(run_engine, settings, read_edition(settings.root, ()), fresh, strict=strict)
        with step("ตรวจเนื้อหา", "check the content"):
            corpus, problems = check_sources(settings)
        if has_errors(problems) and strict:
            raise ProblemsError(problems)
        edition = read_edition(settings.root, _review_dates(corpus))
        with step("สร้างเว็บไซต์", "build the site"), tempfile.TemporaryDirectory() as fonts:
            make_fonts(Path(fonts))
            raw.result()
            for font in sorted(Path(fonts).iterdir()):  # not the folder, which none but we may read
                shutil.copyfile(font, fresh / FONTS / font.name)
            forms = _finish(fresh, corpus, edition)
        if only in ("site", "book"):
            _keep(settings.site_dir / DOWNLOADS, fresh / DOWNLOADS)
        elif forms:
            from handbook.forms.files import make_form_files  # noqa: PLC0415 - imports that a site does not need

            with step("สร้างแบบฟอร์ม PDF และ Word", "make the forms' PDFs and Word files"):
                make_form_files(fresh, forms, corpus, edition)
        list_files(fresh, corpus)
        if only in (None, "book"):
            from handbook.book import build_books  # noqa: PLC0415 - half a second of imports that a site does not need

            with step("สร้าง PDF สองภาษา", "make the PDFs of both languages"):
                build_books(fresh, corpus, edition)
        show_sizes(fresh)
        if only in ("forms", "book"):
            _replace(fresh / DOWNLOADS, settings.site_dir / DOWNLOADS)
            mark(settings.site_dir)
        else:
            swap(fresh, settings.site_dir)
    return problems


def build_site(corpus: Corpus, edition: Edition, out: Path, *, sealed: bool = True) -> None:
    """Build the finished pages of all languages into the empty folder `out`.

    If sealed, the pages carry their content security policy.
    """
    with step("สร้างเว็บไซต์", "build the site"):
        run_engine(corpus.settings, edition, out)
        make_fonts(out / FONTS)
        _finish(out, corpus, edition, sealed=sealed)


def _finish(out: Path, corpus: Corpus, edition: Edition, *, sealed: bool = True) -> list[Form]:
    return finish_site(out, corpus, Status(corpus.settings, edition, dated(corpus), corpus.docs), sealed=sealed)


def with_paths(settings: Settings, docs: Path | None, out: Path | None) -> Settings:
    """The settings with other sources, whose nav is then all their pages, or with another target."""
    if docs is not None:
        settings = replace(settings, docs_dir=docs, nav=())
    return replace(settings, site_dir=out or settings.site_dir)


def _keep(old: Path, new: Path) -> None:
    if old.exists():
        shutil.copytree(old, new, symlinks=True, dirs_exist_ok=True)


def _replace(new: Path, old: Path) -> None:
    """Replace files one by one, each whole; what else is there stays."""
    for file in sorted(file for file in new.rglob("*") if file.is_file()):
        target = old / file.relative_to(new)
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.part")
        shutil.copyfile(file, part)
        part.replace(target)


def _review_dates(corpus: Corpus) -> list[str]:
    return [str(page.meta.value["reviewed"]) for page in corpus.pages.values() if "reviewed" in page.meta.value]
