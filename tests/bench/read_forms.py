"""Time to read 500 filled forms of each kind, and of all, into a table: seconds, forms per second, KB."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench._project import ROOT
from filled.filled_files import ANSWERS, make_json, make_pdf, make_word, spec
from handbook.filled.gather import gather
from handbook.filled.table import write_csv, write_xlsx

FORMS = 500
KINDS: dict[str, tuple[Callable[..., bytes], ...]] = {
    ".pdf": (make_pdf,),
    ".docx": (make_word,),
    ".json": (make_json,),
    "all": (make_pdf, make_word, make_json),
}
_ENDINGS: dict[Callable[..., bytes], str] = {make_pdf: ".pdf", make_word: ".docx", make_json: ".json"}


def main(arguments: list[str]) -> None:
    """Print a line for each kind; the first argument is the number of forms."""
    count = int(arguments[0]) if arguments else FORMS
    print("         read s  forms/s  .xlsx s    KB  .csv s    KB")
    with tempfile.TemporaryDirectory() as folder:
        for kind, makers in KINDS.items():
            inbox = Path(folder) / kind
            inbox.mkdir()
            for number in range(count):
                make = makers[number % len(makers)]
                answers = {**ANSWERS, "agency": f"หน่วยงาน {number}"}
                (inbox / f"{number:04}{_ENDINGS[make]}").write_bytes(make(answers))
            start = time.monotonic()
            forms, problems = gather([inbox], {"everything": spec()}, Path("forms.xlsx"), lambda *_: None)
            read = time.monotonic() - start
            tables = [_timed(partial(write, forms, problems, "th")) for write in (write_xlsx, write_csv)]
            sizes = "  ".join(f"{seconds:6.2f} {len(data) / 1000:5.0f}" for seconds, data in tables)
            print(f"  {kind:6} {read:6.2f} {len(forms) / read:8.0f}  {sizes}", flush=True)
    seconds, _ = _timed(_start)
    print(f"  a whole command without a form: {seconds:.2f} s")


def _timed(work: Callable[[], bytes]) -> tuple[float, bytes]:
    start = time.monotonic()
    data = work()
    return time.monotonic() - start, data


def _start() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "handbook", "read-forms", folder, "--out", f"{folder}/x.xlsx"]
        env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "scripts"), os.environ.get("PYTHONPATH", "")])}
        return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=True).stdout
