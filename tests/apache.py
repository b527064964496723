"""A real Apache with a sub-path, like a province's host; our `.htaccess` sets the headers."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from pathlib import Path

from web_host import web_host

_MODULES = Path("/usr/lib/apache2/modules")
_WANTED = ("mpm_event", "authz_core", "dir", "mime", "headers", "filter", "deflate", "alias")


def apache(site: Path, base: str) -> AbstractContextManager[str]:
    """Serve a copy of a built site below the path `base`; gives its address."""
    return web_host("apache2", site, base, _config, lambda config: ("-f", str(config), "-DFOREGROUND"))


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
