"""A press that is closed leaves nothing behind: its process may end without freeing what it holds."""

from __future__ import annotations

import gc
import tempfile
from pathlib import Path

import pytest

from handbook.html.tree import read_html
from handbook.press.parts import whole_part
from handbook.press.press import opened_press
from press.pressed import STYLES


def test_files_of_fonts_are_removed_while_pages_are_still_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with opened_press(STYLES, "x.pdf") as press:
        held = press.lay_out(whole_part(read_html("<html><body><main><p>a</p></main></body></html>")))
        assert list(tmp_path.iterdir())
    assert not list(tmp_path.iterdir())
    assert held.pages


def test_what_a_press_sets_aside_from_collecting_garbage_is_collected_after_it() -> None:
    with opened_press(STYLES, "x.pdf") as press:
        before = gc.get_freeze_count()
        assert before > 0, "what tests hold is not looked at for each chapter"
        press.lay_out(whole_part(read_html("<html><body><main><p>a</p></main></body></html>")))
        assert gc.get_freeze_count() > before
    assert gc.get_freeze_count() == 0
