"""The references of pages are listed once, however many elements ask for them."""

from __future__ import annotations

import pydyf
import pytest

from handbook.press.amendments import page_references
from press.plain import TAGGED, can_go, plain_pdf

LISTED_EACH_TIME = page_references._EACH_TIME  # noqa: SLF001 - what pydyf has before it is amended


def test_plain_references_are_listed_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    listed: list[tuple[bytes, ...]] = []

    def count(pdf: pydyf.PDF) -> tuple[bytes, ...]:
        listed.append(LISTED_EACH_TIME(pdf))
        return listed[-1]

    monkeypatch.setattr(pydyf.PDF, "page_references", property(count))
    plain_pdf("<p>a</p>" * 20, **TAGGED)
    assert len({id(references) for references in listed}) > 20, can_go("page_references.py")


def test_references_are_listed_once_for_each_number_of_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pydyf.PDF, "page_references", property(LISTED_EACH_TIME))
    page_references.list_pages_once()
    pdf = pydyf.PDF()
    for count in (1, 2):
        pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
        assert pdf.page_references == LISTED_EACH_TIME(pdf)
        assert len(pdf.page_references) == count
        assert pdf.page_references is pdf.page_references
