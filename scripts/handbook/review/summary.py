"""What a review found -> Markdown for the summary of a workflow: Thai first, short, and nothing of it is obeyed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from handbook.authored.settings import CONFIG_NAME
from handbook.messages import on_one_line
from handbook.problems import SEVERITIES
from handbook.reports.markdown import plain
from handbook.review.bilingual import clean
from handbook.review.found import Found
from handbook.review.pages import PageChange
from handbook.review.said import ValueChange

_MOST = 50
_LONGEST = 120


def summary(found: Found) -> str:
    """The Markdown: at most some hundred lines, whatever was found."""
    lines = [f"## {on_one_line('review.title')}", ""]
    lines += [*_outside(found), *_failed(found), *_problems(found), *_pages(found), *_said(found), *_patches(found)]
    return "\n".join(lines).rstrip() + "\n"


def _shown(text: str) -> str:
    return plain(clean(text, _LONGEST))


def _outside(found: Found) -> Iterator[str]:
    if not found.outside:
        return
    is_loud = any(change.is_loud for change in found.outside)
    sign = "### ⚠️" if is_loud else "###"
    yield f"{sign} {on_one_line('review.outside', count=len(found.outside))}"
    yield ""
    if is_loud:
        yield on_one_line("review.outside.loud")
        yield ""
    rows = [
        f"- {on_one_line(f'paths.{each.kind}')}: {_shown(each.path)} ({on_one_line(f'review.kind.{each.change}')})"
        for each in found.outside
    ]
    yield from _capped(rows)


def _failed(found: Found) -> Iterator[str]:
    for side in found.pages.failed:
        yield f"### ⚠️ {on_one_line(f'review.failed.{side}')}"
        yield ""


def _problems(found: Found) -> Iterator[str]:
    if found.problems:
        numbers = Counter(problem.severity for problem in found.problems)
        counts = {severity: numbers[severity] for severity in SEVERITIES}
        yield f"### {on_one_line('review.problems', **counts)}"
        yield ""


def _pages(found: Found) -> Iterator[str]:
    changes = found.pages.changes
    yield f"### {on_one_line('review.pages', count=len(changes))}"
    yield ""
    if not changes and not found.pages.failed:
        yield on_one_line("review.pages.none")
        yield ""
    rows = [f"- {_page(page)}{_book(found, number)}" for number, page in enumerate(changes)]
    yield from _capped(rows)
    if changes and found.pages.book_pages is None:
        yield on_one_line("review.book.unknown")
        yield ""


def _page(page: PageChange) -> str:
    name = f"{_shown(page.title)} (/{_shown(page.folder)})"
    gone, new = page.count("gone"), page.count("new")
    if page.kind != "changed":
        return f"{name}: {on_one_line(f'review.kind.{page.kind}')}"
    return f"{name}: {on_one_line('review.signs', gone=gone, new=new) if gone or new else on_one_line('review.aims')}"


def _book(found: Found, number: int) -> str:
    labels = found.pages.book_pages[number] if found.pages.book_pages is not None else ()
    return f" · {on_one_line('review.book.pages', pages=_shown(', '.join(labels)))}" if labels else ""


def _said(found: Found) -> Iterator[str]:
    said = found.said
    for name, paths in (("behind", said.behind), ("caught-up", said.caught_up)):
        if paths:
            yield f"**{on_one_line(f'review.translations.{name}')}**"
            yield ""
            yield from _capped([f"- {_shown(path)}" for path in paths])
    for name, counted in (("marks", said.marks), ("numbers", said.numbers)):
        if counted:
            yield f"**{on_one_line(f'review.{name}')}**"
            yield ""
            yield from _capped([f"- {_shown(each.path)}: {_signed(each.gone, each.new)}" for each in counted])
    for name, values in (
        ("settings", [value for value in said.values if value.path == CONFIG_NAME]),
        ("values", [value for value in said.values if value.path != CONFIG_NAME]),
    ):
        if values:
            yield f"**{on_one_line(f'review.{name}')}**"
            yield ""
            yield from _capped([_value(each) for each in values])


def _value(each: ValueChange) -> str:
    return f"- {_shown(each.path)} {_shown(each.key)}: {on_one_line(f'review.kind.{each.kind}')}"


def _signed(gone: Iterable[tuple[str, int]], new: Iterable[tuple[str, int]]) -> str:
    return " ".join(
        f"{sign}{_shown(name)}" + (f"×{count}" if count > 1 else "")
        for sign, side in (("−", gone), ("＋", new))
        for name, count in list(side)[:_MOST]
    )


def _patches(found: Found) -> Iterator[str]:
    for patch in found.patches:
        yield f"**{on_one_line(f'review.patch.{patch.kind}')}** ({patch.files})"
        yield ""


def _capped(rows: Sequence[str]) -> Iterator[str]:
    yield from rows[:_MOST]
    if len(rows) > _MOST:
        yield f"- {on_one_line('review.more', count=len(rows) - _MOST)}"
    yield ""
