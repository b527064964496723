"""The search index as a script: what it says, and that an earlier one is used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import handbook.site.search_script as module
from built_site import published, search_docs
from handbook.cache.store import Cache
from handbook.site.search_script import index_of, kept_index, shared_pieces, write_index


def test_index_is_a_script_that_can_be_read_from_a_folder(tmp_path: Path) -> None:
    docs = [{"location": "x", "title": "ก\u2028", "text": "</script>"}]
    write_index(tmp_path, "th", index_of(docs, [["a", "b"]]))
    index = published(tmp_path, "search/index.th.js")
    assert (tmp_path / "search" / "th.3.js").read_text(encoding="utf-8") == f'self.handbookIndexIs="{index.name}"\n'
    assert index.read_text(encoding="utf-8") == (
        'self.handbookIndex={"pieces":{},"docs":[["x","ก ","</script>"]],"synonyms":[["a","b"]]}\n'
    )


def test_an_index_that_is_not_short_says_the_same_at_length(tmp_path: Path) -> None:
    said = "เอกสารทางราชการ อ่านแล้ว ที่อยู่ "
    docs: list[dict[str, Any]] = [{"location": name, "title": name, "text": said.strip()} for name in "xyzabc"]
    index = index_of(docs, [], is_short=False)
    assert [each.decode().count("เอกสารทางราชการ") for each in (index, index_of(docs, []))] == [6, 1]
    write_index(tmp_path, "th", index)
    assert search_docs(tmp_path, "th") == docs


def test_an_index_that_is_kept_is_the_one_that_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path, b"s" * 32, "maker")
    docs = [{"location": "x", "title": "ก", "text": "b " * 30}]
    asked: list[tuple[list[dict[str, Any]], list[list[str]], bool]] = [
        *((docs, [], is_short) for is_short in (True, False)),
        *((docs, [["a", "b"]], True), ([{**docs[0], "text": "c"}], [], True)),
    ]
    made = [index_of(docs, words, is_short=is_short) for docs, words, is_short in asked]

    def kept() -> list[bytes]:
        return [kept_index(docs, words, cache, is_short=is_short) for docs, words, is_short in asked]

    assert kept() == made
    entries = sorted(tmp_path.glob("index/*"))
    assert len(entries) == len(set(made)) == len(asked)
    for entry in entries:
        entry.write_bytes(entry.read_bytes()[:-1])
    assert kept() == made
    monkeypatch.setattr(module, "index_of", None)
    assert kept() == made


def test_what_texts_share_is_stored_once_and_read_back_as_written(tmp_path: Path) -> None:
    level = "ระดับ A เอกสารทางราชการ · "
    docs: list[dict[str, Any]] = [
        {"location": "x", "title": "ก", "text": f"{level}อ่านแล้ว\nܐ และ \u0700\nที่อยู่: http://a.example"},
        {"location": "#y", "title": "ที่อยู่: ข", "text": f"{level}อ่านแล้ว\n\n{level}", "form": f"{level}ค\n"},
        {"location": "z", "title": "", "text": "", "keys": [level, f"{level}ง"], "kind": "register"},
    ]
    write_index(tmp_path, "th", index_of(docs, []))
    stored = published(tmp_path, "search/index.th.js").read_text(encoding="utf-8")
    assert stored.count("เอกสารทางราชการ") == 1
    assert search_docs(tmp_path, "th") == docs


def test_no_more_pieces_are_shared_than_there_are_signs_for_them() -> None:
    text = "\n".join(f"{run:04}-stands-here-again {run}/{copy}" for copy in range(3) for run in range(400))
    shared = shared_pieces([{"title": "", "text": text}])
    assert len(shared) == 256
    assert shared_pieces([{"title": "".join(map(chr, range(0x700, 0x800))), "text": text}]) == {}
    assert shared_pieces([{"title": "a b", "text": "a b"}]) == {}
