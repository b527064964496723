#!/usr/bin/env python3
"""คู่มือ CCTV: คำสั่งเดียวสำหรับทุกงาน · The handbook's one command line.

Needs only Python's standard library: `installing.py` makes `.venv` and installs what is pinned, and this runs
`scripts/handbook`. A second run finds the mark of the first and installs nothing.
"""

from __future__ import annotations

import io
import os
import secrets
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from installing import (
    BUILD_NEEDS,
    FAILED,
    IS_WINDOWS,
    LINT_NEEDS,
    OLDEST_PYTHON,
    PYTHON,
    ROOT,
    TEST_NEEDS,
    USAGE,
    SystemNeed,
    install_node,
    install_python,
    install_system,
    require_installable,
    review_needs,
    say,
    stop,
)

CLOSED = 141  # what a shell reports of a program that SIGPIPE ended


def environment() -> dict[str, str]:
    """The environment in which the package and the tests run."""
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT / "scripts"),
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",  # Material's banner about the engine's future
        "DISABLE_MKDOCS_2_WARNING": "true",  # and ProperDocs'
    }


def with_tests() -> dict[str, str]:
    """The environment in which programs of tests/ run, too."""
    return {**environment(), "PYTHONPATH": f"{ROOT / 'scripts'}{os.pathsep}{ROOT / 'tests'}"}


def hand_over(arguments: list[str], needs: Iterable[SystemNeed]) -> None:
    """Replace this process by the package, run with the pinned interpreter."""
    install_system(needs)
    more = {**dict.fromkeys(PUBLISHES, PUBLISHING), "review": REVIEWING}
    install_python(ROOT / "requirements.txt", *(more[name] for name in arguments[:1] if name in more))
    command = [str(PYTHON), "-m", "handbook", *arguments]
    if IS_WINDOWS:  # where execve goes on in the background
        sys.exit(subprocess.run(command, env=environment(), check=False).returncode)
    os.execve(PYTHON, command, environment())  # noqa: S606 - our own interpreter


