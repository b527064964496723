"""Edits of a handbook's sources, drawn by a seed: as officers make them, and some that no reader can see."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_PARAGRAPH = re.compile(r"(?<=\n\n)[ก-๙A-Za-z][^\n]{20,}(?=\n\n)")
_SPACE = re.compile(r"(?<=[ก-๙a-z]) (?=[ก-๙a-z])")
_NUMBER = re.compile(r"(?<=[ก-๙ ])[1-8๑-๘](?= (?:วัน|ชุด|ครั้ง|ปี|เดือน|days|times|years))")
_MARK = re.compile(r"\[([^\]\n]+)\]\(confirm:[a-z0-9-]+\)")
_SOURCE = re.compile(r"\[([^\]\n]+)\]\(source:[a-z0-9-]+\)")
_TITLE = re.compile(r"(?<=\n)title: (?=[ก-๙A-Za-z])")
_HEADING = re.compile(r"(?<=\n)## (?=[ก-๙A-Za-z][^\n]*\{ #)")
_REVIEWED = re.compile(r"(?<=\nreviewed: 20)(?:25|26)(?=-)")
_OWNER = re.compile(r"(?<=\nowner: )(?=[ก-๙A-Za-z])")
_DATA = re.compile(r"(?<=th: )(?=[ก-๙][^\n:{}\"']*\n)")
_AIM = re.compile(r"(?<=\]\(https://)(?=[a-z])")
# Kind -> what it looks for, and what stands there then.
_PAGES: dict[str, tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = {
    "word put in": (_SPACE, lambda _: " ใหม่ "),
    "paragraph taken out": (_PARAGRAPH, lambda _: ""),
    "paragraph put in": (_PARAGRAPH, lambda found: f"{found[0]}\n\nข้อความที่เพิ่มเข้ามาใหม่ทั้งย่อหน้า"),
    "number": (_NUMBER, lambda found: chr(ord(found[0]) + 1)),
    "mark taken out": (_MARK, lambda found: found[1]),
    "source taken out": (_SOURCE, lambda found: found[1]),
    "title": (_TITLE, lambda found: f"{found[0]}เรื่อง "),
    "heading": (_HEADING, lambda found: f"{found[0]}เรื่อง "),
    "date of review": (_REVIEWED, lambda _: "24"),
    "address": (_AIM, lambda _: "www."),
    "owner, which no page shows": (_OWNER, lambda _: "ฝ่าย"),
    "empty line, which no page shows": (_PARAGRAPH, lambda found: f"{found[0]}\n"),
}
_FILES: dict[str, tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = {"data": (_DATA, lambda _: "ใหม่")}


@dataclass(frozen=True)
class Edit:
    """A file below docs/, what is done to it, and its text then."""

    path: str
    kind: str
    text: str


def draw(docs: Path, seed: int, count: int) -> Iterator[Edit]:
    """Edits one after the other, each of what the ones before have left; the caller writes each before the next."""
    chance = random.Random(seed)  # noqa: S311 - drawn, not secret
    pages, data = sorted(docs.rglob("*.md")), sorted((docs / "data").glob("*.yml"))
    kinds: list[str] = []
    while count:
        if not kinds:  # each kind once, before one comes again
            kinds = [*_PAGES, *_FILES]
            chance.shuffle(kinds)
        kind = kinds.pop()
        pattern, put = (_PAGES | _FILES)[kind]
        files = [(file, file.read_text(encoding="utf-8")) for file in (data if kind in _FILES else pages)]
        fitting = [(file, text, places) for file, text in files if (places := list(pattern.finditer(text)))]
        if fitting:
            file, text, places = chance.choice(fitting)
            found = chance.choice(places)
            after = text[: found.start()] + put(found) + text[found.end() :]
            count -= 1
            yield Edit(file.relative_to(docs).as_posix(), kind, after)
