"""The pages of forms -> the words beside their blanks, as those who filled the forms in saw them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from handbook.authored.text_file import read_text
from handbook.corpus.addresses import page_path
from handbook.corpus.form_specs import FORMS_FOLDER, FormSpec
from handbook.corpus.model import Page
from handbook.corpus.read import read_page
from handbook.problems import ProblemsError
from handbook.thai.words import word

_SCHEME = "field"
_HEAD_ABOVE = 2
"""Lines from a row of blanks up to the head of its table: the rule below the head is between them."""


@dataclass(frozen=True)
class Labels:
    """The words of one form in one language: its title, its blanks' words, and the heading above each group of rows."""

    title: str = ""
    blanks: Mapping[str, str] = field(default_factory=dict)
    """Name, or `ROWS.COLUMN`, -> words."""
    groups: Mapping[str, str] = field(default_factory=dict)

    def of(self, spec: FormSpec, name: str, locale: str) -> str:
        """The words of a blank by its name in a file; its name where the page has none."""
        parts = name.split(".")
        column = f"{parts[0]}.{parts[-1]}" if len(parts) == 3 else name
        asked = spec.fields[name].question if name in spec.fields else {}
        if asked:
            return asked[locale]
        if len(parts) == 2 and parts[0] in spec.fields and spec.fields[parts[0]].type == "signature":
            return f"{self.blanks.get(parts[0], parts[0])}: {word(locale, f'form.sign.{parts[1]}')}"
        return self.blanks.get(column, column)


def read_labels(docs: Path, forms: Iterable[str], locale: str) -> dict[str, Labels]:
    """Id of a form -> its words; a page that cannot be read has none, as the check tells what is wrong with it."""
    found: dict[str, Labels] = {}
    for id in forms:
        path = page_path(f"{FORMS_FOLDER}/{id}", locale)
        try:
            page, _ = read_page(read_text(docs / path, path), path, path)
        except (ProblemsError, OSError):
            continue
        found[id] = _labels(page)
    return found


def _labels(page: Page) -> Labels:
    blanks: dict[str, str] = {}
    groups: dict[str, str] = {}
    rows: dict[int, list[str]] = {}
    for link in page.links:
        if link.scheme != _SCHEME:
            continue
        if "." in link.value:
            rows.setdefault(link.line, []).append(link.value)
        else:
            blanks[link.value] = link.text
    for line, names in rows.items():
        heads = [text.words for text in page.texts if text.row and text.line == line - _HEAD_ABOVE]
        blanks |= dict(zip(names, heads[-len(names) :], strict=False))
        above = [heading.text for heading in page.headings if heading.line < line]
        groups[names[0].partition(".")[0]] = above[-1] if above else ""
    return Labels(page.title, blanks, groups)
