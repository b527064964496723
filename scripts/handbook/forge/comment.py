"""Checked facts of a review -> the comment on its pull request, in Thai, and in English below.

Every text in the facts may be hostile: `plain` lets nothing of it become markup, a link or a call. Addresses are ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from handbook.messages import LANGUAGES, counted, text_in
from handbook.problems import SEVERITIES
from handbook.reports.markdown import plain

MARK = "handbook-review"
MOST_SIGNS = 65_536
"""GitHub takes no longer comment."""
_LISTED = (30, 10, 3, 0)


@dataclass(frozen=True)
class Links:
    """Addresses that GitHub told us: the run, and what it left; None for what it did not leave."""

    run: str
    review: str | None = None
    site: str | None = None


def comment(facts: Mapping[str, Any] | None, links: Links) -> str:
    """The comment; without facts, because there are none or they are refused, only where to look."""
    thai, english = LANGUAGES
    for most in _LISTED:
        halves = {language: "\n".join(_lines(facts, links, language, most)) for language in LANGUAGES}
        text = f"{halves[thai]}\n\n<details><summary>English</summary>\n\n{halves[english]}\n\n</details>\n"
        if len(text) < MOST_SIGNS:
            break
    return text


def _lines(facts: Mapping[str, Any] | None, links: Links, language: str, most: int) -> Iterator[str]:
    yield f"### {text_in(language, 'comment.title')}\n"
    if facts is None:
        yield f"{text_in(language, 'comment.no-facts')}\n"
    else:
        yield from _outside(facts, language, most)
        yield from _problems(facts, language)
        yield from _pages(facts, language, most)
        if counts := list(_counts(facts, language)):
            yield "\n".join([f"**{text_in(language, 'comment.sources')}**\n", *counts, ""])
    named = {"comment.review": links.review, "comment.site": links.site, "comment.run": links.run}
    yield " · ".join(f"[{text_in(language, key)}]({address})" for key, address in named.items() if address)


def _outside(facts: Mapping[str, Any], language: str, most: int) -> Iterator[str]:
    """What is no content, first and loud; guides are told last and do not count."""
    total = facts["totals"]["outside"]
    if not total:
        return
    yield f"> [!WARNING]\n> {counted(language, 'paths.code', int(total))}\n>"
    shown = facts["outside"][:most]
    for each in shown:
        reason = text_in(language, f"paths.{each['kind']}")
        yield f"> - {plain(each['path'])} · {reason} · {_change(each, language)}"
    yield from _rest(int(total) - len(shown), language, "> ")
    yield ""


def _problems(facts: Mapping[str, Any], language: str) -> Iterator[str]:
    numbers = {severity: int(facts["problems"][severity]) for severity in SEVERITIES}
    counts = " ".join(counted(language, f"report.{severity}", n) for severity, n in numbers.items() if n)
    found = text_in(language, "report.found", counts=counts) if counts else text_in(language, "report.clean")
    yield f"**{text_in(language, 'summary.title')}:** {found}\n"
    if facts["failed"]:
        yield f"{text_in(language, 'comment.failed')}\n"


def _pages(facts: Mapping[str, Any], language: str, most: int) -> Iterator[str]:
    total = int(facts["totals"]["pages"])
    yield f"**{counted(language, 'comment.pages', total)}**\n"
    shown = facts["pages"][:most]
    for page in shown:
        book = page["book"] and text_in(language, "comment.book", pages=", ".join(page["book"]))
        letters = text_in(language, "comment.letters", gone=int(page["gone"]), new=int(page["new"]))
        parts = [_change(page, language), letters, book and plain(book)]
        yield f"- {plain(page['title'])} · {' · '.join(filter(None, parts))}"
    yield from _rest(total - len(shown), language)
    yield ""


def _counts(facts: Mapping[str, Any], language: str) -> Iterator[str]:
    """How many marks, numbers and values differ, and which translations are behind: one line each, if any."""
    for name in ("marks", "numbers"):
        gone, new = (sum(int(each[side]) for each in facts[name]) for side in ("gone", "new"))
        if gone or new:
            yield f"- {text_in(language, f'comment.{name}')}: −{gone} +{new}"
    if total := int(facts["totals"]["values"]):
        yield f"- {counted(language, 'comment.values', total)}"
    for name, paths in sorted(facts["translations"].items()):
        if paths:
            yield f"- {counted(language, f'comment.{name}', len(paths))}"
    if any(facts["patches"].values()):
        yield f"- {text_in(language, 'comment.patches')}"


def _change(each: Mapping[str, Any], language: str) -> str:
    return text_in(language, f"comment.change.{each['change']}")


def _rest(count: int, language: str, before: str = "") -> Iterable[str]:
    return [f"{before}- {text_in(language, 'comment.more', count=count)}"] if count > 0 else []
