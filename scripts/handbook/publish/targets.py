"""targets.yml: where to publish. Secrets are not in it: they come from the environment alone."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.authored.checked_yaml import read_checked
from handbook.messages import both
from handbook.nearest import nearest
from handbook.problems import Problem, ProblemsError, with_mend

NAME = "targets.yml"
SECRETS = ("USER", "PASSWORD", "KEY")
"""Ends of the names of environment variables: HANDBOOK_PROVINCE_USER for the target `province`, else HANDBOOK_USER."""
_NEEDED = {"sftp": ("USER",), "ftp": ("USER", "PASSWORD"), "ftps": ("USER", "PASSWORD"), "s3": ("USER", "PASSWORD")}
_PARTS = ("host", "port", "folder", "url", "endpoint", "bucket", "region", "provider", "ca_cert")


@dataclass(frozen=True)
class Target:
    """One place to publish to; `parts` are its settings by name, `place` its line and column in targets.yml."""

    name: str
    kind: str
    place: tuple[int, int]
    parts: Mapping[str, str]
    host_keys: tuple[str, ...] = ()
    address: str | None = None
    """Where readers find it, if that is not the address of the release: a place for trying."""
    move: bool = False
    """WebDAV: write beside and MOVE, for servers that write in place."""

    def variable(self, secret: str) -> str:
        """The environment variable of a secret."""
        return f"HANDBOOK_{self.name.upper().replace('-', '_')}_{secret}"


@dataclass(frozen=True, repr=False)
class Secrets:
    """User name, password and private key, as far as they are given; never shown."""

    user: str = ""
    password: str = ""
    key: str = ""


def load_target(root: Path, name: str) -> Target:
    """A target of `root/targets.yml`. Raises ProblemsError: HB790 no file or a faulty one, HB791 no such name."""
    if not os.path.lexists(root / NAME):
        none = with_mend(both("target.none"), both("target.none.mend"))
        raise ProblemsError([Problem(NAME, 1, 1, "HB790", none)])
    document = read_checked(root / NAME, NAME, "targets", "HB790")
    if name not in document.value:
        near = nearest(name, list(document.value))
        details = {"name": name, "known": near or ", ".join(document.value)}
        raise ProblemsError([Problem(NAME, 1, 1, "HB791", details)])
    written = document.value[name]
    target = Target(
        name=name,
        kind=written["kind"],
        place=document.place((name,)),
        parts={part: str(written[part]) for part in _PARTS if part in written},
        host_keys=tuple(written.get("host_keys", ())),
        address=written.get("address"),
        move=bool(written.get("move", False)),
    )
    if target.kind == "ftp" and not written.get("plain", False):
        raise ProblemsError(
            [document.problem((name, "kind"), "HB790", **with_mend(both("target.plain"), both("target.plain.mend")))]
        )
    return target


def secrets_of(target: Target, environment: Mapping[str, str] = os.environ) -> Secrets:
    """What the environment gives for a target. Raises ProblemsError with HB751 naming what is missing."""
    given = {
        secret: environment.get(target.variable(secret)) or environment.get(f"HANDBOOK_{secret}", "")
        for secret in SECRETS
    }
    missing = [secret for secret in _NEEDED.get(target.kind, ()) if not given[secret]]
    if target.kind == "sftp" and not given["PASSWORD"] and not given["KEY"]:
        missing.append("PASSWORD")
    if missing:
        names = ", ".join(map(target.variable, missing))
        raise ProblemsError([Problem(NAME, *target.place, "HB751", {"names": names, "target": target.name})])
    return Secrets(given["USER"], given["PASSWORD"], given["KEY"])
