"""Links of the book: those that lead nowhere are told where they are written; those that leave it say where."""

from __future__ import annotations

from pathlib import Path

import pytest

from book.book_tree import corpus_of
from handbook.book.assemble import bind, chapters_of
from handbook.html.tree import select
from handbook.problems import ProblemsError
from handbook_sources import Handbook
from single_steps import EDITION


def test_a_link_that_leads_nowhere_is_told_with_its_line(site_alone: Path, handbook: Handbook) -> None:
    corpus = corpus_of(handbook)
    chapters = chapters_of(site_alone, corpus, "th")
    (target,) = (found for chapter in chapters for found in select(chapter, "[id='procedure--who']"))
    target.set("id", "procedure--whoever")
    with pytest.raises(ProblemsError) as raised:
        bind(chapters, corpus, EDITION, "th")
    told = [problem.path for problem in raised.value.problems]
    assert told == ["docs/index.md", "docs/index.md"]
    for problem in raised.value.problems:
        assert (problem.code, problem.details["target"]) == ("HB601", "#procedure--who")
        line = (handbook.root / problem.path).read_text(encoding="utf-8").splitlines()[problem.line - 1]
        assert line[problem.column - 1 :].startswith("[")
        assert "#who)" in line


def test_a_link_of_the_theme_is_told_at_the_beginning_of_its_page(site_alone: Path, handbook: Handbook) -> None:
    corpus = corpus_of(handbook)
    chapters = {chapter.get("id"): chapter for chapter in chapters_of(site_alone, corpus, "th")}
    select(chapters["survey"], "a[href^='#']")[0].set("href", "#nowhere--at-all")
    with pytest.raises(ProblemsError) as raised:
        bind(list(chapters.values()), corpus, EDITION, "th")
    told = [(problem.path, problem.line, problem.column) for problem in raised.value.problems]
    assert told == [("docs/survey.md", 1, 1)]


def test_an_address_is_printed_once_in_a_chapter(site_alone: Path, handbook: Handbook) -> None:
    (home, *_) = chapters_of(site_alone, corpus_of(handbook), "th")
    shown = [address.text for address in select(home, "span.hb-address")]
    names = ("quick-guide-th", "quick-guide-en", "handbook-th", "handbook-en")
    assert shown == [f"{handbook.site_url}downloads/cctv-{name}.pdf" for name in names]


def test_the_thai_text_that_prevails_is_not_the_english_chapter(site_alone: Path, handbook: Handbook) -> None:
    for chapter in chapters_of(site_alone, corpus_of(handbook), "en"):
        links = [link.get("href") for link in select(chapter, ".hb-pageline a") if "Thai" in link.text_content()]
        assert links == [handbook.address(chapter.get("id"), "th")]
