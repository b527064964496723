"""`verify TARGET`: compare what readers get with what was published; exit code 1 if it differs."""

from __future__ import annotations

import argparse

from handbook.commands.publish import at, say
from handbook.messages import text_in
from handbook.publish import telling
from handbook.publish.errors import HostError
from handbook.publish.targets import load_target
from handbook.publish.upload import look
from handbook.publish.verify import Difference, compare, extra


def run(options: argparse.Namespace) -> int:
    """Compare by public address all that was published, and list what else is there."""
    root = options.root.resolve()
    target = load_target(root, options.target)
    with at(root, target) as there:
        seen = look(there.host)
        if seen.state is None:
            raise HostError("HB767")
        place = there.place(seen.state.address)
        wanted = {path: sha for path, (sha, _) in seen.state.files.items()}
        found = compare(wanted, place.site, place.host)
        difference = Difference(found.missing, found.changed, extra(seen.listing, seen.state.ours))
    say(telling.of_difference(difference, options.lang))
    print(text_in(options.lang, "publish.differs" if difference else "publish.same", files=len(wanted)))
    return int(bool(difference))
