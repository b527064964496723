"""Word files with changes tracked."""

from __future__ import annotations

import random
from typing import Any

from lxml import etree

from filled.returned_files import Answers, Way, words
from filled.returned_word.filling import Change, Parts, changed, insert, paragraph_of, run_of
from forms.docx.fill_word import W, controls

_COLUMNS = ("name", "delivered", "unit", "count", "price", "total", "kept")


def _tracked(wrap: str, text: str = "t") -> Change:
    def change(tree: Any, _parts: Parts, rng: random.Random, _given: Answers) -> tuple[str, ...]:
        said = words(rng)
        inner = f'<w:r><w:{text} xml:space="preserve">{said}</w:{text}></w:r>'
        insert(paragraph_of(tree, "agency"), f'<w:{wrap} w:id="9" w:author="ก">{inner}</w:{wrap}>')
        return (said,)

    return change


def _tracked_in_blank(tree: Any, _parts: Parts, rng: random.Random, given: Answers) -> tuple[str, ...]:
    said = words(rng)
    content = next(controls(tree, "agency")).find(f"{W}sdtContent")
    old = f'<w:del w:id="9"><w:r><w:delText>{said}</w:delText></w:r></w:del>'
    new = f'<w:ins w:id="10">{run_of(str(given["agency"]))}</w:ins>'
    content[:] = []
    insert(content, old + new)
    return (said,)


def _row_deleted(tree: Any, _parts: Parts, _rng: random.Random, given: Answers) -> tuple[str, ...]:
    row = next(next(controls(tree, "items.name")).iterancestors(f"{W}tr"))
    row.find(f"{W}trPr").append(etree.Element(f"{W}del"))
    return (str(given["items.1.name"]),)


WAYS: dict[str, Way] = {
    "word with an insertion tracked": changed(_tracked("ins"), "HB540"),
    "word with a deletion tracked": changed(_tracked("del", "delText"), "HB540"),
    "word with a move tracked": changed(_tracked("moveFrom"), "HB540"),
    "word with a change tracked in a blank": changed(_tracked_in_blank, "HB540"),
    "word with a row deleted": changed(_row_deleted, "HB540", gone=tuple(f"items.1.{name}" for name in _COLUMNS)),
}
