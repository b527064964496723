"""docs/data/editions.yml and docs/data/changes/: the editions that were published, and what changed in each release.

The entries at the top of changes/ are of the release that mkdocs.yml names. When the next one begins, the command
`edition` moves them into a folder with its number, 2569-1 or, of its second correction, 2569-1-2.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook.authored.checked_yaml import read_checked
from handbook.authored.located_yaml import LocatedYaml
from handbook.authored.release import Release, release_named
from handbook.corpus.source_files import is_left_by_program
from handbook.messages import both
from handbook.nearest import use_or
from handbook.problems import Problem, ProblemsError, with_mend
from handbook.texts import Texts
from handbook.thai.words import word, write_date

EDITIONS_NAME = "editions"
CHANGES_FOLDER = "changes"
_NEVER = "0000-00-00"


@dataclass(frozen=True)
class Change:
    """A summary of one change: its file's name, the release (None: the present one), what kind it is, its words.

    `pages` are the keys of the pages that it is about; `date` is an ISO day.
    """

    name: str
    release: Release | None
    kind: str
    words: Texts
    pages: tuple[str, ...] = ()
    date: str | None = None


@dataclass(frozen=True)
class Withdrawal:
    """That an edition must no longer be used: since when (ISO), and why."""

    date: str
    reason: Texts


@dataclass(frozen=True)
class PublishedEdition:
    """An edition that readers have had: its name, the ISO day, which one it replaces, and whether it was withdrawn."""

    edition: str
    published: str
    replaces: str | None = None
    withdrawn: Withdrawal | None = None


@dataclass(frozen=True)
class Released:
    """Published editions and changes, each newest first; `unpublished` are editions that no reader ever had."""

    editions: tuple[PublishedEdition, ...] = ()
    changes: tuple[Change, ...] = ()
    unpublished: tuple[str, ...] = ()

    def edition(self, name: str) -> PublishedEdition | None:
        """The published edition of this name."""
        return next((each for each in self.editions if each.edition == name), None)

    def replaced(self, name: str) -> str | None:
        """The ISO day on which another edition replaced this one."""
        return next((each.published for each in self.editions if each.replaces == name), None)


def folder_of(release: Release) -> str:
    """The folder in changes/ of a release that is no longer the present one."""
    return release.shown.replace(".", "-")


def release_of(folder: str) -> Release | None:
    """The release whose changes stand in a folder of this name."""
    year, _, rest = folder.partition("-")
    return release_named(f"{year}-{rest.replace('-', '.')}")


def published_words(released: Released, name: str, locale: str, numerals: str = "arabic") -> str:
    """Since when an edition is published; empty if editions.yml does not say so yet."""
    edition = released.edition(name)
    return word(locale, "edition.published", date=write_date(edition.published, locale, numerals)) if edition else ""


def withdrawn_words(released: Released, name: str, locale: str, numerals: str = "arabic") -> str:
    """That an edition is withdrawn, since when and why; empty if it is not."""
    edition = released.edition(name)
    if edition is None or edition.withdrawn is None:
        return ""
    date = write_date(edition.withdrawn.date, locale, numerals)
    return word(locale, "edition.withdrawn", edition=name, date=date, reason=edition.withdrawn.reason[locale])


def published_editions(value: Mapping[str, Any] | None) -> tuple[PublishedEdition, ...]:
    """The editions of a valid editions.yml, newest first."""
    found = []
    for entry in value["editions"] if value else ():
        withdrawn = entry.get("withdrawn")
        found.append(
            PublishedEdition(
                entry["edition"],
                entry["published"],
                entry.get("replaces"),
                Withdrawal(withdrawn["date"], withdrawn["reason"]) if withdrawn else None,
            )
        )
    return tuple(sorted(found, key=lambda each: Release(each.edition).order, reverse=True))


def unpublished_editions(value: Mapping[str, Any] | None) -> tuple[str, ...]:
    """The editions of a valid editions.yml that were released and never published."""
    return tuple(value.get("unpublished", ())) if value else ()


def faulty_editions(document: LocatedYaml) -> Iterator[Problem]:
    """HB214 for an edition that stands twice, replaces itself or an unknown one, or is withdrawn before it is there."""
    noted = {entry["edition"] for entry in document.value["editions"]}
    for number, name in enumerate(document.value.get("unpublished", ())):
        if name in noted:
            what = with_mend(both("data.edition-both", id=name), both("data.edition-both.mend"))
            yield document.problem(("unpublished", number), "HB214", **what)
    entries = document.value["editions"]
    names = [entry["edition"] for entry in entries]
    for number, entry in enumerate(entries):
        key = ("editions", number)
        if names.index(entry["edition"]) != number:
            what = with_mend(both("data.edition-twice", id=entry["edition"]), both("data.edition-twice.mend"))
            yield document.problem((*key, "edition"), "HB214", **what)
        replaced = entry.get("replaces")
        others = [name for name in names if name != entry["edition"]]
        if replaced is not None and replaced not in others:
            missing = {"list": "editions", "id": replaced}
            mend = both("data.no-entry.mend", **missing, use=use_or(replaced, others))
            yield document.problem((*key, "replaces"), "HB214", **with_mend(both("data.no-entry", **missing), mend))
        if "withdrawn" in entry and entry["withdrawn"]["date"] < entry["published"]:
            days = {"withdrawn": entry["withdrawn"]["date"], "published": entry["published"]}
            what = with_mend(both("data.withdrawn-early", **days), both("data.withdrawn-early.mend"))
            yield document.problem((*key, "withdrawn", "date"), "HB214", **what)


def read_changes(folder: Path, shown: str) -> tuple[tuple[Change, ...], dict[str, LocatedYaml], list[Problem]]:
    """The changes of a folder changes/, newest first; their documents by path in it; HB214 for files that are none."""
    changes, documents, problems = list[Change](), dict[str, LocatedYaml](), list[Problem]()
    for file in sorted(folder.rglob("*.yml")):
        inner = file.relative_to(folder)
        release = release_of(inner.parts[0]) if len(inner.parts) > 1 else None
        if is_left_by_program(file.name) or (release is None and len(inner.parts) > 1):  # HB237 tells of the latter
            continue
        path = f"{shown}/{inner.as_posix()}"
        try:
            document = read_checked(file, path, "change", "HB214")
        except ProblemsError as error:
            problems += error.problems
        else:
            documents[inner.as_posix()] = document
            changes.append(_change(file.stem, release, document.value))
    return tuple(sorted(changes, key=_place)), documents, problems


def _change(name: str, release: Release | None, value: Mapping[str, Any]) -> Change:
    words = {"th": value["th"], "en": value["en"]}
    return Change(name, release, value["kind"], words, tuple(value.get("pages", ())), value.get("date"))


def _place(change: Change) -> tuple[tuple[int, ...], tuple[int, ...], bool, str]:
    """Newest first: by release, by day, an edition's before corrections, by name."""
    order = change.release.order if change.release else (9999, 0, 0)
    day = (change.date or _NEVER).split("-")
    return tuple(-part for part in order), tuple(-int(part) for part in day), change.kind != "edition", change.name
