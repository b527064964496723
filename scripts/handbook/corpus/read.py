"""docs/ on the disk -> Corpus, and all problems found while reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from handbook.authored.located_yaml import LocatedYaml, read_yaml
from handbook.authored.schema import check_schema, sound_part
from handbook.authored.settings import Settings
from handbook.authored.text_file import read_text
from handbook.corpus.addresses import split_locale
from handbook.corpus.bounded_text import PAGE_SECONDS, endless, unbounded
from handbook.corpus.data import DATA_FOLDER, read_data
from handbook.corpus.drawings import FIGURES_FOLDER, read_drawings
from handbook.corpus.enquiry import BLOCK, with_questions
from handbook.corpus.fingerprint import sections_of
from handbook.corpus.form_specs import FORM_SUFFIX, FORMS_FOLDER, read_form_specs
from handbook.corpus.front_matter import split_front_matter
from handbook.corpus.known import Known, ReadPage
from handbook.corpus.locales import LOCALES
from handbook.corpus.markdown import read_parts
from handbook.corpus.model import Corpus, Page
from handbook.corpus.source_files import SourceFile, list_files, shown_docs
from handbook.corpus.translation_files import TRANSLATIONS_FOLDER, read_translations
from handbook.corpus.written import read_written
from handbook.messages import both
from handbook.problems import Problem, ProblemsError, with_mend
from handbook.processes import side_by_side, time_limit

_NOT_PAGES = (DATA_FOLDER, TRANSLATIONS_FOLDER)
FEW_PAGES = 12
"""Fewer are read faster than a process starts."""


def read_corpus(
    settings: Settings, known: Known | None = None, files: tuple[SourceFile, ...] | None = None
) -> tuple[Corpus, list[Problem]]:
    """Read all pages and data. What cannot be read is left out of the corpus and reported as a problem.

    `known`, which a caller keeps from one time to the next, spares the reading of what is as it was, `files` a second
    listing.
    Raises ProblemsError where something must not be opened (source_files.py).
    """
    files = list_files(settings) if files is None else files
    docs, shown = settings.docs_dir, shown_docs(settings)
    paths = list(_pages_and_assets(files))
    of_pages = [path for path in paths if path.endswith(".md")]
    known = Known() if known is None else known
    texts, unreadable = _texts(docs, shown, of_pages)
    pages, found_on_pages = _read_all(texts, shown, known)
    place = docs / DATA_FOLDER, f"{shown}/{DATA_FOLDER}"
    data, found = known.again(*place, "**/*", lambda: read_data(*place))
    drawn = docs / FIGURES_FOLDER, f"{shown}/{FIGURES_FOLDER}"
    drawings, undrawn = known.again(*drawn, "*", lambda: read_drawings(*drawn))
    spec = docs / FORMS_FOLDER, f"{shown}/{FORMS_FOLDER}"
    forms, unformed = known.again(*spec, f"*{FORM_SUFFIX}", lambda: read_form_specs(docs, shown))
    if forms or unformed:
        data = replace(data, blocks={**data.blocks, "forms all": tuple(forms), "forms list": (), BLOCK: ()})
        forms = with_questions(forms, data)
    written = known.same_written(read_written(settings, shown, texts))
    stamped = docs / TRANSLATIONS_FOLDER, f"{shown}/{TRANSLATIONS_FOLDER}"
    translations, unstamped = known.again(*stamped, "**/*", lambda: read_translations(*stamped))
    unread, assets = frozenset(of_pages) - pages.keys(), frozenset(paths) - frozenset(of_pages)
    corpus = Corpus(settings, shown, pages, data, assets, drawings, forms, unread, files, written, translations)
    return corpus, [*unreadable, *found_on_pages, *found, *undrawn, *unformed, *unstamped]


def _texts(docs: Path, shown: str, paths: list[str]) -> tuple[dict[str, str], list[Problem]]:
    """The texts of the files at these paths that can be read, and why others cannot."""
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    for path in paths:
        try:
            texts[path] = read_text(docs / path, f"{shown}/{path}")
        except ProblemsError as error:
            problems += error.problems
    return texts, problems


def _read_all(texts: dict[str, str], shown: str, known: Known) -> tuple[dict[str, Page], list[Problem]]:
    """The pages that can be read of these texts, and all problems; `known` knows these from now on."""
    new: dict[str, list[str]] = {locale: [] for locale in LOCALES}
    now: dict[tuple[str, str], ReadPage] = {}
    for path, text in texts.items():
        if (read_before := known.page(path, f"{shown}/{path}", text)) is not None:
            now[path, text] = read_before
        else:
            new[split_locale(path)[1]].append(path)
    read = side_by_side(
        lambda locale: {path: _read_one(texts[path], path, f"{shown}/{path}") for path in new[locale]},
        LOCALES,
        alone=sum(map(len, new.values())) < FEW_PAGES,
    )
    now |= {(path, texts[path]): page for pages in read.values() for path, page in pages.items()}
    known.pages = now
    pages = {path: page for path, text in texts.items() if (page := now[path, text][0]) is not None}
    return pages, [problem for _, found in now.values() for problem in found]


def _read_one(text: str, path: str, shown: str) -> tuple[Page | None, list[Problem]]:
    """A page, or None if it cannot be read, and its problems."""
    try:
        with time_limit(PAGE_SECONDS):
            return read_page(text, path, shown)
    except ProblemsError as error:
        return None, error.problems
    except (TimeoutError, RecursionError):
        return None, [endless(shown)]


def read_page(text: str, path: str, shown: str) -> tuple[Page, list[Problem]]:
    """One page's text -> Page. Raises ProblemsError when its front matter is no YAML, or its text too long to be read.

    Other faults are returned.
    """
    too_much = list(unbounded(text, shown))
    if too_much:
        raise ProblemsError(too_much)
    header, body, first_line = split_front_matter(text)
    written: Any = {}
    if header is None:
        meta = LocatedYaml(shown, {}, {})
        problems = [
            Problem(
                shown,
                1,
                1,
                "HB210",
                with_mend(both("page.no-front-matter"), both("page.no-front-matter.mend")),
            )
        ]
    else:
        meta = read_yaml(header, shown, first_line=2)
        problems = check_schema(meta, "front-matter", "HB210")
        written = meta.value if isinstance(meta.value, dict) else {}
        if not written:
            meta = LocatedYaml(shown, {}, {})
        elif problems:
            meta = replace(meta, value=sound_part(meta, "front-matter"))
    key, locale = split_locale(path)
    parts = read_parts(body, first_line)
    rest = {**vars(parts), "body": body, "first_line": first_line}
    return Page(path, key, locale, meta, sections_of(replace(meta, value=written), parts), **rest), problems


def _pages_and_assets(files: tuple[SourceFile, ...]) -> Iterator[str]:
    """The paths of all files except those of data/ and translations/ and hidden ones."""
    for file in files:
        parts = file.path.split("/")
        if (len(parts) == 1 or parts[0] not in _NOT_PAGES) and not any(part.startswith(".") for part in parts):
            yield file.path
