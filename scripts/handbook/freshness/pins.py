"""Pinned packages of which there is a newer version, as pip tells it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FILES = ("requirements.txt", "scripts/publish/requirements.txt", "tests/requirements.txt")
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)")
_SECONDS = 300


@dataclass(frozen=True, order=True)
class Pin:
    """A package that a file of requirements pins, its version there, and the newest."""

    name: str
    pinned: str
    newest: str
    file: str


def pinned(root: Path) -> dict[str, tuple[str, str]]:
    """Name of each pinned package, normalised, -> its version and the file that pins it first."""
    found: dict[str, tuple[str, str]] = {}
    for name in FILES:
        file = root / name
        for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
            if match := _PIN.match(line):
                found.setdefault(_normal(match[1]), (match[2], name))
    return found


def behind(pins: dict[str, tuple[str, str]], told: str) -> list[Pin]:
    """The pins that pip's list of outdated packages (JSON) names, by name. Raises ValueError if it is no such list."""
    found = []
    for each in json.loads(told):
        name = _normal(each["name"])
        if name in pins:
            found.append(Pin(name, *(pins[name][0], each["latest_version"], pins[name][1])))
    return sorted(found)


def ask_pip(names: Iterable[str]) -> tuple[str, int]:
    """What pip says of installed packages that are outdated, and how many of these names are not installed.

    Raises OSError if it cannot tell.
    """
    quiet = [sys.executable, "-m", "pip", "--disable-pip-version-check", "list", "--format", "json"]
    listed, outdated = (_run([*quiet, *more]) for more in ([], ["--outdated"]))
    installed = {_normal(each["name"]) for each in json.loads(listed)}
    return outdated, len(set(names) - installed)


def _run(command: list[str]) -> str:
    env = {name: value for name, value in os.environ.items() if "TOKEN" not in name}
    try:
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=True, timeout=_SECONDS)
    except subprocess.SubprocessError as error:
        raise OSError(str(error)) from error
    return done.stdout


def _normal(name: str) -> str:
    """PEP 503."""
    return re.sub(r"[-_.]+", "-", name).lower()
