"""`publish TARGET`: what `release` made, to a web host; without --yes it only says what would change."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handbook.messages import text_in
from handbook.problems import visible
from handbook.publish import telling
from handbook.publish.errors import HostError
from handbook.publish.places import Opened, opened
from handbook.publish.plan import Plan
from handbook.publish.taken import Taken, take_release
from handbook.publish.targets import NAME, Target, load_target, secrets_of
from handbook.publish.upload import (
    Place,
    Progress,
    Seen,
    as_readers_get,
    look,
    plan_for,
    publish,
    require_kept,
    require_place,
)
from handbook.release.manifest import DIST


def run(options: argparse.Namespace) -> int:
    """Say what will change; with --yes do it."""
    root = options.root.resolve()
    target = load_target(root, options.target)
    with tempfile.TemporaryDirectory(prefix="handbook-publish-") as folder:
        taken = take_release(root / DIST, Path(folder))
        with at(root, target) as there:
            carry_out(there.place(taken.address), taken, options)
    return 0


def carry_out(place: Place, taken: Taken, options: argparse.Namespace) -> None:
    """Say what publishing an edition will change and, if so asked, publish it. May raise HostError."""
    language, first = options.lang, getattr(options, "first", False)

    def tell(plan: Plan, seen: Seen) -> Progress:
        say(telling.of_plan(plan, taken.edition.shown, seen, language))
        return telling.progress(plan, language)

    if options.yes:
        publish(place, taken, tell, first=first)
        key = "publish.done" if place.site else "publish.done.folder"
        address = place.site.address if place.site else ""
        print(text_in(language, key, edition=taken.edition.shown, address=address))
        return
    seen = as_readers_get(place, taken, look(place.host))
    plan = plan_for(taken, seen, place.clock())
    require_place(seen, plan, first=first)
    require_kept(taken, seen)
    tell(plan, seen)
    print(text_in(language, "publish.dry"))


@contextmanager
def at(root: Path, target: Target) -> Iterator[Opened]:
    """The host of a target; what its host says is told at the target in targets.yml."""
    try:
        with opened(root, target, secrets_of(target)) as there:
            yield there
    except HostError as error:
        raise error.at(NAME, target.place) from error


def say(lines: Iterator[str]) -> None:
    """Print lines that hold names of files on the host."""
    for line in lines:
        print(visible(line), flush=True)
