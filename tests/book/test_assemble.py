"""Links of the book: those that lead nowhere are told where they are written; those that leave it say where."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from book.book_tree import corpus_of
from handbook.authored.release import Release
from handbook.book.assemble import bind, chapters_of
from handbook.book.contents import add_figures
from handbook.book.guide import guide_edition
from handbook.history.edition import Edition
from handbook.html.tree import select
from handbook.press.commit import COMMIT_SIGNS
from handbook.press.parts import parts_of
from handbook.problems import ProblemsError
from handbook_sources import LOCALES, Handbook
from handbooks import lay_out
from history.test_changes import DAY, commit
from history.test_edition import MIDNIGHT, git
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


def test_the_list_of_figures_has_captions_without_marks_and_their_space() -> None:
    caption = html.fragment_fromstring(
        '<figcaption id=a>Levels of 2014 and 2025 <a class="hb-source">[1]</a>; values <a class="hb-source">[2]</a>'
        '<span class="hb-state">to be confirmed</span></figcaption>'
    )
    body = html.fragment_fromstring("<div></div>")
    add_figures(body, [caption], "en")
    assert select(body, "li span")[0].text == "Levels of 2014 and 2025; values"


def test_the_place_of_the_commit_and_the_correction_are_in_the_imprint_alone(
    site_alone: Path, handbook: Handbook
) -> None:
    corpus = corpus_of(handbook)
    corrected = replace(corpus, settings=replace(corpus.settings, release=Release("2569-1", 3)))
    edition = Edition("fedcba9876", 1_795_392_000)
    for locale in LOCALES:
        book, _ = bind(chapters_of(site_alone, corrected, locale), corrected, edition, locale)
        (imprint,) = select(book, ".hb-imprint")
        whole, inner = (html.tostring(part, encoding="unicode") for part in (book, imprint))
        for said in (COMMIT_SIGNS, "2569-1.3"):
            assert whole.count(said) == inner.count(said) == 1
        assert edition.commit not in whole


def test_the_edition_changes_no_chapter_but_the_list_of_changes(site_alone: Path, handbook: Handbook) -> None:
    """Each is laid out without it; its pages get it at their feet."""
    corpus = corpus_of(handbook)
    for locale in LOCALES:
        book, _ = bind(chapters_of(site_alone, corpus, locale), corpus, EDITION, locale)
        parts = parts_of(book)
        assert parts.contents
        assert "2569-1" not in html.tostring(parts.contents.tree, encoding="unicode")
        written = {part.content.get("id"): html.tostring(part.tree, encoding="unicode") for part in parts.chapters}
        assert len(written) == len(handbook.chapters)
        assert [key for key, text in written.items() if "2569-1" in text] == ["changes"]


def test_the_guide_has_the_date_of_its_chapters_and_no_commit(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "handbook")
    git(root, "init", "-q")
    commit(root, {}, 1)
    commit(root, {"docs/survey.md": (root / "docs/survey.md").read_text(encoding="utf-8") + "\n"}, 2)
    commit(root, {"docs/laws.md": (root / "docs/laws.md").read_text(encoding="utf-8") + "\n", "x.txt": ""}, 3)
    corpus = corpus_of(Handbook(root))
    edition = Edition("fedcba9876", MIDNIGHT + 3 * DAY)
    days = {locale: guide_edition(corpus, edition, locale) for locale in LOCALES}
    assert days == {"th": Edition("", MIDNIGHT + 2 * DAY), "en": Edition("", MIDNIGHT + DAY)}
