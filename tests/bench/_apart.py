"""A network of its own for a benchmark: loopback as slow as a line, and nothing else to be cut or reached."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence

_MARK = "HANDBOOK_BENCH_ALONE"


def alone_on_loopback(arguments: Sequence[str], megabits: int | None = None) -> None:
    """Run this benchmark again in a network namespace whose loopback carries so much; returns once it is in it."""
    if os.environ.get(_MARK):
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # the servers end, too
        return
    steps = ["ip link set lo up"]
    if megabits:
        steps += ["ip link set lo mtu 1500", f"tc qdisc add dev lo root tbf rate {megabits}mbit burst 256kb limit 8mb"]
    script = " && ".join([*steps, 'exec "$@"'])
    command = ["unshare", "-n", "sh", "-c", script, "sh", sys.executable, "-m", "bench", *arguments]
    os.execvpe("unshare", command, {**os.environ, _MARK: "1"})  # noqa: S606 - the same benchmark
