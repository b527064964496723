"""What earlier releases gave to readers, and whether it is noted: docs/data/published.yml and editions.yml.

Asked for before an edition alone. A correction takes no page, id or blank away (judge.py), and is out within the hour:
whoever makes one need not have noted the edition yet. It may change the questions of a letter of enquiry, and must not
do so before those of the release before are noted, for filled letters are read by them.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from handbook.authored.release import Release, release_of_tag
from handbook.authored.settings import CONFIG_NAME, Settings
from handbook.corpus.data import DATA_FOLDER, PUBLISHED_NAME
from handbook.corpus.enquiry import unrecorded_sets
from handbook.corpus.model import Corpus
from handbook.corpus.published import unrecorded
from handbook.corpus.read import read_corpus
from handbook.corpus.released import EDITIONS_NAME
from handbook.corpus.source_files import shown_docs
from handbook.editions.since import newest_release
from handbook.history.tags import release_tags, write_sources
from handbook.problems import Problem

_MOST_NAMED = 5


def released_corpus(settings: Settings, before: Release | None = None) -> tuple[Release, Corpus] | None:
    """The newest release in the history, with `before` the newest older than that, and its sources; None without one.

    They are read by the present settings; what cannot be read any more is left out. Raises GitError.
    """
    found = newest_release(settings.root, before)
    if found is None:
        return None
    release, tag = found
    docs = shown_docs(settings)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_sources(settings.root, tag.commit, (CONFIG_NAME, docs), root)
        corpus, _ = read_corpus(replace(settings, root=root, docs_dir=root / docs))
    return release, corpus


def noting_faults(corpus: Corpus) -> list[Problem]:
    """HB724 and HB725: what earlier releases gave to readers and nothing notes. Raises GitError."""
    return [*_record_faults(corpus), *_day_faults(corpus)]


def _record_faults(corpus: Corpus) -> Iterator[Problem]:
    release = corpus.settings.release
    found = released_corpus(corpus.settings, release)
    if found is None:
        return
    last, earlier = found
    lacking = unrecorded_sets(corpus, earlier, changed=bool(release.correction))
    lacking += [] if release.correction else unrecorded(corpus, earlier)
    if lacking:
        named = ", ".join(sorted(lacking)[:_MOST_NAMED]) + (", …" if len(lacking) > _MOST_NAMED else "")
        details = {"last": last.shown, "count": str(len(lacking)), "named": named}
        yield Problem(_path(corpus, PUBLISHED_NAME), 1, 1, "HB724", details)


def _day_faults(corpus: Corpus) -> Iterator[Problem]:
    release, released = corpus.settings.release, corpus.data.released
    made = (release_of_tag(tag.name) for tag in release_tags(corpus.settings.root))
    older = {each.edition for each in made if each and each.order < release.order} - {release.edition}
    for edition in sorted(older, key=lambda name: Release(name).order):
        is_noted = released.edition(edition) is not None or edition in released.unpublished
        if not release.correction and not is_noted:
            yield Problem(_path(corpus, EDITIONS_NAME), 1, 1, "HB725", {"edition": edition})


def _path(corpus: Corpus, name: str) -> str:
    return f"{shown_docs(corpus.settings)}/{DATA_FOLDER}/{name}.yml"
