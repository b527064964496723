"""Facts of a review for tests, drawn up: sound ones, as long as they may be, and hostile ones."""

from __future__ import annotations

from typing import Any

COMMIT = "0123456789" * 4
HOSTILE = (
    "@everyone #1 a/b#2 <img src=x onerror=alert(1)> <!-- handbook-review --> [a](https://evil.example) "
    "![b](//e.example/p.png) `c` **d** </details> | www.evil.example $x$ \\ &amp; :+1:\n# heading\n\u202e\x1b[2J"
)


def facts(pages: int = 1, outside: int = 0, text: str = "", **parts: Any) -> dict[str, Any]:
    """Facts with so many pages and files outside the content; `text` is every text in them."""
    page = {"folder": text or "procedure/", "title": text or "ขั้นตอน", "change": "changed", "gone": 2, "new": 3}
    return {
        "format": 1,
        "base": COMMIT,
        "head": COMMIT,
        "failed": [],
        "pages": [{**page, "book": [text[:20] or "12"]}] * min(pages, 100),
        "marks": [{"path": text or "docs/procedure.md", "gone": 1, "new": 0}],
        "numbers": [{"path": text or "docs/procedure.md", "gone": 4, "new": 5}],
        "values": [{"path": text or "docs/data/sources.yml", "key": text or "sources", "change": "new"}],
        "translations": {"behind": [text or "docs/procedure.en.md"], "caught_up": []},
        "outside": [{"path": text or ".github/workflows/x.yml", "kind": "workflow", "change": "new"}]
        * min(outside, 100),
        "problems": {"error": 1, "warning": 0, "notice": 2},
        "patches": {"mends": 1},
        "totals": {"pages": pages, "marks": 1, "numbers": 1, "values": 1, "outside": outside},
        **parts,
    }
