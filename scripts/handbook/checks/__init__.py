"""Corpus -> Problems. A check is a generator with a Bad and a Good example in its docstring, registered by a decorator.

Codes are never reused: HB1 provenance, HB2 links and structure, HB3 translation, HB4 Thai text, HB5 forms, HB6 book,
HB7 release. Their texts are in messages.yml.
"""

from handbook.checks import (  # noqa: F401 - importing registers the checks
    answers,
    chapter_numbers,
    contact,
    dates,
    enquiry,
    figures,
    files,
    forms,
    identity,
    links,
    pictures,
    private_matter,
    provenance,
    published,
    readings,
    released,
    search_words,
    specimens,
    standing,
    statements,
    structure,
    targets,
    thai_text,
    translation,
    twins,
    words,
)
from handbook.checks.registry import run_checks

__all__ = ["run_checks"]
