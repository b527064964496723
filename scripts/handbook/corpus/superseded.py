"""Names of former versions in docs/forms/superseded/: `ID-LOCALE_VERSION_DATE.pdf`, `…_print.pdf`, `….docx`."""

from __future__ import annotations

import re
from dataclasses import dataclass

EXAMPLE = "project-proposal-th_0.1_2026-11-27.pdf"
_NAME = re.compile(
    r"(?P<form>[a-z0-9-]+)-(?P<locale>th|en)_(?P<version>\d+\.\d+)_(?P<date>\d{4}-\d\d-\d\d)(?P<end>(?:_print)?\.pdf|\.docx)"
)
KINDS = {"typing": ".pdf", "handwriting": "_print.pdf", "word": ".docx"}
"""Kind of file -> how its name ends."""
_KINDS = {end: kind for kind, end in KINDS.items()}


@dataclass(frozen=True)
class SupersededFile:
    """A file of a former version, as described by its name."""

    form: str
    locale: str
    version: str
    date: str
    kind: str


def former_name(form: str, locale: str, version: str, date: str, kind: str) -> str:
    """The name of a file of a former version; `kind` is one of KINDS."""
    return f"{form}-{locale}_{version}_{date}{KINDS[kind]}"


def read_name(name: str) -> SupersededFile | None:
    """Parse a file name; None if it does not have this form."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    return SupersededFile(found["form"], found["locale"], found["version"], found["date"], _KINDS[found["end"]])
