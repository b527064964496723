"""A line to a server with a delay: everything is handed on a moment later, in both directions.

Listens on 127.0.0.2 at the server's own ports, so that FTP's passive ports lead here, too (EPSV names no address).
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

ADDRESS = "127.0.0.2"
_SERVER = "127.0.0.1"
_PIECE = 65_536


@contextmanager
def delayed(ports: Sequence[int], milliseconds: float) -> Iterator[str]:
    """The address at which the ports answer with this round trip."""
    loop = asyncio.new_event_loop()
    started = threading.Event()

    async def listen() -> None:
        for port in ports:
            await asyncio.start_server(_handler(port, milliseconds / 2000), ADDRESS, port)
        started.set()

    def work() -> None:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(listen())
        loop.run_forever()

    threading.Thread(target=work, daemon=True).start()
    started.wait()
    try:
        yield ADDRESS
    finally:
        loop.call_soon_threadsafe(loop.stop)


def _handler(port: int, seconds: float):  # type: ignore[no-untyped-def]  # noqa: ANN202 - asyncio's own signature
    async def handle(client_in: asyncio.StreamReader, client_out: asyncio.StreamWriter) -> None:
        try:
            server_in, server_out = await asyncio.open_connection(_SERVER, port)
        except OSError:
            client_out.close()
            return
        await asyncio.gather(_pass(client_in, server_out, seconds), _pass(server_in, client_out, seconds))

    return handle


async def _pass(source: asyncio.StreamReader, target: asyncio.StreamWriter, seconds: float) -> None:
    """Hand on each piece a moment after it came; the pieces overlap, so the line is as wide as before."""
    waiting: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
    clock = asyncio.get_running_loop().time

    async def send() -> None:
        while True:
            due, piece = await waiting.get()
            await asyncio.sleep(max(0.0, due - clock()))
            if not piece:
                break
            target.write(piece)
            await target.drain()
        target.close()

    sender = asyncio.create_task(send())
    piece = b"x"
    while piece:
        try:
            piece = await source.read(_PIECE)
        except OSError:
            piece = b""
        waiting.put_nowait((clock() + seconds, piece))
    try:
        await sender
    except OSError:
        return
