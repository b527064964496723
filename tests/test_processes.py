"""Work in child processes."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from handbook import processes
from handbook.problems import Problem, ProblemsError
from handbook.processes import (
    Apart,
    ProcessEndedError,
    begin_side_by_side,
    beside,
    limit_memory,
    side_by_side,
    time_limit,
    unforked,
)


def touch(folder: Path, key: str) -> str:
    """An importable function, for fresh processes."""
    (folder / key).touch()
    return key.upper()


def fail(folder: Path, key: str) -> str:
    """Fail for one key, and do the work for the other."""
    if key == "th":
        raise ProblemsError([Problem("a.md", 3, 4, "HB601", {"target": "#x"})])
    return touch(folder, key)


def fail_each(key: str) -> None:
    raise ProblemsError([Problem(f"{key}.md", 1, 1, "HB601", {"target": "#x"})])


def answer_much(folder: Path, key: str) -> str:
    """More than a pipe holds, so that it is not sent before somebody reads."""
    (folder / key).write_text(str(os.getpid()))
    return key * 10_000_000


def leave_alone(folder: Path) -> None:
    begin_side_by_side(partial(answer_much, folder), ("a", "b"))
    time.sleep(30)


def is_running(pid: str) -> bool:
    try:
        return Path("/proc", pid, "stat").read_text(encoding="ascii").split()[2] != "Z"
    except OSError:
        return False


def say(key: str) -> None:
    """Print without a line's end, which stays in a buffer."""
    print(key, end="")


def sleep(file: Path) -> None:
    time.sleep(30)
    file.touch()


@pytest.mark.parametrize("fresh", [False, True])
def test_every_key_is_done_and_its_result_given(tmp_path: Path, *, fresh: bool) -> None:
    done = side_by_side(partial(touch, tmp_path), ("th", "en"), fresh=fresh)
    assert done == {"th": "TH", "en": "EN"}
    assert {file.name for file in tmp_path.iterdir()} == {"th", "en"}


@pytest.mark.parametrize("fresh", [False, True])
def test_what_a_process_prints_is_not_lost_when_it_ends(capfd: pytest.CaptureFixture[str], *, fresh: bool) -> None:
    side_by_side(say, ("th",), fresh=fresh)
    assert capfd.readouterr().out == "th"


def test_a_process_begins_with_what_is_in_memory_and_changes_nothing_of_it() -> None:
    numbers = [1]

    def add(_: str) -> list[int]:
        numbers.append(2)
        return numbers

    assert side_by_side(add, ("th", "en")) == {"th": [1, 2], "en": [1, 2]}
    assert numbers == [1]


def test_keys_are_worked_on_at_the_same_time() -> None:
    barrier = multiprocessing.get_context("fork").Barrier(2, timeout=20)
    assert sorted(side_by_side(lambda _: barrier.wait(), ("th", "en")).values()) == [0, 1]


def test_a_problem_reaches_who_asked_and_the_other_key_is_done(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError) as raised:
        side_by_side(partial(fail, tmp_path), ("th", "en"))
    assert [(problem.path, problem.line, problem.code) for problem in raised.value.problems] == [("a.md", 3, "HB601")]
    assert (tmp_path / "en").exists()


def test_problems_of_all_keys_are_told_together() -> None:
    with pytest.raises(ProblemsError) as raised:
        side_by_side(fail_each, ("th", "en"))
    assert [problem.path for problem in raised.value.problems] == ["en.md", "th.md"]


def test_without_fork_the_keys_are_done_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "CAN_FORK", False)
    assert side_by_side(lambda key: (touch(tmp_path, key), os.getpid()), ("th", "en")) == {
        "th": ("TH", os.getpid()),
        "en": ("EN", os.getpid()),
    }


def test_a_process_that_dies_is_an_error() -> None:
    with pytest.raises(RuntimeError, match="a process ended by itself"):
        side_by_side(lambda _: os._exit(3), ("th",))


@pytest.mark.parametrize("can_fork", [True, False])
def test_work_beside_gives_its_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, can_fork: bool) -> None:
    monkeypatch.setattr(processes, "CAN_FORK", can_fork)
    with beside(touch, tmp_path, key="th") as result:
        assert result() == "TH"


