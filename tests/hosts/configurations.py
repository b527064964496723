"""The configuration files of the servers that tests start."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from ports import free_port

PASSIVE = 60  # ports for FTP's data
_DAV_METHODS = "PUT DELETE MKCOL MOVE"

KEEPING = """import os, sys
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.filesystems import AbstractedFS
from pyftpdlib.handlers import FTPHandler
from pyftpdlib.servers import ThreadedFTPServer

class Keeping(AbstractedFS):
    def rename(self, old, new):
        if os.path.lexists(new):
            raise FileExistsError(17, "Cannot create a file when that file already exists.")
        super().rename(old, new)

port, passive, folder, user, password = sys.argv[1:]
FTPHandler.authorizer = DummyAuthorizer()
FTPHandler.authorizer.add_user(user, password, folder, perm="elradfmwMT")
FTPHandler.abstracted_fs = Keeping
FTPHandler.passive_ports = range(int(passive), int(passive) + 60)
ThreadedFTPServer(("127.0.0.1", int(port)), FTPHandler).serve_forever()
"""
"""An FTP server that refuses to rename onto a file: IIS without allowReplaceOnRename."""


def front(base: Path, port: int) -> str:
    """Nginx that shows base/www to readers."""
    return f"""user www-data; worker_processes 1; daemon off; pid {base}/front.pid; error_log {base}/front.err;
events {{ worker_connections 1024; }}
http {{ access_log off; include /etc/nginx/mime.types; default_type application/octet-stream; sendfile on;
 {_temporary(base, "front")}
 server {{ listen 127.0.0.1:{port} backlog=4096; root {base}/www; error_page 404 /cctv/404.html; }}
}}
"""


def sshd(base: Path, port: int) -> str:
    """OpenSSH, for a password or a key in base/authorized_keys."""
    return f"""Port {port}
ListenAddress 127.0.0.1
HostKey {base}/host_key
PidFile {base}/sshd.pid
AuthorizedKeysFile {base}/authorized_keys
StrictModes no
UsePAM yes
PasswordAuthentication yes
KbdInteractiveAuthentication no
Subsystem sftp internal-sftp
MaxStartups 100:30:200
MaxSessions 100
"""


def vsftpd(base: Path, port: int, passive: int, keys: tuple[Path, Path] | None) -> str:
    """Vsftpd as Debian has it, writing allowed; with a key and a certificate it takes encrypted connections alone."""
    plain = f"""listen=YES
listen_address=127.0.0.1
listen_port={port}
background=NO
anonymous_enable=NO
local_enable=YES
write_enable=YES
local_umask=022
pasv_min_port={passive}
pasv_max_port={passive + PASSIVE - 1}
seccomp_sandbox=NO
secure_chroot_dir=/var/run/vsftpd/empty
pam_service_name=vsftpd
xferlog_enable=YES
xferlog_std_format=NO
log_ftp_protocol=YES
vsftpd_log_file={base}/ftp.log
"""
    if keys is None:
        return plain
    return f"""{plain}ssl_enable=YES
rsa_cert_file={keys[1]}
rsa_private_key_file={keys[0]}
force_local_data_ssl=YES
force_local_logins_ssl=YES
require_ssl_reuse=NO
ssl_ciphers=HIGH
"""


def apache_dav(base: Path, folder: Path, port: int, secrets: dict[str, str]) -> str:
    """Apache with WebDAV at /cctv/."""
    digest = base64.b64encode(hashlib.sha1(secrets["PASSWORD"].encode(), usedforsecurity=False).digest()).decode()
    (base / "users").write_text(f"{secrets['USER']}:{{SHA}}{digest}\n", encoding="ascii")
    locks = base / "locks"
    locks.mkdir()
    subprocess.run(["chown", "www-data", str(locks)], check=True)
    modules = (
        *("mpm_event", "authz_core", "authz_user", "authn_core", "authn_file", "auth_basic"),
        *("dav", "dav_fs", "dav_lock", "dir", "mime", "alias", "setenvif"),
    )
    return "\n".join(
        [
            *(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in modules),
            f'ServerRoot "{base}"',
            "ServerName localhost",
            f"Listen 127.0.0.1:{port}",
            "User www-data",
            "Group www-data",
            f"PidFile {base}/apache.pid",
            f"ErrorLog {base}/apache.err",
            f'CustomLog {base}/apache.access "%h %u %r %>s"',
            "TypesConfig /etc/mime.types" if Path("/etc/mime.types").exists() else "AddType text/html .html",
            "DirectoryIndex index.html",
            f"DavLockDB {locks}/db",
            f"Alias /cctv {folder}",
            f"<Directory {folder}>",
            "  AllowOverride FileInfo",
            "</Directory>",
            "<Location /cctv>",
            "  Dav On",
            "  DirectoryIndex disabled",
            "  AuthType Basic",
            "  AuthName cctv",
            f"  AuthUserFile {base}/users",
            "  Require valid-user",
            "</Location>",
            "",
        ]
    )


def nginx_dav(base: Path, folder: Path, port: int, secrets: dict[str, str]) -> str:
    """Nginx with WebDAV at /cctv/; PROPFIND is of the module dav-ext."""
    (base / "users").write_text(f"{secrets['USER']}:{{PLAIN}}{secrets['PASSWORD']}\n", encoding="ascii")
    return f"""load_module /usr/lib/nginx/modules/ngx_http_dav_ext_module.so;
