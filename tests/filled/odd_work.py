"""What processes do in test_children.py: it must be importable there."""

from __future__ import annotations

import ctypes
import os
import time
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from handbook.filled import children
from handbook.filled.children import Work


def begin(shared: Mapping[str, Any]) -> Work:
    """Work on tasks that are words, or words with commas between them: each is a step."""
    children.SECONDS = 1  # in the child alone: who burns time burns no more of it than shows that it is stopped

    def work(task: str, skip: int, seconds: float) -> Iterator[Any]:
        assert seconds > 0
        for number, word in enumerate(task.split(",")):
            if number >= skip:
                if word == "before":
                    _burn()
                yield word
                yield _do(word, shared)

    return work


def begin_badly(_: Mapping[str, Any]) -> Work:
    """End before anything is done."""
    os._exit(3)


def _do(word: str, shared: Mapping[str, Any]) -> Any:
    match word:
        case "burn":
            _burn()
        case "burn-in-c":
            pow(3, 10**9)
        case "sleep":
            time.sleep(600)
        case "take":
            return len(bytearray(800_000_000))
        case "end":
            os._exit(0)
        case "crash":
            ctypes.string_at(0)
        case "strange":
            return Fraction(1, 3)  # none of our classes
        case "shared":
            return shared["large"]
        case _:
            return word.upper(), os.getpid()
    return None


def _burn() -> None:
    while True:
        pass
