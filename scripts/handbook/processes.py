"""Work in child processes that send back results: the same work for several keys, or one task in the background.

And limits of time and memory: the libraries that read Markdown know none.
"""

from __future__ import annotations

import gc
import math
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Generic, ParamSpec, TypeVar

from handbook.problems import Problem, ProblemsError

T = TypeVar("T")
P = ParamSpec("P")

CAN_FORK = "fork" in multiprocessing.get_all_start_methods()
"""Whether a process may begin with what ours has loaded; not on Windows."""
_GENTLY = 10
"""Added to the niceness of what nobody waits for."""

_FORK = threading.RLock()
if CAN_FORK:
    os.register_at_fork(before=_FORK.acquire, after_in_parent=_FORK.release, after_in_child=_FORK.release)


def unforked() -> AbstractContextManager[bool]:
    """No process is forked while this lasts: for threads, around work that takes locks, short as it is.

    A forked process has the locks that other threads held, as those of lxml's parsers, and nobody who gives them back.
    """
    return _FORK


def side_by_side(
    work: Callable[[str], T], keys: Iterable[str], *, fresh: bool = False, alone: bool = False
) -> dict[str, T]:
    """Do the work for every key in parallel and return key -> result; changes to memory are lost.

    Processes are forked and share our memory; if `fresh` they start empty, and `work` must be importable. If `alone`,
    little is to be done, and it is done here.
    Raises the problems of all keys, each once, as one ProblemsError, or the first other exception. On systems without
    fork the keys are done one after the other.
    """
    return begin_side_by_side(work, keys, fresh=fresh, alone=alone)()


def begin_side_by_side(
    work: Callable[[str], T], keys: Iterable[str], *, fresh: bool = False, alone: bool = False
) -> Callable[[], dict[str, T]]:
    """The same, but return at once: the function that is returned waits for the results."""
    if fresh or (CAN_FORK and not alone):
        started = [(key, _Process(partial(work, key), fresh=fresh)) for key in keys]
        return lambda: _results((key, process.end()) for key, process in started)
    return lambda: _results((key, _outcome(partial(work, key))) for key in keys)


def _results(outcomes: Iterable[tuple[str, tuple[Exception | None, Any]]]) -> dict[str, Any]:
    ended = list(outcomes)
    failures = [failure for _, (failure, _) in ended if failure is not None]
    with_problems = [failure for failure in failures if isinstance(failure, ProblemsError)]
    for other in failures:
        if other not in with_problems:
            raise other
    if with_problems:
        raise ProblemsError(_each_once(problem for error in with_problems for problem in error.problems))
    return {key: result for key, (_, result) in ended}


def _each_once(problems: Iterable[Problem]) -> Iterable[Problem]:
    """Both languages fall over the same template: what is told of it is equal, and told once."""
    return {(problem, repr(sorted(problem.details.items()))): problem for problem in problems}.values()


@contextmanager
def beside(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Iterator[Callable[[], T]]:
    """Start an importable function in a new process; the yielded function waits for its result or raises its exception.

    If the block ends without asking for the result, the process is stopped.
    """
    process = _Process(partial(work, *args, **kwargs), fresh=not CAN_FORK)
    try:
        yield process.result
    finally:
        process.stop()


class Apart(Generic[T]):
    """A task in a process that can be stopped, with all processes that it has started; `gently` it leaves others first.

    On systems without fork it is done when its result is asked for, and cannot be stopped.
    """

    def __init__(self, work: Callable[[], T], *, gently: bool = False) -> None:
        self._work = work
        self._process = _Process(partial(_in_own_group, work, gently), fresh=False) if CAN_FORK else None

    def result(self) -> T:
        """Wait for the result, or raise the exception: ProcessEndedError if it was stopped."""
        return self._work() if self._process is None else self._process.result()

    def stop(self) -> None:
        """End it, if it has not ended; from any thread."""
        if self._process is not None:
            self._process.stop_group()


def _in_own_group(work: Callable[[], T], gently: bool) -> T:
    os.setpgid(0, 0)
    if gently:
        os.nice(_GENTLY)
    return work()


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in the block once this process has used that much processor time in it.

    Other work on the machine does not count. No limit where the system has no such timer (Windows), and in a thread.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def limit_memory(megabytes: int) -> None:
    """From now on this process raises MemoryError instead of taking more; for a child, as it cannot be undone."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def limit_further_memory(megabytes: int) -> None:
    """The same for what is taken from now on; where the system does not say what is taken (not Linux), no limit."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return
    limit_memory(megabytes + pages * os.sysconf("SC_PAGE_SIZE") // 1_000_000)


def limit_further_time(seconds: int) -> None:
    """The system ends this process once it has used that much more processor time, even within C; not on Windows."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    most = resource.getrlimit(resource.RLIMIT_CPU)[1]
    wanted = math.ceil(time.process_time() + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


class ProcessEndedError(RuntimeError):
    """A process ended without an answer: the system has stopped it."""


class _Process(Generic[T]):
    """A started process, and our end of the pipe on which it answers."""

    def __init__(self, work: Callable[[], T], *, fresh: bool) -> None:
        context: Any = multiprocessing.get_context("spawn" if fresh else "fork")
        self._answer, theirs = context.Pipe(duplex=False)
        self._process = context.Process(target=_send_outcome, args=(work, theirs, None if fresh else self._answer))
        self._process.start()
        theirs.close()  # only the child holds it now: if the child dies, our read ends

    def end(self) -> tuple[Exception | None, Any]:
        """Wait for the end of the work; its exception or its result."""
        try:
            answer = self._answer.recv_bytes()
            outcome: tuple[Exception | None, Any] = pickle.loads(answer)  # noqa: S301 - our own process wrote it
        except EOFError:
            outcome = ProcessEndedError(f"a process ended by itself: {self._process.name}"), None
        self._process.join()
        return outcome

    def result(self) -> T:
        """Wait for the result, or raise the exception."""
        failure, result = self.end()
        if failure is not None:
            raise failure
        done: T = result
        return done

    def stop(self) -> None:
        """End the process, if it has not ended."""
        self._process.terminate()
        self._process.join()
        self._answer.close()

    def stop_group(self) -> None:
        """End the process and its group; another thread may be waiting for its answer, and learns that none comes."""
        if self._process.is_alive() and self._process.pid:
            with suppress(ProcessLookupError, PermissionError):  # it has not yet made its group, or has just ended
                os.killpg(self._process.pid, signal.SIGTERM)
            self._process.terminate()


def _send_outcome(work: Callable[[], object], answer: Connection, others: Connection | None) -> None:
    """Do the work and send its outcome. `others` is the reader's end, which a forked process has too.

    Closed here, it is gone with the parent: what nobody will read must not be waited for.
    """
    if others is not None:
        others.close()
        gc.freeze()  # what was ours stays: to look through it for garbage would copy it
    with suppress(BrokenPipeError):
        answer.send_bytes(pickle.dumps(_outcome(work)))
    answer.close()
    if (
        others is None
    ):  # to free the millions of objects of a book takes seconds; a forked process does not do it either
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)


def _outcome(work: Callable[[], T]) -> tuple[Exception | None, T | None]:
    """The work's exception, or its result."""
    try:
        return None, work()
    except Exception as error:  # noqa: BLE001 - raised again in the parent process
        return error, None
