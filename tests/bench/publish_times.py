"""Seconds to publish: `[--site FOLDER] [MILLISECONDS [PLACE…]]`: fresh, same, a page changed, rollback, verify.

Beside lftp and rsync, if they are there. The round trip (30 ms) is that of a line between client and server; readers'
addresses have none. The site has 300 files, with --site it is a built one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from hosts.delay import ADDRESS, delayed
from hosts.keys import ssh_key
from hosts.places import There, place
from publishing import TARGET, Desk
from small_releases import small_site

_KINDS = ("folder", "sftp", "ftp", "ftps", "webdav-apache", "webdav-nginx", "s3")
_PAGES = 270


def main(arguments: list[str]) -> int:
    """Print a line for each place."""
    site = None
    if "--site" in arguments:
        at = arguments.index("--site")
        folder = Path(arguments[at + 1])
        site = {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
        del arguments[at : at + 2]
    milliseconds = float(arguments[0]) if arguments else 30.0
    print(f"{'place':14} {'fresh':>7} {'same':>7} {'a page':>7} {'back':>7} {'verify':>7}  s at {milliseconds:.0f} ms")
    for kind in arguments[1:] or _KINDS:
        with place(kind) as there, delayed(there.ports, milliseconds), tempfile.TemporaryDirectory() as folder_name:
            there.target = _through_the_line(there)
            seconds = _ours(there, Path(folder_name), site or _larger_site())
            print(f"{kind:14} {' '.join(f'{each:7.1f}' for each in seconds)}", flush=True)
            for name, others in _others(there, Path(folder_name)).items():
                print(f"{'  ' + name:14} {' '.join(f'{each:7.1f}' for each in others)}", flush=True)
    return 0


def _through_the_line(there: There) -> dict[str, object]:
    if there.kind == "folder":
        return there.target
    return {
        name: value.replace("127.0.0.1", ADDRESS)
        if isinstance(value, str) and name in {"host", "url", "endpoint"}
        else value
        for name, value in there.target.items()
    }


def _larger_site() -> dict[str, bytes]:
    """A small site with many more pages."""
    site = small_site(1)
    page = site["buying/index.html"]
    return site | {f"more/{number}/index.html": page + b"<!-- %d -->" % number for number in range(_PAGES)}


def _ours(there: There, root: Path, site: dict[str, bytes]) -> list[float]:
    """Seconds of each step with our commands."""
    desk = Desk(root, there.target, there.address, there.variables(TARGET), apart=True)
    page = "buying/index.html" if "buying/index.html" in site else "index.html"
    desk.release(site)
    found = [_timed(lambda: desk.publish("--first")), _timed(desk.publish)]
    (packed,) = (root / "dist").glob("*.zip")
    first = packed.rename(root / packed.name)
    desk.release(site | {page: site[page].replace(b"</body>", b"<!-- changed --></body>")}, "2569-2")
    found += [_timed(desk.publish), _timed(lambda: desk.run("rollback", "--yes", "--zip", str(first)))]
    return [*found, _timed(lambda: desk.run("verify"))]


def _others(there: There, root: Path) -> dict[str, list[float]]:
    """Program -> its seconds for the same site: fresh, nothing changed, a page changed."""
    sent = root / "sent"
    shutil.unpack_archive(next(root.glob("*-site.zip")), sent)
    found = {}
    for name, command in _commands(there, root, sent).items():
        if shutil.which(name):
            steps = [_timed(partial(subprocess.run, command, check=True)) for _ in range(2)]
            (sent / "index.html").write_bytes((sent / "index.html").read_bytes() + name.encode())
            found[name] = [*steps, _timed(partial(subprocess.run, command, check=True))]
    return found


def _commands(there: There, root: Path, sent: Path) -> dict[str, list[str]]:
    if there.folder is None or there.kind not in {"sftp", "ftp"}:
        return {}
    user, port = there.secrets["USER"], there.target["port"]
    key, known = root / "key", root / "known"
    (there.base / "authorized_keys").write_text(ssh_key(key), encoding="ascii")
    if there.kind == "sftp":
        known.write_text(f"[{ADDRESS}]:{port} {there.target['host_keys'][0]}\n", encoding="ascii")
    ssh = f"ssh -a -x -p {port} -i {key} -o UserKnownHostsFile={known} -o BatchMode=yes"
    where = {}
    for name in ("lftp", "rsync"):
        folder = there.folder.with_name(name)
        folder.mkdir()
        os.chown(folder, there.folder.stat().st_uid, there.folder.stat().st_gid)
        where[name] = str(folder)
    if there.kind == "ftp":
        first = f"set ftp:ssl-allow no; open -u {user},{there.secrets['PASSWORD']} -p {port} {ADDRESS}"
    else:
        first = f'set sftp:connect-program "{ssh}"; open -u {user},none -p {port} sftp://{ADDRESS}'
    mirror = f"mirror --reverse --parallel=8 {sent} {where['lftp']}"
    commands = {"lftp": ["lftp", "-c", f"{first}; {mirror}; bye"]}
    if there.kind == "sftp":
        commands["rsync"] = ["rsync", "-a", "-e", ssh, f"{sent}/", f"{user}@{ADDRESS}:{where['rsync']}/"]
    return commands


def _timed(work: Callable[[], object]) -> float:
    start = time.monotonic()
    work()
    return time.monotonic() - start
