"""Processes that pass a limit, or end by themselves, are replaced, and their tasks' places in the order are kept."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest

from filled.odd_work import begin, begin_badly
from handbook.filled import children
from handbook.filled.children import Stopped, work_through
from handbook.processes import ProcessEndedError

LARGE = ["large"]


def done(*tasks: str, most: int = 2) -> list[list[Any]]:
    """Results by task, without the numbers of processes."""
    found = work_through(tasks, begin, {"large": LARGE}, most)
    return [[result[0] if isinstance(result, tuple) else result for result in results] for results in found]


def test_results_come_in_the_order_of_the_tasks_and_processes_stay() -> None:
    tasks = [f"task {number}" for number in range(60)]
    found = list(work_through(tasks, begin, {}, 2))
    assert [[result[0] for result in results] for results in found] == [[task.upper()] for task in tasks]
    numbers = {results[0][1] for results in found}
    assert len(numbers) <= 2
    assert os.getpid() not in numbers


def test_no_task_starts_no_process() -> None:
    assert list(work_through([], begin_badly, {})) == []


@pytest.mark.parametrize(
    ("step", "why"),
    [
        ("burn", "time"),
        ("burn-in-c", "time"),
        ("take", "memory"),
        ("end", "ended"),
        ("crash", "ended"),
        ("strange", "ended"),
    ],
)
def test_a_step_that_passes_a_limit_or_ends_the_process_is_told(step: str, why: str) -> None:
    start = time.process_time()
    assert done("a", step, "b", most=1) == [["A"], [Stopped(step, why)], ["B"]]
    assert time.process_time() - start < 2  # waiting takes no time of ours


def test_a_step_that_only_waits_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "_WAITS", 2.0)
    assert done("sleep", "b") == [[Stopped("sleep", "time")], ["B"]]


def test_the_other_steps_of_a_task_are_done_until_two_have_stopped_it() -> None:
    assert done("a,end,b") == [["A", Stopped("end", "ended"), "B"]]
    assert done("a,end,b,crash,c,d") == [["A", Stopped("end", "ended"), "B", Stopped("crash", "ended", is_left=True)]]


def test_what_stops_before_its_first_step_is_not_tried_again() -> None:
    assert done("before,b", "c") == [[Stopped("", "time")], ["C"]]


def test_values_that_both_sides_have_are_the_same_object() -> None:
    ((found,),) = work_through(["shared"], begin, {"large": LARGE})
    assert found is LARGE


def test_a_process_that_cannot_begin_is_our_own_fault() -> None:
    with pytest.raises(ProcessEndedError):
        list(work_through(["a"], begin_badly, {}))


def test_processes_end_if_nobody_asks_for_the_rest() -> None:
    found = work_through([f"task {number}" for number in range(60)], begin, {}, 2)
    number = next(found)[0][1]
    found.close()  # type: ignore[attr-defined]
    assert not Path(f"/proc/{number}").exists()
