"""Two folders with sources, an edition's and those that follow it -> why these are more than a correction of it.

Compared are the sources, the settings, the templates' words and the machine's words for readers. Programs and style
sheets are not: they say nothing, and the tests hold what they do; `programs_changed` counts them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handbook.authored.located_yaml import read_yaml
from handbook.authored.settings import CONFIG_NAME
from handbook.authored.text_file import read_text
from handbook.corpus.drawings import FIGURES_FOLDER
from handbook.corpus.source_files import is_left_by_program
from handbook.editions.drawn import changed_drawing, changed_template
from handbook.editions.pages import changed_page, changed_yaml
from handbook.editions.values import rules_for
from handbook.messages import both
from handbook.problems import Problem, ProblemsError

WORDS_FILE = "scripts/handbook/thai/words.yml"
TEMPLATES = "overrides"
PROGRAMS = "scripts"
_FREE = "free"


def judge(before: Path, after: Path, docs: str = "docs") -> list[Problem]:
    """Every reason why the sources below `after` are no correction of those below `before`, sorted; none if they are.

    `docs` is the folder of the sources below both. A file that cannot be read is a reason as well.
    """
    found: list[Problem] = []
    for path in sorted(_files(before, docs) | _files(after, docs)):
        try:
            found += _changed_file(path, before / path, after / path, docs)
        except ProblemsError as error:
            found += error.problems
    return sorted(found)


def programs_changed(before: Path, after: Path) -> int:
    """How many programs, style sheets and drawn parts of the machine differ, or are in one of the folders alone."""
    paths = {
        file.relative_to(root).as_posix()
        for root in (before, after)
        for folder in (PROGRAMS, TEMPLATES)
        for file in (root / folder).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and not _is_judged(file.relative_to(root).as_posix())
    }
    return sum(_data(before / path) != _data(after / path) for path in paths)


def _is_judged(path: str) -> bool:
    return path == WORDS_FILE or (path.startswith(f"{TEMPLATES}/") and path.endswith(".html"))


def _files(root: Path, docs: str) -> set[str]:
    """The paths of what is judged; hidden files, and those that programs leave behind, are no sources."""
    found = {path for path in (CONFIG_NAME, WORDS_FILE) if (root / path).exists()}
    for folder in (docs, TEMPLATES):
        for file in (root / folder).rglob("*"):
            inner = file.relative_to(root)
            is_source = not any(part.startswith(".") for part in inner.parts) and not is_left_by_program(file.name)
            if file.is_file() and is_source and (folder == docs or _is_judged(inner.as_posix())):
                found.add(inner.as_posix())
    return found


def _changed_file(path: str, before: Path, after: Path, docs: str) -> Iterator[Problem]:
    is_source = path.startswith(f"{docs}/")
    rules = rules_for(path.replace(docs, "docs", 1) if is_source else path)
    was, now = _data(before), _data(after)
    if was == now or rules.get("") == _FREE:
        return
    if was is None or now is None:
        yield Problem(path, 1, 1, "HB717", both("edition.file.gone" if now is None else "edition.file.new"))
    elif path.endswith(".md"):
        yield from changed_page(path, read_text(before, path), read_text(after, path))
    elif path.endswith(".yml"):
        earlier, later = (read_yaml(read_text(file, path), path) for file in (before, after))
        yield from changed_yaml(earlier, later, rules)
    elif path.startswith(f"{docs}/{FIGURES_FOLDER}/") and path.endswith(".svg"):
        yield from changed_drawing(path, was, now)
    elif not is_source:
        yield from changed_template(path, read_text(before, path), read_text(after, path))
    else:
        yield Problem(path, 1, 1, "HB717", both("edition.file.changed"))


def _data(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None
