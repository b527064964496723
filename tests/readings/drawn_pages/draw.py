"""A page drawn at random: pieces right and wrong -> Markdown and the parts to be read."""

from __future__ import annotations

import random
from dataclasses import dataclass

from readings.drawn_pages.faults import FAULTS
from readings.drawn_pages.hand import Hand, Part
from readings.drawn_pages.right import RIGHT


@dataclass(frozen=True)
class Drawn:
    """A page's Markdown, its parts as meant, and the kinds of faults in it."""

    text: str
    parts: list[Part]
    kinds: list[str]


def draw(seed: int, number: int) -> Drawn:
    """The page of this number: some pieces, about one in six of them faulty."""
    chance = random.Random(f"{seed}/{number}")  # noqa: S311 - pages, not secrets
    hand, texts, parts, kinds = Hand(chance), list[str](), list[Part](), list[str]()
    before = ""
    for _ in range(chance.randint(2, 6)):
        if chance.random() < 1 / 6:
            kind = chance.choice(list(FAULTS))
            kinds.append(kind)
            make, name = FAULTS[kind], kind
        else:
            make = chance.choice([piece for piece in RIGHT if not (_is_list(piece.__name__) and _is_list(before))])
            name = make.__name__
        if _is_list(before) and (_is_list(name) or name == "indented-paragraph"):  # it would belong to the item
            texts.append("---")  # neighbouring lists are one
        before = name
        text, meant = make(hand)
        texts.append(text)
        parts += meant
    return Drawn("\n\n".join(texts) + "\n", parts, kinds)


def _is_list(name: str) -> bool:
    return any(word in name for word in ("bullet", "number", "nested", "list", "item", "definition", "quotation"))
