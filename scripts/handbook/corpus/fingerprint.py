"""The text of a page as a short hash, by which a translation remembers what it was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

_LENGTH = 12  # as the schema of `translates` has it
_TRANSLATED = ("title", "description")


def fingerprint(meta: Mapping[str, Any], body: str) -> str:
    """Twelve hex digits of what a translator reads: title, description and body; dates and owner do not count."""
    lines = [str(meta.get(key, "")) for key in _TRANSLATED] + [line.rstrip() for line in body.strip().split("\n")]
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()[:_LENGTH]
