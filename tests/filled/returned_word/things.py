"""Word files with things that are no words."""

from __future__ import annotations

import random
from typing import Any

from filled.returned_files import Answers, Way
from filled.returned_word.filling import Change, Parts, body_of, changed, insert, paragraph_of


def _thing(text: str) -> Change:
    def change(tree: Any, _parts: Parts, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
        insert(paragraph_of(tree, "agency"), f"<w:r>{text}</w:r>")
        return ()

    return change


def _chunk(tree: Any, _parts: Parts, _rng: random.Random, _given: Answers) -> tuple[str, ...]:
    insert(body_of(tree), '<w:altChunk r:id="rId99"/>', 4)
    return ()


WAYS: dict[str, Way] = {
    "word with a picture": changed(_thing("<w:drawing><a:blip/></w:drawing>"), "HB541"),
    "word with ink": changed(_thing('<w:contentPart r:id="rId98"/>'), "HB541"),
    "word with an object": changed(_thing("<w:object><w:OLEObject/></w:object>"), "HB541"),
    "word with another document": changed(_chunk, "HB541"),
}
