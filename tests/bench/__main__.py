"""Run one benchmark by name: `python3 scripts/make.py bench NAME [ARGUMENTS]`; without a name, list them."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import sys
from pathlib import Path

from handbook.output import run_command

FOLDER = Path(__file__).parent
NAMES = sorted(module.name for module in pkgutil.iter_modules([str(FOLDER)]) if module.name[0] != "_")


def main(arguments: list[str]) -> int:
    """Call the benchmark's `main` with the other arguments; exit 2 on a name that does not exist."""
    name, *rest = arguments or ["help"]
    if name not in NAMES:
        for known in NAMES:
            print(f"  {known:12} {_about(known)}")
        return 0 if name == "help" else 2
    return int(importlib.import_module(f"bench.{name}").main(rest) or 0)


def _about(name: str) -> str:
    """The first line of a benchmark's docstring: read, for to import them all takes two seconds."""
    module = ast.parse((FOLDER / f"{name}.py").read_text(encoding="utf-8"))
    return (ast.get_docstring(module) or "").partition("\n")[0]


if __name__ == "__main__":
    run_command(lambda: main(sys.argv[1:]))
