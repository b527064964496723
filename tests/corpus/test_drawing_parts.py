"""What a drawing may hold: the lists fit the style sheet, and a long drawing is read in one go."""

from __future__ import annotations

import time

import pytest

from handbook.corpus.drawing_parts import CLASSES, unfit_parts
from handbooks import ROOT

_SVG = '<svg viewBox="0 0 9 9">{}</svg>'
LONG = {
    "path": '<path d="M' + "1 2 " * 60_000 + '"/>',
    "path of a wrong end": '<path d="M' + "1 2 " * 60_000 + 'x"/>',
    "points": '<polygon points="' + "1,2 " * 60_000 + 'x"/>',
    "digits": '<g x="' + "1" * 300_000 + 'x"/>',
    "shifts": '<g transform="' + "scale(1 2) " * 25_000 + 'x"/>',
    "classes": '<g class="' + "ink " * 60_000 + 'x"/>',
    "elements": "<g/>" * 60_000,
    "attributes": "<g " + " ".join(f'a{number}="1"' for number in range(20_000)) + "/>",
}


def test_classes_are_those_of_the_style_sheet() -> None:
    sheet = (ROOT / "overrides" / "assets" / "stylesheets" / "components.css").read_text(encoding="utf-8")
    known = {line.split()[1].removeprefix(".") for line in sheet.splitlines() if line.startswith(".hb-figure .")}
    assert known == set(CLASSES)


@pytest.mark.parametrize("part", LONG.values(), ids=LONG)
def test_a_long_drawing_takes_no_second(part: str) -> None:
    data = _SVG.format(part).encode()
    start = time.process_time()
    unfit_parts(data)
    assert time.process_time() - start < 1