PUBLISHING = ROOT / "scripts" / "publish" / "requirements.txt"
PUBLISHES = ("publish", "rollback", "verify", "status")
"""Commands that reach a web host: the first of them installs what PUBLISHING names."""
REVIEWING = ROOT / "scripts" / "review" / "requirements.txt"
"""What drives the browser for the pictures of `review`: the first review installs it. The browser is the machine's."""
WHEELS_ALONE = BUILD_NEEDS[:1]
"""What commands need that make no PDF: Python and its packages, no library of the system."""
# Command of the package -> what `help` says of it, and what it needs.
HANDED_OVER: dict[str, tuple[str, Iterable[SystemNeed]]] = {
    "build": ("ตรวจและสร้างเว็บไซต์กับ PDF ไว้ใน site/ · check and build the site and the PDFs into site/", BUILD_NEEDS),
    "check": ("ตรวจเนื้อหาอย่างเดียว · check the content alone", WHEELS_ALONE),
    "changed-paths": (
        "แสดงไฟล์ที่ต่างจาก COMMIT ว่าเป็นเนื้อหาหรือโปรแกรม · which files differ from COMMIT: content or code",
        WHEELS_ALONE,
    ),
    "freshness": (
        "สิ่งที่ถึงเวลาต้องดู และปฏิทินวันทบทวน · what needs a look, and the dates of reviews as a calendar",
        WHEELS_ALONE,
    ),
    "addresses": ("ตรวจที่อยู่เว็บที่อ้างว่ายังเปิดได้ · see whether cited addresses still lead somewhere", WHEELS_ALONE),
    "review-comment": (
        "ความเห็นของ pull request จาก facts.json ของ review · the comment on a pull request, from a review's facts",
        WHEELS_ALONE,
    ),
    "translated": (
        "บันทึกว่าคำแปลตรงกับข้อความภาษาไทยแล้ว · note that translations follow their Thai text",
        WHEELS_ALONE,
    ),
    "translation-status": (
        "แสดงหัวข้อที่คำแปลยังไม่ตาม และคำไทยที่เปลี่ยน · show which sections are behind, and the Thai words that changed",
        WHEELS_ALONE,
    ),
    "answer": ("แสดงทุกแห่งที่รอคำตอบของคำถาม · show each place that waits for a question", WHEELS_ALONE),
    "published": (
        "บันทึกหน้าและรุ่นของแบบฟอร์มที่เผยแพร่แล้ว · note which pages and versions of forms are published",
        WHEELS_ALONE,
    ),
    "edition": (
        "เป็นการแก้ไขหรือต้องเป็นฉบับใหม่ · whether what changed is a correction or needs an edition",
        WHEELS_ALONE,
    ),
    "new-version": ("ขึ้นรุ่นใหม่ของแบบฟอร์ม เก็บไฟล์รุ่นเดิม · a form's next version, its old files kept", WHEELS_ALONE),
    "take-in": (
        "นำคู่มือฉบับทางการ (Word, PDF) มาวางเทียบกับหน้าที่มี · take in an official handbook beside the present pages",
        WHEELS_ALONE,
    ),
    "start": ("เริ่มคู่มือของจังหวัดอื่นในโฟลเดอร์ใหม่ · begin another province's handbook", WHEELS_ALONE),
    "codes": ("เขียนหน้ารวมรหัสของปัญหา .github/CODES.md · write the pages of codes, .github/CODES.md", WHEELS_ALONE),
    "release": ("ทำชุดไฟล์ของฉบับที่จะเผยแพร่ไว้ใน dist/ · pack the edition to be published into dist/", BUILD_NEEDS),
    "review": (
        "แสดงผลของการแก้ไขต่อสิ่งที่ผู้อ่านเห็น ก่อนและหลัง · what a change does to what readers see, before and after",
        review_needs(),
    ),
    "serve": ("ดูเว็บไซต์ขณะแก้ไข · see the site while editing", BUILD_NEEDS),
    "read-forms": (
        "รวมข้อมูลจากแบบฟอร์มที่กรอกแล้วเป็นตารางเดียว · gather filled forms (PDF, Word, JSON) into one table",
        WHEELS_ALONE,
    ),
    "read-answers": (
        "อ่านคำตอบในหนังสือสอบถามที่ส่งกลับ เป็นตารางและข้อเสนอ · answers of returned letters as a table and a patch",
        WHEELS_ALONE,
    ),
    "publish": ("เผยแพร่ฉบับที่ release สร้างไว้ · publish what release made to a web host", WHEELS_ALONE),
    "rollback": ("เผยแพร่ฉบับก่อนหน้ากลับคืน · publish an earlier edition again", WHEELS_ALONE),
    "verify": ("ตรวจว่าผู้อ่านได้รับไฟล์ตรงกับที่เผยแพร่ · check that readers get what was published", WHEELS_ALONE),
    "status": ("แสดงฉบับที่อยู่บนเว็บโฮสต์ · show what is on the web host", WHEELS_ALONE),
}


def install_for_tests(needs: Iterable[SystemNeed]) -> None:
    """Install what is needed to build and to test: Python's packages beside the system's and Node's."""
    needs = tuple(needs)
    require_installable(needs)
    install_system(BUILD_NEEDS[:1])
    with ThreadPoolExecutor(1) as beside:
        others = beside.submit(_install_others, needs)
        install_python(ROOT / "requirements.txt", PUBLISHING, REVIEWING, ROOT / "tests" / "requirements.txt")
        others.result()


def _install_others(needs: Iterable[SystemNeed]) -> None:
    install_system(needs)
    install_node(ROOT / "tests")


CHANGED = "--changed"
"""`test --changed COMMIT`, for pull requests alone: `test` and `.ci/run` always run everything."""
CONTENT_TESTS = ["tests/content"]


