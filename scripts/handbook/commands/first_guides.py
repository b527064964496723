"""The guides for those who keep a handbook, which another province's first handbook takes along."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.authored.settings import load_settings
from handbook.corpus.locales import DEFAULT_LOCALE, LOCALES
from handbook.corpus.model import Corpus, Page
from handbook.corpus.pictures import in_language, shown
from handbook.corpus.read import read_corpus


@dataclass(frozen=True)
class Guides:
    """Their files below docs/, and the sections of the nav that they stand in, with the titles in each language."""

    docs: Path
    files: frozenset[str]
    sections: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, Mapping[str, str]]

    def nav(self) -> str:
        """Their part of the nav, as mkdocs.yml has it."""
        lines = []
        for section, paths in self.sections.items():
            lines += [f"  - {section}:", *(f"      - {path}" for path in paths)]
        return "".join(f"{line}\n" for line in lines)

    def english(self) -> str:
        """Their part of the sections' English titles, within a YAML map."""
        titles = {section: self.titles.get(section, {}).get("en", section) for section in self.sections}
        return "".join(f", {section}: {json.dumps(title, ensure_ascii=False)}" for section, title in titles.items())

    def copy(self, docs: Path) -> None:
        """Copy their files into another docs/."""
        for path in sorted(self.files):
            (docs / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.docs / path, docs / path)


def guides_of(root: Path) -> Guides:
    """The guides of the handbook in `root`; none where it has none."""
    settings = load_settings(root)
    corpus, _ = read_corpus(settings)
    pages = {page.path: page for page in corpus.nav_pages(DEFAULT_LOCALE) if page.is_for_editors}
    sections: dict[str, tuple[str, ...]] = {}
    for entry in settings.nav:
        if entry.path in pages and entry.section:
            sections[entry.section] = (*sections.get(entry.section, ()), entry.path)
    files = {path for page in pages.values() for path in _files(corpus, page)}
    return Guides(settings.docs_dir, frozenset(files), sections, settings.section_titles)


def _files(corpus: Corpus, page: Page) -> set[str]:
    """A page, its twins, and the pictures on them."""
    twins = [twin for locale in LOCALES if (twin := corpus.twin(page, locale))]
    pictures = {in_language(path, twin.locale, corpus.assets) for twin in twins for _, path in shown(twin)}
    return {twin.path for twin in twins} | (pictures & corpus.assets)
