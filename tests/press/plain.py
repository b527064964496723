"""What plain WeasyPrint makes of a small document: the flaws that press/amendments/ corrects."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
import pytest
import weasyprint

HEAD = "<!doctype html><html lang=en><meta charset=utf-8><title>t</title><meta name=description content=d>"
TAGGED: dict[str, Any] = {"pdf_variant": "pdf/ua-1"}
ARCHIVED: dict[str, Any] = {"pdf_variant": "pdf/a-3a"}
TYPED: dict[str, Any] = {**TAGGED, "pdf_forms": True}


def plain_pdf(body: str, **options: Any) -> bytes:
    """A PDF as WeasyPrint writes it."""
    return bytes(weasyprint.HTML(string=HEAD + body).write_pdf(**options))


def opened(file: bytes) -> pikepdf.Pdf:
    """The PDF, to be looked into."""
    return pikepdf.open(io.BytesIO(file))


def plain(body: str, **options: Any) -> pikepdf.Pdf:
    """What WeasyPrint writes, to be looked into."""
    return opened(plain_pdf(body, **options))


def elements(pdf: pikepdf.Pdf, *kinds: str) -> list[Any]:
    """The structure elements of some kinds; of all, if none is named."""
    return [
        entry
        for entry in pdf.objects
        if isinstance(entry, pikepdf.Dictionary)
        and entry.get("/Type") == "/StructElem"
        and (not kinds or str(entry.S) in kinds)
    ]


def operators(page: Any) -> list[str]:
    """The operators of a page's content, in order."""
    return [str(entry.operator) for entry in pikepdf.parse_content_stream(page)]


def operands(page: Any, operator: str) -> list[Sequence[Any]]:
    """What an operator of a page's content is given each time."""
    return [list(entry.operands) for entry in pikepdf.parse_content_stream(page) if str(entry.operator) == operator]


def boxes_of(box: Any) -> Iterator[Any]:
    """A box of a page's layout, with all that are in it."""
    yield box
    for child in box.children:
        yield from boxes_of(child)


def count_calls(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, body: str) -> int:
    """How often a function of WeasyPrint is called while a document is laid out."""
    calls = 0
    function = getattr(owner, name)

    def counting(*arguments: Any) -> Any:
        nonlocal calls
        calls += 1
        return function(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(owner, name, counting)
        weasyprint.HTML(string=HEAD + body).render()
    return calls


def can_go(place: str) -> str:
    """What a test says when WeasyPrint has mended a flaw."""
    return f"WeasyPrint has mended this: {place} can go, see AMENDMENTS in press/amendments/__init__.py"
