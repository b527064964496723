"""Which files are sent, in which stages, and which go: pure, from the edition, the state and the host's listing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from handbook.publish.host import OWN
from handbook.publish.state import State, Unneeded
from handbook.publish.taken import File, Taken
from handbook.release.order import Kind, kind_of

KEEP_SECONDS = 30 * 86_400
"""How long a file that no page needs any more stays: readers hold pages open, caches hold them longer (30 days and one
edition, whichever is longer)."""
# What rclone and folder_host.py write beside; and nginx, where its WebDAV copies from another disk that is full.
_LEFTOVER = re.compile(r"(?P<path>.+)\.(?:[0-9a-f]{8}\.partial|[0-9]{10})")
_MOST_BYTES = 8_000_000
_MOST_FILES = 100
# Lists before pages that lose ids: a search index of the edition before leads to these until its pointer has changed.
_ORDER = {Kind.LIST: Kind.LOSING_PAGE, Kind.LOSING_PAGE: Kind.LIST}
_PAGES = (Kind.NEW_PAGE, Kind.ENTRY_PAGE)


@dataclass(frozen=True)
class Stage:
    """Files of one kind, all of which may be sent at once; `size` in bytes."""

    kind: Kind
    files: tuple[File, ...]

    @property
    def size(self) -> int:
        """Bytes of its files."""
        return sum(file.size for file in self.files)

    def batches(self) -> Iterator[tuple[str, ...]]:
        """Its paths in parts small enough that the lease outlives each on a slow line."""
        paths: list[str] = []
        size = 0
        for file in self.files:
            if paths and (size + file.size > _MOST_BYTES or len(paths) == _MOST_FILES):
                yield tuple(paths)
                paths, size = [], 0
            paths.append(file.path)
            size += file.size
        if paths:
            yield tuple(paths)


@dataclass(frozen=True)
class Plan:
    """What publishing will do.

    stages      what is sent, in order
    unneeded    what no page of this edition needs, with those that go
    gone        of these, what is removed at the end, pages first
    leftovers   partial files of publishers that died
    in_the_way  files that we did not publish and would write over
    strangers   files that we did not publish and leave alone
    """

    stages: tuple[Stage, ...]
    unneeded: Mapping[str, Unneeded]
    gone: tuple[str, ...]
    leftovers: tuple[str, ...]
    in_the_way: tuple[str, ...]
    strangers: tuple[str, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """All that is sent, in order of the stages."""
        return tuple(file.path for stage in self.stages for file in stage.files)

    @property
    def size(self) -> int:
        """Bytes to send."""
        return sum(stage.size for stage in self.stages)


def make_plan(taken: Taken, state: State, listing: Mapping[str, int], now: int) -> Plan:
    """The plan for an edition on a host of this state and this listing; `now` in seconds since 1970."""
    edition = taken.edition.shown.partition(".")[0]  # corrections follow each other within days
    wanted = {file.path: file for file in taken.files}
    kept = set(taken.kept)
    there = {path: size for path, size in listing.items() if not path.startswith(f"{OWN}/")}
    ours = state.ours
    unknown = [path for path in there if path not in ours]
    leftovers = {path for path in unknown if _is_leftover(path, ours | wanted.keys())}
    todo = [file for file in wanted.values() if not _is_there(file, state, there)]
    unneeded = {
        path: _since(state, path, Unneeded(now, edition))
        for path in sorted(ours & there.keys() | {path for path in state.files if _is_hidden(path)})
        if path not in wanted and path not in kept
    }
    gone = [path for path, what in unneeded.items() if now - what.since >= KEEP_SECONDS and what.edition != edition]
    in_the_way = {path for path in unknown if path in wanted}
    return Plan(
        stages=tuple(_stages(todo, taken.ids, state, there)),
        unneeded={path: what for path, what in unneeded.items() if path not in gone},
        gone=tuple(sorted(gone, key=lambda path: (not path.endswith(".html"), path))),
        leftovers=tuple(sorted(leftovers)),
        in_the_way=tuple(sorted(in_the_way)),
        strangers=tuple(sorted(set(unknown) - leftovers - in_the_way)),
    )


def _since(state: State, path: str, now: Unneeded) -> Unneeded:
    """Since when a file is not needed: not before the edition that ended it is there whole."""
    known = state.unneeded.get(path, now)
    return now if state.under_way and known.edition == now.edition else known


def _is_there(file: File, state: State, there: Mapping[str, int]) -> bool:
    """Whether the host certainly has this file; what servers never list, the state alone knows."""
    known = state.files.get(file.path)
    if known is None or known[0] != file.sha256:
        return False
    return there.get(file.path, file.size if _is_hidden(file.path) else -1) == file.size


def _is_hidden(path: str) -> bool:
    return path.startswith(".") or "/." in path


def _is_leftover(path: str, ours: Iterable[str]) -> bool:
    found = _LEFTOVER.fullmatch(path)
    return found is not None and found["path"] in set(ours)


def _stages(
    todo: Iterable[File], ids: Mapping[str, frozenset[str]], state: State, there: Mapping[str, int]
) -> Iterator[Stage]:
    by_kind: dict[Kind, list[File]] = {}
    for file in todo:
        by_kind.setdefault(_kind(file.path, ids, state, there), []).append(file)
    for kind in sorted(by_kind, key=lambda kind: _ORDER.get(kind, kind)):
        yield Stage(kind, tuple(sorted(by_kind[kind], key=lambda file: file.path)))


def _kind(path: str, ids: Mapping[str, frozenset[str]], state: State, there: Mapping[str, int]) -> Kind:
    """The kind of a file on this host: what a page gains and loses decides when it goes, also of a page of entry."""
    kind = kind_of(path)
    if kind not in _PAGES or path not in there:
        return kind
    if state.possible_ids(path) - ids[path]:
        return Kind.LOSING_PAGE
    if ids[path] - state.ids.get(path, frozenset()):
        return Kind.GAINING_PAGE
    return Kind.PAGE if kind is Kind.NEW_PAGE else kind
