"""What a machine has in fonts changes nothing: offices have Sarabun installed, and of other outlines."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from handbook.thai.web_fonts import WEIGHTS, font_file
from handbooks import ROOT
from press.pressed import THAI

_PRINT = """
import shutil, sys
from press.pressed import pressed_file
shutil.copy(pressed_file(), sys.argv[1])
"""


def printed(home: Path) -> Path:
    """A page as the press prints it for somebody with this home folder."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "FONTCONFIG_"))}
    environment["PYTHONPATH"] = f"{ROOT / 'scripts'}{os.pathsep}{ROOT / 'tests'}"
    file = home / "small.pdf"
    subprocess.run([sys.executable, "-c", _PRINT, file], env={**environment, "HOME": str(home)}, check=True)
    return file


def test_a_font_of_the_same_name_on_the_machine_changes_no_byte(tmp_path: Path) -> None:
    bare, office = tmp_path / "bare", tmp_path / "office"
    bare.mkdir()
    (office / ".fonts").mkdir(parents=True)
    for weight in WEIGHTS:
        shutil.copy(font_file(weight), office / ".fonts")
    known = subprocess.run(
        ["fc-list", "Sarabun"], env={**os.environ, "HOME": str(office)}, capture_output=True, text=True, check=True
    )
    assert known.stdout.count(str(office)) == len(WEIGHTS)
    files = [printed(home) for home in (bare, office)]
    said = [
        subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout for file in files
    ]
    assert THAI in said[0]
    assert said[1] == said[0]
    assert files[1].read_bytes() == files[0].read_bytes()
