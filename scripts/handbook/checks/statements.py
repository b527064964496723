"""HB1, statements: what binds a reader has a source, or is marked as waiting for confirmation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from handbook.checks.registry import check, once_a_page
from handbook.corpus.fillings import ENDORSEMENT
from handbook.corpus.model import Corpus, Page, Text
from handbook.problems import Problem

# It begins where no number goes on, and ends there: a run of digits is read once, not from each of them.
_NUMBER = r"(?<![\d๐-๙])(?<![\d๐-๙][.,])[\d๐-๙]++(?:[.,][\d๐-๙]++)*(?![.,]?[\d๐-๙])"

# What a sentence must not say without a mark. Thai has no full stops: there the unit is a whole paragraph, list item or
# table row. The English translation has the same marks and is checked sentence by sentence.
_KINDS = {
    "money": rf"{_NUMBER}\s*(?:ล้าน)?บาท|{_NUMBER}\s*(?:million\s+)?baht",
    "deadline": rf"{_NUMBER}\s*(?:วัน|เดือน|ปี|ชั่วโมง)(?!ที่)|{_NUMBER}[\s-]*(?:working\s+)?(?:day|month|year|hour)s?\b",
    "copies": rf"{_NUMBER}\s*(?:ชุด|สำเนา)|{_NUMBER}\s*cop(?:y|ies)\b",
    "percentage": rf"ร้อยละ\s*{_NUMBER}|{_NUMBER}\s*(?:%|per\s?cent)",
    "law": rf"มาตรา\s*{_NUMBER}|\b[Ss]ections?\s+{_NUMBER}",
    "duty": r"(?<!ถูก)(?<!ไม่)(?<!มิ)ต้อง(?!การ|สงสัย|หา)|ห้าม"
    r"|\b(?:must|shall|prohibited|(?<!not\s)required\s+to|may\s+not)\b",
}
_PATTERNS = {kind: re.compile(pattern) for kind, pattern in _KINDS.items()}
_END_OF_SENTENCE = re.compile(r"(?<=[.;?!])\s+|\n(?=[A-Z])")
_QUESTION = re.compile(r"หรือไม่|\?|(?:เพียงใด|อย่างไร|เท่าใด|ใดบ้าง)\s*$")


@dataclass(frozen=True)
class Statement:
    """A sentence, whether a part of it has a mark, and its text with the place."""

    words: str
    marked: bool
    text: Text


def statements(page: Page) -> Iterator[Statement]:
    """The statements of a page: not headings, questions, or a letter that is quoted in full."""
    for row, group in groupby(page.texts, key=lambda text: text.row):
        texts = [text for text in group if not text.is_heading and text.block != "letter"]
        if row and texts:
            marked = any(span.is_mark for text in texts for span in text.spans)
            yield from (Statement(_own_words(text), marked, text) for text in texts)
            continue
        for text in texts:
            own = _own_words(text)
            for start, end in _sentences(text.words, page.locale):
                marked = any(span.is_mark and span.start < end and span.end > start for span in text.spans)
                yield Statement(own[start:end], marked, text)


def _sentences(words: str, locale: str) -> Iterator[tuple[int, int]]:
    start = 0
    if locale != "th":
        for end in _END_OF_SENTENCE.finditer(words):
            yield start, end.start()
            start = end.end()
    yield start, len(words)


def _own_words(text: Text) -> str:
    """The words without the names of other parts of the handbook: those state nothing here."""
    words = list(text.words)
    for span in text.spans:
        if not span.is_mark:
            words[span.start : span.end] = " " * (span.end - span.start)
    return "".join(words)


@check
def check_unsourced_statement(corpus: Corpus) -> Iterator[Problem]:
    """HB108. A sum, deadline, count of copies, percentage, section of law or duty has a `source:` or `confirm:` mark.

    Bad:  The report is due within 30 days.
    Good: The report is due [within 30 days](source:moi-w1234).

    Not on pages for editors: what they say of our own tool binds no agency.
    """
    for page in (page for page in corpus.pages.values() if not page.is_for_editors):
        for text, words, sentence in _unsourced(page):
            yield corpus.problem(page, text, "HB108", words=words, sentence=sentence)


@once_a_page
def _unsourced(page: Page) -> list[tuple[Text, str, str]]:
    """What binds and has no mark: the text, the words that bind, and the sentence, cut if it is long."""
    unsourced = []
    for statement in statements(page):
        if statement.marked or _QUESTION.search(statement.words):
            continue
        found = next(filter(None, (pattern.search(statement.words) for pattern in _PATTERNS.values())), None)
        if found:
            shown = " ".join(statement.words.split())
            sentence = shown if len(shown) <= 90 else shown[:87] + "…"
            unsourced.append((statement.text, found.group().strip(), sentence))
    return unsourced


@check
def check_unused_source(corpus: Corpus) -> Iterator[Problem]:
    """HB107. A source of the register is cited by a page or by data that a page shows.

    Bad:  an entry of sources.yml that no [..](source:id) names
    Good: the entry cited, or taken out
    """
    if _is_unknown(corpus):
        return
    used = {value for page in corpus.pages.values() for value in page.targets("source")} | corpus.data.cited
    used |= {corpus.settings.contact.source or "", corpus.settings.endorsed_by or ""}
    yield from _unused(corpus, "sources", set(corpus.data.sources) - used, "HB107")


@check
def check_unused_question(corpus: Corpus) -> Iterator[Problem]:
    """HB109. A question that the office has not answered is used by a statement that waits for its answer.

    Bad:  an item of confirm.yml that no [..](confirm:id) names
    Good: the statement marked, or the item taken out
    """
    if _is_unknown(corpus):
        return
    used = {value for page in corpus.pages.values() for value in page.targets("confirm")}
    if any(link.target == "status:edition" for page in corpus.pages.values() for link in page.links):
        used.add(ENDORSEMENT)
    still_open = {id for id, question in corpus.data.questions.items() if question.answer is None}
    yield from _unused(corpus, "confirm", still_open - used, "HB109")


def _is_unknown(corpus: Corpus) -> bool:
    """Whether a page cannot be read, or not to its end: nobody knows what it cites."""
    return bool(corpus.unread) or any(page.open_end for page in corpus.pages.values())


def _unused(corpus: Corpus, file: str, ids: set[str], code: str) -> Iterator[Problem]:
    for id in sorted(ids):
        path, line, column = corpus.data.places[file, id]
        yield Problem(path, line, column, code, {"id": id})
