"""What counts as a change of the sources: what editors write, in place or beside; not what somebody reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from handbook.preview.watch import Watch


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text("a", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("a", encoding="utf-8")
    watching = Watch([tmp_path / "docs", tmp_path / "mkdocs.yml"])
    yield watching
    watching.stop()


def test_files_that_are_written_moved_and_removed_are_changes_and_reading_is_none(watch: Watch, tmp_path: Path) -> None:
    page, other = tmp_path / "docs" / "page.md", tmp_path / "docs" / "other.md"
    changes = (
        lambda: page.write_text("b", encoding="utf-8"),
        lambda: other.write_text("c", encoding="utf-8"),
        lambda: other.replace(page),
        lambda: (tmp_path / "mkdocs.yml").write_text("b", encoding="utf-8"),
        page.unlink,
    )
    for change in changes:
        change()
        assert watch.wait(30)
    while watch.wait(0.2):  # what the system tells of them late
        pass
    assert (tmp_path / "mkdocs.yml").read_text(encoding="utf-8") == "b"
    (tmp_path / "beside.md").write_text("nobody watches it", encoding="utf-8")
    assert not watch.wait(0.2)
