#!/usr/bin/env python3
"""คู่มือ CCTV: คำสั่งเดียวสำหรับทุกงาน · The handbook's one command line.

Needs only Python's standard library: it makes `.venv`, installs what is pinned, and runs `scripts/handbook`. A second
run finds the mark of the first and installs nothing.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import io
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST_PYTHON = (3, 11, 2)  # Debian 12's own
_VERSION = " ".join(map(str, sys.version_info[:3]))  # apt may upgrade the interpreter that runs us
USAGE, FAILED = 2, 1
CLOSED = 141  # what a shell reports of a program that SIGPIPE ended
SBIN = "/usr/local/sbin:/usr/sbin:/sbin"  # not on everybody's PATH


@dataclass(frozen=True)
class SystemNeed:
    """A requirement of the operating system: how to test for it, and its Debian packages."""

    name: str
    is_there: Callable[[], bool]
    packages: tuple[str, ...]


def has_library(name: str) -> bool:
    """Tell whether the dynamic linker finds this shared library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


# WeasyPrint's own list of libraries: https://doc.courtbouillon.org/weasyprint/stable/first_steps.html
BUILD_NEEDS = (
    SystemNeed("venv", lambda: importlib.util.find_spec("ensurepip") is not None, ("python3-venv",)),
    SystemNeed("Pango", lambda: has_library("libpango-1.0.so.0"), ("libpango-1.0-0",)),
    SystemNeed("PangoFT2", lambda: has_library("libpangoft2-1.0.so.0"), ("libpangoft2-1.0-0",)),
    SystemNeed("HarfBuzz subset", lambda: has_library("libharfbuzz-subset.so.0"), ("libharfbuzz-subset0",)),
)
LINT_NEEDS = (
    SystemNeed("Node.js", lambda: shutil.which("node") is not None, ("nodejs",)),
    SystemNeed("npm", lambda: shutil.which("npm") is not None, ("npm",)),
)
TEST_NEEDS = (
    *LINT_NEEDS,
    SystemNeed("Chromium", lambda: shutil.which("chromium") is not None, ("chromium",)),
    SystemNeed("Apache", lambda: shutil.which("apache2", path=SBIN) is not None, ("apache2-bin",)),
    SystemNeed("Java", lambda: shutil.which("java") is not None, ("default-jre-headless",)),  # the Nu HTML checker
    SystemNeed("JAXB", lambda: Path("/usr/share/java/jaxb-runtime.jar").exists(), ("libjaxb-java",)),  # veraPDF
    SystemNeed("Poppler", lambda: shutil.which("pdftotext") is not None, ("poppler-utils",)),
    SystemNeed("LibreOffice", lambda: shutil.which("soffice") is not None, ("libreoffice-writer-nogui",)),  # as Word
    SystemNeed("MuPDF", lambda: shutil.which("mutool") is not None, ("mupdf-tools",)),
    SystemNeed("libatomic", lambda: has_library("libatomic.so.1"), ("libatomic1",)),  # Playwright's own Node.js
    SystemNeed("libstdc++", lambda: has_library("libstdc++.so.6"), ("libstdc++6",)),
)


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
    say(f"  {time.monotonic() - start:.1f} s")


def install_system(needs: Iterable[SystemNeed]) -> None:
    """Install the missing Debian packages as root; otherwise print the exact command and exit 2."""
    packages = [package for need in needs if not need.is_there() for package in need.packages]
    if not packages:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        command = f"sudo apt-get update && sudo {' '.join(install)}"
        stop(
            USAGE,
            f"เครื่องนี้ยังขาดโปรแกรมของระบบ โปรดสั่งคำสั่งนี้ก่อน แล้วเรียกใหม่:\n    {command}",
            "This machine lacks system packages. Run the command above first, then call again.",
        )
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run_step("ปรับรายชื่อโปรแกรมของระบบ", "update the system's package list", ["apt-get", "update"], env)
    run_step("ติดตั้ง " + " ".join(packages), "install " + " ".join(packages), install, env)


def install_python(requirements: Path) -> None:
    """Install the packages pinned in a file into `.venv`; do nothing if the mark shows that they are there."""
    digest = hashlib.sha256(_VERSION.encode() + requirements.read_bytes())
    mark = VENV / f"installed-{requirements.parent.name}"
    if PYTHON.exists() and mark.exists() and mark.read_text() == digest.hexdigest():
        return
    if not works(PYTHON):
        if VENV.exists():
            shutil.rmtree(VENV)
        run_step("สร้าง .venv", "make .venv", [sys.executable, "-m", "venv", str(VENV)])
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    name = requirements.relative_to(ROOT)
    run_step(f"ติดตั้งตาม {name}", f"install {name}", [*pip, "-r", str(requirements)])
    mark.write_text(digest.hexdigest())


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


def works(python: Path) -> bool:
    """Tell whether this interpreter exists and has the version that runs us: .venv breaks when Python is upgraded."""
    if not python.exists():
        return False
    asked = subprocess.run(
        [str(python), "-c", "import sys, pip; print(*sys.version_info[:3])"],
        capture_output=True,
        text=True,
        check=False,
    )
    return asked.returncode == 0 and asked.stdout.strip() == _VERSION


def environment() -> dict[str, str]:
    """The environment in which the package and the tests run."""
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT / "scripts"),
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",  # Material's banner about the engine's future
        "DISABLE_MKDOCS_2_WARNING": "true",  # and ProperDocs'
    }


