"""Random writings that the package and the page's script read differently: there should be none.

Arguments: the seed, then how many writings. Ends with 1 if there is a difference.
"""

from __future__ import annotations

import random
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable

from playwright.sync_api import Page, sync_playwright

from filled.writings import (
    ON_PAGE,
    Case,
    cases,
    load_scripts,
    read_in_browser,
    read_in_package,
    shown_and_read,
)
from handbook.filled.rules import MONTH_NAMES

SEED, COUNT = 2569, 20_000
MOST_TOLD = 40
_BATCH = 5_000  # writings in one call of the browser


def _pieces(text: str) -> list[str]:
    """What stands twice comes twice as often."""
    return text.split("|")


_DIGITS = ("0123456789", "0123456789", "๐๑๒๓๔๕๖๗๘๙", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩")
_SPACES = _pieces("|| | |  |\u00a0|\u2009|\u3000|\u200b|\t|\n|\r\n|\u2028|\ufeff|\u202d|\x85|\x1c")
_DASHES = _pieces("-|-|\u2212|–|—|－|\u2010|\u2011|~")
_POINTS = _pieces(".|.|.|．|,|·|")
_COMMAS = _pieces(",|,|,||| |, |，|.|'|\u00a0|,,")
_BAHT = _pieces("บาท|บาทถ้วน|บาท ถ้วน|ถ้วน|บ.|บ|฿|THB|thb|Baht|BAHT|.-|.–|-|สตางค์|USD")
_ERAS = _pieces("พ.ศ.|พศ|พ. ศ.|พ.ศ|พุทธศักราช|ค.ศ.|คศ.|คริสต์ศักราช|คริสตศักราช|ร.ศ.|ปี|ปี พ.ศ.|B.E.|BE|b. e.|C.E.|AD|A.D.")
_BEFORE = _pieces("วันที่|ที่|วันที่ |ณ วันที่|วันจันทร์ที่|วัน|the ")
_NTH = _pieces("st|nd|rd|th|ND| th|วัน")
_WORDS = _pieces(
    "ไม่มี|-|ไม่ทราบ|ต่อ|โทร.|ext.|หรือ|วัน|เวลา 9.00 น.|e|x|()|#|+|/|=|"
    "😀|5️⃣|½|²|İ|ſ|ß|K|e\u0301|\u0e4d\u0e32|\ud800|\uffff|\x00|ﬁ|ç|Σ"
)
_NAMES = [name for names in MONTH_NAMES for name in names]
_DOTTED = _pieces("ม.ค.|ก.พ.|มี.ค.|เม.ย.|พ.ค.|มิ.ย|ก. ค.|ส.ค|ก.ย.|ต.ค.|พ.ย.|ธ.ค.|Sept.|พฤศจิกา|Movember|พ.ศ.")
_IN_FIGURES = ["/", "/", "-", ".", " ", " / ", *_DASHES]
_IN_WORDS = [" ", " ", "", "-", "/", ", ", ".", *_SPACES]
_KNOWN = [case for case in cases() if case.kind in ON_PAGE]


def main(arguments: list[str]) -> int:
    """Print the differences, then how many writings were read and how many refused."""
    seed, count = (int(value) for value in (*arguments, *map(str, (SEED, COUNT)[len(arguments) :])))
    start = time.monotonic()
    writings = make(seed, count)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        load_scripts(page, "values")
        found = differences(page, writings)
        browser.close()
    for line in found[:MOST_TOLD]:
        print(line)
    kinds = Counter((kind, _sort(read_in_package(kind, text))) for kind, text in writings)
    for kind in ON_PAGE:
        said = ", ".join(f"{number:,} {sort}" for (of, sort), number in sorted(kinds.items()) if of == kind)
        print(f"  {kind:7} {said}")
    print(f"seed {seed}: {len(writings):,} writings, {len(found):,} differences, {time.monotonic() - start:.0f} s")
    return 1 if found else 0


def _sort(read: str) -> str:
    return read.removeprefix("! ") if read.startswith("! ") else "read" if read else "empty"


def make(seed: int, count: int) -> list[tuple[str, str]]:
    """Kinds of blanks and what is written into them: the same for a seed on every machine."""
    chance = random.Random(seed)  # noqa: S311 - the same writings at every run
    return [_one(chance) for _ in range(count)]


def differences(page: Page, writings: list[tuple[str, str]]) -> list[str]:
    """A line for each writing that the readers read differently, or whose value is another once shown or read again."""
    found = []
    for first in range(0, len(writings), _BATCH):
        batch = writings[first : first + _BATCH]
        read = [Case(kind, text, read_in_package(kind, text)) for kind, text in batch]
        there = read_in_browser(page, batch)
        found += [case.told(other) for case, other in zip(read, there, strict=True) if case.read != other]
        values = [(case.kind, case.read) for case in read if not case.read.startswith("! ")]
        for (kind, value), again in zip(values, shown_and_read(page, values), strict=True):
            others = {*again, read_in_package(kind, value)} - {value}
            found += [Case(kind, value, value).told(f"{other} once shown or saved") for other in sorted(others)]
    return found


def _one(chance: random.Random) -> tuple[str, str]:
    """A writing made of pieces, a known one spoilt, or anything."""
    kind = chance.choices(ON_PAGE, (1, 1, 2, 5, 5, 8))[0]
    if chance.random() < 0.3:
        known = chance.choice(_KNOWN)
        return (known.kind if chance.random() < 0.8 else kind), _spoilt(chance, known.text)
    makers: dict[str, Callable[[random.Random], str]] = {"number": _number, "money": _money, "date": _date, "tel": _tel}
    text = makers.get(kind, _words)(chance)
    return kind, _spoilt(chance, text) if chance.random() < 0.2 else text


def _figures(chance: random.Random, text: str) -> str:
    """The same figures in one script, now and then in two."""
    digits = [chance.choice(_DIGITS if chance.random() < 0.1 else _DIGITS[:4]) for _ in range(2)]
    mixed = chance.random() < 0.1
    return "".join(
        digits[mixed and chance.random() < 0.5][int(sign)] if sign in "0123456789" else sign for sign in text
    )


def _spoilt(chance: random.Random, text: str) -> str:
    """A writing with some signs put in, left out, doubled or in capitals."""
    signs = list(text)
    for _ in range(chance.randint(1, 3)):
        place = chance.randint(0, len(signs))
        match chance.randrange(5):
            case 0:
                signs.insert(place, chance.choice([*_SPACES, *_DASHES, *_POINTS, *_WORDS]))
            case 1:
                del signs[place : place + 1]
            case 2:
                signs[place:place] = signs[place : place + 1]
            case 3:
                signs.insert(place, _figures(chance, str(chance.randrange(10))))
            case _:
                signs = list("".join(signs).upper())
    return "".join(signs)


def _number(chance: random.Random) -> str:
    groups = [str(chance.randrange(1000)), *(f"{chance.randrange(1000):03}" for _ in range(chance.randrange(6)))]
    comma = chance.choice(_COMMAS)
    text = groups[0]
    for group in groups[1:]:
        text += (comma if chance.random() < 0.9 else chance.choice(_COMMAS)) + group
    if chance.random() < 0.4:
        text += chance.choice(_POINTS) + str(chance.randrange(10 ** chance.randint(1, 4)))
    sign = chance.choice(["", "", "", "", "+", chance.choice(_DASHES)])
    return chance.choice(_SPACES) + _figures(chance, sign + text) + chance.choice(_SPACES)


def _money(chance: random.Random) -> str:
    parts = [chance.choice(_BAHT)] if chance.random() < 0.2 else []
    parts.append(_number(chance))
    parts += [chance.choice(_BAHT) for _ in range(chance.choice((0, 1, 1, 2)))]
    return chance.choice(_SPACES[:6]).join(parts)


def _date(chance: random.Random) -> str:
    day = chance.choice([str(chance.randint(0, 32)), f"{chance.randint(1, 31):02}"])
    day += chance.choice(_NTH) if chance.random() < 0.1 else ""
    years = ((2560, 2580), (2015, 2040), (1890, 2760), (0, 99))
    year = str(chance.randint(*chance.choice(years)))
    if chance.random() < 0.4:
        month, between = chance.choice([str(chance.randint(0, 13)), f"{chance.randint(1, 12):02}"]), _IN_FIGURES
    else:
        month, between = chance.choice([*_NAMES, *_DOTTED]), _IN_WORDS
    month = chance.choice(["เดือน", "เดือน "]) + month if chance.random() < 0.1 else month
    year = chance.choice(_ERAS) + chance.choice(_SPACES[:6]) + year if chance.random() < 0.25 else year
    orders = ((day, month, year), (month, day, year), (year, month, day), (year, day, month))
    parts = chance.choices(orders, (16, 3, 2, 1))[0]
    one = chance.choice(between)
    text = parts[0] + one + parts[1] + (one if chance.random() < 0.9 else chance.choice(between)) + parts[2]
    before = chance.choice(_BEFORE) + chance.choice(_SPACES[:4]) if chance.random() < 0.15 else ""
    after = chance.choice(_SPACES[:4]) + chance.choice([*_ERAS, *_WORDS]) if chance.random() < 0.15 else ""
    return chance.choice(_SPACES) + before + _figures(chance, text) + after + chance.choice(_SPACES)


def _tel(chance: random.Random) -> str:
    parts = [str(chance.randrange(10 ** chance.randint(1, 4))) for _ in range(chance.randint(0, 4))]
    parts += [chance.choice(_WORDS)] if chance.random() < 0.4 else []
    return _figures(chance, chance.choice([*_SPACES, *_DASHES, "."]).join(parts))


def _words(chance: random.Random) -> str:
    pieces = [*_WORDS, *_NAMES, *_SPACES, *_SPACES, *_BAHT, "\r", "\n"]
    return "".join(chance.choice(pieces) for _ in range(chance.randint(0, 8)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
