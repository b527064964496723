"""Work on many tasks in child processes that stay, each step of it within limits of time and memory.

A process that passes a limit, or ends by itself, is replaced; what it was about is told, and the work goes on.
"""

from __future__ import annotations

import io
import math
import multiprocessing
import os
import pickle
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, is_dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

from handbook.filled.meter import used
from handbook.processes import ProcessEndedError, limit_further_memory, limit_further_time

Work = Callable[[Any, int, float], Iterator[Any]]
"""Task, number of steps to leave out, seconds -> for each step its name as it begins (a str), then its result."""
Begin = Callable[[Mapping[str, Any]], Work]
"""What both sides have -> the work; in the child process, before its memory is measured."""

SECONDS = 4
"""Limit of processor time for a step: the slowest good file of 8 MB takes less than one."""
IN_ALL = 7.0
"""The same for a task of many steps, after which no further step is begun."""
_WAITS = 30.0 if hasattr(signal, "SIGXCPU") else 8.0
"""Seconds after which a step is ended that takes no processor time; on Windows, which cannot limit that, any step."""
_STARTS = 120.0
_MOST, _EACH = 2, 20
"""Most processes, each of which may take 300 MB; and how many tasks are worth the start of another."""
MEGABYTES = 256
"""Limit for memory in addition to what a process has that has read nothing yet."""
_LARGEST_ANSWER = 64 * 1024 * 1024
_MOST_STOPS = 2
"""A task that stops two processes is left."""


@dataclass(frozen=True)
class Stopped:
    """A step that was stopped: its name, empty before the first; and why: `time`, `memory` or `ended`."""

    name: str
    why: str
    is_left: bool = False
    """The task's further steps are not done."""


