"""Work for each of a few keys in processes of their own, where the system can fork: they begin with all that is in memory."""

from __future__ import annotations

import multiprocessing
import pickle
from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection


def side_by_side(work: Callable[[str], None], keys: Iterable[str]) -> None:
    """Do the work for every key; what it changes in memory is lost. Raises the first key's exception, if any.

    Where the system cannot fork, one after the other.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        for key in keys:
            work(key)
        return
    context = multiprocessing.get_context("fork")
    started = []
    for key in keys:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_tell, args=(work, key, theirs))
        process.start()
        theirs.close()
        started.append((process, ours))
    failures = []
    for process, ours in started:
        try:
            failures.append(pickle.loads(ours.recv_bytes()))  # noqa: S301 - our own process wrote it
        except EOFError:
            failures.append(RuntimeError(f"a process ended by itself: {process.name}"))
        process.join()
    for failure in filter(None, failures):
        raise failure


def _tell(work: Callable[[str], None], key: str, answer: Connection) -> None:
    """Do the work and send how it ended: nothing, or its exception."""
    try:
        work(key)
        failure = None
    except Exception as error:  # noqa: BLE001 - it is raised again where the work was asked for
        failure = error
    answer.send_bytes(pickle.dumps(failure))
    answer.close()
