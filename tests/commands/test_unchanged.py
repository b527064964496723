"""Nothing is built only if sources, program, commit and every file of the site are as they were."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from handbook.authored.settings import Settings, load_settings
from handbook.cache.store import NO_CACHE, Cache
from handbook.commands.site_folder import mark
from handbook.commands.unchanged import Sources, is_built, keep_built, sources_of
from handbooks import lay_out
from releasing import commit_all, git

CHANGES: dict[str, Callable[[Path], object]] = {
    "a word": lambda root: add(root / "docs" / "index.md", "x"),
    "a file of data": lambda root: add(root / "docs" / "data" / "confirm.yml", "#"),
    "a new file": lambda root: add(root / "docs" / "figures" / "x.svg", "<svg/>"),
    "a page that is gone": lambda root: (root / "docs" / "survey.md").unlink(),
    "a setting": lambda root: add(root / "mkdocs.yml", "# x"),
    "a template": lambda root: add(root / "overrides" / "main.html", "x"),
    "a commit": lambda root: commit_all(root, "Change what no build reads"),
}


def add(file: Path, text: str) -> None:
    file.write_text((file.read_text(encoding="utf-8") if file.exists() else "") + text, encoding="utf-8")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    root = lay_out(tmp_path / "handbook")
    git(root, "init", "--quiet")
    commit_all(root, "Begin")
    (root / "README.md").write_text("x", encoding="utf-8")
    site = tmp_path / "site"
    (site / "assets").mkdir(parents=True)
    (site / "index.html").write_text("x", encoding="utf-8")
    (site / "assets" / "x.css").write_text("x", encoding="utf-8")
    mark(site)
    return replace(load_settings(root), site_dir=site)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "kept", b"s" * 32, "maker")


def sources(settings: Settings, cache: Cache) -> Sources:
    found = sources_of(settings, cache, strict=True)
    assert found
    return found


def test_a_site_that_was_kept_is_there_until_anything_in_it_changes(settings: Settings, cache: Cache) -> None:
    now, site = sources(settings, cache), settings.site_dir
    assert not is_built(settings, now, cache)
    keep_built(settings, now, site, cache, strict=True)
    assert is_built(settings, now, cache)
    assert not is_built(settings, now, replace(cache, seal=b"t" * 32))
    styles = site / "assets" / "x.css"
    styles.write_text("y", encoding="utf-8")
    assert not is_built(settings, now, cache)
    styles.write_text("x", encoding="utf-8")
    assert is_built(settings, now, cache)
    (site / "more.html").write_text("x", encoding="utf-8")
    assert not is_built(settings, now, cache)
    (site / "more.html").unlink()
    styles.unlink()
    assert not is_built(settings, now, cache)


@pytest.mark.parametrize("change", CHANGES)
def test_other_sources_have_another_name(settings: Settings, cache: Cache, change: str) -> None:
    before = sources(settings, cache).key
    assert sources(settings, cache).key == before
    CHANGES[change](settings.root)
    assert sources(settings, cache).key != before


def test_another_program_or_way_has_another_name(settings: Settings, cache: Cache) -> None:
    before = sources(settings, cache).key
    assert sources(settings, replace(cache, maker="y")).key != before
    found = sources_of(settings, cache, strict=False)
    assert found
    assert found.key != before


def test_sources_that_were_written_during_the_build_are_not_noted(settings: Settings, cache: Cache) -> None:
    begun, page = sources(settings, cache), settings.root / "docs" / "index.md"
    os.utime(page, (1, 1))  # edited, and back again
    assert sources(settings, cache).key == begun.key
    keep_built(settings, begun, settings.site_dir, cache, strict=True)
    assert not is_built(settings, begun, cache)


def test_what_cannot_be_told_is_built(settings: Settings, cache: Cache, tmp_path: Path) -> None:
    assert sources_of(settings, NO_CACHE, strict=True) is None
    assert sources_of(replace(settings, docs_dir=tmp_path), cache, strict=True) is None
    (settings.root / "overrides" / "linked").symlink_to(tmp_path)
    assert sources_of(settings, cache, strict=True) is None
