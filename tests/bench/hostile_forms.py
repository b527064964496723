"""Time and memory of read-forms with hostile files: each beside 500 good ones, and 5,000 good ones alone."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench._project import ROOT
from filled.filled_files import ANSWERS, make_json, make_pdf, make_word, spec
from filled.hostile_files import hostile
from handbook.filled.gather import gather
from handbook.filled.table import write_csv, write_xlsx

GOOD, MANY = 500, 5000
_KIB = 1024
_PAUSE = 0.05


def main(arguments: list[str]) -> int:
    """Print a line for each hostile file, and for many good ones; arguments: both numbers, names. 1 if rows differ."""
    if arguments[:1] == ["--read"]:
        return _read([Path(each) for each in arguments[2:]], Path(arguments[1]))
    good, many = (int(arguments[0]), int(arguments[1])) if arguments[1:] else (GOOD, MANY)
    wanted = arguments[2:]
    is_same = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _lay(folder / "good", good)
        print(f"{good} good files alone: {_measured([folder / 'good'], folder / 'alone.csv')}")
        for bad, data, code in hostile():
            if wanted and bad not in wanted:
                continue
            (folder / bad).write_bytes(data)
            alone = _measured([folder / bad], folder / "one.csv")
            beside = _measured([folder / bad, folder / "good"], folder / "both.csv")
            rows = _rows(folder / "both.csv", folder / "good")
            same = rows == _rows(folder / "alone.csv", folder / "good")
            is_same &= same
            print(
                f"  {bad:21} {code} {len(data) / _KIB:5.0f} KB  alone {alone}"
                f"  with {good}: {beside}  rows {'equal' if same else 'DIFFER'}",
                flush=True,
            )
        _lay(folder / "many", many)
        for ending in (".csv", ".xlsx"):
            print(f"{many} good files to {ending}: {_measured([folder / 'many'], folder / f'many{ending}')}")
    return int(not is_same)


def _lay(folder: Path, count: int) -> None:
    folder.mkdir()
    makers = ((make_pdf, ".pdf"), (make_word, ".docx"), (make_json, ".json"))
    for number in range(count):
        make, ending = makers[number % 3]
        (folder / f"{number:04}{ending}").write_bytes(make({**ANSWERS, "agency": f"หน่วยงาน {number}"}))


def _read(paths: list[Path], out: Path) -> int:
    forms, problems = gather(paths, {"everything": spec()}, out, lambda *_: None)
    write = write_csv if out.suffix == ".csv" else write_xlsx
    out.write_bytes(write(forms, problems, "th"))
    return 0


def _rows(table: Path, folder: Path) -> list[bytes]:
    return [line for line in table.read_bytes().splitlines() if line.startswith(str(folder).encode())]


def _measured(paths: list[Path], out: Path) -> str:
    """Seconds, those of processor time, and the most memory that command and children had together (shared once)."""
    command = [sys.executable, "-m", "bench", "hostile_forms", "--read", str(out), *map(str, paths)]
    start, used = time.monotonic(), _processor_time()
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ.copy())
    most = 0
    while process.poll() is None:
        most = max(most, sum(_kilobytes(number) for number in _family(process.pid)))
        time.sleep(_PAUSE)
    if process.returncode:
        raise SystemExit(process.returncode)
    return f"{time.monotonic() - start:5.1f} s ({_processor_time() - used:4.1f} s CPU) {most // _KIB:3} MB"


def _processor_time() -> float:
    """Of all processes that have ended below this one."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _family(root: int) -> Iterator[int]:
    """A process and all below it (Linux)."""
    yield root
    for task in Path(f"/proc/{root}/task").glob("*/children"):
        try:
            kids = task.read_text(encoding="ascii").split()
        except OSError:  # it has ended
            continue
        for kid in kids:
            yield from _family(int(kid))


def _kilobytes(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:  # it has ended
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
