"""Binding statements of the Thai pages, counted or drawn by a seed, each with its sources and open questions.

`bench statements` counts; `bench statements SEED N` draws N of them, for a reader who holds each against its source.
A statement is a paragraph, list item or table row that cites a source, carries a mark, or orders something.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from handbook.commands.check import read_sources
from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.corpus.model import Corpus, Page, Text

ROOT = Path(__file__).parents[2]
Statement = tuple[Text, ...]
ORDERS = re.compile("ต้อง|ห้าม|ไม่เกิน|ไม่น้อยกว่า|ภายใน|ให้(?:หน่วยงาน|ยื่น|เสนอ|แจ้ง|รายงาน)")


def main(arguments: list[str]) -> int:
    """Print the counts, or the drawn statements."""
    corpus = read_sources(ROOT)
    found = [(page, one) for page in corpus.nav_pages(DEFAULT_LOCALE) for one in _statements(page)]
    if arguments:
        seed, count = int(arguments[0]), int(arguments[1])
        drawn = random.Random(seed).sample(range(len(found)), min(count, len(found)))  # noqa: S311 - a draw, no secret
        print(*(_shown(corpus, number, *found[at]) for number, at in enumerate(sorted(drawn), 1)), sep="\n\n")
        return 0
    for page in corpus.nav_pages(DEFAULT_LOCALE):
        print(f"{page.key:32} {_counts([one for other, one in found if other is page])}")
    print(f"{'all':32} {_counts([one for _, one in found])}")
    return 0


def _statements(page: Page) -> Iterator[Statement]:
    """Each paragraph and item alone, the cells of a table's row together."""
    texts = (text for text in page.texts if not text.is_heading)
    for _, group in groupby(enumerate(texts), lambda pair: -pair[1].row or pair[0] + 1):
        statement = tuple(text for _, text in group)
        if _marks(statement) or any(ORDERS.search(text.words) for text in statement):
            yield statement


def _marks(statement: Statement) -> list[str]:
    return [span.target for text in statement for span in text.spans if span.is_mark]


def _counts(statements: list[Statement]) -> str:
    sourced = sum(any(mark.startswith("source:") for mark in _marks(one)) for one in statements)
    marked = sum(any(mark.startswith("confirm:") for mark in _marks(one)) for one in statements)
    bare = sum(not _marks(one) for one in statements)
    return f"{len(statements):4} statements, {sourced:4} sourced, {marked:4} marked, {bare:4} neither"


def _shown(corpus: Corpus, number: int, page: Page, statement: Statement) -> str:
    first = statement[0]
    place = f"{number}. {corpus.shown(page.path)}:{first.line} #{first.section} {first.block}".rstrip()
    lines = [place, f"   {' | '.join(text.words for text in statement)}"]
    marks = (
        (text.words[span.start : span.end], span.target) for text in statement for span in text.spans if span.is_mark
    )
    return "\n".join([*lines, *(f"   [{words}] {_about(corpus, target)}" for words, target in marks)])


def _about(corpus: Corpus, target: str) -> str:
    scheme, _, id = target.partition(":")
    if scheme == "confirm":
        question = corpus.data.questions.get(id)
        return f"{target}: {question.ask[DEFAULT_LOCALE]}" if question else target
    source = corpus.data.sources.get(id)
    if source is None:
        return target
    note = source.note[DEFAULT_LOCALE] if source.note else ""
    return f"{target} {source.confidence} {source.seen}: {source.title[DEFAULT_LOCALE]} · {source.url or ''} · {note}"
