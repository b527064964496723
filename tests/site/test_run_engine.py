"""The adapter of the engine, as far as it can be tested without a build: test_built_pages.py tells the rest."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import cast

import pytest

import handbook.site.engine as module
from handbook.authored.settings import Settings, load_settings
from handbook.commands.build import build
from handbook.problems import ProblemsError
from handbook.site.engine import load_engine, run_engine
from handbook.site.kept_rendering import Rendering
from handbooks import lay_out, read_settings, write_settings
from single_steps import EDITION, Steps

_warnings = cast("Callable[[], AbstractContextManager[list[str]]]", module._warnings)  # noqa: SLF001


def test_warnings_are_collected_and_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    logger = logging.getLogger("mkdocs")
    handlers, propagates = list(logger.handlers), logger.propagate
    with _warnings() as found:
        logger.info("told of")
        logging.getLogger("mkdocs.x").warning("a %s", "b")
        logger.error("c")
    assert found == ["a b", "c"]
    assert capsys.readouterr() == ("", "")
    assert (logger.handlers, logger.propagate) == (handlers, propagates)


def test_logger_is_as_before_after_a_failure() -> None:
    logger = logging.getLogger("mkdocs")
    handlers = list(logger.handlers)
    with pytest.raises(ZeroDivisionError), _warnings():
        _ = 1 / 0
    assert logger.handlers == handlers


@pytest.fixture
def environment() -> Iterator[None]:
    """The environment as it was: the engine reads its settings from there."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.mark.usefixtures("environment")
def test_what_the_engine_cannot_do_is_a_problem(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "handbook")
    settings = load_settings(root)
    changed = read_settings(root)
    changed["theme"]["name"] = "nowhere"
    write_settings(root, changed)
    with pytest.raises(ProblemsError) as raised:
        run_engine(settings, EDITION, tmp_path / "out", strict=False)
    assert {problem.code for problem in raised.value.problems} == {"HB223"}
    assert os.environ["SOURCE_DATE_EPOCH"] == str(EDITION.epoch)
    assert not (tmp_path / "out").exists()


def test_raw_site_has_every_page_and_the_one_for_what_is_missing(steps: Steps) -> None:
    pages = {file.relative_to(steps.raw).as_posix() for file in steps.raw.rglob("*.html")}
    assert len(pages) == len(steps.corpus.pages) + 1
    assert "404.html" in pages


def _turn() -> None:
    while True:
        pass


def _fill() -> None:
    bytearray(8_000_000_000)


def _deepen() -> None:
    _deepen()


def _fail() -> None:
    raise ValueError("the engine's own words")


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (_turn, "it took longer than it may"),
        (_fill, "it needed more memory than it may"),
        (_deepen, "it met with something too deeply nested"),
        (_fail, "it stopped by itself (ValueError: the engine's own words)"),
        (_die, "the system stopped it"),
    ],
)
def test_whatever_ends_the_engine_is_a_problem_and_the_site_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: Callable[[], None], said: str
) -> None:
    root = lay_out(tmp_path / "handbook")
    monkeypatch.setattr(module, "run_engine", lambda *_, **__: end())
    monkeypatch.setattr(module, "_SECONDS", 0.2)
    monkeypatch.setattr(module, "_SECONDS_A_PAGE", 0)
    with pytest.raises(ProblemsError) as raised:
        build(load_settings(root), only="site")
    (problem,) = raised.value.problems
    assert (problem.code, problem.text("what", "en")) == ("HB243", f"the site engine did not finish: {said}")
    assert not (root / "site").exists()


def _page_of(root: Path, number: int) -> str:
    """A page as the engine makes it now."""
    out = root.parent / str(number)
    out.mkdir()
    run_engine(load_settings(root), EDITION, out, how=Rendering(only=frozenset({"procedure.md"})))
    return (out / "procedure" / "index.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("environment")
def test_settings_that_are_loaded_before_a_run_serve_it_once_and_only_as_they_are(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "handbook")
    first = _page_of(root, 1)
    load_engine(load_settings(root))
    assert [_page_of(root, 2), _page_of(root, 3)] == [first, first]
    load_engine(load_settings(root))
    settings = read_settings(root)
    settings["extra"]["handbook"]["short_title"]["th"] += "ใหม่"
    write_settings(root, settings)
    assert first != _page_of(root, 4) == _page_of(root, 5)


@pytest.mark.usefixtures("environment")
def test_what_settings_warn_of_is_told_by_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, load = lay_out(tmp_path / "handbook"), module._loaded  # noqa: SLF001

    def warning(settings: Settings, out: Path) -> object:
        logging.getLogger("mkdocs.config").warning("an old setting")
        return load(settings, out)

    monkeypatch.setattr(module, "_loaded", warning)
    load_engine(load_settings(root))
    with pytest.raises(ProblemsError) as raised:
        _page_of(root, 1)
    assert [problem.details["said"] for problem in raised.value.problems] == ["an old setting"]
