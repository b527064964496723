"""Facts are data of strangers: whatever is not as the schema says is refused, cheaply and without a traceback."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from contributions.forged import packed
from forge.drawn_facts import facts
from handbook.forge.facts import MOST_BYTES, FactsError, facts_in_zip, read_facts
from handbooks import ROOT

SCHEMA = yaml.safe_load((ROOT / "scripts/handbook/review/facts.yml").read_text(encoding="utf-8"))


def zipped(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def test_sound_facts_are_read() -> None:
    content = json.dumps(facts()).encode()
    assert read_facts(facts_in_zip(zipped("facts.json", content)), SCHEMA) == facts()


REFUSED: dict[str, bytes] = {
    "no JSON": b"{",
    "not UTF-8": b'"\xff"',
    "a list": b"[]",
    "another format": json.dumps(facts(format=2)).encode(),
    "a further key": json.dumps(facts(body="**x**")).encode(),
    "a text for a count": json.dumps(facts(totals={"pages": "<b>"})).encode(),
    "a negative count": json.dumps(facts(patches={"mends": -1})).encode(),
    "a count without end": json.dumps(facts()).replace('"error": 1', '"error": 1' + "0" * 4000).encode(),
    "a number that Python would not read": json.dumps(facts())
    .replace('"error": 1', '"error": 1' + "0" * 5000)
    .encode(),
    "not a number": json.dumps(facts()).replace('"error": 1', '"error": NaN').encode(),
    "infinite": json.dumps(facts()).replace('"error": 1', '"error": 1e999').encode(),
    "too many pages": json.dumps(facts(pages=100)).replace('"pages": [', '"pages": [' + "{}, " * 101, 1).encode(),
    "a long title": json.dumps(facts(text="x" * 300)).encode(),
    "deep": b"[" * 100_000,
    "long": b" " * (MOST_BYTES + 1),
    "a strange commit": json.dumps(facts(head="main")).encode(),
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_others_are_refused(content: bytes) -> None:
    with pytest.raises(FactsError):
        read_facts(content, SCHEMA)


def test_a_refusal_does_not_repeat_what_was_refused() -> None:
    with pytest.raises(FactsError) as refused:
        read_facts(json.dumps(facts(format="@everyone")).encode(), SCHEMA)
    assert "everyone" not in str(refused.value)


ARCHIVES: dict[str, bytes] = {
    "no zip": b"PK nothing",
    "another name": zipped("other.json", b"{}"),
    "above the folder": zipped("../facts.json", b"{}"),
    "cut": zipped("facts.json", b"{}" * 1000)[:-60],
}


@pytest.mark.parametrize("archive", ARCHIVES.values(), ids=ARCHIVES)
def test_archives_without_the_file_are_refused(archive: bytes) -> None:
    with pytest.raises(FactsError):
        facts_in_zip(archive)


def _spoilt() -> Iterator[bytes]:
    """Archives with some bytes changed, or missing, or packed in another way."""
    chance = random.Random(1)  # noqa: S311 - drawn, not secret
    content = json.dumps(facts()).encode()
    for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2):
        for _ in range(100):
            archive = bytearray(packed(("facts.json", content), method=method))
            for _ in range(chance.choice([0, 1, 2, 5])):
                at = chance.randrange(len(archive))
                archive[at : at + chance.choice([0, 1, 4])] = bytes([chance.randrange(256)])
            yield bytes(archive)


def test_spoilt_archives_are_read_as_they_were_or_refused() -> None:
    read, refused = 0, 0
    for archive in _spoilt():
        try:
            assert read_facts(facts_in_zip(archive), SCHEMA) == facts()
            read += 1
        except FactsError:
            refused += 1
    assert read > 20
    assert refused > 300, "two ways of packing are never read"


def test_a_bomb_is_read_no_further_than_the_limit() -> None:
    bomb = zipped("facts.json", b" " * (64 * 1024 * 1024))
    assert len(bomb) < MOST_BYTES
    content: Any = facts_in_zip(bomb)
    assert len(content) == MOST_BYTES + 1
    with pytest.raises(FactsError):
        read_facts(content, SCHEMA)
