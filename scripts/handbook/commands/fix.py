"""`check --fix`: does the certain mends of the problems, and shows what it changed as a unified difference."""

from __future__ import annotations

import codecs
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path

from handbook.authored.settings import load_settings
from handbook.authored.text_file import write_whole
from handbook.checks.registry import within
from handbook.commands.check import check_sources
from handbook.commands.translated import write_stamped
from handbook.corpus.model import Corpus
from handbook.corpus.read import read_corpus
from handbook.corpus.source_files import shown_docs
from handbook.corpus.stamping import Stamped, stamp
from handbook.corpus.translation_files import TRANSLATIONS_FOLDER, read_translations
from handbook.corpus.translations import ahead, behind, stamps_of, translated_pages
from handbook.messages import LANGUAGES, Both, text_in
from handbook.pictures.strip import without_private
from handbook.problems import Problem, visible

_MOST_ROUNDS = 8
"""A mend may uncover another slip at the same place; one round more than any such chain has."""
_PRIVATE = "HB264"
"""Private matter in a picture: taken out of the bytes, it leaves the picture as it was."""
_NONE = "/dev/null"
Texts = dict[str, tuple[str | None, str | None]]
"""Path -> the texts of a file before and after."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


@dataclass(frozen=True)
class Fixed:
    """What was changed: by path, the texts before and after; how many places; the problems before, and those left.

    A text is None where there is no file. Of files that are no texts, what was taken out of each, in both languages.
    """

    changed: Texts
    places: int
    found: list[Problem]
    left: list[Problem]
    removed: dict[str, Both] = field(default_factory=dict)

    def difference(self) -> str:
        """The unified difference of all changed files; `git apply -R` would take them back."""
        return "".join(difference_of(path, *texts) for path, texts in sorted(self.changed.items()))

    def removals(self, language: str) -> str:
        """A line for each file out of which something was taken."""
        return "".join(
            text_in(language, "picture.removed", file=visible(path), what=what[language]) + "\n"
            for path, what in sorted(self.removed.items())
        )


def fix_sources(root: Path, only: Iterable[str] = ()) -> Fixed:
    """Check the sources and mend what is certain, until nothing is; with `only`, in these files and folders alone.

    A mend of spelling needs no translation, which is noted. Stamps that were made in a browser are taken in.
    """
    wanted = list(only)
    corpus, problems = check_sources(load_settings(root), wanted)
    found, removed = problems, dict[str, Both]()
    changed = _taken_in(root, wanted)
    places = len(changed)
    if changed:
        corpus, problems = check_sources(load_settings(root), wanted)
    in_step = _in_step(corpus)
    for _ in range(_MOST_ROUNDS):
        count = _strip(root, problems, removed) + _mend(root, problems, changed)
        if not count:
            break
        places += count
        corpus, problems = check_sources(load_settings(root), wanted)
    chosen: dict[str, set[str]] = {}
    for key, name in in_step - _in_step(corpus):
        chosen.setdefault(key, set()).add(name)
    if chosen:
        changed |= _written(corpus, stamp(corpus, chosen))
        _, problems = check_sources(load_settings(root), wanted)
    differing = {path: texts for path, texts in changed.items() if texts[0] != texts[1]}
    return Fixed(differing, places, found, problems, removed)


def _strip(root: Path, problems: Iterable[Problem], removed: dict[str, Both]) -> int:
    """Take private matter out of pictures that were not done before; how many."""
    private = [problem for problem in problems if problem.code == _PRIVATE and problem.path not in removed]
    for problem in private:
        write_whole(root / problem.path, without_private((root / problem.path).read_bytes()))
        removed[problem.path] = {language: problem.details[language] for language in LANGUAGES}
    return len(private)


def _mend(root: Path, problems: Iterable[Problem], changed: Texts) -> int:
    """Do the edits of the problems, file by file; how many."""
    by_path = defaultdict(list)
    for problem in problems:
        if problem.edit is not None:
            by_path[problem.path].append(problem)
    places = 0
    for path, found in by_path.items():
        before = (root / path).read_bytes().decode("utf-8")
        after, count = with_edits(before, found)
        if count:
            write_whole(root / path, after.encode("utf-8"))
            changed[path] = (changed.get(path, (before, ""))[0], after)
            places += count
    return places


def _in_step(corpus: Corpus) -> set[tuple[str, str]]:
    """Key and section of all translations that are noted and follow, and in which nothing else changed."""
    noted = {(page.key, name) for page, thai in translated_pages(corpus) for name in stamps_of(corpus, thai)}
    late = {(item.page.key, item.section.name) for item in behind(corpus)}
    return noted - late - {(page.key, section.name) for page, _, section in ahead(corpus)}


def _taken_in(root: Path, wanted: list[str]) -> Texts:
    """Write the stamps of translations that were made in a browser into the records; the texts before and after."""
    settings = load_settings(root)
    docs, shown = settings.docs_dir, f"{shown_docs(settings)}/{TRANSLATIONS_FOLDER}"
    translations, _ = read_translations(docs / TRANSLATIONS_FOLDER, shown)
    if not any(within(f"{shown}/{path}", wanted) for path in translations.stamps):
        return {}
    corpus, _ = read_corpus(settings)
    return _written(corpus, stamp(corpus, {}))


def _written(corpus: Corpus, made: Stamped) -> Texts:
    """Write the files of docs/translations/; their texts before and after."""
    docs = corpus.settings.docs_dir
    before = {path: _text(docs / path) for path in made.files}
    write_stamped(docs, made)
    return {corpus.shown(path): (before[path], text) for path, text in made.files.items()}


def _text(file: Path) -> str | None:
    return file.read_bytes().decode("utf-8") if file.exists() else None


def with_edits(text: str, problems: Iterable[Problem]) -> tuple[str, int]:
    """A file's text, with its own line ends and byte order mark, after the edits of its problems; and their number.

    An edit that overlaps an earlier one, or whose text is not there, is left out: the next round sees what it became.
    """
    lines = _lines(text)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    mark = len(codecs.BOM_UTF8.decode("utf-8")) if text.startswith("\ufeff") else 0
    edits: list[tuple[int, str, str]] = []
    end = -1
    for problem in sorted(problems):
        edit = problem.edit
        if edit is None or problem.line > len(lines):
            continue
        at = starts[problem.line - 1] + problem.column - 1 + (mark if problem.line == 1 else 0)
        if at > end and text.startswith(edit.old, at) and edit.old != edit.new:
            edits.append((at, edit.old, edit.new))
            end = at + len(edit.old) - 1
    for at, old, new in reversed(edits):
        text = text[:at] + new + text[at + len(old) :]
    return text, len(edits)


def _lines(text: str) -> list[str]:
    """The lines of a text, each with its own end, whichever that is."""
    return [found.group() for found in _LINE.finditer(text) if found.group()]


def difference_of(path: str, before: str | None, after: str | None) -> str:
    """The unified difference of one file, None where there is none, as `git apply` takes it."""
    was, now = (_NONE if text is None else f"{side}/{path}" for side, text in (("a", before), ("b", after)))
    shown = unified_diff(_lines(before or ""), _lines(after or ""), fromfile=was, tofile=now)
    return "".join(line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n" for line in shown)
