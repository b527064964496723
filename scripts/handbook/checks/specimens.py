"""Filled specimens of forms: docs/forms/specimen/ID.json is what the page of the form saves, and says what it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from handbook.checks.registry import check
from handbook.corpus.addresses import split_locale
from handbook.corpus.form_specs import FORMS_FOLDER, SPECIMENS, FormSpec
from handbook.corpus.model import Corpus
from handbook.messages import Both, both
from handbook.problems import Problem

_PLACE = f"{FORMS_FOLDER}/{SPECIMENS}/"
_NAMED = 5


@check
def check_bad_specimen(corpus: Corpus) -> Iterator[Problem]:
    """HB554. A filled specimen is of the present version of its form, fills only its blanks, and says what it is.

    Bad:  docs/forms/specimen/order.json of version 0.1, while the form is 0.2
    Good: the same, of version 0.2
    """
    for file in corpus.files:
        if file.path.startswith(_PLACE) and file.ending == ".json":
            text = (corpus.settings.docs_dir / file.path).read_bytes()
            key, locale = split_locale(file.path.removesuffix(".json") + ".md")
            reason = _fault(text, corpus.forms.get(key.removeprefix(_PLACE)), locale)
            if reason is not None:
                yield Problem(f"{corpus.docs}/{file.path}", 1, 1, "HB554", reason)


def _fault(text: bytes, spec: FormSpec | None, locale: str) -> Both | None:
    try:
        saved: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        place = f"{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else "1:1"
        return both("specimen.json", place=place)
    values = saved.get("values") if isinstance(saved, dict) else None
    if spec is None or not isinstance(values, dict):
        return both(
            "specimen.form", form="–" if spec is None else spec.id, version="–" if spec is None else spec.version
        )
    if [saved.get(key) for key in ("form", "version", "locale")] != [spec.id, spec.version, locale]:
        return both("specimen.form", form=f"{spec.id} ({locale})", version=spec.version)
    if saved.get("specimen") is not True:
        return both("specimen.mark")
    strangers = list(_strangers(values, spec))
    return both("specimen.blanks", names=", ".join(strangers[:_NAMED])) if strangers else None


def _strangers(names: Iterable[str], spec: FormSpec) -> Iterator[str]:
    for name in names:
        field, *rest = name.split(".")
        blank = spec.fields.get(field)
        known = {"": blank is not None and not blank.columns and not blank.parts}
        if blank is not None and len(rest) == 2 and rest[0].isdecimal():
            known[rest[0] + "." + rest[1]] = rest[1] in blank.columns
        if blank is not None and len(rest) == 1:
            known[rest[0]] = rest[0] in blank.parts
        if not known.get(".".join(rest), False):
            yield name
