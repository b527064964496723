"""A short hash of a page's text; a translation stores the hash of the text it was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

_LENGTH = 12  # as in the schema of `translates`
_TRANSLATED = ("title", "description")


def fingerprint(meta: Mapping[str, Any], body: str) -> str:
    """Twelve hex digits over what is translated: title, description and body; not dates or owner."""
    lines = [str(meta.get(key, "")) for key in _TRANSLATED] + [line.rstrip() for line in body.strip().split("\n")]
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()[:_LENGTH]
