"""Holds Python to ruff, mypy and its layers, the scripts of pages to eslint and tsc, two side by side; `make.py lint` calls it.

Each keeps a cache, so that a second run reads again what has changed and no more.
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
# The slowest first: what is quick fills the time beside them.
COMMANDS = (
    (*_PYTHON, "mypy"),
    (f"{_BIN}/tsc", "--project", "tests/tsconfig.json"),
    (f"{_BIN}/tsc", "--project", "tests/tsconfig.search.json"),
    (f"{_BIN}/eslint", "--config", "tests/eslint.config.mjs", "--max-warnings=0", *_CACHE, "overrides", "tests"),
    (f"{_BESIDE}lint-imports", "--cache-dir", ".cache/import-linter"),
    (*_PYTHON, "ruff", "check"),
    (*_PYTHON, "ruff", "format", "--check"),
)


def run(command: tuple[str, ...]) -> tuple[int, str]:
    """Whether a command failed, and what it said, under its name and how long it took."""
    start = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    name = " ".join(command).removeprefix(" ".join(_PYTHON)).removeprefix(f"{_BIN}/").removeprefix(_BESIDE).strip()
    return done.returncode, f"… {name}  {time.monotonic() - start:.1f} s\n{done.stdout}"


def main() -> int:
    """Run all, show what they say in order, and tell whether one failed."""
    failed = False
    with ThreadPoolExecutor(max_workers=2) as pool:
        for code, said in pool.map(run, COMMANDS):
            failed |= code != 0
            print(said, end="", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
