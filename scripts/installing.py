"""What the commands need, installed: system packages, `.venv` and Node's packages. Python's standard library alone.

Debian and Ubuntu get what is missing; on macOS and Windows the commands that make no PDF need wheels alone, and for the
others the route is told.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import textwrap
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
IS_WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if IS_WINDOWS else "bin/python")
OLDEST_PYTHON = (3, 11, 2)  # Debian 12's own
SYSTEM_PYTHON = Path("/usr/bin/python3")
USAGE, FAILED = 2, 1
SBIN = "/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin"  # not on everybody's PATH


@dataclass(frozen=True)
class SystemNeed:
    """A requirement of the operating system: how to test for it, and its Debian packages.

    `beside` is a package that Debian does not install beside others of `packages`: its program is unpacked into /opt.
    Without what is `spared` the work is done, too, only slower: not every release of Debian and Ubuntu has it.
    """

    name: str
    is_there: Callable[[], bool]
    packages: tuple[str, ...]
    beside: str = ""
    spared: bool = False


def has_library(*names: str) -> bool:
    """Tell whether the dynamic linker finds this shared library by one of its names."""
    for name in names:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False


# The names that WeasyPrint itself looks for on macOS and Windows (weasyprint/text/ffi.py).
_ELSEWHERE = {
    "pango": ("libpango-1.0.dylib", "libpango-1.0-0", "pango-1.0-0", "libpango-1.0-0.dll"),
    "pangoft2": ("libpangoft2-1.0.dylib", "libpangoft2-1.0-0", "pangoft2-1.0-0", "libpangoft2-1.0-0.dll"),
    "harfbuzz": ("libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0", "libharfbuzz-subset-0.dll"),
}
# WeasyPrint's own list of libraries: https://doc.courtbouillon.org/weasyprint/stable/first_steps.html
BUILD_NEEDS = (
    SystemNeed("venv", lambda: importlib.util.find_spec("ensurepip") is not None, ("python3-venv",)),
    SystemNeed("Pango", lambda: has_library("libpango-1.0.so.0", *_ELSEWHERE["pango"]), ("libpango-1.0-0",)),
    SystemNeed(
        "PangoFT2", lambda: has_library("libpangoft2-1.0.so.0", *_ELSEWHERE["pangoft2"]), ("libpangoft2-1.0-0",)
    ),
    SystemNeed(
        "HarfBuzz subset",
        lambda: has_library("libharfbuzz-subset.so.0", *_ELSEWHERE["harfbuzz"]),
        ("libharfbuzz-subset0",),
    ),
)
_SHELL = "chromium-headless-shell"
_INSTALL = ("apt-get", "install", "-y", "--no-install-recommends")
_SPARED = {True: "ติดตั้งแล้ว · installed", False: "ไม่มี แต่ทำงานต่อได้ · not to be had, and can be spared"}
_UNASKED = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
_BROWSERS = (_SHELL, "chromium", "chromium-browser", "google-chrome", "chrome")
_DRIVER = (("libatomic", "libatomic.so.1", "libatomic1"), ("libstdc++", "libstdc++.so.6", "libstdc++6"))
"""What Playwright's own Node.js loads."""
DRIVER_NEEDS = tuple(SystemNeed(name, partial(has_library, library), (package,)) for name, library, package in _DRIVER)
LINT_NEEDS = (
    SystemNeed("Node.js", lambda: shutil.which("node") is not None, ("nodejs",)),
    SystemNeed("npm", lambda: shutil.which("npm") is not None, ("npm",)),
)
TEST_NEEDS = (
    *LINT_NEEDS,
    SystemNeed("Chromium", lambda: shutil.which("chromium") is not None, ("chromium",)),
    # The same engine without the browser's own windows, which cost as much as our pages: tests/chromium.py.
    SystemNeed("Chromium's shell", lambda: shutil.which(_SHELL) is not None, (_SHELL,), spared=True),
    SystemNeed("Apache", lambda: shutil.which("apache2", path=SBIN) is not None, ("apache2-bin",)),
    SystemNeed("sshd", lambda: shutil.which("sshd", path=SBIN) is not None, ("openssh-server",)),
    SystemNeed("vsftpd", lambda: shutil.which("vsftpd", path=SBIN) is not None, ("vsftpd",)),
    # Debian has one FTP server on a machine; its libraries are installed, its program is unpacked.
    SystemNeed(
        "Pure-FTPd",
        lambda: shutil.which("pure-ftpd", path=SBIN) is not None,
        ("libcap2", "libcrypt1", "libpam0g", "libsodium23", "libssl3"),
        beside="pure-ftpd",
    ),
    SystemNeed("nginx", lambda: shutil.which("nginx", path=SBIN) is not None, ("nginx-light",)),
    SystemNeed(
        "nginx's WebDAV",
        lambda: Path("/usr/lib/nginx/modules/ngx_http_dav_ext_module.so").exists(),
        ("libnginx-mod-http-dav-ext",),
    ),
    SystemNeed("ss", lambda: shutil.which("ss", path=SBIN) is not None, ("iproute2",)),
    SystemNeed("Java", lambda: shutil.which("java") is not None, ("default-jre-headless",)),  # the Nu HTML checker
    SystemNeed("JAXB", lambda: Path("/usr/share/java/jaxb-runtime.jar").exists(), ("libjaxb-java",)),  # veraPDF
    SystemNeed("Poppler", lambda: shutil.which("pdftotext") is not None, ("poppler-utils",)),
    SystemNeed("LibreOffice", lambda: shutil.which("soffice") is not None, ("libreoffice-writer-nogui",)),  # as Word
    SystemNeed("MuPDF", lambda: shutil.which("mutool") is not None, ("mupdf-tools",)),
    *DRIVER_NEEDS,
)


