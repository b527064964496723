"""HB2, identity: a province's own colours can be read, and its seal can be shown."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator

from handbook.authored.own_colours import LEAST, faintest
from handbook.authored.settings import CONFIG_NAME
from handbook.checks.registry import check
from handbook.corpus.model import Corpus
from handbook.messages import Both, both
from handbook.pictures.make import UndecodedPictureError, strictly_decoded
from handbook.problems import Problem

_KILOBYTES = 300  # every page of the site shows it
_LEAST_DOTS, _MOST_DOTS = 200, 1000  # 30 mm on the cover, sharp
_PROPORTION = 1.5
_SIZE = slice(16, 24)  # where a PNG has its width and height


@check
def check_faint_colour(corpus: Corpus) -> Iterator[Problem]:
    """HB244. The province's own colours have the contrast of text to all that they stand with.

    Bad:  colours: {light: "#c98a00", dark: "#a5d3e4"}
    Good: colours: {light: "#7a4b00", dark: "#a5d3e4"}
    """
    colours = corpus.settings.colours
    for key, colour in (("light", colours.light), ("dark", colours.dark)) if colours else ():
        if faint := faintest(key, colour):
            line, column = corpus.settings.own_places["colours", key]
            what = both(
                f"colour.{key}",
                beside=both(f"colour.{faint.beside}"),
                ratio=f"{math.floor(faint.ratio * 100) / 100:.2f}",
                least=str(LEAST),
            )
            details = {"key": f"colours.{key}", "colour": colour, "better": faint.better, **what}
            yield Problem(CONFIG_NAME, line, column, "HB244", details)


@check
def check_unfit_seal(corpus: Corpus) -> Iterator[Problem]:
    """HB245. The province's seal is a still PNG, nearly square, neither too small for paper nor too heavy for a phone.

    Bad:  seal: images/seal.png, a scan of 4,000 × 3,000 dots
    Good: seal: images/seal.png, 600 × 600 dots
    """
    seal = corpus.settings.seal
    if seal is None:
        return
    if seal not in {file.path for file in corpus.files}:
        fault: Both | None = both("seal.missing", docs=corpus.docs)
    else:
        fault = _seal_fault((corpus.settings.docs_dir / seal).read_bytes())
    if fault is not None:
        line, column = corpus.settings.own_places["seal",]
        yield Problem(CONFIG_NAME, line, column, "HB245", {"file": seal, **fault})


def _seal_fault(data: bytes) -> Both | None:
    if len(data) > _KILOBYTES * 1000:
        return both("seal.heavy", most=_KILOBYTES)
    if len(data) < _SIZE.stop:
        return both("seal.broken")
    width, height = struct.unpack(">II", data[_SIZE])
    shown = {"width": width, "height": height}
    if not _LEAST_DOTS <= min(width, height) <= max(width, height) <= _MOST_DOTS:
        return both("seal.size", **shown, least=_LEAST_DOTS, most=_MOST_DOTS)
    if max(width, height) > min(width, height) * _PROPORTION:
        return both("seal.long", **shown)
    return None if _is_still_picture(data) else both("seal.broken")


def _is_still_picture(data: bytes) -> bool:
    """Whether the whole picture can be read, and is one alone."""
    try:
        with strictly_decoded(data, "png") as picture:
            picture.load()
            return not getattr(picture, "is_animated", False)
    except UndecodedPictureError:
        return False
