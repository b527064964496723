"""Who may publish, and when the right is lost; and what is said where nothing else helps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handbook.publish import places, rclone
from handbook.publish.errors import HostError, explained
from handbook.publish.folder_host import FolderHost
from handbook.publish.lease import SECONDS, Lease, NumberedLease
from handbook.publish.targets import Secrets, Target


class Clock:
    """The host's time, set by hand."""

    now = 1_000_000

    def __call__(self) -> int:
        """Seconds since 1970."""
        return self.now


def lease(folder: Path, who: str, clock: Clock) -> Lease:
    """A lease on a folder."""

    def write(path: str, data: bytes) -> None:
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(data)

    return Lease(FolderHost(folder), who, clock, write)


def code_of(act: Callable[[], Any]) -> str:
    """The code with which something fails."""
    with pytest.raises(HostError) as caught:
        act()
    return caught.value.code


def test_a_lease_is_refused_to_others_until_it_is_dead_and_then_lost_to_its_holder(tmp_path: Path) -> None:
    clock = Clock()
    first, second = (lease(tmp_path, who, clock) for who in ("first", "second"))
    assert code_of(lambda: second.take(first=False)) == "HB767"
    first.take(first=True)
    assert code_of(lambda: second.take(first=False)) == "HB765"
    clock.now += SECONDS - 60
    first.keep()
    clock.now += SECONDS - 60
    assert code_of(lambda: second.take(first=False)) == "HB765"  # it was renewed
    clock.now += 120
    second.take(first=False)
    assert code_of(first.keep) == "HB766"
    second.free()
    first.take(first=False)


def test_storage_without_conditional_writes_is_refused() -> None:
    class Careless:
        """Takes every write."""

        def list(self, _below: str = "") -> dict[str, int]:
            return {}

        def put_new(self, _path: str, _data: bytes) -> bool:
            return True

    numbered = NumberedLease(Careless(), "first", Clock(), lambda _path, _data: None)  # type: ignore[arg-type]
    assert code_of(lambda: numbered.take(first=True)) == "HB780"


def test_two_runs_on_one_machine_do_not_publish_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_WAIT_SECONDS", 0.0)
    target = Target("province", "folder", (1, 1), {"folder": "host"})
    with places.opened(tmp_path, target, Secrets()):

        def again() -> None:
            with places.opened(tmp_path, target, Secrets()):
                pass

        assert code_of(again) == "HB781"
    again()


def test_without_rclone_it_is_said_how_it_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rclone, "PROGRAM", tmp_path / "rclone")
    assert code_of(lambda: rclone.obscure("horse")) == "HB778"


@pytest.mark.parametrize(
    ("said", "code", "words"),
    [
        ("2026/11/29 09:00:00 ERROR : .htaccess: Failed to copy: update getinfo: object not found", "HB761", "getinfo"),
        ('421 "Too many connections (3) from this IP"', "HB756", "from this IP"),  # Pure-FTPd
        ('421 "50 users (the maximum) are already logged in, sorry"', "HB756", "50 users"),
        ('530 "Sorry, the maximum number of clients (3) from your host are already connected."', "HB756", "Sorry"),
        # Go says it of a line that broke.
        ("last error was: local error: tls: protocol version not supported", "HB762", "protocol version"),
        ("2026/11/29 09:00:00 ERROR : the moon is full\n", "HB764", "the moon is full"),
        ("", "HB764", "–"),
    ],
)
def test_words_of_a_host(said: str, code: str, words: str) -> None:
    told = explained(said)
    assert told.code == code
    assert words in told.details["said"]
