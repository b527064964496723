"""The bytes of a PDF's objects are made once, and are those that pydyf makes twice."""

from __future__ import annotations

from collections import Counter

import pydyf
import pytest

from handbook.press.amendments import object_bytes
from press.plain import TAGGED, can_go, plain_pdf

TWICE = object_bytes._WRITE  # noqa: SLF001 - what pydyf has before it is amended
BODY = "<p>a <b>b</b></p>" * 20
OPTIONS = {**TAGGED, "pdf_identifier": True}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Counter[int]:
    """Number of a stream -> how often it is deflated."""
    counted = Counter[int]()
    each_time = object_bytes._EACH_TIME[pydyf.Stream]  # noqa: SLF001

    def count(stream: pydyf.Stream) -> bytes:
        counted[stream.number] += 1
        return bytes(each_time(stream))

    monkeypatch.setitem(object_bytes._EACH_TIME, pydyf.Stream, count)  # noqa: SLF001
    monkeypatch.setattr(pydyf.Stream, "data", property(count))
    return counted


def test_plain_bytes_are_made_twice(made: Counter[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pydyf.PDF, "write", TWICE)
    plain_pdf(BODY, **OPTIONS)
    assert made
    assert max(made.values()) == 2, can_go("object_bytes.py")


def test_bytes_are_made_once_and_are_the_same(made: Counter[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pydyf.PDF, "write", TWICE)
    plain = plain_pdf(BODY, **OPTIONS)
    made.clear()
    object_bytes.make_bytes_once()
    assert plain_pdf(BODY, **OPTIONS) == plain
    assert made
    assert set(made.values()) == {1}


def test_what_changes_between_two_files_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pydyf.PDF, "write", TWICE)
    object_bytes.make_bytes_once()
    files = {plain_pdf(f"<p>{word}</p>", **OPTIONS) for word in ("one", "two", "one")}
    assert len(files) == 2
