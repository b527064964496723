"""A sample of the long proofs of `bench publish_kills`, `publish_races` and `tampered`."""

from __future__ import annotations

import os
import random
import re
import signal
import time
from pathlib import Path

import pytest

from hosts.contender import Contender, race
from hosts.damages import WAYS, spoil
from hosts.faults import Range, small_disk
from hosts.places import place
from hosts.reader import Reader
from publishing import TARGET, Desk
from small_releases import small_site

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("kind", "ways"),
    [
        ("folder", ["client", "disk"]),
        ("ftp", ["client alone", "server"]),
        ("webdav-nginx", ["client", "line", "server"]),
    ],
)
def test_whenever_a_publication_dies_readers_meet_a_whole_site_and_the_next_one_completes(
    tmp_path: Path, kind: str, ways: list[str]
) -> None:
    with place(kind) as there, small_disk(there):
        ground = Range(there, tmp_path, (small_site(1, 2_000_000), small_site(2, 2_000_000)))
        for number, way in enumerate(ways):
            outcome = ground.strike(way, random.Random(f"{kind}-{number}"))  # noqa: S311 - the same moments each time
            assert (outcome.torn, outcome.faults, outcome.resumed) == ([], [], True), outcome


@pytest.mark.parametrize("kind", ["sftp", "webdav-apache"])
def test_of_two_publishers_at_once_exactly_one_wins(tmp_path: Path, kind: str) -> None:
    with place(kind) as there:
        variables = there.variables(TARGET)
        desks = [Desk(tmp_path / name, there.target, there.address, variables) for name in ("first", "second")]
        desks[0].release(small_site(1))
        desks[0].publish("--first")
        contenders = Contender(desks[0]), Contender(desks[1])
        assert [sorted(race(contenders)) for _ in range(5)] == [["lost HB765", "won"]] * 5
        for contender in contenders:
            contender.end()
        assert there.folder
        site = small_site(2)
        desks[0].release(site, "2569-2")
        desks[1].release(small_site(3), "2569-3")
        first = desks[0].start("publish", "--yes")
        while not _is_held(there.folder):
            assert first.poll() is None, first.communicate()[0]
            time.sleep(0.01)
        os.killpg(first.pid, signal.SIGSTOP)  # both are at it, however busy the machine is
        code, lost = desks[1].run("publish", "--yes")
        os.killpg(first.pid, signal.SIGCONT)
        won = first.communicate(timeout=300)[0]
        desks[0].require_silence(won)
        assert (code, first.returncode) == (1, 0), (lost, won)
        assert "HB765" in lost
        reader = Reader(there.address)
        assert reader.faults(path for path in site if path.endswith(".html")) == []
        assert reader.get("index.html") == site["index.html"]


def _is_held(folder: Path) -> bool:
    """Whether somebody holds the lease of a host."""
    return any(file.name != "lease.free" for file in (folder / "_publish").glob("lease.*"))


def test_a_dead_publisher_is_followed_after_ten_minutes_and_not_before(tmp_path: Path) -> None:
    with place("folder") as there:
        assert there.folder
        desk = Desk(tmp_path, there.target, there.address, {})
        desk.release(small_site(1))
        desk.publish("--first")
        (token,) = (there.folder / "_publish").glob("lease.*")
        held = token.rename(token.with_name(f"lease.dead.{int(time.time()) + 60}"))
        code, said = desk.run("publish", "--yes")
        assert code == 1
        assert re.search(r"HB765 .* ends within (5\d|60) s", said)
        held.rename(held.with_name(f"lease.dead.{int(time.time()) - 5}"))
        desk.publish()
        assert [file.name for file in (there.folder / "_publish").glob("lease.*")] == ["lease.free"]


@pytest.mark.parametrize("way", WAYS)
def test_a_spoilt_file_is_found(tmp_path: Path, way: str) -> None:
    with place("folder") as there:
        assert there.folder
        desk = Desk(tmp_path, there.target, there.address, {})
        desk.release(small_site(1, 1000))
        desk.publish("--first")
        damage = spoil(there.folder, way, random.Random(way))  # noqa: S311 - the same damage each time
        code, said = desk.run("verify")
        assert code == 1
        assert [line.strip() for line in said.splitlines() if line.startswith("    ")] == [damage.path]
