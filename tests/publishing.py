"""A folder that publishes: dist/, targets.yml and the command line, as an officer has them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import yaml

from handbook.__main__ import main
from handbooks import ROOT
from hosts.revealed import revealed
from small_releases import write_release

TARGET = "province"
_ARGUMENTS = 3  # after `python -m handbook`


_THAI = re.compile("[\u0e00-\u0e7f]")


class Desk:
    """A folder with targets.yml; `secrets` are the variables that its target needs.

    Commands that are run to their end run in this process, or in one of their own, `apart`: to measure how long they
    take, and beside threads.
    """

    def __init__(
        self, root: Path, target: Mapping[str, Any], address: str, secrets: Mapping[str, str], *, apart: bool = False
    ) -> None:
        root.mkdir(parents=True, exist_ok=True)
        self.root, self.address, self.secrets, self.apart = root, address, dict(secrets), apart
        (root / "targets.yml").write_text(yaml.safe_dump({TARGET: dict(target)}), encoding="utf-8")

    def release(self, site: dict[str, bytes], edition: str = "2569-1", correction: int = 0) -> None:
        """Put a release into dist/."""
        write_release(self.root / "dist", site, self.address, edition, correction)

    def command(self, name: str, *options: str) -> list[str]:
        """The command line of a command for the target."""
        return [sys.executable, "-m", "handbook", "--root", str(self.root), name, TARGET, "--lang", "en", *options]

    def environment(self) -> dict[str, str]:
        """What the command line runs in."""
        return {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1", **self.secrets}

    def start(self, name: str, *options: str) -> subprocess.Popen[str]:
        """Start a command, as a session that can be killed whole."""
        return subprocess.Popen(
            self.command(name, *options),
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def run(self, name: str, *options: str) -> tuple[int, str]:
        """Run a command to its end: exit code, and what it printed. Starting Python takes longer than most of them."""
        if self.apart:
            process = self.start(name, *options)
            printed, _ = process.communicate(timeout=300)
            self.require_silence(printed)
            return process.returncode, printed
        said = StringIO()
        before = dict(os.environ)
        os.environ.update(self.environment())
        try:
            with redirect_stdout(said), redirect_stderr(said):
                code = main(self.command(name, *options)[_ARGUMENTS:])
        finally:
            os.environ.clear()
            os.environ.update(before)
        self.require_silence(said.getvalue())
        return code, said.getvalue()

    def require_silence(self, said: str) -> None:
        """Whatever a command prints has no secret in it."""
        told = revealed(said, (value for name, value in self.secrets.items() if not name.endswith("_USER")))
        assert told == [], (told, said)

    def publish(self, *options: str) -> str:
        """Publish and expect that it succeeds; what was printed."""
        code, said = self.run("publish", "--yes", *options)
        assert code == 0, said
        return said


def told(desk: Desk, code: str, command: str, *options: str) -> str:
    """Run a command that fails with this code alone, told in Thai; test_messages.py holds English to it."""
    ended, said = desk.run(command, *options, "--lang", "th")
    assert ended == 1, said
    assert re.findall(r"error (HB\d+)", said) == [code], said
    (line,) = [line for line in said.splitlines() if code in line]
    assert _THAI.search(line)
    return said
