"""Readers at 200 connections while editions are published under them: `[SECONDS]`; errors and requests per second.

Apache and nginx serve the folder to which one publishes. An error is any answer but a whole file of an edition. A
connection that was kept and is closed in place of an answer is opened anew, as browsers do (RFC 9112, section 9.3.1).
"""

from __future__ import annotations

import http.client
import random
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

from hosts.places import There, place
from hosts.web import apache_in_front
from publishing import TARGET, Desk
from small_releases import small_site

_CONNECTIONS = 200


def main(arguments: list[str]) -> int:
    """1 if a reader got an error."""
    seconds = float(arguments[0]) if arguments else 20.0
    bad = 0
    with place("sftp") as there:
        bad += _under_load(there, "nginx", there.address, seconds)
        with apache_in_front(there.base) as address:
            bad += _under_load(there, "apache", address, seconds)
    return int(bad > 0)


def _under_load(there: There, name: str, address: str, seconds: float) -> int:
    """Publish two editions in turn while readers read; returns how many errors they met."""
    sites = small_site(1), small_site(2)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), there.target, there.address, there.variables(TARGET), apart=True)
        desk.release(sites[0])
        desk.publish(*([] if (Path(str(there.folder)) / "_publish").exists() else ["--first"]))
        both = {path: {sites[0][path], sites[1][path]} for path in sites[0].keys() & sites[1].keys() if path[0] != "."}
        both.pop("web.config")
        tally: Counter[str] = Counter()
        end = time.monotonic() + seconds
        readers = [
            threading.Thread(target=_read, args=(address, both, end, tally, number)) for number in range(_CONNECTIONS)
        ]
        for reader in readers:
            reader.start()
        published = 0
        while time.monotonic() < end - 1:
            published += 1
            desk.release(sites[published % 2], f"2569-{published % 2 + 1}")
            desk.publish()
        for reader in readers:
            reader.join()
    errors = sum(tally.values()) - tally["whole"]
    rate = tally["whole"] / seconds
    print(f"{name:7} {_CONNECTIONS} connections, {published} publications, {rate:.0f} requests/s", end=", ")
    print(f"errors {errors} {dict(tally)}")
    return errors


def _read(address: str, files: dict[str, set[bytes]], end: float, tally: Counter[str], number: int) -> None:
    chance = random.Random(number)  # noqa: S311 - which file
    parts = urlsplit(address)
    paths = sorted(files)
    line = http.client.HTTPConnection(parts.netloc, timeout=30)
    fresh = True
    while time.monotonic() < end:
        path = chance.choice(paths)
        try:
            line.request("GET", parts.path + path)
            answer = line.getresponse()
            data = answer.read()
        except (OSError, http.client.HTTPException) as error:
            line.close()
            if fresh or not isinstance(error, ConnectionError):
                tally[type(error).__name__] += 1
            fresh = True
            continue
        fresh = False
        tally["whole" if data in files[path] else f"{answer.status}"] += 1
    line.close()