def needed_tests(arguments: list[str]) -> list[str]:
    """The tests of the content if what changed since a commit is content; otherwise none named, which are all."""
    if len(arguments) != 1:
        stop(USAGE, f"{CHANGED} ต้องมี COMMIT หนึ่งรายการ", f"{CHANGED} needs one COMMIT")
    command = [str(PYTHON), "-m", "handbook", "changed-paths", "--kind", "--", *arguments]
    asked = subprocess.run(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True, check=False)
    if (asked.returncode, asked.stdout.strip()) != (0, "content"):
        return []
    return list(CONTENT_TESTS) if (ROOT / CONTENT_TESTS[0]).is_dir() else ["--quick"]  # another province may have none


def lint(_: list[str]) -> None:
    """ตรวจโค้ด: รูปแบบ ชนิดข้อมูล และชั้นของห้อง · check the code: style, types and layers"""
    install_for_tests((*BUILD_NEEDS[:1], *LINT_NEEDS))
    sys.exit(subprocess.run([str(PYTHON), "tests/lint.py"], cwd=ROOT, env=environment(), check=False).returncode)


def test(arguments: list[str]) -> None:
    """ทดสอบทั้งหมด หรือ PATH… (--quick ไม่ใช้เบราว์เซอร์และหนังสือ) · run all tests, or PATH… (--quick: no browser, no books)"""
    install_for_tests((*BUILD_NEEDS, *TEST_NEEDS))
    if arguments[:1] == [CHANGED]:
        arguments = needed_tests(arguments[1:])
    command = [str(PYTHON), "-m", "pytest", *arguments] if arguments else [str(PYTHON), "tests/whole_run.py"]
    if arguments == ["--quick"]:
        command += ["--numprocesses", "2", "--dist", "loadfile"]
    if os.environ.get("GITHUB_ACTIONS") == "true":  # a test that fails prints names and texts of a contributor
        say(f"::stop-commands::{secrets.token_hex(16)}")
    say(f"… {' '.join(command[1:])}")
    env = environment()
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # hundreds of processes would compile the program, two seconds each
    if subprocess.run(command, cwd=ROOT, env=env, check=False).returncode:
        sys.exit(FAILED)


def bench(arguments: list[str]) -> None:
    """วัดความเร็วและขนาด · measure speed and size; without a name, list what can be measured"""
    install_for_tests((*BUILD_NEEDS, *TEST_NEEDS))
    install_node(ROOT / "tests" / "bench")
    command = [str(PYTHON), "-m", "bench", *arguments]
    sys.exit(subprocess.run(command, cwd=ROOT, env=with_tests(), check=False).returncode)


def guide_pictures(_: list[str]) -> None:
    """ทำภาพของคำแนะนำผู้ดูแลคู่มือใหม่ · draw the pictures of the guides in docs/maintain/ anew"""
    install_for_tests((*BUILD_NEEDS, *TEST_NEEDS))
    sys.exit(subprocess.run([str(PYTHON), "-m", "guide_pictures"], cwd=ROOT, env=with_tests(), check=False).returncode)


def show_help(_: list[str]) -> None:
    """แสดงคำสั่งทั้งหมด · show the commands"""
    say("python3 scripts/make.py COMMAND\n")
    own = {name: command.__doc__ for name, command in COMMANDS.items()}
    for name, about in ({name: about for name, (about, _) in HANDED_OVER.items()} | own).items():
        say(f"  {name:11} {about}")
    say("\n  COMMAND --help  แสดงตัวเลือกของคำสั่ง · shows a command's options")


COMMANDS = {"lint": lint, "test": test, "bench": bench, "guide-pictures": guide_pictures, "help": show_help}


def main(arguments: list[str]) -> None:
    """Run the command named by the first argument; exit 2 for an unknown one."""
    if sys.version_info < OLDEST_PYTHON:
        needed = ".".join(map(str, OLDEST_PYTHON))
        stop(USAGE, f"ต้องใช้ Python {needed} ขึ้นไป", f"Python {needed} or newer is needed")
    name, *rest = arguments or ["help"]
    if name in {"-h", "--help"}:
        name = "help"
    if name in HANDED_OVER:
        hand_over([name, *rest], HANDED_OVER[name][1])
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
