"""A real nginx with a sub-path, whose owner includes our `nginx.conf` in the block of the server."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

from web_host import web_host


def nginx(site: Path, base: str) -> AbstractContextManager[str]:
    """Serve a copy of a built site below the path `base`; gives its address."""
    return web_host(
        "nginx", site, base, partial(_config, base), lambda config: ("-c", str(config), "-e", "/dev/stderr")
    )


def _config(base: str, folder: Path, port: int) -> str:
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
