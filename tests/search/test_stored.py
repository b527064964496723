"""The index as it is stored becomes documents again."""

from __future__ import annotations

from playwright.sync_api import Page

from engine_page import call


def test_stored_rows_become_documents_again(modules: Page) -> None:
    stored = {
        "pieces": {"\u0700": "ระดับ ", "\u07ff": "คือ\nเลข"},
        "docs": [
            ["a/index.html", "\u0700A", "\u0700ก\n\u07ff\u0701"],
            ["#b", "ข", "", {"form": "\u0700", "keys": ["\u0700", "ค"], "kind": "form"}],
        ],
    }
    assert call(modules, "search.documents(a[0])", stored) == [
        {"location": "a/index.html", "title": "ระดับ A", "text": "ระดับ ก\nคือ\nเลข\u0701"},
        {"location": "#b", "title": "ข", "text": "", "form": "ระดับ ", "keys": ["ระดับ ", "ค"], "kind": "form"},
    ]
