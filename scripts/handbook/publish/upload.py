"""An edition onto a host, whole at every moment: lease, state, stages in order, verification, removal."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from handbook.publish import state as states
from handbook.publish.bridges import bridges_for
from handbook.publish.errors import HostError
from handbook.publish.host import Host
from handbook.publish.lease import Lease, NumberedLease
from handbook.publish.plan import Plan, Stage, make_plan
from handbook.publish.public import PublicSite
from handbook.publish.state import State
from handbook.publish.taken import Taken
from handbook.publish.verify import compare
from handbook.release.order import Kind

_BRIDGES_AT_ONCE = 50
Progress = Callable[[Stage, int, int], None]
"""Called after each part of a stage: the stage, files and bytes sent so far of the whole plan."""
Told = Callable[["Plan", "Seen"], Progress]
"""Called once, when it is known what will be done and nothing has been changed yet."""


@dataclass(frozen=True)
class Place:
    """A host, the site at its public address (None: nobody serves it, it is read from the host), its clock, and us."""

    host: Host
    site: PublicSite | None
    clock: Callable[[], int]
    who: str
    numbered: bool = False
    """S3: the lease is a number."""


@dataclass(frozen=True)
class Seen:
    """What a host holds: our state of it (None: never published to) and its listing."""

    state: State | None
    listing: Mapping[str, int]


def look(host: Host) -> Seen:
    """The state and the listing of a host. May raise HostError."""
    listing = host.list()
    data = host.read(states.PATH) if states.PATH in listing else None
    return Seen(None if data is None else states.read(data), listing)


def plan_for(taken: Taken, seen: Seen, now: int) -> Plan:
    """What publishing this edition to this host would do."""
    return make_plan(taken, seen.state or State(), seen.listing, now)


def as_readers_get(place: Place, taken: Taken, seen: Seen) -> Seen:
    """What is seen, without what readers do not get as it was published: that is sent again. May raise HostError.

    The listing tells of other sizes alone; what somebody has changed by hand may have its size.
    """
    if seen.state is None:
        return seen
    sent = set(plan_for(taken, seen, place.clock()).paths)
    left = {file.path: file.sha256 for file in taken.files if file.path not in sent}
    unsure = compare(left, place.site, place.host).paths
    known = {path: what for path, what in seen.state.files.items() if path not in unsure}
    return replace(seen, state=replace(seen.state, files=known, changing=seen.state.changing.union(unsure)))


def require_place(seen: Seen, plan: Plan, *, first: bool) -> None:
    """Refuse to write over what others put there. Raises HostError: HB767, HB768, HB769, HB779."""
    if seen.state is None and not first:
        raise HostError("HB767")
    if seen.state is not None and first:
        raise HostError("HB779")
    if first and (plan.in_the_way or plan.strangers):
        raise HostError("HB768", files=_some((*plan.in_the_way, *plan.strangers)))
    if plan.in_the_way:
        raise HostError("HB769", files=_some(plan.in_the_way))


def require_kept(taken: Taken, seen: Seen) -> None:
    """What pages lead to of earlier editions is there as it was. Raises HostError with HB777 where it is not."""
    known = seen.state.files if seen.state else {}
    sent = {file.path for file in taken.files}
    kept = [path for path in taken.kept if path not in sent]
    lost = [path for path in kept if path not in known or seen.listing.get(path) != known[path][1]]
    if lost:
        raise HostError("HB777", files=_some(lost))


def publish(place: Place, taken: Taken, told: Told, *, first: bool = False) -> None:
    """Publish an edition.

    Raises HostError: what the transport or the lease says, what require_place and require_kept refuse, HB773 if
    readers do not get what was sent. However it ends, the next one goes on from there.
    """
    with _leased(place, first=first) as lease:
        seen = look(place.host)
        lease.confirm(seen.listing)
        seen = as_readers_get(place, taken, seen)
        plan = plan_for(taken, seen, place.clock())
        require_place(seen, plan, first=first)
        require_kept(taken, seen)
        progress = told(plan, seen)
        state = seen.state or State()
        if not _is_done(plan, state, taken):
            state = replace(
                state.before(plan.paths, taken.ids, taken.edition.shown),
                address=taken.address,
                unneeded={**state.unneeded, **plan.unneeded},  # should we die: these lead to ids that may be gone
            )
            write_small(place.host, states.PATH, states.write(state))
            if first:  # a host that replaces no file says so now, and not when all is sent
                write_small(place.host, states.PATH, states.write(state))
            for step in _send(place, taken, plan, state, lease):
                progress(*step)
            _require_same(place, taken, plan, state)
            lease.keep()
            place.host.delete(plan.gone)
            place.host.delete(plan.leftovers)
            write_small(place.host, states.PATH, states.write(_after(state, taken, plan)))


def _send(place: Place, taken: Taken, plan: Plan, state: State, lease: Lease) -> Iterator[tuple[Stage, int, int]]:
    """Send the stages; yields after each part the stage, and files and bytes sent so far."""
    files = size = 0
    sizes = {file.path: file.size for file in taken.files}
    bridges = bridges_for(plan, taken, state)
    early = bridges.early
    for stage in plan.stages:
        if stage.kind > Kind.PART and early:
            _send_bridges(place, early, lease)
            early = {}
        if stage.kind is Kind.LOSING_PAGE:
            _send_bridges(place, bridges.late, lease)
        for batch in stage.batches():
            lease.keep()
            place.host.put(taken.folder, batch, lease.left())
            files += len(batch)
            size += sum(sizes[path] for path in batch)
            yield stage, files, size
    lease.keep()


def _send_bridges(place: Place, bridges: Mapping[str, bytes], lease: Lease) -> None:
    """Send what bridges.py made of pages."""
    with tempfile.TemporaryDirectory(prefix="handbook-publish-") as folder:
        for page, data in bridges.items():
            file = Path(folder, page)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        pages = list(bridges)
        for number in range(0, len(pages), _BRIDGES_AT_ONCE):
            lease.keep()
            place.host.put(Path(folder), pages[number : number + _BRIDGES_AT_ONCE], lease.left())


def _require_same(place: Place, taken: Taken, plan: Plan, state: State) -> None:
    """Compare what was sent with what readers get; what differs is noted, so that the next one sends it again."""
    wanted = {file.path: (file.sha256, file.size) for file in taken.files}
    difference = compare({path: wanted[path][0] for path in plan.paths}, place.site, place.host)
    if difference:
        good = {path: wanted[path] for path in plan.paths if path not in difference.paths}
        unsure = replace(state, files={**state.files, **good}, changing=frozenset(difference.paths))
        write_small(place.host, states.PATH, states.write(unsure))
        raise HostError("HB773", count=str(len(difference.paths)), files=_some(difference.paths))


def _after(state: State, taken: Taken, plan: Plan) -> State:
    """The state once all is there: what is no longer needed stays known, as a rollback may need it."""
    wanted = {file.path: (file.sha256, file.size) for file in taken.files}
    kept = {path: what for path, what in state.files.items() if path in plan.unneeded or path in taken.kept}
    return State(
        files={**kept, **wanted},
        ids={**{page: state.ids[page] for page in kept if page in state.ids}, **taken.ids},
        unneeded=plan.unneeded,
        editions=state.with_edition(taken.edition),
        address=taken.address,
    )


def _is_done(plan: Plan, state: State, taken: Taken) -> bool:
    """Whether nothing is left to be done or to be noted."""
    as_noted = state.editions[-1:] == (taken.edition,)
    clean = not (plan.stages or plan.gone or plan.leftovers or state.under_way)
    return clean and as_noted and plan.unneeded == state.unneeded


def lease_of(place: Place) -> Lease:
    """The lease of a place, not taken yet."""
    kind = NumberedLease if place.numbered else Lease
    return kind(place.host, place.who, place.clock, lambda path, data: write_small(place.host, path, data))


@contextmanager
def _leased(place: Place, *, first: bool) -> Iterator[Lease]:
    """Hold the lease; it is given back however the work ends, unless another has taken it or the host is gone."""
    lease = lease_of(place)
    lease.take(first=first)
    try:
        yield lease
    except HostError as error:
        if error.code != "HB766":
            _give_back(lease)
        raise
    except KeyboardInterrupt:
        _give_back(lease)
        raise
    lease.free()


def _give_back(lease: Lease) -> None:
    try:
        lease.free()
    except HostError:
        return  # it ends by itself; the first error is the one to tell


def write_small(host: Host, path: str, data: bytes) -> None:
    """Write a small file of our own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        host.put(Path(folder), [path], 60.0)


def _some(paths: tuple[str, ...] | list[str]) -> str:
    return ", ".join(paths[:3]) + (", …" if len(paths) > 3 else "")
