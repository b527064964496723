"""docs/data/published.yml: the pages, the ids on them that links may name, and the versions of forms that readers have.

A command records them. What was recorded once stays in the lists: links of others lead there.
"""

from __future__ import annotations

import hashlib
import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping
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


def record_of(corpus: Corpus, earlier: Corpus | None = None) -> str:
    """The text of published.yml for what the sources hold now; what was there before stays in the lists of pages.

    With `earlier`, the sources of a release: what they held as well. A form of the same version has their blanks, for
    that is what readers have.
    """
    held = [each for each in (earlier, corpus) if each is not None]
    pages = sorted({key for each in held for key in (*published_pages(each), *_keys(each))})
    lines = [
        *(f"# {text}" for text in both("published.head").values()),
        "pages:",
        *(f"  - {key}" for key in pages),
        *_record_of_ids(corpus, held),
        *_record_of_forms(corpus, earlier),
    ]
    return "\n".join(lines) + "\n"


def unrecorded(corpus: Corpus, earlier: Corpus) -> list[str]:
    """What the sources of a release held or had recorded and this record lacks: `page`, `page#id`, `form 0.1`, sorted.

    Only what the record can hold: ids of pages that are there, and forms that still have the version.
    """
    recorded = document.value["forms"] if (document := corpus.data.documents.get(PUBLISHED_NAME)) is not None else {}
    ids, known = published_ids(corpus), set(published_pages(corpus))
    found = [key for key in (*published_pages(earlier), *_keys(earlier)) if key not in known]
    for key in _keys(corpus):
        found += [f"{key}#{id}" for id in _ids_of(earlier, key) if id not in ids.get(key, ())]
    for id, entry in _forms_of(corpus, earlier).items():
        if recorded.get(id) != entry:
            found.append(f"{id} {entry['version']}")
    return sorted(set(found))


def published_pages(corpus: Corpus) -> list[str]:
    """The keys of pages that readers have, as they are recorded."""
    document = corpus.data.documents.get(PUBLISHED_NAME)
    return list(document.value["pages"]) if document is not None else []


def _keys(corpus: Corpus) -> list[str]:
    return sorted(page.key for page in corpus.pages.values() if page.locale == DEFAULT_LOCALE)


def _ids_of(corpus: Corpus, key: str) -> list[str]:
    """The ids of a page: those recorded, and those that it has, in their order."""
    found = list(published_ids(corpus).get(key, ()))
    for page in corpus.pages.values():
        if page.key == key and page.locale == DEFAULT_LOCALE:
            found += [*(anchor.id for anchor in page.anchors), *sorted(corpus.data_ids(page))]
    return list(dict.fromkeys(found))


def _record_of_ids(corpus: Corpus, held: Iterable[Corpus]) -> Iterator[str]:
    """The lines of all ids of each page that is there."""
    yield "ids:"
    for key in _keys(corpus):
        written = ", ".join(dict.fromkeys(id for each in held for id in _ids_of(each, key)))
        yield from _LINES.wrap(f"  {key}: [{written}]")


def _forms_of(corpus: Corpus, earlier: Corpus) -> dict[str, dict[str, str]]:
    """What is recorded of each form of a release that still has the version; forms of questions have their own record.

    One whose version has changed needs none: HB531 compares blanks of one version.
    """
    then = {spec.id: spec for spec in earlier.nav_forms()}
    return {
        spec.id: _entry(then[spec.id])
        for spec in corpus.nav_forms()
        if spec.id in then and not spec.questions and then[spec.id].version == spec.version
    }


def _entry(spec: FormSpec) -> dict[str, str]:
    return {"version": spec.version, "blanks": blanks_print(spec)}


def _record_of_forms(corpus: Corpus, earlier: Corpus | None) -> Iterator[str]:
    forms = {spec.id: _entry(spec) for spec in corpus.nav_forms()}
    forms |= _forms_of(corpus, earlier) if earlier is not None else {}
    yield "forms:" if forms else "forms: {}"
    for id, entry in sorted(forms.items()):
        yield f'  {id}: {{version: "{entry["version"]}", blanks: "{entry["blanks"]}"}}'
