"""The files that authors write, as text, and where in each the words for readers stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from handbook.authored.settings import CONFIG_NAME, Settings
from handbook.authored.text_file import read_text
from handbook.corpus.drawings import FIGURES_FOLDER
from handbook.corpus.form_specs import FORM_SUFFIX, FORMS_FOLDER
from handbook.corpus.front_matter import split_front_matter
from handbook.corpus.prose import Offsets, decoded_strings, prose_of_drawing, prose_of_page, prose_of_yaml
from handbook.corpus.released import CHANGES_FOLDER
from handbook.problems import Edit, Problem, ProblemsError

_DATA_FOLDER = "data"


@dataclass(frozen=True)
class Part:
    """A part of a text, and what it says: a match that can be kept."""

    start: int
    end: int
    words: str


def part_of(found: re.Match[str]) -> Part:
    """What a pattern has found."""
    return Part(*found.span(), found[0])


@dataclass(frozen=True)
class Written:
    """A file of an author: its path in problems, and its text with line feeds alone."""

    path: str
    text: str

    def holds_prose(self, start: int, end: int) -> bool:
        """Tell whether this part of the text is words for readers."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self._prose[at][1]

    def problem(self, start: int, code: str, edit: Edit | None = None, /, **details: str) -> Problem:
        """A problem at this offset of the text."""
        row = bisect_right(self._lines, start)
        return Problem(self.path, row, start - self._lines[row - 1] + 1, code, details, edit)

    @cached_property
    def decoded(self) -> list[tuple[int, str, str]]:
        """Strings of YAML for readers that have escapes: where each begins, how it is written, and what it says."""
        end = self.yaml_end
        if "\\" not in self.text[:end]:
            return []
        return list(decoded_strings(self.text, (part for part in self._prose if part[1] <= end)))

    @cached_property
    def yaml_end(self) -> int:
        """Up to where the text is YAML: the whole, a page's front matter, or nothing."""
        if self.path.endswith(".yml"):
            return len(self.text)
        if self.path.endswith(".md"):
            header, body, _ = split_front_matter(self.text)
            return 0 if header is None else len(self.text) - len(body)
        return 0

    @cached_property
    def _prose(self) -> list[Offsets]:
        """Found only for files in which something looks wrong: it needs a parser."""
        if self.path.endswith(".md"):
            return list(prose_of_page(self.text))
        if self.path.endswith(".svg"):
            return list(prose_of_drawing(self.text))
        return list(prose_of_yaml(self.text, with_keys=self.path == CONFIG_NAME))

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._prose]

    @cached_property
    def _lines(self) -> list[int]:
        """The offset at which each line begins."""
        starts = [0]
        while (end := self.text.find("\n", starts[-1])) >= 0:
            starts.append(end + 1)
        return starts


def read_written(settings: Settings, shown: str, texts: Mapping[str, str]) -> Iterator[Written]:
    """The authors' files; those that cannot be read are told elsewhere. `shown` is the path of docs/ in problems.

    `texts`, by their paths below docs/, are read already.
    """
    docs = settings.docs_dir
    files = [(settings.root / CONFIG_NAME, CONFIG_NAME)]
    files += [(file, f"{shown}/{file.relative_to(docs).as_posix()}") for file in _written_files(docs)]
    known = {f"{shown}/{path}": text for path, text in texts.items()}
    for file, path in files:
        try:
            yield Written(path, known[path] if path in known else read_text(file, path))
        except ProblemsError:
            continue


def _written_files(docs: Path) -> list[Path]:
    """Pages, data, forms and drawings below docs/, without hidden files, in a fixed order."""
    files = [
        *docs.rglob("*.md"),
        *(docs / _DATA_FOLDER).glob("*.yml"),
        *(docs / _DATA_FOLDER / CHANGES_FOLDER).rglob("*.yml"),
        *(docs / FORMS_FOLDER).glob(f"*{FORM_SUFFIX}"),
        *(docs / FIGURES_FOLDER).glob("*.svg"),
    ]
    hidden = {file for file in files if any(part.startswith(".") for part in file.relative_to(docs).parts)}
    return sorted({file for file in files if file not in hidden and file.is_file()})
