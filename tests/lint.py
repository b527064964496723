"""Runs ruff, mypy, import-linter, eslint and tsc, two at a time; called by `make.py lint`.

Each has a cache, so that a second run reads only what has changed.
"""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_PYTHON = (sys.executable, "-m")
_BESIDE = f"{Path(sys.executable).parent}/"
_BIN = "tests/node_modules/.bin"
_CACHE = ("--cache", "--cache-strategy", "content", "--cache-location", ".cache/eslint/")
# The slowest first: the fast ones then fill the other slot.
COMMANDS = (
    (*_PYTHON, "mypy"),
    (f"{_BIN}/tsc", "--project", "tests/tsconfig.json"),
    (f"{_BIN}/tsc", "--project", "tests/tsconfig.search.json"),
    (
        f"{_BIN}/eslint",
        "--config",
        "tests/eslint.config.mjs",
        "--max-warnings=0",
        *_CACHE,
        "overrides",
        "scripts",
        "tests",
    ),
    (f"{_BESIDE}lint-imports", "--cache-dir", ".cache/import-linter"),
    (*_PYTHON, "ruff", "check"),
    (*_PYTHON, "ruff", "format", "--check"),
)


def run(command: tuple[str, ...]) -> tuple[int, str]:
    """The exit code of a command, and its output below a line with its name and time."""
    start = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    name = " ".join(command).removeprefix(" ".join(_PYTHON)).removeprefix(f"{_BIN}/").removeprefix(_BESIDE).strip()
    return done.returncode, f"… {name}  {time.monotonic() - start:.1f} s\n{done.stdout}"


def main() -> int:
    """Run all commands and print their output in order; returns 1 if one failed."""
    failed = False
    with ThreadPoolExecutor(max_workers=2) as pool:
        for code, said in pool.map(run, COMMANDS):
            failed |= code != 0
            print(said, end="", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
