"""`release`: checks, builds the commit afresh and packs it into dist/, which is replaced only when all succeeded."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from handbook.authored.settings import Settings, load_settings
from handbook.commands.build import build
from handbook.commands.check import check_sources
from handbook.commands.site_folder import MARKER, aside, swap, target_fault
from handbook.corpus.model import Corpus
from handbook.editions import since
from handbook.editions.earlier import noting_faults
from handbook.history.edition import read_edition
from handbook.history.git import GitError, git_bytes
from handbook.history.sources import sources_archive, sources_bundle
from handbook.problems import Problem, ProblemsError, has_errors, report, visible
from handbook.progress import note, refuse, step
from handbook.release.faults import git_failed, release_faults
from handbook.release.manifest import DIST, About
from handbook.release.marks import count_marks
from handbook.release.pack import Sources, base_name, pack
from handbook.site.downloads import write_size

_NO_HISTORY = {"HB612", "HB721"}  # without it, nothing can be said of earlier releases


def run(options: argparse.Namespace) -> int:
    """Release the commit that is checked out. Raises ProblemsError, with all faults at once, if it cannot be."""
    settings = load_settings(options.root)
    dist = settings.root / DIST
    if fault := target_fault(replace(settings, site_dir=dist)):
        return refuse("out", fault=fault)
    with step("release"):
        corpus, problems = check_sources(settings)
        faults = [*release_faults(settings), *problems]
        faults += _earlier_faults(corpus) if not any(fault.code in _NO_HISTORY for fault in faults) else []
    if has_errors(faults):
        raise ProblemsError(faults)
    found = _release(settings, corpus, dist)
    print(report(found, options.lang))
    print(f"→ {visible(str(dist))}")
    return 0


def _earlier_faults(corpus: Corpus) -> list[Problem]:
    """What earlier releases say against it."""
    try:
        return [*since.release_faults(corpus.settings.root), *noting_faults(corpus)]
    except GitError as error:
        return [git_failed(str(error))]


def _release(settings: Settings, corpus: Corpus, dist: Path) -> list[Problem]:
    """Build and pack aside, then swap in; returns the problems that do not stop a build."""
    with aside(dist) as fresh:
        built = fresh.with_name("built")
        problems = build(replace(settings, site_dir=built))  # without a cache: of its commit and nothing else
        with step("pack"):
            about = _about(settings, corpus)
            files = pack(about, settings, _read(built), _sources(settings, about))
            for name, data in files.items():
                (fresh / name).write_bytes(data)
                note(f"{name}  {write_size(len(data))}")
        swap(fresh, dist)
    return problems


def _about(settings: Settings, corpus: Corpus) -> About:
    edition = read_edition(settings.root, ())
    commit = git_bytes(settings.root, "rev-parse", "HEAD").decode().strip()
    return About(settings.release, commit, edition.date, settings.site_url, count_marks(corpus))


def _sources(settings: Settings, about: About) -> Sources:
    try:
        archive = sources_archive(settings.root, about.commit, base_name(settings, about))
        return Sources(archive, sources_bundle(settings.root))
    except GitError as error:
        raise ProblemsError([git_failed(str(error))]) from error


def _read(site: Path) -> dict[str, bytes]:
    """Path -> content of all files of a site but the mark of a build."""
    files = sorted(file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files if file.name != MARKER}
