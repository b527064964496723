"""pydyf builds the list of all page references again for each structure element, which is slow."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from pydyf import PDF

_EACH_TIME = PDF.page_references.fget


def list_pages_once() -> None:
    """Make pydyf cache the list of page references."""
    listed: WeakKeyDictionary[PDF, tuple[bytes, ...]] = WeakKeyDictionary()

    def page_references(pdf: PDF) -> tuple[bytes, ...]:
        if len(listed.get(pdf, ())) != pdf.pages["Count"]:
            listed[pdf] = _EACH_TIME(pdf)
        return listed[pdf]

    PDF.page_references = property(page_references)
