"""A real nginx with a sub-path, whose owner includes our `nginx.conf` in the block of the server."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ports import free_port, wait_for


@contextmanager
def nginx(site: Path, base: str) -> Iterator[str]:
    """Serve a copy of a built site below the path `base`; yields its address."""
    folder = Path(tempfile.mkdtemp(prefix="handbook-nginx-"))
    try:
        folder.chmod(0o755)  # the workers give up root's rights
        shutil.copytree(site, folder / "root" / base.strip("/"))
        port = free_port()
        config = folder / "nginx.conf"
        config.write_text(_config(folder, port, base), encoding="utf-8")
        program = shutil.which("nginx", path="/usr/local/sbin:/usr/sbin:/sbin") or "nginx"
        command = [program, "-c", str(config), "-e", "/dev/stderr"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as server:
            try:
                wait_for(port, server)
                yield f"http://127.0.0.1:{port}{base}"
            finally:
                server.terminate()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _config(folder: Path, port: int, base: str) -> str:
    parts = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    return "\n".join(
        [
            "daemon off;",
            f"pid {folder}/pid;",
            *(["user www-data;"] if os.geteuid() == 0 else []),
            "events {}",
            "http {",
            "  access_log off;",
            *(f"  {part}_temp_path {folder}/{part};" for part in parts),
            "  server {",
            f"    listen 127.0.0.1:{port};",
            f"    root {folder}/root;",
            f"    include {folder}/root{base}nginx.conf;",
            "  }",
            "}",
            "",
        ]
    )
