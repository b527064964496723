"""Apache in front of a place's folder, beside the nginx that each place has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hosts.places import BASE
from hosts.server import Server, program
from ports import free_port

_MODULES = ("mpm_event", "authz_core", "dir", "mime", "headers", "filter", "deflate", "alias", "setenvif")


@contextmanager
def apache_in_front(base: Path) -> Iterator[str]:
    """The address at which Apache shows base/www, as a province's host would: .htaccess rules it."""
    port = free_port()
    config = base / "web.conf"
    config.write_text(
        "\n".join(
            [
                *(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in _MODULES),
                f'ServerRoot "{base}"',
                "ServerName localhost",
                f"Listen 127.0.0.1:{port}",
                "User www-data",
                "Group www-data",
                f"PidFile {base}/web.pid",
                f"ErrorLog {base}/web.err",
                "MaxRequestWorkers 400",
                "ServerLimit 16",
                "KeepAliveTimeout 60",
                "MaxKeepAliveRequests 0",
                "TypesConfig /etc/mime.types" if Path("/etc/mime.types").exists() else "AddType text/html .html",
                f"DocumentRoot {base}/www",
                "DirectoryIndex index.html",
                f"<Directory {base}/www>",
                "  AllowOverride FileInfo",
                "  Require all granted",
                "</Directory>",
                "",
            ]
        ),
        encoding="utf-8",
    )
    server = Server([program("apache2"), "-D", "FOREGROUND", "-f", str(config)], port, base / "web.log")
    server.start()
    try:
        yield f"http://127.0.0.1:{port}{BASE}"
    finally:
        server.kill()
