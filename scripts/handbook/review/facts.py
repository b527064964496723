"""What a review found -> facts.json as facts.yml describes it: ids, paths, counts and titles alone."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from handbook.problems import SEVERITIES
from handbook.review.bilingual import clean
from handbook.review.found import Found
from handbook.review.said import Counted

_MOST = 100
_PATH, _TITLE, _LABEL = 290, 190, 18


def facts(found: Found) -> str:
    """The JSON, with a line feed at its end."""
    said, outside = found.said, found.outside
    numbers = Counter(problem.severity for problem in found.problems)
    value = {
        "format": 1,
        "base": found.line.base,
        "head": found.line.head,
        "failed": sorted(found.pages.failed),
        "pages": _pages(found),
        "marks": [_counted(each) for each in said.marks[:_MOST]],
        "numbers": [_counted(each) for each in said.numbers[:_MOST]],
        "values": [{"path": _cut(v.path), "key": _cut(v.key), "change": v.kind} for v in said.values[:_MOST]],
        "translations": {
            "behind": [_cut(path) for path in said.behind[:_MOST]],
            "caught_up": [_cut(path) for path in said.caught_up[:_MOST]],
        },
        "outside": [{"path": _cut(o.path), "kind": o.kind, "change": o.change} for o in outside[:_MOST]],
        "problems": {severity: numbers[severity] for severity in SEVERITIES},
        "patches": {patch.kind: patch.files for patch in found.patches},
        "totals": {
            "pages": len(found.pages.changes),
            "marks": len(said.marks),
            "numbers": len(said.numbers),
            "values": len(said.values),
            "outside": len(outside),
        },
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _pages(found: Found) -> list[dict[str, Any]]:
    books = found.pages.book_pages
    return [
        {
            "folder": _cut(page.folder),
            "title": clean(page.title, _TITLE),
            "change": page.kind,
            "gone": page.count("gone"),
            "new": page.count("new"),
            "book": None if books is None else [clean(label, _LABEL) for label in books[number]],
        }
        for number, page in enumerate(found.pages.changes[:_MOST])
    ]


def _counted(each: Counted) -> dict[str, Any]:
    gone, new = (sum(count for _, count in side) for side in (each.gone, each.new))
    return {"path": _cut(each.path), "gone": gone, "new": new}


def _cut(path: str) -> str:
    return clean(path, _PATH)