def hand_over(arguments: list[str], needs: Iterable[SystemNeed] = BUILD_NEEDS) -> None:
    """Replace this process by the package, run with the pinned interpreter."""
    install_system(needs)
    install_python(ROOT / "requirements.txt")
    os.execve(PYTHON, [str(PYTHON), "-m", "handbook", *arguments], environment())  # noqa: S606 - our own interpreter


def build(arguments: list[str]) -> None:
    """ตรวจและสร้างเว็บไซต์กับ PDF ไว้ใน site/ · check and build the site and the PDFs into site/"""
    hand_over(["build", *arguments])


def check(arguments: list[str]) -> None:
    """ตรวจเนื้อหาอย่างเดียว · check the content alone"""
    hand_over(["check", *arguments])


def translated(arguments: list[str]) -> None:
    """บันทึกว่าคำแปลตรงกับข้อความภาษาไทยแล้ว · note that translations follow their Thai text"""
    hand_over(["translated", *arguments])


def codes(arguments: list[str]) -> None:
    """เขียนหน้ารวมรหัสของปัญหา .github/CODES.md · write the pages of codes, .github/CODES.md"""
    hand_over(["codes", *arguments], BUILD_NEEDS[:1])


def serve(arguments: list[str]) -> None:
    """ดูเว็บไซต์ขณะแก้ไข · see the site while editing"""
    hand_over(["serve", *arguments])


def read_forms(arguments: list[str]) -> None:
    """รวมข้อมูลจากแบบฟอร์มที่กรอกแล้วเป็นตารางเดียว · gather filled forms (PDF, Word, JSON) into one table"""
    hand_over(["read-forms", *arguments], BUILD_NEEDS[:1])  # no PDF is made, so only Python is needed


def take_in(arguments: list[str]) -> None:
    """นำคู่มือฉบับทางการ (Word, PDF) มาวางเทียบกับหน้าที่มี · take in an official handbook beside the present pages"""
    hand_over(["take-in", *arguments], BUILD_NEEDS[:1])


def install_for_tests(needs: Iterable[SystemNeed]) -> None:
    """Install what is needed to build and to test."""
    install_system(needs)
    install_python(ROOT / "requirements.txt")
    install_python(ROOT / "tests" / "requirements.txt")
    install_node(ROOT / "tests")


def lint(_: list[str]) -> None:
    """ตรวจโค้ด: รูปแบบ ชนิดข้อมูล และชั้นของห้อง · check the code: style, types and layers"""
    install_for_tests((*BUILD_NEEDS[:1], *LINT_NEEDS))
    sys.exit(subprocess.run([str(PYTHON), "tests/lint.py"], cwd=ROOT, env=environment(), check=False).returncode)


def test(arguments: list[str]) -> None:
    """ทดสอบทั้งหมด หรือ PATH… (--quick ไม่ใช้เบราว์เซอร์และหนังสือ) · run all tests, or PATH… (--quick: no browser, no books)"""
    install_for_tests((*BUILD_NEEDS, *TEST_NEEDS))
    commands = [[str(PYTHON), "-m", "pytest", *arguments]]
    if arguments == ["--quick"]:
        commands[0] += ["--numprocesses", "2", "--dist", "loadfile"]
    elif not arguments:
        # Files in their order: xdist would begin with those that have the most tests, which are the quickest, and leave
        # the slow ones to the end, when one process has nothing left to do.
        side_by_side = ["--numprocesses", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
        commands = [[str(PYTHON), "tests/lint.py"], [*commands[0], *side_by_side]]
    for command in commands:
        say(f"… {' '.join(command[1:])}")
        code = subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode
        if code:
            sys.exit(FAILED)


def bench(arguments: list[str]) -> None:
    """วัดความเร็วและขนาด · measure speed and size; without a name, list what can be measured"""
    install_for_tests((*BUILD_NEEDS, *TEST_NEEDS))
    install_node(ROOT / "tests" / "bench")
    env = {**environment(), "PYTHONPATH": f"{ROOT / 'scripts'}{os.pathsep}{ROOT / 'tests'}"}
    sys.exit(subprocess.run([str(PYTHON), "-m", "bench", *arguments], cwd=ROOT, env=env, check=False).returncode)


def show_help(_: list[str]) -> None:
    """แสดงคำสั่งทั้งหมด · show the commands"""
    say("python3 scripts/make.py COMMAND\n")
    for name, command in COMMANDS.items():
        say(f"  {name:10} {command.__doc__}")
    say("\n  COMMAND --help  แสดงตัวเลือกของคำสั่ง · shows a command's options")


_NAMED = (build, check, translated, codes, serve, read_forms, take_in, lint, test, bench)
COMMANDS = {**{command.__name__.replace("_", "-"): command for command in _NAMED}, "help": show_help}


def main(arguments: list[str]) -> None:
    """Run the command named by the first argument; exit 2 for an unknown one."""
    if sys.version_info < OLDEST_PYTHON:
        needed = ".".join(map(str, OLDEST_PYTHON))
        stop(USAGE, f"ต้องใช้ Python {needed} ขึ้นไป", f"Python {needed} or newer is needed")
    name, *rest = arguments or ["help"]
    if name in {"-h", "--help"}:
        name = "help"
    if name not in COMMANDS:
        show_help([])
        stop(USAGE, f"\nไม่มีคำสั่ง {name}", f"no such command: {name}")
    COMMANDS[name](rest)


def run() -> None:
    """Run `main`, whatever reads its output: a terminal of another encoding, or a pipe that was closed."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        main(sys.argv[1:])
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)  # Python flushes once more at its end
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        sys.exit(CLOSED)


if __name__ == "__main__":
    run()
