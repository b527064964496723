"""The working tree against the releases in git -> the next release, and why the present one cannot be made as it is."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from handbook.authored.release import Release, release_of_tag
from handbook.authored.settings import CONFIG_NAME, Settings, load_settings
from handbook.corpus.data import DATA_FOLDER
from handbook.corpus.released import CHANGES_FOLDER
from handbook.corpus.source_files import shown_docs
from handbook.editions.judge import PROGRAMS, TEMPLATES, judge, programs_changed
from handbook.history.tags import Tag, is_at, release_tags, write_sources
from handbook.problems import Problem

_NEVER = "1970-01-01"


@dataclass(frozen=True)
class Judgement:
    """What changed since a release: why it is no correction (nothing: it may be one), and which programs changed.

    `release` is None before the first one. `summaries` are the names of the summaries of changes since then.
    """

    release: Release | None
    day: str = _NEVER
    reasons: tuple[Problem, ...] = ()
    programs: int = 0
    summaries: frozenset[str] = field(default_factory=frozenset)

    @property
    def may_be_correction(self) -> bool:
        """Whether what changed may be a correction of `release`."""
        return self.release is not None and not self.reasons


def judge_since(settings: Settings, before: Release | None = None) -> Judgement:
    """Judge the working tree against the newest release in its history; with `before`, the newest one older than that.

    Raises GitError.
    """
    found = newest_release(settings.root, before)
    if found is None:
        return Judgement(None, summaries=_summaries(settings.root, settings))
    release, tag = found
    docs = shown_docs(settings)
    with tempfile.TemporaryDirectory() as folder:
        earlier = Path(folder)
        write_sources(settings.root, tag.commit, (CONFIG_NAME, docs, TEMPLATES, PROGRAMS), earlier)
        return Judgement(
            release,
            tag.day,
            tuple(judge(earlier, settings.root, docs)),
            programs_changed(earlier, settings.root),
            _summaries(settings.root, settings) - _summaries(earlier, settings),
        )


def release_faults(root: Path) -> list[Problem]:
    """Why the sources below `root` cannot be the release that their mkdocs.yml names, as far as earlier releases tell.

    HB730 where its number does not follow, HB731 without a summary of changes, and for a correction that is none the
    reasons. That its tag is taken already is not told here. Raises GitError, and ProblemsError where mkdocs.yml is
    faulty.
    """
    settings = load_settings(root)
    release = settings.release
    judged = judge_since(settings, before=release)
    found = [*_number_faults(settings, judged)]
    if release.correction and judged.release is not None:
        found += judged.reasons
    if not judged.summaries:
        line, column = settings.own_places["release",]
        folder = f"{shown_docs(settings)}/{DATA_FOLDER}/{CHANGES_FOLDER}"
        found.append(Problem(CONFIG_NAME, line, column, "HB731", {"shown": release.shown, "folder": folder}))
    return found


def next_release(settings: Settings, judged: Judgement, day: str, *, is_correction: bool) -> Release:
    """The release to make next, on an ISO day: after the newest one, or the one of mkdocs.yml if there is none yet."""
    if judged.release is None:
        return settings.release
    return judged.release.next_correction() if is_correction else judged.release.next_edition(day)


def _number_faults(settings: Settings, judged: Judgement) -> Iterator[Problem]:
    release, newest = settings.release, newest_release(settings.root, None)
    last = newest[0] if newest else None
    is_made = newest is not None and last == release and is_at(settings.root, newest[1])
    follows = last is None or is_made or release.order > last.order
    if release.correction:
        follows = follows and judged.release == Release(release.edition, release.correction - 1)
    if not follows:
        base = last or Release(release.edition)
        line, column = settings.own_places["release",]
        details = {
            "shown": release.shown,
            "last": last.shown if last else "–",
            "correction": base.next_correction().shown if last else release.edition,
            "edition": base.next_edition(newest[1].day).shown if newest else release.edition,
        }
        yield Problem(CONFIG_NAME, line, column, "HB730", details)


def newest_release(root: Path, before: Release | None) -> tuple[Release, Tag] | None:
    """The newest release in the history, of those older than `before` if that is given."""
    releases = [(release, tag) for tag in release_tags(root) if (release := release_of_tag(tag.name))]
    older = [each for each in releases if before is None or each[0].order < before.order]
    return max(older, key=lambda each: each[0].order, default=None)


def _summaries(root: Path, settings: Settings) -> frozenset[str]:
    """The names of the summaries of changes of the present release, in the sources below `root`."""
    folder = root / shown_docs(settings) / DATA_FOLDER / CHANGES_FOLDER
    return frozenset(file.name for file in folder.glob("*.yml"))
