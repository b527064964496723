"""`review`: what a change does to what readers see, as a page for people, a summary and facts for programs.

It changes no source. The programs of both states are run to build their sites: review nothing that you would not run.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from handbook.authored.settings import load_settings
from handbook.authored.text_file import write_whole
from handbook.commands.fix import Fixed, difference_of, fix_sources
from handbook.corpus.addresses import page_url, split_locale
from handbook.corpus.read import read_corpus
from handbook.corpus.translations import behind, mark_translated
from handbook.history.edition import SOURCES
from handbook.history.git import GitError
from handbook.history.trees import Changed, State, changed_files, two_states
from handbook.problems import Problem, ProblemsError, visible
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
    try:
        books = [book for file in options.book for book in read_books(file)]
        with two_states(root, options.base, options.head) as states:
            found = _review(root, states, books if options.book else None)
    except GitError as error:
        return refuse("review-git", base=options.base, head=options.head or "–", said=str(error) or "–")
    except UnreadableBookError as error:
        return refuse("review-book", file=str(error))
    out = options.out
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, text in (("review.html", report_page), ("summary.md", summary), ("facts.json", facts)):
            write_whole(out / name, text(found).encode("utf-8", "backslashreplace"))
    except OSError as error:
        return refuse("review-unwritten", folder=str(out), said=str(error))
    print(f"→ {visible(str(out / 'review.html'))}")
    return int(bool(found.pages.failed))


def _review(root: Path, states: Sequence[State], books: Sequence[Book] | None) -> Found:
    files = changed_files(root, *states)
    with step("review-sites"):
        built = build_both(root, root / CACHE, states)
    with beside(_sources, built, files) as sources:
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
    built: Sequence[BuiltState], files: Iterable[Changed]
) -> tuple[SaidChange, tuple[Problem, ...], tuple[Patch, ...]]:
    """What the sources say differently; what the checks say of them now, and what of it can be mended by a patch."""
    states = {str(number): state.sources for number, state in enumerate(built)}

    def read(key: str) -> Said | None:
        return read_said(states[key])

    said = side_by_side(read, states)
    change = said_change(said["0"], said["1"], {file.before: file.after for file in files if file.is_moved})
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "sources"
        _copy(built[1].sources, root)
        try:
            fixed = fix_sources(root)
            patches = (_mends(fixed), _stamps(root, files))
        except ProblemsError as error:
            return change, tuple(error.problems), ()
    return change, tuple(fixed.left), tuple(patch for patch in patches if patch is not None)


def _copy(sources: Path, root: Path) -> None:
    root.mkdir()
    for name in SOURCES:
        part = sources / name
        if part.is_dir() and name != "scripts":
            shutil.copytree(part, root / name)
        elif part.is_file():
            shutil.copyfile(part, root / name)


def _mends(fixed: Fixed) -> Patch | None:
    return Patch("mends", fixed.difference(), len(fixed.changed)) if fixed.changed else None


def _stamps(root: Path, files: Iterable[Changed]) -> Patch | None:
    """The stamps of translations that were changed together with their Thai page, as if they follow it."""
    touched = {file.after for file in files}
    corpus, _ = read_corpus(load_settings(root))
    wanted = [
        page.path for page, thai in behind(corpus) if {corpus.shown(page.path), corpus.shown(thai.path)} <= touched
    ]
    if not wanted:
        return None
    before = _texts(corpus.settings.docs_dir)
    mark_translated(corpus, wanted)
    after = _texts(corpus.settings.docs_dir)
    changed = [file for file in sorted(before.keys() | after.keys()) if before.get(file) != after.get(file)]
    text = "".join(
        difference_of(file.relative_to(root).as_posix(), before.get(file), after.get(file)) for file in changed
    )
    return Patch("stamps", text, len(changed))


def _texts(docs: Path) -> dict[Path, str]:
    files = (file for file in docs.rglob("*") if file.suffix in {".md", ".yml"} and file.is_file())
    return {file: file.read_text(encoding="utf-8", errors="replace") for file in files}
