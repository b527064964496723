"""The arguments of commands that pull requests and the monthly look need; the others are in __main__.py."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

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

    comment = add("review-comment", help=on_one_line("help.review-comment"))
    comment.add_argument("facts", nargs="?", type=Path, metavar="FILE", help=on_one_line("help.review-comment.facts"))
    comment.add_argument("--run-id", type=int, metavar="NUMBER", help=on_one_line("help.review-comment.run-id"))
    for name in ("head", "branch", "commit"):
        comment.add_argument(f"--{name}", default="", help=on_one_line(f"help.review-comment.{name}"))
    comment.set_defaults(run=command("review_comment"))
