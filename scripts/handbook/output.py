"""What a command prints, whatever reads it: a terminal of another encoding, a closed pipe. make.py does the same."""

from __future__ import annotations

import io
import json
import os
import secrets
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

from handbook.messages import both
from handbook.problems import visible

_OWN_FAULT = 70  # EX_SOFTWARE of sysexits.h
_CLOSED = 141  # what a shell reports of a program that SIGPIPE ended


def run_command(command: Callable[[], int]) -> NoReturn:
    """Run a command and end with its exit code; signs that the output cannot show are written as their codes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(command)
    except OSError as error:
        nowhere = os.open(os.devnull, os.O_WRONLY)  # Python flushes once more at its end
        os.dup2(nowhere, 1)
        code = _CLOSED
        if isinstance(error, BrokenPipeError):
            os.dup2(nowhere, 2)
        else:
            print(*both("file.system-error", said=visible(str(error))).values(), sep="\n", file=sys.stderr)
            code = 1
    sys.exit(code)


def keep_traceback(command: Callable[[], int]) -> int:
    """Run a command; for a fault of our own say so and where its traceback is kept, in place of showing it. Exit 70."""
    try:
        return command()
    except (OSError, SystemExit):
        raise
    except Exception:  # noqa: BLE001 - whatever it is: the person who reads this is no programmer
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors="backslashreplace", prefix="handbook-", suffix=".txt", delete=False
        ) as kept:
            traceback.print_exc(file=kept)
        print(*both("own-fault", file=kept.name).values(), sep="\n", file=sys.stderr)
        return _OWN_FAULT


def _run(command: Callable[[], int]) -> int | str | None:
    """Run and flush; argparse ends by itself."""
    code: int | str | None
    try:
        code = command()
    except SystemExit as end:
        code = end.code
    if sys.stdout is not None:  # it may be closed
        sys.stdout.flush()
    return code


@contextmanager
def unobeyed() -> Iterator[None]:
    """A block in which nothing that is printed is obeyed by the runner of a workflow.

    A runner takes each line that begins with `::error::`, or holds `##[error]`, for a command. Names of files, texts of
    pages and differences are a contributor's, and so would be the commands. Only who knows the word ends the block:
    https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions, "Stopping and starting".
    """
    if os.environ.get("GITHUB_ACTIONS") != "true":
        yield
        return
    word = secrets.token_hex(16)
    print(f"::stop-commands::{word}", flush=True)
    try:
        yield
    finally:
        print(f"::{word}::", flush=True)


def fit_json(text: str) -> str:
    """JSON that stays JSON in the encoding of the output: a code of Python's is none of JSON's."""
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "")
    return text if encoding == "utf8" else json.dumps(json.loads(text), indent=2)
