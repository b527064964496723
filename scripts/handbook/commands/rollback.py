"""`rollback TARGET`: publish an edition again that was published there before, compared with its sums of then."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from handbook.commands.publish import at, carry_out
from handbook.progress import step
from handbook.publish.errors import HostError
from handbook.publish.rebuild import kept_folder, rebuild
from handbook.publish.state import Edition, State
from handbook.publish.taken import Taken, find_zip, take_zip
from handbook.publish.targets import load_target
from handbook.publish.upload import look
from handbook.release.manifest import DIST


def run(options: argparse.Namespace) -> int:
    """Say what would change; with --yes do it."""
    root = options.root.resolve()
    target = load_target(root, options.target)
    with tempfile.TemporaryDirectory(prefix="handbook-publish-") as folder, at(root, target) as there:
        state = look(there.host).state
        if state is None:
            raise HostError("HB767")
        taken = _earlier(root, state, options, Path(folder))
        carry_out(there.place(state.address), taken, options)
    return 0


def _earlier(root: Path, state: State, options: argparse.Namespace, into: Path) -> Taken:
    """The edition to bring back, from its zip or rebuilt. Raises HostError: HB774 no such edition, HB775 other sums."""
    if options.zip:
        asked = Edition(options.zip.name, "", "", "")
        taken = take_zip(options.zip, into, asked, state.address)
        known = [edition for edition in state.editions if edition.sums == taken.sums]
        if not known:
            raise HostError("HB775", edition=asked.shown)
        return Taken(known[0], state.address, taken.files, into, taken.ids)
    edition = _wanted(state, options.to)
    for number, folder in enumerate((root / DIST, kept_folder(root, edition))):
        packed = find_zip(folder, edition.shown)
        kept = take_zip(packed, into / f"kept-{number}", edition, state.address) if packed else None
        if kept and kept.sums == edition.sums:
            return kept
    with step("rebuild"):
        packed = rebuild(root, edition, into)
    taken = take_zip(packed, into / "rebuilt", edition, state.address)
    if taken.sums != edition.sums:
        raise HostError("HB775", edition=edition.shown)
    return taken


def _wanted(state: State, shown: str | None) -> Edition:
    """The edition asked for; without one, the last that was whole before what is there now."""
    names = [edition.shown for edition in state.editions]
    unfinished = state.under_way and state.under_way not in names[-1:]
    earlier = state.editions if unfinished or shown else state.editions[:-1]
    found = [edition for edition in earlier if shown in {None, edition.shown}]
    if not found:
        raise HostError("HB774", edition=shown or "", known=", ".join(names))
    return found[-1]
