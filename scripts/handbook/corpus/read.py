"""docs/ on the disk -> Corpus, and all problems found while reading."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from handbook.authored.located_yaml import LocatedYaml, read_yaml
from handbook.authored.schema import check_schema
from handbook.authored.settings import Settings
from handbook.authored.text_file import read_text
from handbook.corpus.addresses import split_locale
from handbook.corpus.bounded_text import unbounded
from handbook.corpus.data import read_data
from handbook.corpus.drawings import FIGURES_FOLDER, read_drawings
from handbook.corpus.fingerprint import fingerprint
from handbook.corpus.form_specs import read_form_specs
from handbook.corpus.front_matter import split_front_matter
from handbook.corpus.links_on_disk import require_no_links
from handbook.corpus.markdown import read_parts
from handbook.corpus.model import Corpus, Page
from handbook.corpus.written import read_written
from handbook.messages import both
from handbook.problems import Problem, ProblemsError

DATA_FOLDER = "data"


def read_corpus(settings: Settings) -> tuple[Corpus, list[Problem]]:
    """Read all pages and data. What cannot be read is left out of the corpus and reported as a problem.

    Raises ProblemsError (HB230) where links lead out of the sources.
    """
    require_no_links(settings)
    docs = settings.docs_dir
    shown = docs.relative_to(settings.root).as_posix() if docs.is_relative_to(settings.root) else docs.as_posix()
    problems: list[Problem] = []
    pages: dict[str, Page] = {}
    assets: set[str] = set()
    unread: set[str] = set()
    for path in _files(docs):
        relative = path.relative_to(docs).as_posix()
        if path.suffix != ".md":
            assets.add(relative)
            continue
        try:
            page, found = read_page(read_text(path, f"{shown}/{relative}"), relative, f"{shown}/{relative}")
        except ProblemsError as error:
            problems += error.problems
            unread.add(relative)
            continue
        pages[relative] = page
        problems += found
    data, found = read_data(docs / DATA_FOLDER, f"{shown}/{DATA_FOLDER}")
    drawings, undrawn = read_drawings(docs / FIGURES_FOLDER, f"{shown}/{FIGURES_FOLDER}")
    forms, unformed = read_form_specs(docs, shown)
    if forms:
        data = replace(data, blocks={**data.blocks, "forms all": tuple(forms)})
    written = tuple(read_written(settings, shown))
    corpus = Corpus(settings, shown, pages, data, frozenset(assets), drawings, forms, frozenset(unread), written)
    return corpus, [*problems, *found, *undrawn, *unformed]


def read_page(text: str, path: str, shown: str) -> tuple[Page, list[Problem]]:
    """One page's text -> Page. Raises ProblemsError when its front matter is no YAML, or its text too long to be read.

    Other faults are returned.
    """
    endless = list(unbounded(text, shown))
    if endless:
        raise ProblemsError(endless)
    header, body, first_line = split_front_matter(text)
    if header is None:
        meta = LocatedYaml(shown, {}, {})
        problems = [
            Problem(
                shown,
                1,
                1,
                "HB210",
                both("page.no-front-matter"),
            )
        ]
    else:
        meta = read_yaml(header, shown, first_line=2)
        problems = check_schema(meta, "front-matter", "HB210")
        if not isinstance(meta.value, dict):
            meta = LocatedYaml(shown, {}, {})
    parts = read_parts(body, first_line)
    key, locale = split_locale(path)
    return Page(path, key, locale, meta, fingerprint(meta.value, body), **vars(parts)), problems


def _files(docs: Path) -> list[Path]:
    """Every file below docs/ except data/ and hidden ones, in a fixed order."""
    return sorted(
        path
        for path in docs.rglob("*")
        if path.is_file()
        and path.relative_to(docs).parts[0] != DATA_FOLDER
        and not any(part.startswith(".") for part in path.relative_to(docs).parts)
    )
