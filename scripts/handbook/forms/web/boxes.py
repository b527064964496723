"""How much each blank of the PDF holds, for the page: its script says when a blank is full.

The boxes are those of the map beside the PDF, which is made before the pages are finished.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from handbook.forms.compose import Form
from handbook.html.tree import Element, select


def give_boxes(article: Element, form: Form, known_places: Path) -> None:
    """Write the boxes of a form into its page, from the map of its PDF, if that is of this version."""
    known = json.loads(known_places.read_text(encoding="utf-8"))
    if known["version"] == form.spec.version:
        boxes = json.dumps(boxes_of(known), ensure_ascii=False, separators=(",", ":"))
        select(article, "form.hb-form")[0].set("data-boxes", boxes)


def boxes_of(known: dict[str, Any]) -> dict[str, list[Any]]:
    """Name -> width, height, size of letters, and whether it has lines, of each text; for rows `ROWS.COLUMN`."""
    boxes: dict[str, list[Any]] = {}
    for name, entry in known["fields"].items():
        if entry["kind"] == "text":
            outer, *inner = name.split(".")
            key = f"{outer}.{inner[-1]}" if outer in known["rows"] else name
            lines, whole = int(entry.get("lines", False)), int(entry.get("whole", False))
            boxes.setdefault(key, [*entry["box"], entry["size"], lines, whole])
    return boxes
