"""HB25, readings: what is written is what is published. Each page is also read as the builder reads it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial

from handbook.cache.store import Cache
from handbook.checks.links import SCHEMES
from handbook.checks.registry import check
from handbook.corpus.bounded_text import PAGE_SECONDS, endless
from handbook.corpus.locales import LOCALES
from handbook.corpus.model import Block, Corpus, Page
from handbook.corpus.read import FEW_PAGES
from handbook.markup.author import author_parser
from handbook.markup.blocks import BLOCK_NAMES
from handbook.markup.builder import builder
from handbook.messages import both
from handbook.problems import Problem, with_mend
from handbook.processes import begin_side_by_side, time_limit
from handbook.readings.page import Finding, read_twice

_SHOWN = 60
"""Characters of the author's line that a message repeats: authors know their words, not the names of events."""


@check
def check_built_otherwise(corpus: Corpus) -> Iterator[Problem]:
    """HB250. The page that is built has the headings, lists, tables, links, marks and words that its author wrote.

    Bad:  Bring these papers:  and in the next line  - a map
    Good: Bring these papers:  an empty line, then  - a map
    """
    extensions = repr(corpus.settings.markdown_extensions)
    new = {page.body for page in corpus.pages.values()} - {body for told, body in _READ if told == extensions}
    # Begins when it is called: the other checks run meanwhile.
    return _problems(
        corpus, extensions, begin_side_by_side(partial(_read, corpus, new), LOCALES, alone=len(new) < FEW_PAGES)
    )


_READ: dict[tuple[str, str], list[Finding] | None] = {}
"""Extensions and body -> findings, None of a page without end; kept for the preview, which asks again and again."""


_KIND = "readings"


def recall_readings(corpus: Corpus, cache: Cache) -> frozenset[str]:
    """Learn which pages were found to be built as they are written; their names in the cache."""
    recalled = {key: body for key, body in _names(corpus, cache) if cache.find(_KIND, key) is not None}
    extensions = repr(corpus.settings.markdown_extensions)
    _READ.update({(extensions, body): [] for body in recalled.values()})
    return frozenset(recalled)


def keep_readings(corpus: Corpus, cache: Cache, recalled: Collection[str]) -> None:
    """Keep which other pages were found to be built as they are written; no findings."""
    extensions = repr(corpus.settings.markdown_extensions)
    for key, body in _names(corpus, cache):
        if key not in recalled and _READ.get((extensions, body)) == []:
            cache.keep(_KIND, key, b"")


def _names(corpus: Corpus, cache: Cache) -> Iterator[tuple[str, str]]:
    extensions = repr(corpus.settings.markdown_extensions)
    return ((cache.key(_KIND, extensions, page.body), page.body) for page in corpus.pages.values())


def _problems(
    corpus: Corpus, extensions: str, read: Callable[[], dict[str, dict[str, list[Finding] | None]]]
) -> Iterator[Problem]:
    new = {(extensions, body): findings for found in read().values() for body, findings in found.items()}
    bodies = {(extensions, page.body) for page in corpus.pages.values()}
    now = {key: findings for key, findings in {**_READ, **new}.items() if key in bodies}
    _READ.clear()
    _READ.update(now)
    for page in corpus.pages.values():
        findings = now[extensions, page.body]
        if page.open_end:
            yield _open_end(corpus, page)
        if findings is None:
            yield endless(corpus.shown(page.path))
        else:
            yield from (_problem(corpus, page, item) for item in findings if not _is_told_elsewhere(page, item))


def _read(corpus: Corpus, bodies: Collection[str], locale: str) -> dict[str, list[Finding] | None]:
    """The findings of those pages of a language that have these bodies."""
    if not bodies:
        return {}
    author, made = author_parser(), builder(corpus.settings.markdown_extensions)
    found: dict[str, list[Finding] | None] = {}
    for page in corpus.pages.values():
        if page.locale != locale or page.body not in bodies:
            continue
        try:
            with time_limit(PAGE_SECONDS):
                found[page.body] = list(read_twice(page.body, author, made))
        except (TimeoutError, RecursionError):
            found[page.body] = None
            made = builder(corpus.settings.markdown_extensions)  # the other was left in the middle of its work
    return found


def _is_told_elsewhere(page: Page, finding: Finding) -> bool:
    """Whether it follows from a fault that another check tells: of a block, an id, or a scheme (HB209)."""
    line = page.first_line + finding.line
    if page.open_end and line >= page.open_end:
        return True
    if finding.by == "refused":
        return False
    if line in {link.line for link in page.links if link.scheme and link.scheme not in SCHEMES}:
        return True
    faulty = [block.line for block in page.blocks if _is_faulty(block)]
    follows = line in {anchor.line for anchor in page.printed} or bool(faulty and line >= min(faulty))
    return finding.by != "foreign" and follows


def _open_end(corpus: Corpus, page: Page) -> Problem:
    """HB250 for code or a comment that never ends, in place of all that follows from it."""
    line = page.body.split("\n")[page.open_end - page.first_line].strip()
    kind = "open-comment" if line.startswith("<!--") else "open-code"
    parts = {"written": line[:_SHOWN], "signs": line[: len(line) - len(line.lstrip(line[:1]))]}
    texts = with_mend(both(f"reading.{kind}", **parts), both(f"reading.{kind}.mend", **parts))
    return Problem(corpus.shown(page.path), page.open_end, 1, "HB250", texts)


def _is_faulty(block: Block) -> bool:
    """HB219, HB222, HB224 and HB225 tell it."""
    takes_title = BLOCK_NAMES.get(block.name)
    return takes_title is None or not block.closed or not block.well_formed or takes_title != bool(block.argument)


def _problem(corpus: Corpus, page: Page, finding: Finding) -> Problem:
    place = corpus.shown(page.path), page.first_line + finding.line, finding.column
    match finding.by:
        case "lost":
            return Problem(*place, "HB253", {"word": finding.written})
        case "foreign":
            return Problem(*place, "HB254", {"markup": finding.written})
        case "left-over":
            mend = both(f"reading.left-over.{finding.kind}")
            return Problem(*place, "HB251", with_mend({"signs": finding.written}, mend))
        case "refused":
            code = "HB250" if finding.kind == "heading-space" else "HB252"  # nobody means such a space
            key, parts = f"reading.refused.{finding.kind}", {"signs": finding.written}
        case _:
            key, code = f"reading.difference.{finding.kind}", "HB250"
            line = page.body.split("\n")[finding.line].strip()
            parts = {"written": finding.written if finding.kind == "number" else line[:_SHOWN], "built": finding.built}
    return Problem(*place, code, with_mend(both(key, **parts), both(f"{key}.mend")))
