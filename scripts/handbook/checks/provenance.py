"""HB1: every mark names a source or a question that exists."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from handbook.authored.settings import CONFIG_NAME
from handbook.checks.registry import check
from handbook.corpus.model import Corpus
from handbook.nearest import use_one, use_or
from handbook.problems import Problem

_FILES = {"source": "sources", "confirm": "confirm", "term": "glossary"}


@check
def check_unknown_source(corpus: Corpus) -> Iterator[Problem]:
    """HB101. A `source:` mark names an id of sources.yml.

    Bad:  [not over 100,000 baht](source:moi-w430)
    Good: [not over 100,000 baht](source:moi-w4300)
    """
    yield from _unknown(corpus, "source", "HB101", corpus.data.sources)
    settings = corpus.settings
    for key, named in ((("contact", "source"), settings.contact.source), (("endorsed_by",), settings.endorsed_by)):
        if named and named not in corpus.data.sources and "sources" not in corpus.data.unread:
            line, column = settings.own_places[key]
            yield Problem(CONFIG_NAME, line, column, "HB101", {"id": named, **use_or(named, corpus.data.sources)})


@check
def check_unknown_confirm(corpus: Corpus) -> Iterator[Problem]:
    """HB102. A `confirm:` mark names an id of confirm.yml.

    Bad:  [number of copies](confirm:copys)
    Good: [number of copies](confirm:copies)
    """
    yield from _unknown(corpus, "confirm", "HB102", corpus.data.questions)


@check
def check_unknown_term(corpus: Corpus) -> Iterator[Problem]:
    """HB105. A `term:` link names a term of glossary.yml.

    Bad:  [TOR](term:torr)
    Good: [TOR](term:terms-of-reference)
    """
    known = [term["id"] for term in corpus.data.tables.get("glossary", {"terms": ()})["terms"]]
    yield from _unknown(corpus, "term", "HB105", known)


@check
def check_empty_mark(corpus: Corpus) -> Iterator[Problem]:
    """HB103. A mark has a text: the words it applies to.

    Bad:  The committee must approve. [](source:sp-w3047)
    Good: [The committee must approve.](source:sp-w3047)
    """
    for page in corpus.pages.values():
        for link in page.links:
            if link.scheme in {"source", "confirm"} and not link.text.strip():
                yield corpus.problem(page, link, "HB103", target=link.target)


@check
def check_unknown_data(corpus: Corpus) -> Iterator[Problem]:
    """HB104. A `/// data` block names data that exists.

    Bad:  /// data | source samut-prakan
    Good: /// data | sources samut-prakan
    """
    for page in corpus.pages.values():
        for block in page.blocks:
            is_unread = block.argument.partition(" ")[0] in corpus.data.unread
            if block.name == "data" and block.argument not in corpus.data.blocks and not is_unread:
                details = {"data": block.argument, **use_one(block.argument, corpus.data.blocks)}
                yield Problem(corpus.shown(page.path), block.line, 1, "HB104", details)


def _unknown(corpus: Corpus, scheme: str, code: str, known: Collection[str]) -> Iterator[Problem]:
    if _FILES[scheme] in corpus.data.unread:
        return
    for page in corpus.pages.values():
        for link in page.links:
            if link.scheme == scheme and link.value not in known:
                yield corpus.problem(page, link, code, id=link.value, **use_or(link.value, known))