def review_needs() -> tuple[SystemNeed, ...]:
    """What a review needs: its pictures need a driver, where there is a browser that makes them."""
    return (*BUILD_NEEDS, *(DRIVER_NEEDS if any(map(shutil.which, _BROWSERS)) else ()))


def say(text: str) -> None:
    """Print one line and flush, so that a log shows it before the work that follows."""
    print(text, flush=True)


def stop(code: int, thai: str, english: str) -> None:
    """Print in both languages why the work cannot go on, and exit."""
    print(f"{thai}\n{english}", file=sys.stderr, flush=True)
    sys.exit(code)


def run_step(thai: str, english: str, command: list[str], env: dict[str, str] | None = None) -> None:
    """Run a command and print its time; print its output only if it failed."""
    start = time.monotonic()
    say(f"… {thai} · {english}")
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        print(done.stdout[-4000:], file=sys.stderr)
        stop(FAILED, f"ไม่สำเร็จ: {' '.join(command)}", f"failed: {' '.join(command)}")
    what = textwrap.shorten(english, 60, placeholder=" …")  # named, for others may run beside
    say(f"  {time.monotonic() - start:.1f} s: {what}")


def install_system(needs: Iterable[SystemNeed]) -> None:
    """Install the missing Debian packages as root; otherwise print the exact command and exit 2, but not for spared."""
    lacking = [need for need in needs if not need.is_there()]
    missing = [need for need in lacking if not need.spared]
    if missing:
        require_installable(missing)
        _install_needed(missing)
    for need in lacking:
        if need.spared and shutil.which("apt-get") is not None and os.geteuid() == 0:
            say(f"… {need.name}: " + _SPARED[_install_spared(need, is_updated=bool(missing))])


def _install_spared(need: SystemNeed, *, is_updated: bool) -> bool:
    """Whether what can be spared could be installed; a fresh image knows no package before its list is updated."""
    install = [*_INSTALL, *need.packages]
    return _succeeds(install) or (not is_updated and _succeeds(["apt-get", "update"]) and _succeeds(install))


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, env=_UNASKED, capture_output=True, check=False).returncode == 0


def require_installable(needs: Iterable[SystemNeed]) -> None:
    """Exit 2 with the exact command, or the route, if something is missing that cannot be installed from here."""
    missing = [need for need in needs if not need.spared and not need.is_there()]
    if missing and not sys.platform.startswith("linux"):
        _tell_the_route([need.name for need in missing])
    if missing and (shutil.which("apt-get") is None or os.geteuid() != 0):
        install, beside = _asked_of_apt(missing)
        command = " && ".join(
            [
                "sudo apt-get update",
                f"sudo {' '.join(install)}",
                *(f"sudo sh -c '{_unpacking(each)}'" for each in beside),
            ]
        )
        stop(
            USAGE,
            f"เครื่องนี้ยังขาดโปรแกรมของระบบ โปรดสั่งคำสั่งนี้ก่อน แล้วเรียกใหม่:\n    {command}",
            "This machine lacks system packages. Run the command above first, then call again.",
        )


def _asked_of_apt(missing: Iterable[SystemNeed]) -> tuple[list[str], list[str]]:
    """The command that installs what is missing, and the packages that are unpacked beside it."""
    packages = [package for need in missing for package in need.packages]
    return [*_INSTALL, *packages], [need.beside for need in missing if need.beside]


def _install_needed(missing: list[SystemNeed]) -> None:
    install, beside = _asked_of_apt(missing)
    packages = " ".join(install[len(_INSTALL) :])
    run_step("ปรับรายชื่อโปรแกรมของระบบ", "update the system's package list", ["apt-get", "update"], _UNASKED)
    run_step(f"ติดตั้ง {packages}", f"install {packages}", install, _UNASKED)
    for package in beside:
        run_step(f"แตกไฟล์ {package}", f"unpack {package}", ["sh", "-c", _unpacking(package)], _UNASKED)


