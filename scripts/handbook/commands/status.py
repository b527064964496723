"""`status TARGET`: what is there, whether somebody is publishing, what a rollback could bring back."""

from __future__ import annotations

import argparse

from handbook.commands.publish import at, say
from handbook.publish import telling
from handbook.publish.lease import holder_on
from handbook.publish.targets import load_target
from handbook.publish.upload import look


def run(options: argparse.Namespace) -> int:
    """Say what the host holds."""
    root = options.root.resolve()
    target = load_target(root, options.target)
    with at(root, target) as there:
        seen = look(there.host)
        place = there.place(seen.state.address if seen.state else "")
        holder = holder_on(place.host, seen.listing, numbered=place.numbered)
        say(telling.of_state(seen, holder, place.clock(), options.lang))
    return 0
