"""docs/data/published.yml: the pages, the ids on them that links may name, and the versions of forms that readers have.

A command records them. What was recorded once stays in the lists: links of others lead there.
"""

from __future__ import annotations

import hashlib
import json
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from handbook.corpus.data import PUBLISHED_NAME
from handbook.corpus.form_specs import FormSpec
from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.corpus.model import Corpus
from handbook.messages import both

_LENGTH = 12  # as in the schema
_LINES = textwrap.TextWrapper(116, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)
_LOOKS = {"width", "lines", "weight", "question", "means", "short", "decimals", "autocomplete", "carried"}
"""What may change within a version: a filled form says the same without."""


def blanks_print(spec: FormSpec) -> str:
    """Twelve hex digits over the blanks of a form: names, kinds, limits, options and order, not how large they are."""
    written = json.dumps([_plain(asdict(field)) for field in spec.fields.values()], sort_keys=True)
    return hashlib.sha256(written.encode("utf-8")).hexdigest()[:_LENGTH]


def _plain(field: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in field.items() if name not in _LOOKS}
    return kept | {"columns": list(map(_plain, field["columns"].values())), "options": list(field["options"])}


def next_version(version: str) -> str:
    """`0.1` -> `0.2`."""
    major, _, minor = version.partition(".")
    return f"{major}.{int(minor) + 1}"


def published_ids(corpus: Corpus) -> dict[str, list[str]]:
    """Key of a page -> the ids that readers have, as they are recorded; none before the first record."""
    document = corpus.data.documents.get(PUBLISHED_NAME)
    ids: dict[str, list[str]] = document.value.get("ids", {}) if document is not None else {}
    return ids


def record_of(corpus: Corpus) -> str:
    """The text of published.yml for what the sources hold now; what was there before stays in the lists of pages."""
    before = corpus.data.documents.get(PUBLISHED_NAME)
    known = set(before.value["pages"]) if before is not None else set()
    pages = sorted(known | {page.key for page in corpus.pages.values() if page.locale == DEFAULT_LOCALE})
    forms = {spec.id: spec for spec in corpus.nav_forms()}
    lines = [
        *(f"# {text}" for text in both("published.head").values()),
        "pages:",
        *(f"  - {key}" for key in pages),
        *_record_of_ids(corpus),
        "forms:" if forms else "forms: {}",
    ]
    lines += [
        f'  {id}: {{version: "{spec.version}", blanks: "{blanks_print(spec)}"}}' for id, spec in sorted(forms.items())
    ]
    return "\n".join(lines) + "\n"


def _record_of_ids(corpus: Corpus) -> Iterator[str]:
    """The lines of all ids of each page that is there: those recorded, and those that it has now, in their order."""
    known = published_ids(corpus)
    yield "ids:"
    for page in sorted(corpus.pages.values(), key=lambda page: page.key):
        if page.locale == DEFAULT_LOCALE:
            now = [*(anchor.id for anchor in page.anchors), *sorted(corpus.data_ids(page))]
            written = ", ".join(dict.fromkeys([*known.get(page.key, ()), *now]))
            yield from _LINES.wrap(f"  {page.key}: [{written}]")
