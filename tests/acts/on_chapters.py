"""A chapter in the middle: those after it are numbered anew, and so is what other pages call them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from acts.expected import Expected, page_of
from acts.on_pages import NAMED_CHAPTER
from acts.own_text import page
from acts.sources import LANGUAGES, Sources, page_file
from acts.yaml_text import set_value

_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def add_chapter(sources: Sources, rng: Random) -> Iterator[Expected]:
    """A chapter added in the middle, the later ones and what they are called numbered anew."""
    chapters = {sources.meta(key)["chapter"]: key for key in sources.page_keys() if "chapter" in sources.meta(key)}
    before, number = rng.choice(list(pairwise(sorted(chapters)))[1:])
    for key, language in list(sources.each_page()):
        sources.edit(page_file(key, language), _numbered_anew, number)
    for later in sorted(chapters):
        for language in LANGUAGES if later >= number else ():
            sources.edit_meta(chapters[later], language, set_value, ("chapter",), str(later + 1))
    titles = {"": "บทตัวอย่างใหม่", ".en": "A new sample chapter"}
    meta = f"chapter: {number}\n"
    thai, english = (page(language, titles[language], "new-chapter", meta=meta) for language in LANGUAGES)
    sources.add_page("new-chapter", thai, english, chapters[before])
    for language in LANGUAGES:
        yield Expected(page_of("new-chapter", language), titles[language])
        book = f"downloads/cctv-handbook-{'en' if language else 'th'}.pdf"
        yield Expected(book, titles[language], whole=True)
    yield Expected("index.html", f"{str(number).translate(_THAI)} {titles['']}")
    yield Expected("en/index.html", f"{number} {titles['.en']}")
    yield Expected("en/index.html", f"{number + 1} {sources.meta(chapters[number], '.en')['title']}")


def _numbered_anew(text: str, first: int) -> str:
    """The text with every chapter from `first` on called by the next number, in the digits it was written in."""

    def change(found: re.Match[str]) -> str:
        number = int(found["number"])
        if number < first:
            return found.group()
        written = str(number + 1)
        return found["word"] + (written if found["number"].isascii() else written.translate(_THAI))

    return NAMED_CHAPTER.sub(change, text)
