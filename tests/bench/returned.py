"""150 filled forms that other programs changed: read right, told, or lost in silence."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from pathlib import Path

from filled.returned_files import Blank, blank_word, losses, read_here
from filled.returned_ways import WAYS
from forms.paper.print_sample import print_sample

COUNT = 150


def main(arguments: list[str]) -> int:
    """Print what is lost, then a line of figures; arguments: how many files, the seed, and how names of ways begin."""
    count, seed, kind = (*arguments, *(str(COUNT), "1", "")[len(arguments) :])
    outcomes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        blanks = [blank_files(Path(folder), locale) for locale in ("th", "en")]
        names = [name for name in WAYS if name.startswith(kind)]
        for number in range(int(count)):
            name = names[number % len(names)]
            rng = random.Random(f"{seed} {number}")  # noqa: S311 - no secret
            returned = WAYS[name](blanks[number // len(names) % 2], rng)
            inbox = Path(folder) / f"{number:03}"
            inbox.mkdir()
            for file, data in returned.files.items():
                (inbox / file).write_bytes(data)
            forms, problems = read_here(inbox)
            lost = list(losses(returned, forms, problems))
            outcomes["lost" if lost else "told" if problems else "right"] += 1
            for each in lost:
                print(f"  {name}: {each}")
    print(
        f"{count} files, {len(names)} ways: " + ", ".join(f"{outcomes[key]} {key}" for key in ("right", "told", "lost"))
    )
    return int(outcomes["lost"] > 0)


def blank_files(folder: Path, locale: str) -> Blank:
    """The blank files of the sample form, printed into a folder."""
    print_sample(folder, locale)
    pdf, printed = (folder / f"everything-{locale}{end}.pdf" for end in ("", "-print"))
    return Blank(pdf.read_bytes(), printed.read_bytes(), blank_word(locale))
