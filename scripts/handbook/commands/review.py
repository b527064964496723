"""`review`: what a change does to what readers see, as a page for people, a summary and facts for programs.

It changes no source. The programs of both states are run to build their sites: review nothing that you would not run.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from handbook.authored.settings import load_settings
from handbook.authored.text_file import write_whole
from handbook.commands.fix import Fixed, difference_of, fix_sources
from handbook.corpus.addresses import page_url, split_locale
from handbook.corpus.read import read_corpus
from handbook.corpus.stamping import stamp
from handbook.corpus.translations import behind, stamps_of
from handbook.history.copies import copy_with_history
from handbook.history.edition import SOURCES
from handbook.history.git import GitError
from handbook.history.trees import Changed, State, changed_files, tracked_at, two_states
from handbook.problems import Problem, ProblemsError, gathered, visible
from handbook.processes import beside, side_by_side
from handbook.progress import refuse, step
from handbook.review.book_pages import Book, UnreadableBookError, passages_of, read_books
from handbook.review.facts import facts
from handbook.review.files import outside_changes
from handbook.review.found import Found, Line, PagesFound, Patch, alike
from handbook.review.pages import PageChange, changed_pages
from handbook.review.pictures import UndrawnError, browser_path, cut_out
from handbook.review.report import report_page
from handbook.review.said import Said, SaidChange, read_said, said_change
from handbook.review.sites import BuiltState, build_both
from handbook.review.summary import summary

CACHE = Path(".cache") / "review"
MOST_PICTURED = 12
"""Pages with pictures; of more the words are shown."""
_DOCS = "docs/"


def run(options: argparse.Namespace) -> int:
    """Review a change; 0 once it is told, 1 if one of the sites could not be built, 2 for wrong usage."""
    root = options.root.resolve()
    out = Path(os.path.abspath(options.out))  # noqa: PTH100 - a link is not to be followed
    try:
        if held := tracked_at(root, [root / CACHE.parent, *([out] if out != root else [])]):
            return refuse("review-held", path=held[0])
        books = [book for file in options.book for book in read_books(file)]
        with two_states(root, options.base, options.head) as states:
            found = _review(root, states, books if options.book else None)
    except GitError as error:
        return refuse("review-git", base=options.base, head=options.head or "–", said=str(error) or "–")
    except UnreadableBookError as error:
        return refuse("review-book", file=str(error))
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, text in (("review.html", report_page), ("summary.md", summary), ("facts.json", facts)):
            write_whole(out / name, text(found).encode("utf-8", "backslashreplace"))
    except OSError as error:
        return refuse("review-unwritten", folder=str(options.out), said=str(error))
    print(f"→ {visible(str(options.out / 'review.html'))}")
    return int(bool(found.pages.failed))


def _review(root: Path, states: Sequence[State], books: Sequence[Book] | None) -> Found:
    files = changed_files(root, *states)
    with step("review-sites"):
        built = build_both(root, root / CACHE, states)
    with tempfile.TemporaryDirectory() as folder:
        names = [name for name in SOURCES if name != "scripts"]
        copy = copy_with_history(root, states[1], names, Path(folder) / "copy")
        with beside(_sources, built, files, copy) as sources:
            with step("review-pages"):
                pages = _pages(built, files, books)
            said, problems, patches = sources()
    line = Line(str(states[0].commit), states[1].commit)
    return Found(line, pages, said, tuple(outside_changes(files)), problems, patches)


def _pages(built: Sequence[BuiltState], files: Iterable[Changed], books: Sequence[Book] | None) -> PagesFound:
    failed = {side: state.said for side, state in zip(("before", "after"), built, strict=True) if state.pages is None}
    before, after = (state.pages for state in built)
    if before is None or after is None:
        return PagesFound(failed=failed)
    edited = {_folder(path) for file in files for path in (file.before, file.after) if _is_page(path)}
    changes = sorted(changed_pages(before, after, _moved(files)), key=lambda page: page.folder not in edited)
    in_books = None if books is None else tuple(tuple(_in_books(page, books)) for page in changes)
    return _with_pictures(PagesFound(tuple(changes), book_pages=in_books), before, after)


def _with_pictures(found: PagesFound, before: Path, after: Path) -> PagesFound:
    """The changed pages with pictures of the first ones, if there is a browser that makes them."""
    browser = browser_path()
    if browser is None:
        return replace(found, undrawn="none")
    pictured = [group[0] for group in alike(found)][:MOST_PICTURED]
    try:
        cuts = cut_out(before, after, [found.changes[number] for number in pictured], browser)
    except UndrawnError:
        return replace(found, undrawn="failed")
    by_number = dict(zip(pictured, cuts, strict=True))
    return replace(found, cuts=tuple(by_number.get(number, {}) for number in range(len(found.changes))))


def _in_books(page: PageChange, books: Iterable[Book]) -> list[str]:
    passages = passages_of(page)
    return list(dict.fromkeys(label for book in books for label in book.pages_of(passages)))[:8]


def _moved(files: Iterable[Changed]) -> dict[str, str]:
    """Folder of a page before -> after, of pages that git knows to be moved."""
    return {
        _folder(file.before): _folder(file.after)
        for file in files
        if file.is_moved and _is_page(file.before) and _is_page(file.after)
    }


def _is_page(path: str) -> bool:
    return path.startswith(_DOCS) and path.endswith(".md")


def _folder(path: str) -> str:
    return page_url(*split_locale(path.removeprefix(_DOCS)))


def _sources(
    built: Sequence[BuiltState], files: Iterable[Changed], copy: Path
) -> tuple[SaidChange, tuple[Problem, ...], tuple[Patch, ...]]:
    """What the sources say differently; what the checks say of them now, and what of it can be mended by a patch.

    `copy` is of the state after the change, with its history; the mends are done in it.
    """
    states = {str(number): state.sources for number, state in enumerate(built)}

    def read(key: str) -> Said | None:
        return read_said(states[key])

    said = side_by_side(read, states)
    change = said_change(said["0"], said["1"], {file.before: file.after for file in files if file.is_moved})
    try:
        fixed = fix_sources(copy)
        patches = (_mends(fixed), _stamps(copy, files))
    except ProblemsError as error:
        return change, tuple(gathered(error.problems)), ()
    return change, tuple(gathered(fixed.found)), tuple(patch for patch in patches if patch is not None)


def _mends(fixed: Fixed) -> Patch | None:
    return Patch("mends", fixed.difference(), len(fixed.changed)) if fixed.changed else None


def _stamps(root: Path, files: Iterable[Changed]) -> Patch | None:
    """The stamps of sections whose English changed together with the Thai, as if it follows it."""
    touched = {file.after for file in files}
    corpus, _ = read_corpus(load_settings(root))
    chosen: dict[str, set[str]] = {}
    for each in behind(corpus):
        was, english = stamps_of(corpus, each.thai).get(each.section.name), each.page.sections.get(each.section.name)
        has_followed = english is not None and (was is None or was.english != english.fingerprint)
        if has_followed and {corpus.shown(each.page.path), corpus.shown(each.thai.path)} <= touched:
            chosen.setdefault(each.page.key, set()).add(each.section.name)
    if not chosen:
        return None
    docs, made = corpus.settings.docs_dir, stamp(corpus, chosen).files
    text = "".join(
        difference_of((docs / path).relative_to(root).as_posix(), _text(docs / path), after)
        for path, after in sorted(made.items())
    )
    return Patch("stamps", text, len(made))


def _text(file: Path) -> str | None:
    return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else None
