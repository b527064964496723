"""What has grown old, as one Markdown text for an issue: in Thai, and in English below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from handbook.freshness.cited import Place
from handbook.freshness.lookup import Answer, as_link
from handbook.freshness.pins import Pin
from handbook.freshness.questions import OpenQuestion
from handbook.freshness.reviews import Review
from handbook.freshness.sources import Unread
from handbook.messages import LANGUAGES, counted, text_in
from handbook.reports.markdown import plain
from handbook.thai.words import write_date

MARK = "handbook-freshness"
MOST_SIGNS = 60_000
"""GitHub takes 65,536, with the mark and some room."""
_LISTED = (200, 50, 10, 0)


@dataclass(frozen=True)
class Found:
    """What was found on the ISO day `today`; None for what was not asked, as the network was not to be used.

    `overdue` by owner and day, `months` after which a source is to be read again, `uninstalled` pins of which pip
    knows nothing.
    """

    today: str
    overdue: Sequence[Review]
    sources: Unread
    months: int
    questions: Sequence[OpenQuestion]
    addresses: Mapping[str, tuple[Place, Answer]] | None = None
    pins: Sequence[Pin] | None = None
    uninstalled: int = 0


def report(found: Found) -> str:
    """The text, with shorter lists if it would be too long for an issue."""
    thai, english = LANGUAGES
    for most in _LISTED:
        halves = {language: "\n".join(_half(found, language, most)) for language in LANGUAGES}
        text = f"{halves[thai]}\n<details><summary>English</summary>\n\n{halves[english]}\n</details>\n"
        if len(text) < MOST_SIGNS:
            break
    return text


def _half(found: Found, language: str, most: int) -> Iterator[str]:
    yield f"{text_in(language, 'freshness.day', day=write_date(found.today, language))}\n"
    yield from _section("reviews", len(found.overdue), _reviews(found.overdue, language, most), language)
    if found.addresses is None:
        yield f"{text_in(language, 'freshness.offline')}\n"
    else:
        for kind in ("gone", "moved", "unsure"):
            lines = [_address(*each, language) for each in found.addresses.items() if each[1][1].kind == kind]
            yield from _section(kind, len(lines), _cut(lines, most, language), language)
    late = [
        f"- `{source.id}` {plain(source.title[language])} · {write_date(source.read or '', language)}"
        for source in found.sources.long_ago
    ]
    yield from _section("sources", len(late), _cut(late, most, language), language, months=found.months)
    if found.sources.never_noted:
        yield f"{counted(language, 'freshness.never-noted', found.sources.never_noted)}\n"
    if found.pins is not None:
        pins = [f"- `{plain(pin.name)}` {plain(pin.pinned)} → {plain(pin.newest)} · {pin.file}" for pin in found.pins]
        yield from _section("pins", len(pins), _cut(pins, most, language), language)
        if found.uninstalled:
            yield f"{counted(language, 'freshness.uninstalled', found.uninstalled)}\n"
    yield from _section("questions", len(found.questions), _questions(found.questions, language, most), language)


def _section(name: str, count: int, lines: Iterable[str], language: str, **parts: int) -> Iterator[str]:
    """A heading with a count, and the lines; one line where there is nothing."""
    yield f"## {text_in(language, f'freshness.{name}', count=count, **parts)}\n"
    yield from lines
    if count:
        yield ""


def _reviews(overdue: Sequence[Review], language: str, most: int) -> Iterator[str]:
    for owner, group in groupby(overdue[:most], key=lambda review: review.owner):
        yield f"\n**{plain(owner)}**\n"
        for review in group:
            due = text_in(language, "freshness.due", day=write_date(review.due, language))
            yield f"- {plain(review.title)} · {plain(review.path)} · {due}"
    yield from _rest(len(overdue) - most, language)


def _questions(questions: Sequence[OpenQuestion], language: str, most: int) -> Iterator[str]:
    for asked, group in groupby(questions[:most], key=lambda each: each.asked):
        yield f"\n**{plain(asked)}**\n"
        for each in group:
            since = text_in(language, "freshness.since", day=write_date(each.since, language)) if each.since else "–"
            yield f"- {plain(each.question.id)} · {plain(each.question.ask[language])} · {since}"
    yield from _rest(len(questions) - most, language)


def _address(address: str, told: tuple[Place, Answer], language: str) -> str:
    place, answer = told
    where = f"{plain(place.path)} {text_in(language, 'freshness.line', line=place.line)}"
    more = f" → {plain(answer.to)}" if answer.to else f" · {plain(answer.said)}"
    link = as_link(address)
    shown = f"[{plain(address)}](<{link}>)" if link else plain(address)
    return f"- {shown}{more} · {where}"


def _cut(lines: Sequence[str], most: int, language: str) -> list[str]:
    return [*lines[:most], *_rest(len(lines) - most, language)]


def _rest(count: int, language: str) -> Iterator[str]:
    if count > 0:
        yield f"- {text_in(language, 'comment.more', count=count)}"
