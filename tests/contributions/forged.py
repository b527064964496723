"""Artifacts that a program of a contribution may leave in place of ours: what is in them, and how they are packed."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

from forge.drawn_facts import facts

NAME = "facts.json"


def packed(*files: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip with these files, also where two have one name."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return made.getvalue()


def _facts(text: str, **parts: Any) -> bytes:
    found = facts(outside=3, text=text[:180] or "x") | parts
    return packed((NAME, json.dumps(found).encode("utf-8", "surrogatepass")))


def _info(name: str, mode: int = 0) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


_SOUND = json.dumps(facts()).encode()
FORGED: dict[str, Callable[[bytes | None, str], bytes | None]] = {
    "text everywhere": lambda _, text: _facts(text),
    "many pages": lambda _, text: _facts(text, pages=[facts(text=text[:180] or "x")["pages"][0]] * 100),
    "unknown key": lambda _, text: _facts("", body=text),
    "number of a pull request": lambda _, text: _facts("", number=1, pull_request=text),
    "another commit": lambda _, text: _facts(text, head="f" * 40, base="0" * 40),
    "numbers that are none": lambda _, __: _facts("", problems={"error": -1, "warning": 1e300, "notice": True}),
    "a number without end": lambda _, __: packed((NAME, _SOUND.replace(b'"gone": 2', b'"gone": ' + b"9" * 5000))),
    "infinity": lambda _, __: packed((NAME, _SOUND.replace(b'"gone": 2', b'"gone": Infinity'))),
    "whole numbers as fractions": lambda _, __: packed((NAME, _SOUND.replace(b'"gone": 2', b'"gone": 2.0'))),
    "texts in place of lists": lambda _, text: _facts("", pages=text, outside={"x": text}),
    "a list": lambda _, text: packed((NAME, json.dumps([text]).encode())),
    "deep": lambda _, __: packed((NAME, b"[" * 200_000)),
    "deep within": lambda _, __: packed((NAME, _SOUND[:-1] + b', "x": ' + b"[" * 900 + b"]" * 900 + b"}")),
    "two keys alike": lambda _, text: packed((NAME, _SOUND[:-1] + b', "pages": ' + json.dumps(text).encode() + b"}")),
    "no UTF-8": lambda _, __: packed((NAME, b"\xff\xfe" + _SOUND)),
    "half a character": lambda _, __: packed((NAME, _SOUND.replace(b"procedure/", b"\\ud800"))),
    "no facts": lambda _, __: packed(("x.json", _SOUND)),
    "two of a name": lambda _, text: packed((NAME, json.dumps([text]).encode()), (NAME, _SOUND)),
    "paths upwards": lambda _, __: packed(("../../../../tmp/x", b"x"), ("/etc/x", b"x"), (NAME, _SOUND)),
    "a link": lambda _, __: packed((_info(NAME, 0o120777), b"/proc/self/environ")),
    "a folder": lambda _, __: packed((_info(f"{NAME}/", 0o40755), b"")),
    "a bomb": lambda _, __: packed((NAME, b" " * 256_000_000)),
    "too large": lambda _, __: packed((NAME, _SOUND + b" " * 600_000), method=zipfile.ZIP_STORED),
    "bombs of other methods": lambda _, __: packed((NAME, b" " * 50_000_000), method=zipfile.ZIP_LZMA),
    "no zip": lambda _, text: text.encode("utf-8", "surrogatepass"),
    "half a zip": lambda made, _: (made or _facts(""))[:100],
    "nothing": lambda _, __: b"",
    "encrypted": lambda _, __: _encrypted(),
    "none": lambda _, __: None,
}
"""A name -> what our artifact, or None, and a text become."""


def _encrypted() -> bytes:
    """The sound facts, said to be encrypted."""
    made = bytearray(packed((NAME, _SOUND)))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        made[made.index(mark) + at] |= 1
    return bytes(made)
