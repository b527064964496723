"""LibreOffice as a second reader of Word files, with a typeface as wide and high as TH SarabunPSK."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont

# Its digits are 362/1000 of the size wide, Sarabun's 550/1000; a line is 1.305 of the size high.
_EM = round(1000 * 550 / 362)
_ABOVE, _BELOW = round(_EM * 0.847), round(_EM * 0.458)
_CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{folder}</dir></fontconfig>
"""


def convert(documents: Iterable[Path], folder: Path) -> None:
    """Write a PDF beside each document; `folder` is for the typeface and LibreOffice's own files."""
    documents = list(documents)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(documents[0].parent),
            *map(str, documents),
        ],
        env=office_environment(folder),
        capture_output=True,
        check=True,
        timeout=120,
    )


def office_environment(folder: Path) -> dict[str, str]:
    """What LibreOffice must know to find the typeface, which is made in this folder."""
    _make_fonts(folder)
    config = folder / "fonts.conf"
    config.write_text(_CONFIG.format(folder=folder), encoding="utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(config), "HOME": str(folder)}


def _make_fonts(folder: Path) -> None:
    """Sarabun, drawn by the same hand, under the other's name and at its size."""
    for weight in ("Regular", "Bold"):
        with TTFont(str(files("fontpkg_sarabun") / "files" / f"Sarabun-{weight}.ttf")) as font:
            font["head"].unitsPerEm = _EM
            lines, system = font["hhea"], font["OS/2"]
            lines.ascent, lines.descent, lines.lineGap = _ABOVE, -_BELOW, 0
            system.sTypoAscender, system.sTypoDescender, system.sTypoLineGap = _ABOVE, -_BELOW, 0
            system.usWinAscent, system.usWinDescent = _ABOVE, _BELOW
            for record in font["name"].names:
                if record.nameID in (1, 16):
                    record.string = "TH SarabunPSK"
                elif record.nameID in (4, 6):
                    record.string = f"THSarabunPSK-{weight}"
            font.save(folder / f"like-{weight}.ttf")
