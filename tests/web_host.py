"""A web server of the system with a site below a sub-path, like a province's host."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ports import free_port, wait_for

_PLACES = "/usr/local/sbin:/usr/sbin:/sbin"


@contextmanager
def web_host(
    program: str,
    site: Path,
    base: str,
    write_config: Callable[[Path, int], str],
    options: Callable[[Path], Sequence[str]],
) -> Iterator[str]:
    """Serve a copy of a site below the path `base`; yields its address.

    `write_config` gets the server's folder, in which the site is below `root`, and its port; `options` the file of it.
    """
    folder = Path(tempfile.mkdtemp(prefix=f"handbook-{program}-"))
    try:
        folder.chmod(0o755)  # the server gives up root's rights
        shutil.copytree(site, folder / "root" / base.strip("/"))
        port = free_port()
        config = folder / f"{program}.conf"
        config.write_text(write_config(folder, port), encoding="utf-8")
        command = [shutil.which(program, path=_PLACES) or program, *options(config)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as server:
            try:
                wait_for(port, server)
                yield f"http://127.0.0.1:{port}{base}"
            finally:
                server.terminate()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
