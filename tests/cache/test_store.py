"""What is kept is found again under all that it was made of, and under nothing else; no damage is ever used."""

from __future__ import annotations

import multiprocessing
import os
import random
import time
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from cache.proof import DAMAGES
from handbook.cache.keys import key_of
from handbook.cache.parcel import Parcel, unpacked
from handbook.cache.seal import read_seal
from handbook.cache.store import NO_CACHE, Cache, opened_cache

DAMAGED, SEED = 100, 21


@dataclass(frozen=True)
class Pair:
    """A value with values in it."""

    one: Any
    two: Any = None


@pytest.fixture
def store(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "kept", b"s" * 32, "maker")


def test_unlike_inputs_have_unlike_keys() -> None:
    inputs: list[tuple[Any, ...]] = [
        *((), ("",), ("", ""), ("a", "b"), ("ab",), ("a", "b", ""), (b"ab",), (None,), ("None",), (0,), ("0",), (0.0,)),
        *((False,), (1,), ([1],), ((1,),), ([1, 2],), ([2, 1],), ([[1], 2],), ([1, [2]],), ([],), ({},), ([[]],)),
        *(({"a": 1},), ({"a": "1"},), ({"a": 1, "b": 2},), ({"b": 2, "a": 1},), (Pair(1),), (Pair(1, 2),), (Pair(2),)),
        *((Path("a"),), ("a",), (date(2026, 11, 29),), ("2026-11-29",), ({"x", "y"},), (["x", "y"],)),
    ]
    assert len({key_of(*each) for each in inputs}) == len(inputs) == 36
    assert key_of({"y", "x"}) == key_of({"x", "y"})


@pytest.mark.parametrize("value", [object(), html.fragment_fromstring("<p>x</p>"), len, Pair, {"a": object()}])
def test_what_cannot_be_written_out_whole_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="a key cannot be made of"):
        key_of(value)


def test_what_is_kept_is_found_under_its_own_name_alone(store: Cache) -> None:
    key = store.key("kind", "input")
    assert store.find("kind", key) is None
    store.keep("kind", key, b"value")
    store.keep("other", key, b"other value")
    assert store.find("kind", key) == b"value"
    store.keep("kind", key, b"newer")
    assert store.find("kind", key) == b"newer"
    for stranger in (replace(store, seal=b"t" * 32), replace(store, seal=b"")):
        assert stranger.find("kind", key) is None
    unlike = {store.key("kind", "x"), store.key("other", "input"), replace(store, maker="y").key("kind", "input"), key}
    assert len(unlike) == 4
    assert [store.find("kind", each) for each in unlike - {key}] == [None] * 3


def test_no_damaged_entry_is_used(store: Cache) -> None:
    chance = random.Random(SEED)  # noqa: S311 - drawn, not secret
    used = []
    assert store.folder
    for number in range(DAMAGED):
        key, value = store.key("kind", number), chance.randbytes(chance.randrange(1, 5_000))
        store.keep("kind", key, value)
        store.keep("kind", store.key("kind", number, "another"), chance.randbytes(9))
        assert store.find("kind", key) == value
        DAMAGES[number % len(DAMAGES)](store.folder / "kind" / key, chance)
        used.append(store.find("kind", key))
    assert used == [None] * DAMAGED


def test_what_is_no_file_is_replaced_and_goes_in_its_turn(store: Cache, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x").touch()
    assert store.folder
    keys = [store.key("kind", name) for name in ("folder", "linked", "left")]
    folder, linked, left = (store.folder / "kind" / key for key in keys)
    folder.mkdir(parents=True)
    (folder / "x").touch()
    linked.symlink_to(outside, target_is_directory=True)
    for key in keys[:2]:
        store.keep("kind", key, b"value")
        assert store.find("kind", key) == b"value"
    left.mkdir()
    (left / "x").touch()
    store.trim(0)
    assert list((store.folder / "kind").iterdir()) == []
    assert (outside / "x").exists()


def test_an_entry_in_the_place_of_another_kind_is_not_read(store: Cache) -> None:
    key = store.key("kind", "x")
    store.keep("kind", key, b"value")
    assert store.folder
    (store.folder / "pages").mkdir()
    (store.folder / "pages" / key).write_bytes((store.folder / "kind" / key).read_bytes())
    assert store.find("pages", key) is None


def test_what_is_not_kept_costs_nothing(tmp_path: Path) -> None:
    NO_CACHE.keep("kind", "key", b"value")
    assert NO_CACHE.find("kind", "key") is None
    NO_CACHE.trim()
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    store = Cache(blocked / "kept", b"s" * 32, "maker")
    store.keep("kind", store.key("kind"), b"value")
    assert store.find("kind", store.key("kind")) is None
    store.trim()


def test_what_was_not_used_for_longest_goes_first_and_nothing_that_is_not_ours(store: Cache) -> None:
    assert store.folder
    keys = [store.key("kind", number) for number in range(5)]
    for number, key in enumerate(keys):
        store.keep("kind", key, bytes(1_000))
        os.utime(store.folder / "kind" / key, (number, number))
    notes = store.folder / "kind" / "notes.txt"
    notes.write_bytes(bytes(9_000))
    left, young = store.folder / "kind" / ".part-old", store.folder / "kind" / ".part-new"
    left.write_bytes(b"x")
    os.utime(left, (1, 1))
    young.write_bytes(b"x")
    assert store.find("kind", keys[0]) is not None
    store.trim(limit=2_500)
    assert [key for key in keys if store.find("kind", key)] == [keys[0], keys[4]]
    assert (notes.exists(), left.exists(), young.exists()) == (True, False, True)


def write_often(store: Cache, value: bytes) -> None:
    for _ in range(200):
        store.keep("kind", "k" * 64, value)


def test_writers_at_once_and_killed_ones_leave_whole_entries(store: Cache) -> None:
    values = [bytes([number]) * 300_000 for number in range(2)]
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=write_often, args=(store, value)) for value in values]
    for writer in writers:
        writer.start()
    seen: set[bytes | None] = set()
    while any(writer.is_alive() for writer in writers) and len(seen) < 20:
        seen.add(store.find("kind", "k" * 64))
        time.sleep(0.001)
        writers[0].kill()
    for writer in writers:
        writer.join()
    assert seen <= {None, *values}
    assert store.find("kind", "k" * 64) in values


def test_the_seal_is_ours_alone_and_made_once(tmp_path: Path) -> None:
    seal = read_seal(tmp_path)
    assert seal is not None
    assert len(seal) == 32
    assert read_seal(tmp_path) == seal
    (file,) = tmp_path.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o644)
    assert read_seal(tmp_path) is None
    file.chmod(0o600)
    file.write_bytes(b"short")
    assert read_seal(tmp_path) is None
    assert read_seal(tmp_path / "missing") is None


def test_a_linked_folder_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HANDBOOK_CACHE", raising=False)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".cache").symlink_to(tmp_path / "elsewhere")
    assert opened_cache(tmp_path) is NO_CACHE
    (tmp_path / ".cache").unlink()
    assert opened_cache(tmp_path).folder == tmp_path / ".cache" / "build"


def test_a_parcel_is_read_as_it_was_packed() -> None:
    parcel = Parcel({"ก.pdf": b"\n{}\n", "empty": b"", "b": bytes(range(256))}, {"pages": {"ก.pdf": 2}})
    assert unpacked(parcel.packed()) == parcel
