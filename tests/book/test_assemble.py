"""Links of the book: those that lead nowhere are told where the author wrote them; those that leave it say where they lead."""

from __future__ import annotations

from pathlib import Path

import pytest

from built_site import path_of
from handbook.authored.settings import load_settings
from handbook.book.assemble import bind, chapters_of
from handbook.commands.check import check_sources
from handbook.history.edition import read_edition
from handbook.html.tree import select
from handbook.problems import ProblemsError
from handbooks import ROOT


def test_a_link_that_leads_nowhere_is_told_with_its_line(site: Path) -> None:
    corpus, _ = check_sources(load_settings(ROOT))
    chapters = chapters_of(site, corpus, "en")
    (target,) = (found for chapter in chapters for found in select(chapter, "[id='procedure--who']"))
    target.set("id", "procedure--whoever")
    with pytest.raises(ProblemsError) as raised:
        bind(chapters, corpus, read_edition(ROOT, []), "en")
    assert len(raised.value.problems) > 3
    for problem in raised.value.problems:
        assert (problem.code, problem.details["target"]) == ("HB601", "#procedure--who")
        line = (ROOT / problem.path).read_text(encoding="utf-8").splitlines()[problem.line - 1]
        assert line[problem.column - 1 :].startswith("[")
        assert "#who)" in line


def test_a_link_of_the_theme_is_told_at_the_beginning_of_its_page(site: Path) -> None:
    corpus, _ = check_sources(load_settings(ROOT))
    chapters = chapters_of(site, corpus, "th")
    select(chapters[3], "a[href^='#']")[0].set("href", "#nowhere--at-all")
    with pytest.raises(ProblemsError) as raised:
        bind(chapters, corpus, read_edition(ROOT, []), "th")
    told = [(problem.path, problem.line, problem.column) for problem in raised.value.problems]
    assert told == [("docs/committee.md", 1, 1)]


def test_an_address_is_printed_once_in_a_chapter(site: Path) -> None:
    corpus, _ = check_sources(load_settings(ROOT))
    (home, *_) = chapters_of(site, corpus, "th")
    shown = [address.text for address in select(home, "span.hb-address")]
    base = corpus.settings.site_url
    names = ("quick-guide-th", "quick-guide-en", "handbook-th", "handbook-en")
    assert shown == [f"{base}downloads/cctv-{name}.pdf" for name in names]


def test_the_thai_text_that_prevails_is_not_the_english_chapter(site: Path) -> None:
    corpus, _ = check_sources(load_settings(ROOT))
    for chapter in chapters_of(site, corpus, "en"):
        links = [link.get("href") for link in select(chapter, ".hb-pageline a") if "Thai" in link.text_content()]
        assert links == [corpus.settings.site_url + path_of(chapter.get("id"), "th").removesuffix("index.html")]
