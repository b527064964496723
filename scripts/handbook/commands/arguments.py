"""The arguments of commands that pull requests and the monthly look need; the others are in __main__.py."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from handbook.commands.tell import FORMATS
from handbook.messages import on_one_line

Add = Callable[..., argparse.ArgumentParser]
Command = Callable[[str], Callable[[argparse.Namespace], int]]
"""Name of a module of commands/ -> what runs it."""


def add_for_pull_requests(add: Add, command: Command) -> None:
    """What the workflows of a forge call, and people who want the same on their own machine."""
    paths = add("changed-paths", help=on_one_line("help.changed-paths"))
    paths.add_argument("base", metavar="COMMIT")
    paths.add_argument("--kind", action="store_true", help=on_one_line("help.changed-paths.kind"))
    paths.set_defaults(run=command("changed_paths"))

    freshness = add("freshness", help=on_one_line("help.freshness"))
    freshness.add_argument("--today", type=_day, metavar="DAY", help=on_one_line("help.freshness.today"))
    freshness.add_argument("--months", type=int, default=12, help=on_one_line("help.freshness.months"))
    for name in ("out", "calendar", "post"):
        freshness.add_argument(f"--{name}", type=Path, metavar="FILE", help=on_one_line(f"help.freshness.{name}"))
    freshness.add_argument("--offline", action="store_true", help=on_one_line("help.freshness.offline"))
    freshness.set_defaults(run=command("freshness"))

    addresses = add("addresses", help=on_one_line("help.addresses"))
    addresses.add_argument("--base", metavar="COMMIT", help=on_one_line("help.addresses.base"))
    addresses.add_argument("--format", choices=FORMATS, default="text", help=on_one_line("help.check.format"))
    addresses.set_defaults(run=command("addresses"))

    comment = add("review-comment", help=on_one_line("help.review-comment"))
    comment.add_argument("facts", nargs="?", type=Path, metavar="FILE", help=on_one_line("help.review-comment.facts"))
    comment.add_argument("--run-id", type=int, metavar="NUMBER", help=on_one_line("help.review-comment.run-id"))
    for name in ("head", "branch", "commit"):
        comment.add_argument(f"--{name}", default="", help=on_one_line(f"help.review-comment.{name}"))
    comment.set_defaults(run=command("review_comment"))


def _day(text: str) -> str:
    """An ISO day as written; argparse tells a ValueError to whoever wrote another."""
    return date.fromisoformat(text).isoformat()
