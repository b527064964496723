"""Pages that never settle are a problem of their own, not a book with wrong numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from handbook.book import typeset as stage
from handbook.book.footnotes import Footnotes
from handbook.press import press
from handbook.problems import ProblemsError


def test_pages_that_do_not_settle_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "_MOST_ROUNDS", 1)  # the first layout must correct this guess
    monkeypatch.setattr(press, "BOOK_STYLES", ())
    tree = html.document_fromstring(
        "<html lang=en><head><title>x</title></head><body><main><article id=a><h1>a</h1><p>a</p>"
        "<div style='break-before: page'></div>"
        "<p id=b><a href='#b'>b<span class=hb-page></span></a></p></article></main></body></html>"
    )
    with pytest.raises(ProblemsError) as raised, press.opened_press(tmp_path, "x.pdf") as opened:
        stage.typeset(tree, Footnotes("arabic"), opened, tmp_path / "x.pdf", press.Details({}, {}, []))
    assert [problem.code for problem in raised.value.problems] == ["HB605"]
    assert not (tmp_path / "x.pdf").exists()
