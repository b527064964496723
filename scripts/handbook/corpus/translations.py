"""Which translations are out of date and since when; marks translations as up to date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from handbook.corpus.locales import DEFAULT_LOCALE
from handbook.corpus.model import Corpus, Page
from handbook.corpus.read import read_page
from handbook.history.versions import versions
from handbook.problems import ProblemsError


@dataclass(frozen=True)
class Behind:
    """A translation whose Thai text has changed; `since` is the ISO day of the first change, if git knows it."""

    page: Page
    since: str | None


def behind(corpus: Corpus) -> Iterator[tuple[Page, Page]]:
    """Each translation that was not made from the current Thai text, with its Thai page."""
    for page in corpus.pages.values():
        thai = corpus.twin(page, DEFAULT_LOCALE)
        made_from = page.meta.value.get("translates")
        if page.locale != DEFAULT_LOCALE and thai is not None and made_from not in {None, thai.fingerprint}:
            yield page, thai


def dated(corpus: Corpus) -> dict[str, Behind]:
    """Path of each translation that is out of date -> since when, from the git history of its Thai page."""
    docs = corpus.settings.docs_dir
    return {
        page.path: Behind(page, _since(docs / thai.path, str(page.meta.value["translates"])))
        for page, thai in behind(corpus)
    }


def _since(file: Path, made_from: str) -> str | None:
    """The day of the first change after the version that the translation was made from."""
    later = None
    for day, text in versions(file):  # newest first
        try:
            page, _ = read_page(text, file.name, file.name)
        except ProblemsError:  # an unreadable version cannot be what was translated
            continue
        if page.fingerprint == made_from:
            return later
        later = day
    return None


def mark_translated(corpus: Corpus, paths: Sequence[str]) -> list[Path]:
    """Mark these translations, or all, as made from the current Thai text; returns the files that changed.

    A translation may be named by its own path below docs/ or by that of its Thai page.
    """
    changed = []
    for page in corpus.pages.values():
        thai = corpus.twin(page, DEFAULT_LOCALE)
        if page.locale == DEFAULT_LOCALE or thai is None or (paths and not {page.path, thai.path} & set(paths)):
            continue
        if page.meta.value.get("translates") != thai.fingerprint and page.meta.value:
            file = corpus.settings.docs_dir / page.path
            file.write_text(_marked(file.read_text(encoding="utf-8"), page, thai.fingerprint), encoding="utf-8")
            changed.append(file)
    return changed


def _marked(text: str, page: Page, made_from: str) -> str:
    """The page's file with its `translates` line set; all other lines stay as they were written."""
    lines = text.split("\n")
    written = f'translates: "{made_from}"'  # quoted: twelve hex digits may be read as a number
    if "translates" in page.meta.value:
        lines[page.meta.place(("translates",))[0] - 1] = written
    else:
        end = next(number for number, line in enumerate(lines[1:], 1) if line.strip() == "---")
        lines.insert(end, written)
    return "\n".join(lines)
