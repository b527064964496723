"""The whole test run passes if all of its commands pass, shows what each says, and runs every test once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import whole_run
from handbooks import ROOT
from whole_run import BESIDE, IN_TURN, WAITING, run, temporary_files


def says(text: str, code: int = 0, first: str = "") -> tuple[str, ...]:
    """A command that does something, says something and exits with this code."""
    return (sys.executable, "-c", f"import pathlib, sys, time\n{first}\nprint({text!r})\nsys.exit({code})")


@pytest.mark.parametrize(
    ("codes", "passed", "ran"),
    [
        ((0, 0, 0), True, ["lint", "working", "waiting"]),
        ((0, 0, 1), False, ["lint", "working", "waiting"]),
        ((0, 1, 0), False, ["lint", "working"]),
        ((1, 0, 0), False, ["lint"]),
    ],
)
def test_all_have_to_pass(
    capfd: pytest.CaptureFixture[str], codes: tuple[int, int, int], passed: bool, ran: list[str]
) -> None:
    lint, working, waiting = (
        says(f"told by {name}", code) for name, code in zip(("lint", "working", "waiting"), codes, strict=True)
    )
    assert run((lint, working), waiting) is passed
    lines = capfd.readouterr().out.splitlines()
    told = [line.removeprefix("told by ") for line in lines if line.startswith("told by ")]
    assert [name for name in told if name in ran] == ran
    assert set(told) <= {*ran, "waiting"}


def test_who_waits_is_interrupted_where_another_has_failed(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    mark = tmp_path / "begun"
    obeys = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"  # who runs the tests may not
    waiting = says("the end", first=f"{obeys}; pathlib.Path({str(mark)!r}).touch(); time.sleep(500)")
    failing = says("failed", 1, first=f"while not pathlib.Path({str(mark)!r}).exists(): time.sleep(0.01)")
    assert run((failing,), waiting) is False
    said = capfd.readouterr().out
    assert "KeyboardInterrupt" in said
    assert "the end" not in said.splitlines()


@pytest.mark.parametrize(
    ("given", "is_used"),
    [
        (("memory", 0, ""), True),
        (("memory", 2**63, ""), False),  # more than there is
        (("memory", 0, "elsewhere"), False),
        (("nowhere", 0, ""), False),
    ],
)
def test_temporary_files_are_in_memory_where_there_is_room_and_go_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: tuple[str, int, str], is_used: bool
) -> None:
    place, room, named = given
    (tmp_path / "memory").mkdir()
    monkeypatch.setattr(whole_run, "ROOM", room)
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.delenv(name, raising=False)
    if named:
        monkeypatch.setenv("TMPDIR", named)
    with temporary_files(tmp_path / place) as env:
        folder = env.get("TMPDIR", "")
        assert (Path(folder).parent == tmp_path / "memory") is is_used
        assert is_used or folder == named
        assert not is_used or Path(folder).stat().st_mode & 0o7777 == 0o1777, "servers are users of their own"
    assert list((tmp_path / "memory").iterdir()) == []


def test_every_test_is_in_one_of_the_two_runs() -> None:
    assert all((ROOT / path).is_dir() for path in WAITING)
    assert BESIDE[-len(WAITING) :] == WAITING
    ignored = [word.removeprefix("--ignore=") for word in IN_TURN[-1] if word.startswith("--ignore=")]
    assert tuple(ignored) == WAITING