def work_through(
    tasks: Sequence[Any], begin: Begin, shared: Mapping[str, Any], most: int | None = None
) -> Iterator[list[Any]]:
    """The results of each task, in the order of the tasks; a Stopped in place of one that there is not.

    `begin` must be importable. `shared` are large values that results refer to: these are not sent each time.
    """
    waiting = deque(_Task(number, task) for number, task in enumerate(tasks))
    count = min(most or _MOST, os.cpu_count() or 1, -(-len(tasks) // _EACH))
    children: list[_Child] = []
    done: dict[int, list[Any]] = {}
    following = 0
    try:
        while following < len(tasks):
            wanted = min(count, len(waiting) + sum(not child.is_idle for child in children))
            children += [_Child(begin, shared) for _ in range(wanted - len(children))]
            for child in children:
                if child.is_idle and waiting:
                    child.give(waiting.popleft())
            for child in _heard(children):
                task = child.hear()
                if child.has_ended:
                    children.remove(child)
                    child.stop()
                if task and task.is_done:
                    done[task.number] = task.results
                elif task:
                    waiting.appendleft(task)
            while following in done:
                yield done.pop(following)
                following += 1
    finally:
        for child in children:
            child.stop()


def _heard(children: Sequence[_Child]) -> list[_Child]:
    """The children that have said something, or have ended; those that have been silent for too long are ended."""
    silence = min(child.deadline for child in children) - time.monotonic()
    ready = wait([child.link for child in children], None if silence == math.inf else max(0, silence))
    for child in children:
        if child.link not in ready and time.monotonic() > child.deadline:
            child.end()
    return [child for child in children if child.link in ready]


@dataclass
class _Task:
    """A task, and what has come of it so far."""

    number: int
    task: Any
    results: list[Any] = field(default_factory=list)
    step: str = ""
    steps: int = 0
    seconds: float = 0
    stops: int = 0
    is_done: bool = False

    def stopped(self, why: str) -> None:
        """Note that its step was stopped; what was stopped before its first step would be stopped again."""
        self.stops += 1
        self.seconds += SECONDS
        self.is_done = not self.step or self.stops == _MOST_STOPS or self.seconds >= IN_ALL
        self.results.append(Stopped(self.step, why, self.is_done and bool(self.step)))
        self.step = ""


class _Child:
    """A process that does one task after the other, as its parent sees it."""

    def __init__(self, begin: Begin, shared: Mapping[str, Any]) -> None:
        context = multiprocessing.get_context("spawn")
        self._shared = shared
        self.link, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(begin, shared, theirs), daemon=True)
        self._process.start()
        theirs.close()  # only the child holds it now: if the child dies, our read ends
        self._task: _Task | None = None
        self._is_ready = self._is_late = self.has_ended = False
        self.deadline = time.monotonic() + _STARTS

    @property
    def is_idle(self) -> bool:
        """It has begun, and has nothing to do."""
        return self._is_ready and self._task is None and not self.has_ended

    def give(self, task: _Task) -> None:
        """Begin a task."""
        self._task = task
        self.deadline = time.monotonic() + _WAITS
        try:
            self.link.send_bytes(pickle.dumps((task.task, task.steps, IN_ALL - task.seconds)))
        except OSError:  # it has ended; we shall hear
            return

    def hear(self) -> _Task | None:
        """What it has said: its task if there is no more to come of it, or if the process has ended."""
        try:
            said, used, result = self._unpacked(self.link.recv_bytes(_LARGEST_ANSWER))
        except Exception:  # noqa: BLE001 - it has ended, or a file has made it say what it should not
            return self._ended("ended")
        self.deadline = time.monotonic() + _WAITS
        if said == "memory":
            return self._ended("memory")
        if self._task is None:
            self._is_ready, self.deadline = True, math.inf
            return None
        self._task.seconds += used
        if said == "begin":
            self._task.step, self._task.steps = result, self._task.steps + 1
        elif said == "result":
            self._task.results.append(result)
            self._task.step = ""
        else:
            done, self._task = self._task, None
            done.is_done, self.deadline = True, math.inf
            return done
        return None

    def _unpacked(self, message: bytes) -> Any:
        return _Unpickler(io.BytesIO(message), self._shared).load()

    def _ended(self, why: str) -> _Task | None:
        self.has_ended = True
        self._process.join(1 if why == "ended" else 0)
        if not self._is_ready:
            raise ProcessEndedError(f"a process ended before it began: {self._process.exitcode}")
        if self._is_late or self._process.exitcode == -getattr(signal, "SIGXCPU", 0):
            why = "time"
        task, self._task = self._task, None
        if task:
            task.stopped(why)
        return task

    def end(self) -> None:
        """End it, as it has been silent for too long."""
        self._is_late, self.deadline = True, math.inf
        self._process.kill()

    def stop(self) -> None:
        """End it, whatever it is about."""
        self._process.kill()
        self._process.join()
        self.link.close()


def _serve(begin: Begin, shared: Mapping[str, Any], link: Connection) -> None:
    """The child's side: answer tasks until the parent closes the link."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us
    work = begin(shared)
    limit_further_memory(MEGABYTES)
    send = _Sender(link, shared)
    send("ready")
    while True:
        try:
            task, skip, seconds = pickle.loads(link.recv_bytes())  # noqa: S301 - our own parent wrote it
        except EOFError:
            return
        try:
            for result in work(task, skip, seconds):
                send("begin" if isinstance(result, str) else "result", result)
        except MemoryError:
            send("memory")
            return
        send("done")


class _Sender:
    """Sends messages, each with the processor time since the last one; after each the limit of time begins anew."""

    def __init__(self, link: Connection, shared: Mapping[str, Any]) -> None:
        self._link = link
        self._keys = {id(value): key for key, value in shared.items()}
        self._last = used()

    def __call__(self, said: str, result: Any = None) -> None:
        now = used()
        message = io.BytesIO()
        _Pickler(message, self._keys).dump((said, now - self._last, result))
        self._last = now
        limit_further_time(SECONDS)
        self._link.send_bytes(message.getbuffer())


class _Pickler(pickle.Pickler):
    """Writes the key of what both sides have."""

    def __init__(self, file: io.BytesIO, keys: Mapping[int, str]) -> None:
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self._keys = keys

    def persistent_id(self, obj: Any) -> str | None:
        """The key of a shared value, None for others."""
        return self._keys.get(id(obj))


class _Unpickler(pickle.Unpickler):
    """Reads values of the handbook's own classes alone: a file may have taken over the process that read it."""

    _OTHERS = frozenset({("decimal", "Decimal"), ("datetime", "date"), ("builtins", "frozenset"), ("builtins", "set")})

    def __init__(self, file: io.BytesIO, shared: Mapping[str, Any]) -> None:
        super().__init__(file)
        self._shared = shared

    def persistent_load(self, pid: Any) -> Any:
        """The shared value of a key."""
        return self._shared[pid]

    def find_class(self, module: str, name: str) -> Any:
        """A class that only holds data."""
        if (module, name) in self._OTHERS:
            return super().find_class(module, name)
        found = super().find_class(module, name) if module.startswith("handbook.") and "." not in name else None
        if not isinstance(found, type) or not is_dataclass(found) or getattr(found, "__module__", "") != module:
            raise pickle.UnpicklingError(f"not of a result: {module}.{name}")
        return found
