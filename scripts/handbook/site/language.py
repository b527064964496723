"""The pages of one language finished: those that are kept as they are, all others by the steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from handbook.cache.store import Cache
from handbook.html.tree import write_html
from handbook.problems import ProblemsError
from handbook.site.dead_links import WrittenPage, written_page
from handbook.site.finished_parts import foreign_parts
from handbook.site.kept_pages import Finished, KeptPages, marks_name
from handbook.site.page import BuiltPage, Context, Marks, Step
from handbook.site.parts import Parts, lead_to_parts
from handbook.site.raw_site import RawPage
from handbook.site.registers import shows_others
from handbook.site.search_index import page_docs, synonyms
from handbook.site.search_script import kept_index, write_index
from handbook.site.steps import DRESS, FILL, MARK


class Language:
    """The raw pages of a language, and what is kept of them."""

    def __init__(self, context: Context, pages: Sequence[RawPage], parts: Parts, sources: str, cache: Cache) -> None:
        self.context, self.pages, self.parts, self.cache = context, pages, parts, cache
        self.kept = KeptPages(context, parts, sources, cache)
        self.found = {raw.page.key: found for raw in pages if (found := self.kept.find(raw)) is not None}

    @property
    def is_kept(self) -> bool:
        """Whether every page is there as an earlier build finished it."""
        name = marks_name({key: found.marks for key, found in self.found.items()})
        return len(self.found) == len(self.pages) and all(each.others in ("", name) for each in self.found.values())


def write_language(
    language: Language, out: Path, *, is_published: bool = True
) -> tuple[list[WrittenPage], Mapping[str, Marks]]:
    """Finish and write the pages of a language, and their search index; returns what they lead to, and their marks.

    Raises ProblemsError for `foreign_parts`.
    """
    context = language.context
    finished = _finish(language)
    for raw in language.pages:
        raw.file.write_text(finished[raw.page.key].html, encoding="utf-8")
    docs = [doc for raw in language.pages for doc in finished[raw.page.key].docs]
    words = synonyms(context.corpus.data, context.locale)
    write_index(out, context.locale, kept_index(docs, words, language.cache, is_short=is_published))
    return [finished[raw.page.key].leading for raw in language.pages], context.marks


def _finish(language: Language) -> dict[str, Finished]:
    """Each page by its key, in whatever order; pages with a register show the marks of all others as they are now."""
    context, found = language.context, dict(language.found)
    context.marks.update({key: page.marks for key, page in found.items()})
    missing = [raw for raw in language.pages if raw.page.key not in found]
    begun = _begin(missing, language)
    others = marks_name(context.marks)
    stale = [raw for raw in language.pages if raw.page.key in found and found[raw.page.key].others not in ("", others)]
    begun |= _begin(stale, language)
    registers = {key for key, page in begun.items() if shows_others(page)}
    run_steps(begun.values(), context, DRESS)
    if foreign := foreign_parts(begun.values(), context.corpus):
        raise ProblemsError(foreign)
    for raw in (*missing, *stale):
        key = raw.page.key
        found[key] = _finished(begun[key], context, others if key in registers else "")
        language.kept.keep(raw, found[key])
    return found


def _begin(pages: Iterable[RawPage], language: Language) -> dict[str, BuiltPage]:
    """The pages with what is filled in, and their marks known."""
    built = {raw.page.key: raw.built for raw in pages}
    base_path = language.context.settings.base_path
    for page in built.values():
        lead_to_parts(page.tree, f"{page.folder}index.html", language.parts, base_path)
    run_steps(built.values(), language.context, FILL, MARK)
    return built


def _finished(page: BuiltPage, context: Context, others: str) -> Finished:
    return Finished(
        write_html(page.tree),
        page_docs(page, context.settings),
        written_page(page.tree, f"{page.folder}index.html", context.corpus.shown(page.page.path)),
        context.marks[page.page.key],
        others,
    )


def finish_pages(context: Context) -> None:
    """Run all steps on the pages of a context, in place."""
    run_steps(context.pages, context, FILL, MARK, DRESS)


def run_steps(pages: Iterable[BuiltPage], context: Context, *lists: Sequence[Step]) -> None:
    """Run steps on pages, in place: each list on all pages before the next list."""
    wanted = list(pages)
    for steps in lists:
        for page in wanted:
            for step in steps:
                step(page, context)
