"""What makes a result: another program, font, dictionary or environment makes others, and nothing else does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from handbooks import ROOT

ASK = "from handbook.cache.machine import made_by; print(made_by())"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home without fonts."""
    return tmp_path_factory.mktemp("home")


def made_by(home: Path, program: Path = ROOT / "scripts", **env: str) -> str:
    asked = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(program), "LANG": "C.UTF-8", **env}
    done = subprocess.run([sys.executable, "-c", ASK], env=asked, capture_output=True, text=True, check=True)
    assert len(done.stdout.strip()) == 64
    return done.stdout


def test_what_makes_results_is_told_alike_each_time_and_wherever_the_program_lies(home: Path, tmp_path: Path) -> None:
    first = made_by(home)
    assert made_by(home, PYTHONHASHSEED="7", TZ="America/Lima") == first
    shutil.copytree(ROOT / "scripts" / "handbook", tmp_path / "handbook")
    assert made_by(home, tmp_path) == first
    module = tmp_path / "handbook" / "nearest.py"
    module.write_text(module.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert made_by(home, tmp_path) != first


def test_another_machine_makes_other_results(home: Path, tmp_path: Path) -> None:
    first = made_by(home)
    for folder in (".fonts", "dictionary"):
        (tmp_path / folder).mkdir()
    fonts = tmp_path / ".fonts" / "x.ttf"
    fonts.write_bytes(b"a font")
    with_font = made_by(tmp_path)
    fonts.write_bytes(b"another font")
    (tmp_path / "dictionary" / "thbrk.tri").write_bytes(b"words")
    others = [
        with_font,
        made_by(tmp_path),
        made_by(home, LANG="th_TH.UTF-8"),
        made_by(home, FONTCONFIG_FILE="/nowhere"),
        made_by(home, LIBTHAI_DICTDIR=str(tmp_path / "dictionary")),
    ]
    assert len({first, *others}) == len(others) + 1
