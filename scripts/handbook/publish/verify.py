"""Whether readers get what was published: every file by its public address, and what else is on the host."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handbook.publish.host import OWN, Host
from handbook.publish.public import PublicSite
from handbook.release.order import Kind, kind_of


@dataclass(frozen=True)
class Difference:
    """Paths by what is wrong with them: not there, of other content, there though nobody published them."""

    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.changed or self.extra)

    @property
    def paths(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.missing, *self.changed, *self.extra)


def compare(wanted: Mapping[str, str], site: PublicSite | None, host: Host) -> Difference:
    """Compare path -> SHA-256 with what readers get; may raise HostError.

    Without a public site, and for the settings of the web server, which it shows nobody, the host is asked.
    """
    by_address = [path for path in wanted if site and kind_of(path) is not Kind.HOST_FILE]
    found = site.sums(by_address) if site else {}
    for path in wanted.keys() - found.keys():
        data = host.read(path)
        found[path] = "" if data is None else hashlib.sha256(data).hexdigest()
    return Difference(
        missing=tuple(sorted(path for path in wanted if not found[path])),
        changed=tuple(sorted(path for path in wanted if found[path] and found[path] != wanted[path])),
    )


def extra(listing: Iterable[str], ours: Iterable[str]) -> tuple[str, ...]:
    """Files on the host that nobody published."""
    known = set(ours)
    return tuple(sorted(path for path in listing if path not in known and not path.startswith(f"{OWN}/")))
