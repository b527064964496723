"""HB2, files: docs/ holds what the handbook uses, each thing in its place, and nothing else would be published."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.checks.registry import check
from handbook.corpus.model import Corpus
from handbook.corpus.stray_files import badly_named, clashing, false_ending, misplaced
from handbook.problems import Problem


@check
def check_misplaced_file(corpus: Corpus) -> Iterator[Problem]:
    """HB237. A file in docs/ is of a kind that the handbook uses, in the folder for that kind.

    Bad:  docs/notes.txt, docs/plan.svg, docs/assets/controls.js
    Good: docs/notes.md, docs/figures/plan.svg
    """
    yield from misplaced(corpus.files, corpus.docs)


@check
def check_bad_file_name(corpus: Corpus) -> Iterator[Problem]:
    """HB221. A file's name is of ASCII words in small letters, joined by hyphens: it becomes the address.

    Bad:  docs/ขั้นตอน.md
    Good: docs/procedure.md
    """
    yield from badly_named(corpus.files, corpus.docs)


@check
def check_clashing_files(corpus: Corpus) -> Iterator[Problem]:
    """HB238. No two files become one address, also where capitals do not count.

    Bad:  docs/sub.md and docs/sub/index.md
    Good: docs/sub/index.md
    """
    yield from clashing(corpus.files, corpus.docs)


@check
def check_false_ending(corpus: Corpus) -> Iterator[Problem]:
    """HB240. A file is of the kind that its ending says.

    Bad:  docs/images/pole.jpg with a photograph in HEIC
    Good: docs/images/pole.jpg saved as JPEG
    """
    yield from false_ending(corpus.files, corpus.docs)
