"""HB4: the glossary's terms, and characters that the typeface has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from handbook.checks.registry import check, once_a_page
from handbook.corpus.model import Corpus, Page
from handbook.problems import Problem
from handbook.thai.slips import HIDDEN
from handbook.thai.web_fonts import written_signs


@check
def check_discouraged_term(corpus: Corpus) -> Iterator[Problem]:
    """HB401. A page uses the glossary's term, not another word for the same thing.

    Bad:  the median price
    Good: the reference price
    """
    for page in corpus.pages.values():
        for avoided, term in _discouraged_in(_whole(page), corpus, page.locale):
            pattern = re.compile(_as_pattern(avoided, page.locale), re.IGNORECASE)
            for text in page.texts:
                for match in pattern.finditer(text.words) if text.block != "letter" else ():
                    yield corpus.problem(page, text, "HB401", word=match.group(), term=term)
    for path, line, locale, words in _drawn(corpus):
        for avoided, term in _discouraged_in(words.lower(), corpus, locale):
            for match in re.finditer(_as_pattern(avoided, locale), words, re.IGNORECASE):
                yield Problem(path, line, 1, "HB401", {"word": match.group(), "term": term})


@once_a_page
def _whole(page: Page) -> str:
    return "\n".join(text.words for text in page.texts).lower()


@lru_cache(maxsize=4096)
def standing_in(text: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the words that stand anywhere in a text of small letters; kept, as most texts are asked for again."""
    return tuple(word for word in words if word.lower() in text)


@check
def check_missing_sign(corpus: Corpus) -> Iterator[Problem]:
    """HB402. The handbook's typeface has every character of the text.

    Bad:  ☑ ตรวจแล้ว
    Good: ตรวจแล้ว
    """
    known = written_signs() | {"\n", "\t"}
    hidden = re.compile(f"[{HIDDEN}]")  # HB408 tells of these at their own place
    texts = [
        (corpus.shown(page.path), text.line, text.column, text.words)
        for page in corpus.pages.values()
        if _signs(page) - known
        for text in page.texts
    ]
    texts += [(path, line, 1, words) for path, line, _, words in _drawn(corpus)]
    texts += _titles_of_blocks(corpus)
    for path, line, column, words in texts:
        missing = sorted(sign for sign in set(words) - known if not hidden.match(sign))
        if missing:
            shown = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in missing)
            yield Problem(path, line, column, "HB402", {"signs": shown})
    yield from _missing_in_yaml(corpus, known, hidden)


@once_a_page
def _signs(page: Page) -> frozenset[str]:
    return frozenset().union(*(text.words for text in page.texts))


@lru_cache(maxsize=1024)
def _signs_of(text: str) -> frozenset[str]:
    return frozenset(text)


def _titles_of_blocks(corpus: Corpus) -> Iterator[tuple[str, int, int, str]]:
    for page in corpus.pages.values():
        lines = page.body.split("\n")
        for block in page.blocks:
            if block.argument:
                column = lines[block.line - page.first_line].find(block.argument) + 1
                yield corpus.shown(page.path), block.line, column, block.argument


def _missing_in_yaml(corpus: Corpus, known: frozenset[str], hidden: re.Pattern[str]) -> Iterator[Problem]:
    """In titles, data, forms and settings, at the sign itself."""
    for file in corpus.written:
        if not _signs_of(file.text) - known:
            continue
        text = file.text[: file.yaml_end]
        for sign in sorted(set(text) - known):
            at = text.find(sign)
            while at >= 0 and not hidden.match(sign):
                if file.holds_prose(at, at + 1):
                    yield file.problem(at, "HB402", None, signs=f"{sign} (U+{ord(sign):04X})")
                at = text.find(sign, at + 1)


def _drawn(corpus: Corpus) -> Iterator[tuple[str, int, str, str]]:
    """Every text of the drawings in every language: path, line, locale, words; what is the same in both once."""
    for drawing in corpus.drawings:
        for text in drawing.texts:
            by_words = {words: locale for locale, words in text.words.items()}
            yield from ((drawing.path, text.line, locale, words) for words, locale in by_words.items())


def _discouraged(corpus: Corpus, locale: str) -> Iterator[tuple[str, str]]:
    """Each word to avoid in a language, with the one to use."""
    for term in corpus.data.tables.get("glossary", {"terms": ()})["terms"]:
        for word in term.get("avoid", {}).get(locale, ()):
            yield word, term[locale]


def _discouraged_in(text: str, corpus: Corpus, locale: str) -> list[tuple[str, str]]:
    """The same, of words that stand in a text of small letters."""
    discouraged = list(_discouraged(corpus, locale))
    standing = standing_in(text, tuple(avoided for avoided, _ in discouraged))
    return [(avoided, term) for avoided, term in discouraged if avoided in standing]


def _as_pattern(word: str, locale: str) -> str:
    return re.escape(word) if locale == "th" else rf"\b{re.escape(word)}\b"
