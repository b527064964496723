"""Places to publish to on real servers, with nginx in front for readers: `with place("sftp") as there: …`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hosts import configurations
from hosts.account import NAME, give, password
from hosts.keys import certificate, ssh_key
from hosts.revealed import revealed_in_logs
from hosts.server import Server, program
from ports import free_port

KINDS = ("folder", "sftp", "ftp", "ftps", "pure-ftp", "webdav-apache", "webdav-nginx", "s3")
OTHERS = ("ftp-keeping", "ftp-few")
"""A server that renames onto no file, as IIS comes; and vsftpd that takes two connections from an address."""
BASE = "/cctv/"


@dataclass
class There:
    """A place: what stands in targets.yml, the secrets by the ends of their names, what readers see, its server.

    `folder` is what the server keeps and readers see; None on S3. `ports` are those whose lines can be cut.
    """

    base: Path
    kind: str
    folder: Path | None
    address: str
    target: dict[str, Any]
    secrets: dict[str, str] = field(default_factory=dict)
    server: Server | None = None
    ports: list[int] = field(default_factory=list)

    @property
    def hidden(self) -> list[str]:
        """What nobody may read in a log: the password, and on a storage the name of the key."""
        return [value for name, value in self.secrets.items() if name != "USER" or self.kind == "s3"]

    def variables(self, target: str) -> dict[str, str]:
        """The environment variables of a target of this name."""
        return {f"HANDBOOK_{target.upper()}_{name}": value for name, value in self.secrets.items()}


@contextmanager
def place(kind: str) -> Iterator[There]:
    """A place of a kind, with its servers running; all is gone afterwards, and no secret may be in any log."""
    base = Path(tempfile.mkdtemp(prefix="handbook-host-"))
    front = None
    there = None
    try:
        base.chmod(0o755)  # the servers give up root's rights
        if kind == "s3":
            there = _s3(base)
        else:
            folder = base / "www" / "cctv"
            folder.mkdir(parents=True)
            front = web_server(base)
            front.start()
            there = There(base, kind, folder, f"http://127.0.0.1:{front.port}{BASE}", {})
            _MAKERS[kind](there, folder)
        if there.server:
            there.server.start()
        if kind == "s3":
            configurations.make_bucket(there.target, there.secrets)
        yield there
        told = revealed_in_logs(base, there.hidden)
        assert told == [], told
    finally:
        for server in (there.server if there else None, front):
            if server:
                server.kill()
        shutil.rmtree(base, ignore_errors=True)


def web_server(base: Path) -> Server:
    """Nginx that shows base/www."""
    port = free_port()
    config = base / "front.conf"
    config.write_text(configurations.front(base, port), encoding="utf-8")
    return Server([program("nginx"), "-c", str(config)], port, base / "front.log")


def _folder(there: There, folder: Path) -> None:
    there.target = {"kind": "folder", "folder": str(folder), "address": there.address}


def _sftp(there: There, folder: Path) -> None:
    give(folder)
    port = free_port()
    key = ssh_key(there.base / "host_key")
    config = there.base / "sshd.conf"
    config.write_text(configurations.sshd(there.base, port), encoding="utf-8")
    Path("/run/sshd").mkdir(exist_ok=True)  # sshd wants it
    there.server = Server([program("sshd"), "-D", "-e", "-f", str(config)], port, there.base / "sshd.log")
    _logged_in(there, {"kind": "sftp", "port": port, "folder": str(folder), "host_keys": [key]})


def _ftp(there: There, folder: Path) -> None:
    give(folder)
    _vsftpd(there, None)
    _logged_in(there, {"kind": "ftp", "port": there.ports[0], "folder": str(folder), "plain": True})


def _ftp_few(there: There, folder: Path) -> None:
    _ftp(there, folder)
    with (there.base / "vsftpd.conf").open("a", encoding="utf-8") as config:
        config.write("max_per_ip=2\n")


def _ftps(there: There, folder: Path) -> None:
    give(folder)
    key, file = certificate(there.base)
    _vsftpd(there, (key, file))
    _logged_in(there, {"kind": "ftps", "port": there.ports[0], "folder": str(folder), "ca_cert": str(file)})


def _vsftpd(there: There, keys: tuple[Path, Path] | None) -> None:
    port, passive = free_port(), free_port()
    config = there.base / "vsftpd.conf"
    config.write_text(configurations.vsftpd(there.base, port, passive, keys), encoding="utf-8")
    Path("/var/run/vsftpd/empty").mkdir(parents=True, exist_ok=True)
    there.server = Server([program("vsftpd"), str(config)], port, there.base / "vsftpd.log")
    there.ports = [port, *range(passive, passive + configurations.PASSIVE)]


def _pure_ftp(there: There, folder: Path) -> None:
    give(folder)
    port, passive = free_port(), free_port()
    last = passive + configurations.PASSIVE - 1
    bound = ["-S", f"127.0.0.1,{port}", "-p", f"{passive}:{last}", "-g", str(there.base / "pure.pid")]
    command = [program("pure-ftpd"), "-l", "pam", "-H", "-C", "50", "-c", "50", *bound]
    there.server = Server(command, port, there.base / "pure.log")
    there.ports = [port, *range(passive, last + 1)]
    _logged_in(there, {"kind": "ftp", "port": port, "folder": str(folder), "plain": True})


def _ftp_keeping(there: There, folder: Path) -> None:
    port, passive = free_port(), free_port()
    there.secrets = {"USER": NAME, "PASSWORD": "correct-horse-battery"}
    program_text = there.base / "keeping.py"
    program_text.write_text(configurations.KEEPING, encoding="utf-8")
    command = [sys.executable, str(program_text), str(port), str(passive), str(folder), *there.secrets.values()]
    there.server = Server(command, port, there.base / "keeping.log")
    there.ports = [port, *range(passive, passive + configurations.PASSIVE)]
    there.target = {"kind": "ftp", "host": "127.0.0.1", "port": port, "folder": "/", "plain": True}


def _webdav_apache(there: There, folder: Path) -> None:
    shutil.chown(folder, "www-data")
    port = free_port()
    there.secrets = {"USER": NAME, "PASSWORD": "correct-horse-battery"}
    config = there.base / "apache.conf"
    config.write_text(configurations.apache_dav(there.base, folder, port, there.secrets), encoding="utf-8")
    there.server = Server([program("apache2"), "-D", "FOREGROUND", "-f", str(config)], port, there.base / "apache.log")
    _dav(there, port)


def _webdav_nginx(there: There, folder: Path) -> None:
    shutil.chown(folder, "www-data")
    port = free_port()
    there.secrets = {"USER": NAME, "PASSWORD": "correct-horse-battery"}
    config = there.base / "dav.conf"
    config.write_text(configurations.nginx_dav(there.base, folder, port, there.secrets), encoding="utf-8")
    there.server = Server([program("nginx"), "-c", str(config)], port, there.base / "dav.log")
    _dav(there, port)


def _dav(there: There, port: int) -> None:
    there.ports = [port]
    there.target = {"kind": "webdav", "url": f"http://127.0.0.1:{port}{BASE}"}


def _logged_in(there: There, target: dict[str, Any]) -> None:
    there.target = {"host": "127.0.0.1", **target}
    there.secrets = {"USER": NAME, "PASSWORD": password()}
    there.ports = there.ports or [target["port"]]


def _s3(base: Path) -> There:
    secrets = {"USER": "hb-key-7213", "PASSWORD": "correct-horse-battery"}
    port, command = configurations.seaweed(base, secrets)
    target = {"kind": "s3", "endpoint": f"http://127.0.0.1:{port}", "bucket": "cctv", "provider": "SeaweedFS"}
    server = Server(command, port, base / "weed.log", {"HOME": str(base)})
    return There(base, "s3", None, f"http://127.0.0.1:{port}{BASE}", target, secrets, server, [port])


_MAKERS: dict[str, Callable[[There, Path], None]] = {
    "folder": _folder,
    "sftp": _sftp,
    "ftp": _ftp,
    "ftps": _ftps,
    "ftp-few": _ftp_few,
    "pure-ftp": _pure_ftp,
    "ftp-keeping": _ftp_keeping,
    "webdav-apache": _webdav_apache,
    "webdav-nginx": _webdav_nginx,
}
