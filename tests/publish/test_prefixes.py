"""Every moment of a publication and of a rollback, in any order within a stage, on a real server: no page is broken."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from handbook.publish.errors import HostError
from handbook.publish.taken import Taken, take_release
from handbook.publish.upload import Place, publish
from hosts.places import place
from hosts.reader import Reader
from hosts.stopping import StoppingHost
from small_releases import small_site, write_release


@pytest.mark.slow
def test_no_moment_of_a_publication_or_a_rollback_breaks_a_page(tmp_path: Path) -> None:
    sites = small_site(1, 1000), small_site(2, 1000)
    taken: list[Taken] = []
    for number, site in enumerate(sites):
        dist = write_release(tmp_path / f"dist-{number}", site, "http://127.0.0.1/cctv/", f"2569-{number + 1}")
        taken.append(take_release(dist, tmp_path / f"site-{number}"))
    pages = [path for path in set(sites[0]) & set(sites[1]) if path.endswith(".html")]
    with place("folder") as there:
        assert there.folder
        send(there.folder, taken[0], 10**6, first=True)
        stops = 0
        for goal in (taken[1], taken[0], taken[1]):
            most = 0
            while not send(there.folder, goal, most):
                assert Reader(there.address).faults(pages) == [], most
                send(there.folder, taken[0] if goal is taken[1] else taken[1], 10**6)
                assert Reader(there.address).faults(pages) == []
                most += 1
                stops += 1
        assert stops > 90


def send(folder: Path, goal: Taken, most: int, *, first: bool = False) -> bool:
    """Publish with so many files; whether that was enough."""
    host = StoppingHost(folder, most, seed=most)
    place_ = Place(host, None, lambda: int(time.time()), "tester")
    try:
        publish(place_, goal, lambda _plan, _seen: lambda _stage, _files, _size: None, first=first)
    except HostError as error:
        if error.code != "HB762":
            raise
        return False
    return True
