"""Sarabun as woff2, subset to the characters of the handbook. The output is reproducible."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from handbook.cache.parcel import Parcel, unpacked
from handbook.cache.store import NO_CACHE, Cache

# Thai; Basic Latin; the punctuation, arrows and symbols that the handbook uses: 34 KB for both weights.
_UNICODES = (
    "U+0020-007E,U+00A0,U+00A7,U+00A9,U+00AB,U+00B0-00B3,U+00B7,U+00BB,U+00BD,U+00D7,U+00E9,U+00F7,U+2009,U+2010-2014,"
    "U+2018-201A,U+201C-201E,U+2022,U+2026,U+202F,U+2032,U+2033,U+2044,U+2190-2193,U+2212,U+2260,U+2264,U+2265,"
    "U+0E00-0E7F,U+25CC,U+200B-200D"
)
# Features for Thai and Latin; fractions and alternates would add 3 KB and are not used.
_FEATURES = "ccmp,locl,mark,mkmk,kern,liga"
FONTS = "assets/fonts"
WEIGHTS = ("Regular", "Bold")
_KIND = "web-fonts"


def written_signs() -> frozenset[str]:
    """Every character of the subset."""
    signs: set[str] = set()
    for part in _UNICODES.removeprefix("U+").split(",U+"):
        first, _, last = part.partition("-")
        signs.update(chr(code) for code in range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(signs)


def font_file(weight: str) -> Path:
    """The full TrueType file of a weight, from the fontpkg-sarabun package."""
    return Path(str(files("fontpkg_sarabun") / "files" / f"Sarabun-{weight}.ttf"))


def make_fonts(folder: Path, cache: Cache = NO_CACHE) -> None:
    """Write `sarabun-regular.woff2` and `sarabun-bold.woff2` into a folder, as they are kept or as they are made."""
    folder.mkdir(parents=True, exist_ok=True)
    targets = {weight: folder / f"sarabun-{weight.lower()}.woff2" for weight in WEIGHTS}
    key = cache.key(_KIND)
    if (kept := cache.find(_KIND, key)) is not None:
        for weight, data in unpacked(kept).files.items():
            targets[weight].write_bytes(data)
        return
    _make_fonts(targets)
    cache.keep(_KIND, key, Parcel({weight: target.read_bytes() for weight, target in targets.items()}).packed())


def _make_fonts(targets: Mapping[str, Path]) -> None:
    from fontTools import subset  # noqa: PLC0415 - `check` needs only the characters

    for weight, target in targets.items():
        options = [
            str(font_file(weight)),
            f"--unicodes={_UNICODES}",
            f"--layout-features={_FEATURES}",
            "--flavor=woff2",
        ]
        subset.main([*options, f"--output-file={target}"])