user www-data; worker_processes 1; daemon off; pid {base}/dav.pid; error_log {base}/dav.err;
events {{ worker_connections 1024; }}
http {{ access_log {base}/dav.access; client_max_body_size 200m; {_temporary(base, "dav")}
 server {{ listen 127.0.0.1:{port}; root {folder.parent};
  auth_basic cctv; auth_basic_user_file {base}/users;
  location / {{
   dav_methods {_DAV_METHODS}; dav_ext_methods PROPFIND OPTIONS; create_full_put_path on; dav_access all:r user:rw;
  }}
 }}
}}
"""


def seaweed(base: Path, secrets: dict[str, str]) -> tuple[int, list[str]]:
    """SeaweedFS with S3, readable for everybody: the port, and the command."""
    identities = [
        {
            "name": secrets["USER"],
            "credentials": [{"accessKey": secrets["USER"], "secretKey": secrets["PASSWORD"]}],
            "actions": ["Admin", "Read", "Write", "List", "Tagging"],
        },
        {"name": "anonymous", "actions": ["Read"]},
    ]
    (base / "s3.json").write_text(json.dumps({"identities": identities}), encoding="utf-8")
    (base / "weed").mkdir()
    port = free_port()
    ports = {
        name: free_port()
        for name in (
            "master.port",
            "master.port.grpc",
            "volume.port",
            "volume.port.grpc",
            "filer.port",
            "filer.port.grpc",
        )
    }
    options = [
        *(f"-{name}={number}" for name, number in ports.items()),
        *(f"-dir={base}/weed", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-volume.max=30"),
        *(
            "-master.volumeSizeLimitMB=64",
            "-master.telemetry=false",
            "-s3",
            "-s3.autoCreateBucket=false",
            f"-s3.port={port}",
        ),
        *(f"-s3.config={base}/s3.json", f"-s3.port.grpc={free_port()}"),
    ]
    return port, [str(Path(sys.executable).with_name("weed")), "server", *options]


def make_bucket(target: dict[str, Any], secrets: dict[str, str]) -> None:
    """Make the bucket of a target; waits until the storage takes it."""
    settings = {
        "TYPE": "s3",
        "PROVIDER": "Other",
        "ENDPOINT": target["endpoint"],
        "ACCESS_KEY_ID": secrets["USER"],
        "SECRET_ACCESS_KEY": secrets["PASSWORD"],
        "REGION": "us-east-1",
        "FORCE_PATH_STYLE": "true",
    }
    environment = {f"RCLONE_CONFIG_HOST_{name}": value for name, value in settings.items()}
    command = [str(Path(sys.executable).with_name("rclone")), "mkdir", f"host:{target['bucket']}", "--retries=1"]
    for _ in range(60):
        done = subprocess.run(
            command, env={**os.environ, "RCLONE_CONFIG": "", **environment}, capture_output=True, check=False
        )
        if done.returncode == 0:
            return
        time.sleep(0.5)
    raise RuntimeError(done.stderr.decode())


def _temporary(base: Path, name: str) -> str:
    """Folders for what nginx keeps for a moment, on the same disk as the site: it renames."""
    for kind in ("body", "proxy", "fastcgi", "uwsgi", "scgi"):
        folder = base / f"{name}-{kind}"
        folder.mkdir(exist_ok=True)
        subprocess.run(["chown", "www-data", str(folder)], check=True)
    others = " ".join(f"{kind}_temp_path {base}/{name}-{kind};" for kind in ("proxy", "fastcgi", "uwsgi", "scgi"))
    return f"client_body_temp_path {base}/{name}-body; {others}"
