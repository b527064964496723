"""The whole site finished, with what is kept and without; what its pages are then, test_built_pages.py tells."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import handbook.site.language as module
from handbook.cache.store import NO_CACHE, Cache
from handbook.site.dead_links import WrittenPage
from handbook.site.finish import finish_site
from handbook.site.raw_site import read_raw_site
from single_steps import Steps

Finish = Callable[[Cache], tuple[dict[str, bytes], list[WrittenPage]]]


@pytest.fixture
def finish(steps: Steps, tmp_path: Path) -> Finish:
    """Finishes the engine's site in a folder of its own; the files there, and what its pages lead to."""

    def finished(cache: Cache) -> tuple[dict[str, bytes], list[WrittenPage]]:
        out = tmp_path / f"site-{len(list(tmp_path.iterdir()))}"
        shutil.copytree(steps.raw, out)
        leading = finish_site(read_raw_site(out, steps.corpus, cache), steps.corpus, cache)
        return {
            file.relative_to(out).as_posix(): file.read_bytes() for file in out.rglob("*") if file.is_file()
        }, leading

    return finished


def test_a_site_of_which_all_is_kept_is_the_one_that_was_made(
    finish: Finish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path / "kept", b"s" * 32, "maker")
    made = finish(NO_CACHE)
    assert len(made[0]) > 100
    assert finish(cache) == made
    monkeypatch.setattr(module, "run_steps", lambda pages, *_: pages and pytest.fail("a page is made anew"))
    monkeypatch.setattr("handbook.site.search_script.index_of", None)
    assert finish(cache) == made
