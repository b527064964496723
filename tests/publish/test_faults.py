"""A sample of the long proofs of `bench publish_kills`, `publish_races` and `tampered`."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from hosts.faults import Range, small_disk
from hosts.places import place
from small_releases import small_site

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("kind", "ways"),
    [
        ("folder", ["client", "disk"]),
        ("ftp", ["client alone", "server"]),
        ("webdav-nginx", ["client", "line"]),
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
        assert there.secrets.get("PASSWORD", "no secret") not in ground.desk.said
