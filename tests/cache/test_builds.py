"""A sample of `bench change`: after a kill, damage and edits the next build is as a fresh one.

And nothing is built when nothing has changed.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from cache.changed_sources import add_word, change, change_form
from cache.proof import DAMAGES, Proof, differing
from handbook_sources import Handbook

SEED, PAGE = 3, 1
KEPT = 9
"""So many products are kept when the build is killed: its forms, and some of its chapters."""


@pytest.fixture(scope="module")
def proof(handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Proof:
    made = Proof(handbook.root, tmp_path_factory.mktemp("cache"))
    made.restore()
    return made


@pytest.mark.slow
def test_a_build_after_a_kill_damage_and_edits_is_as_a_fresh_one(proof: Proof) -> None:
    chance = random.Random(SEED)  # noqa: S311 - drawn, not secret
    proof.kill("with", KEPT, 0, "--skip-checks")
    assert not (proof.folder / "with").exists()
    kept = proof.entries()
    assert len(proof.products()) >= KEPT
    for number, entry in enumerate(kept[::3]):
        DAMAGES[number % len(DAMAGES)](entry, chance)
    change(proof.root, PAGE)
    change_form(proof.root, chance)
    add_word(proof.root, chance)
    assert proof.differing("--skip-checks") == []
    before = {entry: entry.stat().st_mtime_ns for entry in proof.entries()}
    assert len(before) > len(kept)
    proof.build("with", "--skip-checks")
    used = {entry.parent.name for entry in proof.entries() if entry.stat().st_mtime_ns != before[entry]}
    assert used == {"sites", "read", "seen", "sources"}, "the sources were read, and nothing was built"
    (proof.folder / "with" / "index.html").write_text("written over", encoding="utf-8")
    proof.build("with", "--skip-checks")
    assert differing(proof.folder / "with", proof.folder / "without") == []


def test_what_is_kept_is_not_read_by_a_fresh_build(proof: Proof) -> None:
    before = {entry: entry.stat().st_mtime_ns for entry in proof.entries()}
    proof.build("forms", "--only", "forms", "--fresh", "--skip-checks")
    assert {entry: entry.stat().st_mtime_ns for entry in proof.entries()} == before


def test_a_folder_that_is_no_cache_of_ours_stops_nothing(proof: Proof, tmp_path: Path) -> None:
    other = Proof(proof.begun, tmp_path)
    other.restore()
    other.kept.write_text("a file where the folder should be", encoding="utf-8")
    other.build("site", "--only", "site")
    assert (other.folder / "site" / "index.html").is_file()
    assert other.entries() == []
