"""Answers that can be proposed -> a patch that `git apply` takes: a new file docs/data/answers/ID.yml for each.

A file holds what the letter says, in the language it was typed in, and above it the sentences that it changes. The
other language and the source are left for a person: `check` names them (HB214), and the sentences once they are there
(HB112). Names of persons stay in the table, which is not published.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from handbook.corpus.waiting import Place
from handbook.filled.answers import Reply
from handbook.messages import both
from handbook.problems import visible
from handbook.thai.words import write_date

Places = Mapping[str, Sequence[tuple[Place, ...]]]
"""Id of a question -> where it waits."""
_HEAD = "handbook read-answers"
"""Begins the first line, which ends with a hash of the rest; git skips what stands before the first file."""
_THAI = range(0x0E00, 0x0E80)


def write_patch(proposals: Sequence[Sequence[Reply]], places: Places, folder: str) -> str:
    """The patch for new files in `folder`, a path as git writes it; empty if nothing is proposed."""
    files = [_new_file(f"{folder}/{replies[0].id}.yml", answer_lines(replies, places)) for replies in proposals]
    body = "".join(files)
    return f"{_HEAD} {_print(body)}\n{body}" if body else ""


def is_own_patch(text: str) -> bool:
    """Tell whether nobody has changed a patch that `write_patch` made."""
    head, _, body = text.partition("\n")
    return head == f"{_HEAD} {_print(body)}"


def _print(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


def _new_file(path: str, lines: Sequence[str]) -> str:
    """One file as git's extended format has it: https://git-scm.com/docs/diff-format."""
    head = [f"diff --git a/{path} b/{path}", "new file mode 100644", "--- /dev/null", f"+++ b/{path}"]
    return "\n".join([*head, f"@@ -0,0 +1,{len(lines)} @@", *(f"+{line}" for line in lines)]) + "\n"


def answer_lines(replies: Sequence[Reply], places: Places) -> list[str]:
    """The lines of an answer's file: comments, the words as typed, and the day if all letters name the same."""
    first = replies[0]
    days = {day for reply in replies if (day := iso_day(reply.letter.answered))}
    lines = [f"# {_line(comment)}".rstrip() for comment in _comments(replies, places)]
    lines.append(f"{language_of(first.words)}: {json.dumps(first.words, ensure_ascii=False)}")
    return [*lines, *(f"date: {day}" for day in days if len(days) == 1)]


def _comments(replies: Sequence[Reply], places: Places) -> Iterator[str]:
    first = replies[0]
    waiting = [place for group in places.get(first.id, ()) for place in group]
    yield from both("answers.file.head").values()
    yield from both("answers.file.question", question=first.question).values()
    for reply in replies:
        number, day, on = reply.letter.number or "–", _shown(reply.letter.date), _shown(reply.letter.answered)
        yield from both("answers.file.letter", number=number, date=day, on=on).values()
    yield from both("answers.file.places" if waiting else "answers.file.no-places", count=len(waiting)).values()
    for place in waiting:
        yield from (f"{place.at}: {words}" for words in place.words)


def _line(text: str) -> str:
    """A text as one line: spaces for line ends, codes for what is not seen."""
    return visible(" ".join(text.split()))


def _shown(day: str) -> dict[str, str]:
    """A date in each language; what could not be read as it was written."""
    if not iso_day(day):
        return {"th": day or "–", "en": day or "–"}
    return {language: write_date(day, language) for language in ("th", "en")}


def iso_day(text: str) -> str:
    """The text if it is an ISO date; empty otherwise."""
    try:
        return text if date.fromisoformat(text).isoformat() == text else ""
    except ValueError:
        return ""


def language_of(words: str) -> str:
    """The language in which an answer was typed: English only if it has Latin letters and no Thai ones."""
    has_thai = any(ord(sign) in _THAI for sign in words)
    return "en" if not has_thai and any(sign.isascii() and sign.isalpha() for sign in words) else "th"
