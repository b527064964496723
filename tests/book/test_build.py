"""Books are written by processes that begin with what ours has loaded, unless that has another dictionary for good."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from book.book_tree import corpus_of
from handbook.book import build
from handbook.press.press import opened_press
from handbook.processes import CAN_FORK
from handbook.thai import line_ends
from handbook.thai.line_ends import word_ends
from handbook_sources import Handbook
from press.pressed import STYLES
from single_steps import EDITION


def break_a_word() -> None:
    word_ends.cache_clear()
    word_ends("กล้อง")


def open_a_press() -> None:
    with opened_press(STYLES, "x.pdf"):
        pass


@pytest.mark.parametrize(
    ("before", "is_fresh"), [(lambda: None, not CAN_FORK), (break_a_word, True), (open_a_press, True)]
)
def test_processes_begin_empty_where_libthai_was_asked(
    handbook: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: Callable[[], None], *, is_fresh: bool
) -> None:
    begun: list[bool] = []
    monkeypatch.setattr(line_ends, "_asked", set())
    monkeypatch.setattr(build, "side_by_side", lambda *_, fresh: begun.append(fresh))
    before()
    build.build_books(tmp_path, corpus_of(handbook), EDITION)
    assert begun == [is_fresh]
