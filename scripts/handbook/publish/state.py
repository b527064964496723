"""What we believe is on the host: `_publish/state.json`, kept there."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from handbook.publish.errors import HostError
from handbook.publish.host import OWN

PATH = f"{OWN}/state.json"
FORMAT = 1
_EDITIONS_KEPT = 50


@dataclass(frozen=True)
class Edition:
    """An edition that was published whole: as people see it, its commit, its date, its sums (taken.sums_of)."""

    shown: str
    commit: str
    date: str
    sums: str


@dataclass(frozen=True)
class Unneeded:
    """Since when (seconds since 1970) no page of the current edition needs a file, and the edition that ended it."""

    since: int
    edition: str


@dataclass(frozen=True)
class State:
    """The files that are certainly on the host, and what else is known.

    files     path -> (SHA-256, size) of those known to be as published; what is being changed is not among them
    changing  paths that a publisher was about to change and has not said to have finished
    ids       page -> the ids that it has for certain
    maybe     page -> further ids that it may have, as it stands before or after a change
    unneeded  files that no page of the current edition needs
    editions  what was published whole, the oldest first
    under_way the edition that is being published, as people see it; empty if none is
    address   where readers find the site, with a slash at its end
    """

    files: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    changing: frozenset[str] = frozenset()
    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    maybe: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unneeded: Mapping[str, Unneeded] = field(default_factory=dict)
    editions: tuple[Edition, ...] = ()
    under_way: str = ""
    address: str = ""

    @property
    def ours(self) -> frozenset[str]:
        """All paths that we have published, or were about to."""
        return frozenset((*self.files, *self.changing, *self.unneeded))

    def possible_ids(self, page: str) -> frozenset[str]:
        """The ids that a page has, or may have."""
        return self.ids.get(page, frozenset()) | self.maybe.get(page, frozenset())

    def before(self, paths: Collection[str], ids: Mapping[str, frozenset[str]], shown: str) -> State:
        """The state to write before the first byte: what will change is no longer known."""
        changed = set(paths)
        known, maybe = dict(self.ids), dict(self.maybe)
        for page in changed & ids.keys():
            old = known.get(page, frozenset())
            known[page] = old & ids[page]
            maybe[page] = (maybe.get(page, frozenset()) | old | ids[page]) - known[page]
        return replace(
            self,
            files={path: what for path, what in self.files.items() if path not in changed},
            changing=self.changing | changed,
            ids=known,
            maybe=maybe,
            under_way=shown,
        )

    def with_edition(self, edition: Edition) -> tuple[Edition, ...]:
        """The editions with this one as the last."""
        return (*(each for each in self.editions if each.shown != edition.shown), edition)[-_EDITIONS_KEPT:]


def write(state: State) -> bytes:
    """The state as JSON, the same bytes for the same state."""
    document = {
        "format": FORMAT,
        "under_way": state.under_way,
        "address": state.address,
        "editions": [vars(edition) for edition in state.editions],
        "changing": sorted(state.changing),
        "files": {path: list(what) for path, what in state.files.items()},
        "ids": _lists(state.ids),
        "maybe": _lists(state.maybe),
        "unneeded": {path: [what.since, what.edition] for path, what in state.unneeded.items()},
    }
    return (json.dumps(document, sort_keys=True, ensure_ascii=False, indent=0) + "\n").encode()


def read(data: bytes) -> State:
    """The state of a host's file. Raises HostError with HB776 if it is damaged or of another format."""
    try:
        document: dict[str, Any] = json.loads(data)
        if document["format"] != FORMAT:
            raise HostError("HB776")
        return State(
            files={path: (sha, int(size)) for path, (sha, size) in document["files"].items()},
            changing=frozenset(document["changing"]),
            ids=_sets(document["ids"]),
            maybe=_sets(document["maybe"]),
            unneeded={path: Unneeded(int(since), edition) for path, (since, edition) in document["unneeded"].items()},
            editions=tuple(Edition(**edition) for edition in document["editions"]),
            under_way=document["under_way"],
            address=document["address"],
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise HostError("HB776") from error


def _lists(by_page: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    return {page: sorted(ids) for page, ids in by_page.items() if ids}


def _sets(by_page: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    return {page: frozenset(ids) for page, ids in by_page.items()}
