"""Every moment of a publication and of a rollback, in any order within a stage, on a real server: no page is broken."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from handbook.publish.errors import HostError
from handbook.publish.folder_host import FolderHost
from handbook.publish.taken import Taken, take_release
from handbook.publish.upload import Place, publish
from hosts.places import place
from hosts.reader import Reader
from small_releases import small_site, write_release


class StoppingHost(FolderHost):
    """A folder to which so many files go, in an order of chance, and then nothing more."""

    def __init__(self, folder: Path, most: int, chance: random.Random) -> None:
        super().__init__(folder)
        self.left, self.chance = most, chance

    def put(self, folder: Path, paths: Sequence[str], seconds: float) -> None:
        """Send one after the other; fail when no more may go."""
        for path in self.chance.sample(list(paths), len(paths)):
            if not path.startswith("_publish/"):
                if self.left == 0:
                    raise HostError("HB762", said="")
                self.left -= 1
            super().put(folder, [path], seconds)


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
    host = StoppingHost(folder, most, random.Random(most))  # noqa: S311 - the same orders each time
    place_ = Place(host, None, lambda: int(time.time()), "tester")
    try:
        publish(place_, goal, lambda _plan, _seen: lambda _stage, _files, _size: None, first=first)
    except HostError as error:
        if error.code != "HB762":
            raise
        return False
    return True
