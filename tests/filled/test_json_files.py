"""What is read from a JSON, as it was written, and what is told of a broken one."""

from __future__ import annotations

import json

import pytest

from filled.file_readings import code, read


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "HB512"), (b"\n \0\0", "HB512"), (b"{", "HB511"), (b'{"form": "x", "values": {"a": "b"}', "HB511"),
        (b"[" * 100_000, "HB511"), (b'{"form": "\xff"}', "HB511"), (b"[]", "HB513"), (b"{}", "HB513"), (b"7", "HB513"),
        (b'{"form": "", "values": {}}', "HB513"), (b'{"form": true, "values": {}}', "HB513"),
        (b'{"form": "everything", "values": []}', "HB513"), (b"hello", "HB511"),
    ],
)  # fmt: skip
def test_broken_json(data: bytes, expected: str) -> None:
    assert code(data, ".json") == expected


def test_values_of_json_are_as_they_were_written() -> None:
    values = '{"a": 1.10, "b": 12345678901234567890, "c": null, "d": false, "e": ["x", 1], "f": {"y": "ก"}, "g": 1e999}'
    found = read(f'\ufeff{{"form": "x", "version": 1.2, "values": {values}}}'.encode())
    assert found.values == {
        "a": "1.10", "b": "12345678901234567890", "e": ("x", "1"), "f": '{"y": "ก"}', "g": "1e999",
    }  # fmt: skip
    assert (found.form, found.version, found.locale) == ("x", "1.2", "")
    assert read(json.dumps({"form": "x", "values": {"a": "ก"}}).encode("utf-16"), ".json").values == {"a": "ก"}
