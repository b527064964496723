"""Sections of the document beside ours, and open questions beside the sentences that may answer them.

The figures behind the constants: `make.py bench take_in`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from handbook.corpus.form_specs import FORMS_FOLDER
from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.corpus.model import Corpus, Page, Question
from handbook.taken_in.chapters import TakenSection, texts_of
from handbook.taken_in.likeness import Likeness, Phrases, in_common

NEAR = 0.18
"""A section with less likeness has no counterpart among ours."""
ANSWERS = 0.25
"""A sentence with less likeness to a question is not shown beside it."""
_MOST = 3
_OF_PAGE = 0.4
"""How much the likeness to the whole page counts beside that to the section."""
_HEADING = 3
"""A heading counts as often as this among the words."""
_LEAST_WORDS = 60
_REGISTER, _OF_REGISTER = 250, 0.7
"""A section with less text of its own that is filled from data lists many things, and is about few of them."""
_MOST_ROWS = 6
"""Rows of a table that count: the tenth says no more about what it is than the first."""
_LONGEST = 400


@dataclass(frozen=True)
class Ours:
    """A section of the handbook: the page's path and title, the heading's id and text, its words."""

    path: str
    page_title: str
    id: str
    title: str
    words: str
    is_form: bool
    weight: float


@dataclass(frozen=True)
class Match:
    """One of ours beside a section of theirs, how alike they are, and words that both have."""

    ours: Ours
    score: float
    common: tuple[str, ...]


@dataclass(frozen=True)
class Placed:
    """A section of theirs with the nearest chapters' sections of ours, best first, and the nearest form."""

    section: TakenSection
    matches: tuple[Match, ...]
    form: Match | None


@dataclass(frozen=True)
class Answer:
    """A sentence that may answer a question, where it stands, and how alike they are."""

    section: TakenSection
    text: str
    score: float


@dataclass(frozen=True)
class Placing:
    """All that is beside each other, and what of ours has no counterpart."""

    placed: tuple[Placed, ...]
    alone: tuple[Ours, ...]
    answers: tuple[tuple[Question, tuple[Answer, ...]], ...]


def place(sections: Sequence[TakenSection], corpus: Corpus) -> Placing:
    """Put the sections and the questions of a handbook beside those of a document."""
    ours = list(our_sections(corpus))
    pages = sorted({each.path for each in ours})
    of_pages = Likeness([" ".join(each.words for each in ours if each.path == page) for page in pages])
    likeness = Likeness([_weighed(each.title, each.words) for each in ours])
    phrases = Phrases((f"{each.title} {each.words}" for each in ours), likeness)
    placed, reached = [], set[int]()
    for section in sections:
        if not section.blocks:
            continue
        text = _weighed(section.title, _shortened(section))
        page_scores = dict(zip(pages, of_pages.scores(text), strict=True))
        scores = [
            (score + _OF_PAGE * page_scores[each.path]) * each.weight
            for each, score in zip(ours, likeness.scores(text), strict=True)
        ]
        best = sorted((n for n in range(len(ours)) if scores[n] >= NEAR), key=lambda n: (-scores[n], n))
        chapters = [n for n in best if not ours[n].is_form][:_MOST]
        forms = [n for n in best if ours[n].is_form][:1]
        reached.update(chapters)
        said = phrases.within(f"{section.title} {section.words}")
        found = {n: Match(ours[n], scores[n], in_common(said, ours[n].words)) for n in (*chapters, *forms)}
        form = found[forms[0]] if forms else None
        placed.append(Placed(section, tuple(found[n] for n in chapters), form))
    alone = tuple(each for n, each in enumerate(ours) if n not in reached and not each.is_form)
    return Placing(tuple(placed), alone, tuple(_answers(sections, corpus.data.questions.values())))


def our_sections(corpus: Corpus) -> Iterator[Ours]:
    """The sections of the Thai pages in the order of the nav, without those that hold only others."""
    for page in corpus.nav_pages(DEFAULT_LOCALE):
        yield from _sections(page, page.key.startswith(f"{FORMS_FOLDER}/") and page.key != f"{FORMS_FOLDER}/index")


def _sections(page: Page, is_form: bool) -> Iterator[Ours]:
    headings = {heading.id: heading for heading in page.headings if heading.id}
    texts: dict[str, list[str]] = {}
    for text in page.texts:
        if not text.is_heading:
            texts.setdefault(text.section, []).append(text.words)
    for id, words in texts.items():
        heading = headings.get(id)
        joined = " ".join(words)
        if heading is None or len(joined) < _LEAST_WORDS:
            continue
        later = [other.line for other in page.headings if other.line > heading.line]
        is_filled = any(
            block.name == "data" and heading.line < block.line < min(later, default=block.line + 1)
            for block in page.blocks
        )
        weight = _OF_REGISTER if is_filled and len(joined) < _REGISTER else 1.0
        yield Ours(page.path, page.title, id, heading.text, joined, is_form, weight)


def _weighed(title: str, words: str) -> str:
    return " ".join([*[title] * _HEADING, words])


def _shortened(section: TakenSection) -> str:
    """The words of a section with a few rows of each table."""
    texts = []
    for block in section.blocks:
        rows = list(block.iter("tr"))[:_MOST_ROWS] if block.tag == "table" else [block]
        texts += ["".join(row.itertext()) for row in rows]
    return " ".join(texts)


def _answers(
    sections: Sequence[TakenSection], questions: Iterable[Question]
) -> Iterator[tuple[Question, tuple[Answer, ...]]]:
    units = [(section, text) for section in sections for text in sentences(texts_of(section))]
    likeness = Likeness([text for _, text in units])
    headings = Likeness([section.title for section in sections])
    numbers = {section.id: number for number, section in enumerate(sections)}
    for question in questions:
        asked = question.ask[DEFAULT_LOCALE]
        of_headings = headings.scores(asked)
        scores = [
            score + 0.2 * of_headings[numbers[section.id]]
            for (section, _), score in zip(units, likeness.scores(asked), strict=True)
        ]
        best = sorted((n for n in range(len(units)) if scores[n] >= ANSWERS), key=lambda n: (-scores[n], n))
        yield question, tuple(Answer(*units[n], scores[n]) for n in best[:_MOST])


def sentences(texts: Iterable[str]) -> Iterator[str]:
    """Paragraphs as they are if short; long ones in parts that end at a space, since Thai has no full stop."""
    for text in texts:
        words = text.split(" ")
        part = ""
        for word in words:
            if part and len(part) + len(word) > _LONGEST:
                yield part
                part = ""
            part = f"{part} {word}".strip()
        if part:
            yield part