def test_work_beside_raises_where_its_result_is_asked_for(tmp_path: Path) -> None:
    with beside(fail, tmp_path, "th") as result, pytest.raises(ProblemsError):
        result()


def test_work_beside_is_stopped_when_nobody_asks_for_its_result(tmp_path: Path) -> None:
    start = time.monotonic()
    with pytest.raises(KeyError), beside(sleep, tmp_path / "slept"):
        raise KeyError
    assert time.monotonic() - start < 20
    assert not (tmp_path / "slept").exists()
    assert multiprocessing.active_children() == []


def _turn(seconds: float) -> int:
    """Use that much processor time."""
    end, turns = time.process_time() + seconds, 0
    while time.process_time() < end:
        turns += 1
    return turns


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc")
def test_what_a_stopped_process_has_started_ends_although_nobody_reads_its_answer(tmp_path: Path) -> None:
    names = ("a", "b")
    with beside(leave_alone, tmp_path):
        while not all((tmp_path / name).exists() and (tmp_path / name).read_text() for name in names):
            time.sleep(0.05)
    pids = [(tmp_path / name).read_text() for name in names]
    for _ in range(400):
        if not any(map(is_running, pids)):
            break
        time.sleep(0.05)
    left = [pid for pid in pids if is_running(pid)]
    for pid in left:
        os.kill(int(pid), signal.SIGKILL)
    assert left == []


def test_what_takes_too_long_is_ended_and_what_waits_is_not() -> None:
    with pytest.raises(TimeoutError), time_limit(0.1):
        _turn(10)
    with time_limit(0.1):
        time.sleep(0.3)
    _turn(0.2)  # the limit ends with its block


def test_a_search_without_end_is_ended_too() -> None:
    with pytest.raises(TimeoutError), time_limit(0.2):
        re.match(r"(a+)+b", "a" * 60)


def test_a_thread_has_no_limit_and_does_its_work() -> None:
    done = []

    def work() -> None:
        with time_limit(0.05):
            done.append(_turn(0.1))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert len(done) == 1


def _take(megabytes: int, key: str) -> int:
    limit_memory(megabytes)
    return len(bytearray(1_000_000_000)) if key == "th" else 0


def test_a_process_gets_no_more_memory_than_it_may() -> None:
    assert side_by_side(partial(_take, 1_000_000), ["th"]) == {"th": 1_000_000_000}
    with pytest.raises(MemoryError):
        side_by_side(partial(_take, 900), ["th", "en"])


def test_a_process_that_the_system_stops_is_told_as_such() -> None:
    def stop(_: str) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(ProcessEndedError):
        side_by_side(stop, ["th"])


def test_a_task_that_is_stopped_ends_with_what_it_has_started(tmp_path: Path) -> None:
    def work() -> None:
        side_by_side(lambda key: wait_long(tmp_path / key), ["first", "second"])

    task, ended = Apart(work, gently=True), list[Exception]()

    def ask() -> None:
        try:
            task.result()
        except ProcessEndedError as error:
            ended.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    files = [tmp_path / key for key in ("first", "second")]
    until(lambda: all(file.exists() and file.read_text() for file in files))
    running = [file.read_text() for file in files]
    assert [os.getpriority(os.PRIO_PROCESS, int(pid)) > 0 for pid in running] == [True, True]
    task.stop()
    asking.join(30)
    assert len(ended) == 1
    until(lambda: not any(is_running(pid) for pid in running))
    task.stop()  # once more does nothing
    assert Apart(lambda: 7).result() == 7


def wait_long(file: Path) -> None:
    file.write_text(str(os.getpid()))
    time.sleep(600)


def until(holds: Callable[[], bool]) -> None:
    for _ in range(3_000):
        if holds():
            return
        time.sleep(0.01)
    raise AssertionError


def test_no_process_is_forked_while_a_thread_holds_locks(tmp_path: Path) -> None:
    def work(key: str) -> str:
        with unforked():  # free again in the process
            return touch(tmp_path, key)

    started: list[dict[str, str]] = []
    forking = threading.Thread(target=lambda: started.append(side_by_side(work, ["th"])))
    with unforked():
        assert side_by_side(str, ["same thread"]) == {"same thread": "same thread"}
        forking.start()
        time.sleep(0.2)
        assert not list(tmp_path.iterdir()), "it waits"
    forking.join(10)
    assert started == [{"th": "TH"}]
