"""Word files as they come back: typed beside the blanks, blanks replaced, changes tracked, saved by LibreOffice."""

from __future__ import annotations

from filled.returned_files import Way
from filled.returned_word import blanks, saved, things, tracked, typed

_found = {**typed.WAYS, **tracked.WAYS, **blanks.WAYS, **things.WAYS, **saved.WAYS}
WAYS: dict[str, Way] = {name: way for name, way in _found.items() if way is not None}
"""Those for which the programs are there."""
