"""A real Apache with a sub-path, like a province's host; our `.htaccess` sets the headers."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ports import free_port, wait_for

_MODULES = Path("/usr/lib/apache2/modules")
_WANTED = ("mpm_event", "authz_core", "dir", "mime", "headers", "filter", "deflate", "alias")


@contextmanager
def apache(site: Path, base: str) -> Iterator[str]:
    """Serve a copy of a built site below the path `base`; yields its address."""
    folder = Path(tempfile.mkdtemp(prefix="handbook-apache-"))
    try:
        folder.chmod(0o755)  # the server gives up root's rights
        shutil.copytree(site, folder / "root" / base.strip("/"))
        port = free_port()
        config = folder / "apache.conf"
        config.write_text(_config(folder, port), encoding="utf-8")
        command = [shutil.which("apache2", path="/usr/local/sbin:/usr/sbin:/sbin") or "apache2", "-f", str(config)]
        with subprocess.Popen([*command, "-DFOREGROUND"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as server:
            try:
                wait_for(port, server)
                yield f"http://127.0.0.1:{port}{base}"
            finally:
                server.terminate()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _config(folder: Path, port: int) -> str:
    user = ["User www-data", "Group www-data"] if os.geteuid() == 0 else []
    return "\n".join(
        [
            f"Listen 127.0.0.1:{port}",
            f'ServerRoot "{folder}"',
            f'PidFile "{folder}/pid"',
            'ErrorLog "/dev/stderr"',
            "ServerName localhost",
            *(f"LoadModule {name}_module {_MODULES}/mod_{name}.so" for name in _WANTED),
            *user,
            "TypesConfig /etc/mime.types" if Path("/etc/mime.types").exists() else "AddType text/html .html",
            "AddType text/css .css",
            "AddType text/javascript .js",
            "AddType image/svg+xml .svg",
            f'DocumentRoot "{folder}/root"',
            "DirectoryIndex index.html",
            f'<Directory "{folder}/root">',
            "  AllowOverride FileInfo",
            "  Require all granted",
            "</Directory>",
            "",
        ]
    )