def _unpacking(package: str) -> str:
    """The command that puts the program of a package of this name beside those that are installed."""
    folder = f"/opt/{package}"
    unpack = f"apt-get download {package} && dpkg-deb --extract {package}_*.deb ."
    return f"mkdir -p {folder} && cd {folder} && {unpack} && ln -sf {folder}/usr/sbin/{package} /usr/local/sbin/"


def _tell_the_route(names: list[str]) -> None:
    """Say what an operating system lacks that has no Debian packages, and how the work gets done all the same; exit."""
    lacks = ", ".join(names)
    brew = "brew install pango harfbuzz\n    " if sys.platform == "darwin" else ""
    stop(
        USAGE,
        f"เครื่องนี้ไม่มี {lacks} ซึ่งคำสั่งนี้ต้องใช้ คำสั่ง check translated answer read-forms ใช้ได้โดยไม่ต้องมี"
        f" ส่วนการสร้าง PDF และการทดสอบ ใช้ทางใดทางหนึ่ง:\n    {brew}devcontainer (.devcontainer) หรือ Debian ใน WSL",
        f"This machine lacks {lacks}, which this command needs; check, translated, answer and read-forms do not."
        " Use the route above: the devcontainer of this repository, or Debian (on Windows in WSL).",
    )


def install_python(*pinned: Path) -> None:
    """Install the packages that files pin into `.venv`, at once, but for files whose mark shows that they are there."""
    if PYTHON.exists() and not _lacking(pinned):
        return
    if not works(PYTHON):
        if VENV.exists():
            shutil.rmtree(VENV)
        python = base_python()[0]  # told, for it may not be the one that was called
        run_step(f"สร้าง .venv ด้วย {python}", f"make .venv with {python}", [python, "-m", "venv", str(VENV)])
    lacking = _lacking(pinned)
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    names = " ".join(str(file.relative_to(ROOT)) for file in lacking)
    run_step(f"ติดตั้งตาม {names}", f"install {names}", [*pip, *(f"--requirement={file}" for file in lacking)])
    for mark, digest in lacking.values():
        mark.write_text(digest)


def _lacking(pinned: Iterable[Path]) -> dict[Path, tuple[Path, str]]:
    """The files of which packages are not there, each with its mark and what the mark is to say."""
    found = {}
    for file in pinned:
        digest = hashlib.sha256(base_python()[1].encode() + file.read_bytes()).hexdigest()
        mark = VENV / f"installed-{file.parent.name}"
        if not mark.exists() or mark.read_text() != digest:
            found[file] = (mark, digest)
    return found


def install_node(folder: Path) -> None:
    """Install the packages of a folder's package-lock.json; do nothing if the mark shows that they are there."""
    digest = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    mark = folder / "node_modules" / "installed"
    if mark.exists() and mark.read_text() == digest:
        return
    name = folder.relative_to(ROOT) / "package-lock.json"
    npm = ["npm", "ci", "--ignore-scripts", "--omit=optional", "--prefix", str(folder)]
    run_step(f"ติดตั้งตาม {name}", f"install {name}", npm)
    mark.write_text(digest)


@cache
def base_python() -> tuple[str, str]:
    """The interpreter of which `.venv` is made, and its version such as `3 11 2`: the one that runs us.

    But one that was compiled on this machine without optimization, as pyenv does, takes a tenth longer to build and a
    quarter longer to test: then it is the system's own, where that is new enough.
    """
    system = "" if is_optimized() else version(SYSTEM_PYTHON, having="ensurepip")
    if system and tuple(map(int, system.split())) >= OLDEST_PYTHON:
        return str(SYSTEM_PYTHON), system
    return sys.executable, " ".join(map(str, sys.version_info[:3]))


def is_optimized() -> bool:
    """Whether the interpreter that runs us was compiled with optimization, or by those who made the system."""
    if not sys.platform.startswith("linux") or Path(sys.base_prefix) in SYSTEM_PYTHON.parents:
        return True
    return "--enable-optimizations" in (sysconfig.get_config_var("CONFIG_ARGS") or "")


def works(python: Path) -> bool:
    """Whether this interpreter has the version that `.venv` is to have: it breaks when Python is upgraded."""
    return version(python, having="pip") == base_python()[1]


def version(python: Path, having: str) -> str:
    """The version of an interpreter that has a module, such as `3 11 2`; empty if there is none."""
    if not python.exists():
        return ""
    ask = f"import sys, {having}; print(*sys.version_info[:3])"
    asked = subprocess.run([str(python), "-c", ask], capture_output=True, text=True, check=False)
    return asked.stdout.strip() if asked.returncode == 0 else ""
