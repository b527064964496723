"""Run one benchmark by name: `python3 scripts/make.py bench NAME [ARGUMENTS]`; without a name, list them."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path

from handbook.output import run_command

NAMES = sorted(module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]) if module.name[0] != "_")


def main(arguments: list[str]) -> int:
    """Call the benchmark's `main` with the other arguments; exit 2 on a name that does not exist."""
    name, *rest = arguments or ["help"]
    if name not in NAMES:
        for known in NAMES:
            about = (importlib.import_module(f"bench.{known}").__doc__ or "").splitlines()[0]
            print(f"  {known:12} {about}")
        return 0 if name == "help" else 2
    return int(importlib.import_module(f"bench.{name}").main(rest) or 0)


if __name__ == "__main__":
    run_command(lambda: main(sys.argv[1:]))
