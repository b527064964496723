"""What a review found -> one HTML file for people. It loads nothing and runs nothing: its input is hostile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path

from handbook.html.tree import Element, add, append_text, make, write_html
from handbook.messages import both, on_one_line
from handbook.problems import SEVERITIES, visible
from handbook.review.bilingual import clean, say, say_both, tell_rest
from handbook.review.found import Found, alike
from handbook.review.pages import PageChange
from handbook.review.pages_part import MOST_PAGES, tell_pages
from handbook.review.said_part import tell_said

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_MOST_ROWS, _MOST_PROBLEMS = 200, 30
_STYLE = Path(__file__).with_name("report.css")


def report_page(found: Found) -> str:
    """The whole file."""
    page = make("html", lang="th")
    head, body = add(page, "head"), add(page, "body")
    add(head, "meta", charset="utf-8")
    add(head, "meta", http_equiv="Content-Security-Policy", content=POLICY)
    add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    add(head, "title", on_one_line("review.title"))
    add(head, "style", _STYLE.read_text(encoding="utf-8"))
    say(body, "h1", "title")
    _tell_line(body, found)
    _tell_outside(body, found)
    _tell_failures(body, found.pages.failed)
    groups = alike(found.pages)
    _tell_summary(body, found, groups)
    _tell_problems(body, found)
    tell_said(body, found.said)
    _tell_patches(body, found)
    tell_pages(body, found.pages, groups)
    return write_html(page)


def _tell_line(body: Element, found: Found) -> None:
    base, head = found.line.base[:10], found.line.head
    if head is None:
        say(body, "p", "line.uncommitted", base=base)
    else:
        say(body, "p", "line", base=base, head=head[:10])


def _tell_outside(body: Element, found: Found) -> None:
    """The files outside the content, ahead of everything else."""
    if not found.outside:
        return
    is_loud = any(change.is_loud for change in found.outside)
    box = add(body, "section", class_="loud" if is_loud else "note")
    say(box, "h2", "outside", count=len(found.outside))
    if is_loud:
        say(box, "p", "outside.loud")
    for kind, group in groupby(found.outside[:_MOST_ROWS], key=lambda change: change.kind):
        say_both(box, "h3", both(f"paths.{kind}"))
        entries = add(box, "ul")
        for change in group:
            entry = add(entries, "li")
            add(entry, "code", clean(change.path))
            append_text(entry, " ")
            say(entry, "span", f"kind.{change.change}")
    tell_rest(box, len(found.outside), _MOST_ROWS)


def _tell_failures(body: Element, failed: Mapping[str, str]) -> None:
    for side, said in failed.items():
        box = add(body, "section", class_="loud")
        say(box, "h2", f"failed.{side}")
        say(box, "p", "failed.text")
        add(box, "pre", "\n".join(clean(line) for line in said.splitlines()[-60:]))


def _tell_summary(body: Element, found: Found, groups: list[tuple[int, ...]]) -> None:
    changes = found.pages.changes
    say(body, "h2", "pages", count=len(changes))
    if not changes and not found.pages.failed:
        say(body, "p", "pages.none")
    if changes and found.pages.book_pages is None:
        say(body, "p", "book.unknown", class_="note")
    if changes and found.pages.undrawn:
        say(body, "p", f"browser.{found.pages.undrawn}", class_="note")
    entries = add(body, "ul") if changes else None
    for place, group in enumerate(groups):
        for number in group:
            entry = add(entries, "li")
            page = changes[number]
            link = add(entry, "a", clean(page.title) or clean(page.folder))
            if place < MOST_PAGES:
                link.set("href", f"#page-{place + 1}")
            else:
                link.tag = "span"
            append_text(entry, " ")
            add(entry, "code", clean(f"/{page.folder}"))
            append_text(entry, " ")
            _tell_counts(entry, page)
            if found.pages.book_pages is not None:
                _tell_book(entry, found.pages.book_pages[number])


def _tell_counts(entry: Element, page: PageChange) -> None:
    gone, new = page.count("gone"), page.count("new")
    if page.kind != "changed":
        say(entry, "span", f"kind.{page.kind}")
    elif gone or new:
        say(entry, "span", "signs", gone=gone, new=new)
    else:
        say(entry, "span", "aims")


def _tell_book(entry: Element, labels: Iterable[str]) -> None:
    shown = ", ".join(labels)
    append_text(entry, " ")
    if shown:
        say(entry, "span", "book.pages", pages=clean(shown))
    else:
        say(entry, "span", "book.not-found")


def _tell_problems(body: Element, found: Found) -> None:
    """What the checks say of the sources after the change."""
    if not found.problems:
        return
    numbers = Counter(problem.severity for problem in found.problems)
    box = add(body, "section", class_="loud" if numbers["error"] else "note")
    error, warning, notice = (numbers[severity] for severity in SEVERITIES)
    say(box, "h2", "problems", error=error, warning=warning, notice=notice)
    entries = add(box, "ul")
    for problem in sorted(found.problems, key=lambda each: (SEVERITIES.index(each.severity), each))[:_MOST_PROBLEMS]:
        entry = add(entries, "li")
        add(entry, "code", clean(f"{problem.path}:{problem.line} {problem.code}"))
        append_text(entry, f" {clean(problem.text('what', 'th'))} — {clean(problem.text('mend', 'th'))} ")
        english = f"{clean(problem.text('what', 'en'))} — {clean(problem.text('mend', 'en'))}"
        add(entry, "span", english, lang="en")
    tell_rest(box, len(found.problems), _MOST_PROBLEMS)


def _tell_patches(body: Element, found: Found) -> None:
    for patch in found.patches:
        say(body, "h2", f"patch.{patch.kind}")
        say(body, "p", f"patch.{patch.kind}.text")
        lines = patch.text.splitlines()
        add(body, "pre", "\n".join(visible(line, keep="\t") for line in lines))
