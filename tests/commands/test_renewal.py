"""What the preview keeps for its next start: the pages of the same sources, whole, and of nothing else."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from handbook.cache.store import NO_CACHE, Cache
from handbook.commands import renewal
from handbook.commands.renewal import Renewal
from handbook.preview.downloads import Downloads
from handbook.preview.shown import Stage
from handbook.preview.site import PreviewSite
from handbooks import lay_out

PAGE = "docs/procedure.md"


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


def cache_in(folder: Path) -> Cache:
    return Cache(folder / "cache", b"s" * 32, "maker")


@dataclass(frozen=True)
class Handbook:
    """A handbook whose files are a minute old, and the folder in which it is started."""

    root: Path
    folder: Path

    def start(self, cache: Cache | None = None) -> Start:
        """Show its pages; nothing else is made."""
        work = self.folder / f"work-{len(list(self.folder.iterdir()))}"
        begun = Start(self.root, work, cache_in(self.folder) if cache is None else cache)
        begun.renewal.look()
        begun.renewal.stop()
        return begun

    def edit(self) -> None:
        """Write another paragraph."""
        page = self.root / PAGE
        page.write_text(page.read_text(encoding="utf-8") + "\nข้อความใหม่\n", encoding="utf-8")


def old_handbook(root: Path) -> Path:
    lay_out(root)
    earlier = time.time() - 60
    for file in root.rglob("*"):
        os.utime(file, (earlier, earlier))
    return root


@pytest.fixture
def handbook(tmp_path: Path) -> Handbook:
    return Handbook(old_handbook(tmp_path / "handbook"), tmp_path)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Start:
    """A start whose pages were all made, and kept beside its handbook."""
    folder = tmp_path_factory.mktemp("first")
    begun = Start(old_handbook(folder / "handbook"), folder / "work", cache_in(folder))
    begun.renewal.end()
    return begun


@pytest.fixture
def started(first: Start, tmp_path: Path) -> Iterator[Handbook]:
    """The handbook of the first start, with a copy of what this has kept; as it was, afterwards."""
    root = first.work.parent / "handbook"
    page = root / PAGE
    text, status = page.read_bytes(), page.stat()
    shutil.copytree(first.work.parent / "cache", tmp_path / "cache")
    yield Handbook(root, tmp_path)
    page.write_bytes(text)
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_a_start_shows_what_the_last_one_showed_of_the_same_sources(
    first: Start, started: Handbook, tmp_path: Path
) -> None:
    assert (first.is_of_kept, first.stage.shown.is_old) == (False, False)
    assert {"read", "readings", "seen", "sources"} < {folder.name for folder in (tmp_path / "cache").iterdir()}
    entry = next((tmp_path / "cache" / "previews").iterdir())
    again = started.start()
    assert (again.is_of_kept, again.pages) == (True, first.pages)
    assert again.downloads.offered("forms/everything/") == first.downloads.offered("forms/everything/") != []
    anew = started.start(NO_CACHE)
    assert (anew.is_of_kept, anew.pages) == (False, first.pages)
    whole = entry.read_bytes()
    entry.write_bytes(whole[:-1])
    assert not started.start().is_of_kept, "what is damaged is made anew"
    entry.write_bytes(whole)
    started.edit()
    changed = started.start()
    assert not changed.is_of_kept
    assert "ข้อความใหม่" in changed.pages["procedure/index.html"].decode()


def test_an_edit_right_after_such_a_start_is_shown_before_all_pages_are_made_anew(started: Handbook) -> None:
    again = started.start()
    started.edit()
    again.renewal.run()
    shown = again.stage.shown.folder
    assert shown is not None
    edited = (shown / "procedure" / "index.html").read_bytes()
    again.renewal.stop()
    assert shown.name == "2", "0 was kept, 1 was begun and given up"
    fresh = started.start(NO_CACHE).pages
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
    handbook: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renewal, "_PAUSE", 0)
    assert not handbook.start(NO_CACHE).is_of_kept
    begun = Start(handbook.root, tmp_path / "work", cache_in(tmp_path))
    handbook.edit()
    begun.renewal.look()
    begun.renewal.stop()
    assert not (tmp_path / "cache" / "previews").exists()
