"""Who may publish: one token on the host, taken by a step that only one of two can do.

Where files are renamed, the token's name holds who and until when: `lease.free`, `lease.<who>.<until>`. The rename is
the compare-and-swap: 50 of 50 races had one winner over SFTP, FTP, WebDAV and in a folder. On S3, which copies instead
of renaming, tokens are numbered, `lease.<number>.<who>.<until>` by their content, and the next number is written on
condition that it is not there (`If-None-Match: *`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from handbook.publish.errors import HostError
from handbook.publish.host import OWN, Host

SECONDS = 600
"""How long a lease holds without being renewed; then another may take it over."""
_RENEW_BEFORE = 480
_FREE = "free"
_PREFIX = f"{OWN}/lease."


@dataclass(frozen=True)
class Holder:
    """Who holds the lease, and until when by the host's clock."""

    who: str
    until: int


class Lease:
    """The right to publish; `clock` gives the host's time in seconds since 1970, `write` sends a small file."""

    def __init__(self, host: Host, who: str, clock: Callable[[], int], write: Callable[[str, bytes], None]) -> None:
        self._host, self._who, self._clock, self._write = host, who, clock, write
        self._until = 0
        self._token = ""

    def take(self, *, first: bool) -> None:
        """Take it, make the first token if `first`. Raises HostError: HB765 held by another, HB767 never published."""
        tokens = self._tokens()
        if not tokens and first:
            self._write(f"{_PREFIX}{_FREE}", b"nobody\n")  # vsftpd takes no empty file over TLS
            tokens = self._tokens()
        if not tokens:
            raise HostError("HB767")
        for token in tokens:
            self._require_dead(holder_of(token))
        self._until = self._clock() + SECONDS
        self._token = f"{_PREFIX}{self._who}.{self._until}"
        if tokens[0] != self._token and not self._host.rename(tokens[0], self._token):
            raise HostError("HB765", seconds=str(SECONDS))
        if len(tokens) > 1:  # of first publications that met
            self._host.delete(tokens[1:])

    def confirm(self, listing: Iterable[str]) -> None:
        """Look whether ours is the only token in a listing made since. Raises HostError with HB765 if it is not."""
        if [path for path in listing if path.startswith(_PREFIX)] != [self._token]:
            raise HostError("HB765", seconds=str(SECONDS))

    def keep(self) -> None:
        """Hold it for longer if much of its time has gone. Raises HostError with HB766 if another has taken it."""
        now = self._clock()
        if self._until - now > _RENEW_BEFORE:
            return
        until = now + SECONDS
        token = f"{_PREFIX}{self._who}.{until}"
        if token != self._token and not self._host.rename(self._token, token):
            raise HostError("HB766")
        self._until, self._token = until, token

    def free(self) -> None:
        """Let others publish."""
        self._host.rename(self._token, f"{_PREFIX}{_FREE}")

    def left(self) -> float:
        """Seconds for which it holds."""
        return self._until - self._clock()

    def _tokens(self) -> list[str]:
        """The tokens. A listing that is made while another publisher renames may miss one: none is asked for twice."""
        for _ in range(2):
            if tokens := sorted(path for path in self._host.list(OWN) if path.startswith(_PREFIX)):
                return tokens
        return []

    def _require_dead(self, holder: Holder | None) -> None:
        if holder and holder.who != self._who and holder.until > self._clock():
            raise HostError("HB765", seconds=str(holder.until - self._clock()))


class NumberedLease(Lease):
    """The same where a rename copies, but a file can be written on condition that there is none (S3)."""

    _number = _first = 0

    def take(self, *, first: bool) -> None:
        """Take it by writing the next number. Raises HostError: HB765, HB767, HB780 no such condition on this host."""
        numbers = _numbers(self._host.list(OWN))
        if not numbers:
            if not first:
                raise HostError("HB767")
            self._require_condition()
        for number in numbers[-1:]:
            self._require_dead(self._holder(number))
        self._put(max(numbers, default=0) + 1, "HB765")

    def confirm(self, listing: Iterable[str]) -> None:
        """Look whether ours is the highest number in a listing made since; older ones go. Raises HostError: HB765."""
        numbers = _numbers(listing)
        if numbers[-1:] != [self._number]:  # it followed an old one that had been removed meanwhile
            self._host.delete([self._path(self._number)])
            raise HostError("HB765", seconds=str(SECONDS))
        self._host.delete([self._path(number) for number in numbers[:-1]])

    def keep(self) -> None:
        """Write the next number if much of the time has gone. Raises HostError with HB766 if another was faster."""
        if self.left() <= _RENEW_BEFORE:
            self._put(self._number + 1, "HB766")

    def free(self) -> None:
        """Write a number that nobody holds."""
        self._until = 0
        self._host.put_new(self._path(self._number + 1), json.dumps([_FREE, 0]).encode())
        self._host.delete([self._path(number) for number in range(self._first, self._number + 1)])

    def _put(self, number: int, code: str) -> None:
        until = self._clock() + SECONDS
        written = self._host.put_new(self._path(number), json.dumps([self._who, until]).encode())
        if not written:
            raise HostError(code, seconds=str(SECONDS))
        self._first = self._first or number
        self._number, self._until = number, until

    def _require_condition(self) -> None:
        """Twice the same name: a host that takes the second knows no condition, and two could publish at once."""
        probe = f"{OWN}/condition"
        self._host.put_new(probe, b"1")
        if self._host.put_new(probe, b"2"):
            raise HostError("HB780")
        self._host.delete([probe])

    def _holder(self, number: int) -> Holder | None:
        data = self._host.read(self._path(number))
        if data is None:  # renewed or freed at this moment
            raise HostError("HB765", seconds=str(SECONDS))
        who, until = json.loads(data)
        return None if who == _FREE else Holder(who, until)

    @staticmethod
    def _path(number: int) -> str:
        return f"{_PREFIX}{number}"


def holder_of(token: str) -> Holder | None:
    """Who holds the lease by the name of its token; None if nobody does."""
    name = token.removeprefix(_PREFIX)
    who, _, until = name.partition(".")
    return Holder(who, int(until)) if until.isdecimal() else None


def holder_on(host: Host, listing: Iterable[str], *, numbered: bool) -> Holder | None:
    """Who holds the lease of a host, by its listing; None if nobody does."""
    tokens = sorted(path for path in listing if path.startswith(_PREFIX))
    if not numbered:
        return next((holder for token in tokens if (holder := holder_of(token))), None)
    numbers = _numbers(tokens)
    data = host.read(f"{_PREFIX}{max(numbers)}") if numbers else None
    who, until = json.loads(data) if data else (_FREE, 0)
    return None if who == _FREE else Holder(who, until)


def _numbers(listing: Iterable[str]) -> list[int]:
    found = (path.removeprefix(_PREFIX) for path in listing if path.startswith(_PREFIX))
    return sorted(int(number) for number in found if number.isdecimal())
