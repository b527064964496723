"""docs/data/published.yml: the pages and the versions of forms that readers have, as a command has recorded them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from handbook.corpus.data import PUBLISHED_NAME
from handbook.corpus.form_specs import FormSpec
from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.corpus.model import Corpus
from handbook.messages import both

_LENGTH = 12  # as in the schema
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


def record_of(corpus: Corpus) -> str:
    """The text of published.yml for what the sources hold now; pages that were there before stay in the list."""
    before = corpus.data.documents.get(PUBLISHED_NAME)
    known = set(before.value["pages"]) if before is not None else set()
    pages = sorted(known | {page.key for page in corpus.pages.values() if page.locale == DEFAULT_LOCALE})
    forms = {spec.id: spec for spec in corpus.nav_forms()}
    lines = [
        *(f"# {text}" for text in both("published.head").values()),
        "pages:",
        *(f"  - {key}" for key in pages),
        "forms:" if forms else "forms: {}",
    ]
    lines += [
        f'  {id}: {{version: "{spec.version}", blanks: "{blanks_print(spec)}"}}' for id, spec in sorted(forms.items())
    ]
    return "\n".join(lines) + "\n"
