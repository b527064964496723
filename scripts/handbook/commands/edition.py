"""`edition`: tells whether what has changed is a correction; begins the next release; notes what was published.

`--next edition|correction` writes the next release into mkdocs.yml and closes the summaries of changes of the one that
was made. `--published`, `--unpublished` and `--withdraw` write docs/data/editions.yml, which may be edited by hand as
well.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path

from handbook.authored.release import Release, release_of_tag
from handbook.authored.settings import CONFIG_NAME, Settings, load_settings
from handbook.authored.text_file import write_whole
from handbook.corpus.data import DATA_FOLDER, read_data
from handbook.corpus.released import EDITIONS_NAME, Released
from handbook.corpus.source_files import shown_docs
from handbook.editions.record import close_changes, editions_text, published, with_release, withdrawn
from handbook.editions.since import Judgement, judge_since, next_release
from handbook.history.git import GitError
from handbook.history.tags import release_tags
from handbook.messages import counted, text_in
from handbook.problems import ProblemsError, report, visible
from handbook.progress import refuse, step


def run(options: argparse.Namespace) -> int:
    """Judge the working tree, or do what the options ask; 1 if mkdocs.yml names a correction that is none."""
    settings = load_settings(options.root)
    today = date.today().isoformat()  # noqa: DTZ011 - the day where the edition is made
    if options.withdraw:
        return _withdraw(settings, options, today)
    if options.published is not None:
        return _publish(settings, options.of or settings.release.edition, options.published or today, options.lang)
    if options.unpublished:
        return _unpublish(settings, options.unpublished, options.lang)
    try:
        with step("edition"):
            judged = judge_since(settings)
    except GitError as error:
        return refuse("edition-git", said=str(error))
    if options.next:
        return _begin(settings, judged, today, options)
    return _tell(settings, judged, today, options.lang)


def _tell(settings: Settings, judged: Judgement, today: str, language: str) -> int:
    if judged.release is None:
        print(text_in(language, "edition.first", shown=settings.release.shown))
        return 0
    if judged.reasons:
        print(report(judged.reasons, language))
    print(text_in(language, "edition.since", last=judged.release.shown, day=judged.day, now=settings.release.shown))
    if judged.programs:
        print(counted(language, "edition.programs", judged.programs))
    following = next_release(settings, judged, today, is_correction=judged.may_be_correction)
    key = "edition.correction" if judged.may_be_correction else "edition.edition"
    print(text_in(language, key, shown=following.shown, count=len(judged.reasons)))
    return int(bool(settings.release.correction and judged.reasons))


def _begin(settings: Settings, judged: Judgement, today: str, options: argparse.Namespace) -> int:
    """Write the next release into mkdocs.yml, and close the summaries of the one before if it was made."""
    if judged.release is None:
        return refuse("edition-none", shown=settings.release.shown)
    is_correction = options.next == "correction"
    if is_correction and judged.reasons:
        raise ProblemsError(judged.reasons)
    following = next_release(settings, judged, today, is_correction=is_correction)
    file = settings.root / CONFIG_NAME
    write_whole(file, with_release(file.read_bytes().decode("utf-8"), following).encode("utf-8"))
    moved = _close(settings, judged.release)
    print(text_in(options.lang, "made.edition", shown=following.shown))
    print(*(visible(path.relative_to(settings.root).as_posix()) for path in (file, *moved)), sep="\n")
    return 0


def _close(settings: Settings, made: Release) -> list[Path]:
    return close_changes(settings.docs_dir / DATA_FOLDER, made) if settings.release == made else []


def _publish(settings: Settings, name: str, day: str, language: str) -> int:
    if not _is_day(day):
        return refuse("edition-day", day=day)
    if name not in _made(settings):
        return refuse("edition-unmade", edition=name, known=", ".join(_made(settings)))
    released = _released(settings)
    others = tuple(each for each in released.unpublished if each != name)
    editions = published(released.editions, name, day)
    return _write(settings, replace(released, editions=editions, unpublished=others), language)


def _unpublish(settings: Settings, name: str, language: str) -> int:
    """Note that no reader ever had an edition."""
    released = _released(settings)
    if name not in _made(settings):
        return refuse("edition-unmade", edition=name, known=", ".join(_made(settings)))
    if (noted := released.edition(name)) is not None:
        return refuse("edition-published", edition=name, day=noted.published)
    return _write(settings, replace(released, unpublished=tuple(sorted({*released.unpublished, name}))), language)


def _made(settings: Settings) -> list[str]:
    """The editions of which a day can be noted: that of mkdocs.yml, and those released before."""
    released = (release_of_tag(tag.name) for tag in release_tags(settings.root))
    return sorted({settings.release.edition, *(each.edition for each in released if each)})


def _withdraw(settings: Settings, options: argparse.Namespace, today: str) -> int:
    released = _released(settings)
    if released.edition(options.withdraw) is None:
        known = ", ".join(each.edition for each in released.editions)
        return refuse("edition-unknown", edition=options.withdraw, known=known or "–")
    if not (options.reason_th and options.reason_en):
        return refuse("edition-reason")
    reason = {"th": options.reason_th, "en": options.reason_en}
    editions = withdrawn(released.editions, options.withdraw, today, reason)
    return _write(settings, replace(released, editions=editions), options.lang)


def _released(settings: Settings) -> Released:
    """What was published so far. Raises ProblemsError where the data say it wrongly."""
    data, problems = read_data(settings.docs_dir / DATA_FOLDER, f"{shown_docs(settings)}/{DATA_FOLDER}")
    faults = [problem for problem in problems if problem.path.endswith(f"/{EDITIONS_NAME}.yml")]
    if faults:
        raise ProblemsError(faults)
    return data.released


def _write(settings: Settings, released: Released, language: str) -> int:
    file = settings.docs_dir / DATA_FOLDER / f"{EDITIONS_NAME}.yml"
    write_whole(file, editions_text(released).encode("utf-8"))
    print(text_in(language, "made.editions", file=visible(file.relative_to(settings.root).as_posix())))
    return 0


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
