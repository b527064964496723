"""The model of prefixes.py judges every file that `publish` sends, in drawn editions that share few ids and links.

Nothing keeps an id on its page here, as the real site does: entry pages lose ids, pages gain and lose some at once.
"""

from __future__ import annotations

import hashlib
import random
from contextlib import suppress
from pathlib import Path

import pytest

from drawn_sites import drawn_site
from handbook.publish.errors import HostError
from handbook.publish.page_ids import ids_of_pages
from handbook.publish.state import Edition
from handbook.publish.taken import File, Taken
from handbook.publish.upload import Place, publish
from hosts.stopping import ALL, StoppingHost
from prefixes import Judge, Site


def taken(folder: Path, site: Site, shown: str) -> Taken:
    """A site as an edition that `release` made."""
    for path, data in site.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    files = tuple(File(path, len(data), hashlib.sha256(data).hexdigest()) for path, data in site.items())
    return Taken(Edition(shown, "", "2026-11-29", shown), "", files, folder, ids_of_pages(folder, site))


def send(host: StoppingHost, goal: Taken, *, first: bool = False) -> list[tuple[str, bytes]]:
    """Publish; the files that were sent, in order."""
    host.sent = []
    place = Place(host, None, lambda: 1_000_000, "tester")
    with suppress(HostError):
        publish(place, goal, lambda _plan, _seen: lambda _stage, _files, _size: None, first=first)
    return host.sent


def broken(before: Site, now: dict[str, bytes], after: Site, sent: list[tuple[str, bytes]]) -> list[str]:
    """The files after which readers met a fault, with the faults; `now` is what was there, and becomes what is."""
    judge, found = Judge(before, after, "/"), []
    for path, data in sent:
        now[path] = data
        if faults := judge.faults(now):
            found.append(f"{path}: {dict(faults)}")
    return found


@pytest.mark.parametrize("seed", [*range(12), 144, 180])
def test_no_moment_breaks_a_link_whatever_ids_pages_gain_and_lose(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same sites each time
    sites = drawn_site(chance), drawn_site(chance)
    first, second = (taken(tmp_path / f"{number}", site, f"2569-{number}") for number, site in enumerate(sites, 1))
    host, now = StoppingHost(tmp_path / "host"), dict[str, bytes]()
    now.update(send(host, first, first=True))
    assert broken(sites[0], now, sites[1], send(host, second)) == []
    assert broken(sites[1], now, sites[0], send(host, first)) == []
    host.left = chance.randrange(5, 20)  # it dies on the way, and the way back is chosen
    assert broken(sites[0], now, sites[1], send(host, second)) == []
    host.left = ALL
    assert broken(sites[1], now, sites[0], send(host, first)) == []
    assert {path: now[path] for path in sites[0]} == sites[0]
