"""A publisher that only takes and frees the lease, on command: `python -m hosts.contender ROOT`, as tests start it.

Reads `take` and `free` from standard input; answers `won`, `lost CODE`, `freed`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from handbook.publish.errors import HostError
from handbook.publish.places import opened
from handbook.publish.targets import load_target, secrets_of
from handbook.publish.upload import lease_of
from publishing import TARGET, Desk


def main(root: Path) -> None:
    """Answer commands until standard input ends."""
    target = load_target(root, TARGET)
    with opened(root, target, secrets_of(target)) as there:
        place = there.place(sys.argv[2])
        lease = lease_of(place)
        for line in sys.stdin:
            if line.strip() == "free":
                lease.free()
                answer = "freed"
            else:
                try:
                    lease.take(first=False)
                    lease.confirm(place.host.list())
                    answer = "won"
                except HostError as error:
                    answer = f"lost {error.code}"
            print(answer, flush=True)


class Contender:
    """The program as a process of a desk."""

    def __init__(self, desk: Desk) -> None:
        command = [sys.executable, "-m", "hosts.contender", str(desk.root), desk.address]
        environment = desk.environment()
        environment["PYTHONPATH"] += f":{Path(__file__).resolve().parents[1]}"
        self._process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def tell(self, word: str) -> None:
        """Give a command."""
        assert self._process.stdin
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()

    def answer(self) -> str:
        """Wait for the answer."""
        assert self._process.stdout
        return self._process.stdout.readline().strip()

    def end(self) -> None:
        """End the process."""
        self._process.communicate(timeout=60)


def race(contenders: tuple[Contender, Contender]) -> list[str]:
    """Both take the lease at once; their answers. It is free again afterwards."""
    for contender in contenders:
        contender.tell("take")
    answers = [contender.answer() for contender in contenders]
    for contender, answer in zip(contenders, answers, strict=True):
        if answer == "won":
            contender.tell("free")
            contender.answer()
    return answers


if __name__ == "__main__":
    main(Path(sys.argv[1]))
