"""Books are written by processes that begin with what ours has loaded, unless that has another dictionary for good.

And for all commits of a day they are printed once.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from lxml import html

from book.book_tree import corpus_of
from handbook.book import build
from handbook.cache.store import NO_CACHE, Cache
from handbook.history.edition import Edition
from handbook.html.addresses import DOWNLOADS
from handbook.press.parts import whole_part
from handbook.press.press import Details, Press, Printed, opened_press
from handbook.processes import CAN_FORK
from handbook.thai import line_ends
from handbook.thai.line_ends import word_ends
from handbook_sources import Handbook
from press.pressed import STYLES, WORDS
from press.test_commit import PAGE, SAID
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


def test_another_commit_of_the_day_asks_for_the_same_books(site_alone: Path, handbook: Handbook) -> None:
    corpus, later = corpus_of(handbook), EDITION.epoch + 60
    asked = [
        [
            (each.name, NO_CACHE.key("books", *each.inputs))
            for each in build.wanted_pdfs(site_alone, corpus, edition, "th")
        ]
        for edition in (EDITION, Edition("fedcba9876+", later), Edition("fedcba9876", later + 86_400))
    ]
    assert len(asked[0]) == 2
    assert asked[0] == asked[1]
    assert asked[0] != asked[2]


def test_a_kept_book_is_written_with_the_commit_of_the_build(
    handbook: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = PAGE.format(said=SAID)
    printed: list[str] = []

    def wanted(*_: object) -> list[build.WantedPdf]:
        def write(press: Press, file: Path) -> Printed:
            printed.append(file.name)
            part = whole_part(html.document_fromstring(page))
            return press.print_pdf([press.lay_out(part)], file, Details(WORDS, WORDS, []))

        return [build.WantedPdf("x.pdf", (), write)]

    monkeypatch.setattr(build, "wanted_pdfs", wanted)
    cache, site = Cache(tmp_path / "cache"), tmp_path / "site"
    shutil.copytree(STYLES / "assets" / "stylesheets", site / "assets" / "stylesheets")
    (site / DOWNLOADS).mkdir()
    for commit in ("0000000001", "0000000002+"):
        build.build_book(site, corpus_of(handbook), replace(EDITION, commit=commit), cache, "en")
        text = pypdf.PdfReader(site / DOWNLOADS / "x.pdf").pages[0].extract_text()
        assert f"รหัสฉบับ {commit}" in text.splitlines()
    assert printed == ["x.pdf"]
