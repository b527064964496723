"""Several files as one value, with what else is to be known of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Parcel:
    """Files by name, and plain data about them."""

    files: Mapping[str, bytes]
    about: Mapping[str, Any] = field(default_factory=dict)

    def packed(self) -> bytes:
        """One line of JSON that says how long each file is, then the files."""
        sizes = {name: len(data) for name, data in self.files.items()}
        head = json.dumps({"about": self.about, "sizes": sizes}, ensure_ascii=False).encode()
        return b"".join([head, b"\n", *self.files.values()])


def unpacked(data: bytes) -> Parcel:
    """The parcel that `packed` made of this; only for what an entry says, which is sealed."""
    head, _, rest = data.partition(b"\n")
    known = json.loads(head)
    files, start = {}, 0
    for name, size in known["sizes"].items():
        files[name] = rest[start : start + size]
        start += size
    return Parcel(files, known["about"])
