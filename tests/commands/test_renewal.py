"""What the preview keeps for its next start: the pages of the same sources, whole, and of nothing else."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.cache.store import NO_CACHE, Cache
from handbook.commands import renewal
from handbook.commands.renewal import Renewal
from handbook.preview.downloads import Downloads
from handbook.preview.shown import Stage
from handbook.preview.site import PreviewSite
from handbooks import lay_out


class Start:
    """A preview of a handbook, until its pages are shown."""

    def __init__(self, root: Path, work: Path, cache: Cache) -> None:
        work.mkdir()
        self.stage, self.work = Stage(), work
        self.downloads = Downloads(self.stage)
        self.renewal = Renewal(root, self.downloads, PreviewSite(work), "en", cache)
        self.renewal.run()

    @property
    def pages(self) -> dict[str, bytes]:
        """The files that were shown first."""
        folder = self.work / "0"
        return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}

    @property
    def is_of_kept(self) -> bool:
        """Whether other pages than those that were shown first were begun meanwhile."""
        return (self.work / "1").exists()


@pytest.fixture
def start(tmp_path: Path) -> Callable[..., Start]:
    root, cache = lay_out(tmp_path / "handbook"), Cache(tmp_path / "cache", b"s" * 32, "maker")
    earlier = time.time() - 60
    for file in root.rglob("*"):
        os.utime(file, (earlier, earlier))

    def started(cache: Cache = cache) -> Start:
        begun = Start(root, tmp_path / f"work-{len(list(tmp_path.iterdir()))}", cache)
        begun.renewal.look()
        begun.renewal.stop()
        return begun

    return started


def test_a_start_shows_what_the_last_one_showed_of_the_same_sources(
    start: Callable[..., Start], tmp_path: Path
) -> None:
    first = Start(tmp_path / "handbook", tmp_path / "work", Cache(tmp_path / "cache", b"s" * 32, "maker"))
    first.renewal.end()
    assert (first.is_of_kept, first.stage.shown.is_old) == (False, False)
    assert {"read", "readings", "seen", "sources"} < {folder.name for folder in (tmp_path / "cache").iterdir()}
    entry = next((tmp_path / "cache" / "previews").iterdir())
    again = start()
    assert (again.is_of_kept, again.pages) == (True, first.pages)
    assert again.downloads.offered("forms/everything/") == first.downloads.offered("forms/everything/") != []
    assert start(NO_CACHE).pages == first.pages
    assert not start(NO_CACHE).is_of_kept
    entry.write_bytes(entry.read_bytes()[:-1])
    assert not start().is_of_kept, "what is damaged is made anew"
    page = tmp_path / "handbook" / "docs" / "procedure.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nข้อความใหม่\n", encoding="utf-8")
    changed = start()
    assert not changed.is_of_kept
    assert "ข้อความใหม่" in changed.pages["procedure/index.html"].decode()


def test_an_edit_right_after_such_a_start_is_shown_before_all_pages_are_made_anew(
    start: Callable[..., Start], tmp_path: Path
) -> None:
    root = tmp_path / "handbook"
    first = Start(root, tmp_path / "work", Cache(tmp_path / "cache", b"s" * 32, "maker"))
    first.renewal.end()
    again = start()
    page = root / "docs" / "procedure.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nข้อความใหม่\n", encoding="utf-8")
    again.renewal.run()
    shown = again.stage.shown.folder
    assert shown is not None
    edited = (shown / "procedure" / "index.html").read_bytes()
    again.renewal.stop()
    assert shown.name == "2", "0 was kept, 1 was begun and given up"
    fresh = start(NO_CACHE).pages
    assert edited == fresh["procedure/index.html"]
    assert "ข้อความใหม่" in edited.decode()
    assert {name for name in fresh if not name.startswith("search/") and not (shown / name).exists()} == set()


def test_checks_give_way_to_a_further_edit_and_tell_of_both_later(tmp_path: Path) -> None:
    root, stage = lay_out(tmp_path / "handbook"), Stage()
    (tmp_path / "work").mkdir()
    renewal = Renewal(root, Downloads(stage), PreviewSite(tmp_path / "work"), "en", NO_CACHE)
    renewal.run()
    assert list(stage.shown.problems) == []
    page, other = (root / "docs" / name for name in ("procedure.md", "procedure.en.md"))
    page.write_text(page.read_text(encoding="utf-8") + "\n[ก](nowhere.md)\n", encoding="utf-8")
    renewal.run(lambda: True)
    assert list(stage.shown.problems) == []
    other.write_text(other.read_text(encoding="utf-8") + "\n[a](nowhere.md)\n", encoding="utf-8")
    renewal.run()
    renewal.stop()
    assert [(problem.path, problem.code) for problem in stage.shown.problems if problem.code == "HB201"] == [
        ("docs/procedure.en.md", "HB201"),
        ("docs/procedure.md", "HB201"),
    ]


def test_what_was_written_while_pages_were_made_is_not_kept_as_theirs(
    tmp_path: Path, start: Callable[..., Start], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renewal, "_PAUSE", 0)
    assert not start(NO_CACHE).is_of_kept
    begun = Start(tmp_path / "handbook", tmp_path / "work", Cache(tmp_path / "cache", b"s" * 32, "maker"))
    page = tmp_path / "handbook" / "docs" / "procedure.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nข้อความใหม่\n", encoding="utf-8")
    begun.renewal.look()
    begun.renewal.stop()
    assert not (tmp_path / "cache" / "previews").exists()
