"""Pages as they come from the disk: front matter, line ends, byte order marks, names and addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.case_folders import MINIMAL
from handbook.authored.settings import load_settings
from handbook.authored.text_file import read_text
from handbook.corpus.addresses import page_path, page_url, split_locale
from handbook.corpus.front_matter import split_front_matter
from handbook.corpus.model import Anchor, Block, Heading, Link
from handbook.corpus.numbering import number_of
from handbook.corpus.read import read_corpus, read_page
from handbook.problems import Problem, ProblemsError

PAGE = """---
title: ขั้นตอน
description: สิ่งที่ทำ
chapter: 4
reviewed: 2026-11-23
review_every: 6
owner: สำนักงานจังหวัด
---

# ขั้นตอน { #page }

ที่[หน้าแรก](index.md)

/// note | หมายเหตุ
ข้อความ
///
"""


# Front matter


def test_front_matter_and_the_line_after_it() -> None:
    assert split_front_matter("---\ntitle: ก\n---\n\n# A\n") == ("title: ก", "\n# A\n", 4)


def test_empty_front_matter() -> None:
    assert split_front_matter("---\n---\nA") == ("", "A", 3)


@pytest.mark.parametrize("text", ["", "# A\n", "---\ntitle: ก\n", "\n---\ntitle: ก\n---\n", "----\ntitle: ก\n----\n"])
def test_no_front_matter(text: str) -> None:
    assert split_front_matter(text) == (None, text, 1)


def test_lines_of_a_page_count_its_front_matter() -> None:
    page, problems = read_page(PAGE, "procedure.md", "docs/procedure.md")
    assert problems == []
    assert page.headings == (Heading(1, "ขั้นตอน", "page", 10, 3),)
    assert page.anchors == (Anchor("page", 10, 13),)
    assert page.links == (Link("index.md", "หน้าแรก", 12, 4),)
    assert page.blocks == (Block("note", "หมายเหตุ", 14, closed=True, well_formed=True),)
    assert page.meta.place(("chapter",)) == (4, 1)
    assert page.meta.value["reviewed"] == "2026-11-23"
    assert (page.path, page.key, page.locale, page.title) == ("procedure.md", "procedure", "th", "ขั้นตอน")


def test_place_in_broken_front_matter_is_that_of_the_file() -> None:
    with pytest.raises(ProblemsError) as raised:
        read_page("---\ntitle: ก\ndescription: ที่: ข\n---\n", "a.md", "docs/a.md")
    assert raised.value.problems == [Problem("docs/a.md", 3, 17, "HB211")]


# Files


def test_line_ends_and_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    wanted = read_page(PAGE, "procedure.md", "docs/procedure.md")
    file = tmp_path / "procedure.md"
    for ends in ("\n", "\r\n", "\r"):
        for encoding in ("utf-8", "utf-8-sig"):
            file.write_bytes(PAGE.replace("\n", ends).encode(encoding))
            assert read_page(read_text(file, "docs/procedure.md"), "procedure.md", "docs/procedure.md") == wanted


def _place_of_wrong_byte(file: Path, data: bytes) -> tuple[int, int, str]:
    file.write_bytes(data)
    with pytest.raises(ProblemsError) as raised:
        read_text(file, "docs/a.md")
    (problem,) = raised.value.problems
    assert (problem.path, problem.code) == ("docs/a.md", "HB212")
    return problem.line, problem.column, problem.details["byte"]


def test_wrong_byte_is_told_by_line_and_character(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    assert _place_of_wrong_byte(file, b"\xa1") == (1, 1, "0xa1")
    assert _place_of_wrong_byte(file, "ก\r\nที่".encode() + b"\xb9\n") == (2, 4, "0xb9")


def test_wrong_byte_after_a_byte_order_mark(tmp_path: Path) -> None:
    assert _place_of_wrong_byte(tmp_path / "a.md", b"\xef\xbb\xbf" + "กa".encode() + b"\xa1") == (1, 3, "0xa1")


def test_wrong_byte_in_a_file_with_carriage_returns_alone(tmp_path: Path) -> None:
    assert _place_of_wrong_byte(tmp_path / "a.md", b"a\rb\xa1") == (2, 2, "0xa1")


def test_missing_file_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError) as raised:
        read_text(tmp_path / "a.md", "docs/a.md")
    assert raised.value.problems == [Problem("docs/a.md", 1, 1, "HB217")]


def test_corpus_of_the_minimal_project() -> None:
    corpus, problems = read_corpus(load_settings(MINIMAL))
    assert problems == []
    assert list(corpus.pages) == ["index.en.md", "index.md", "page.en.md", "page.md"]
    assert [page.path for page in corpus.nav_pages("en")] == ["index.en.md", "page.en.md"]
    assert corpus.twin(corpus.pages["page.en.md"], "th") is corpus.pages["page.md"]
    assert corpus.pages["page.md"].targets("source") == ("letter-1",)
    assert corpus.data.blocks == {
        "changes all": (),
        "editions all": (),
        "sources letters": ("letter-1", "letter-2"),
        "confirm counts": (),
        "confirm office": ("copies", "form"),
    }
    assert corpus.data.sources["letter-1"].date == "2026-01-15"
    assert corpus.data.questions["copies"].affects_submission is True
    assert corpus.assets == frozenset()


# Names and addresses


@pytest.mark.parametrize(
    ("path", "key", "locale"),
    [
        ("circular.md", "circular", "th"),
        ("circular.en.md", "circular", "en"),
        ("forms/index.en.md", "forms/index", "en"),
        ("circular.fr.md", "circular.fr", "th"),
        ("circular.th.md", "circular.th", "th"),
        ("en.md", "en", "th"),
        ("token.md", "token", "th"),
    ],
)
def test_split_locale(path: str, key: str, locale: str) -> None:
    assert split_locale(path) == (key, locale)
    assert page_path(key, locale) == path


@pytest.mark.parametrize(
    ("key", "locale", "url"),
    [
        ("index", "th", ""),
        ("index", "en", "en/"),
        ("circular", "th", "circular/"),
        ("circular", "en", "en/circular/"),
        ("forms/index", "th", "forms/"),
        ("forms/survey", "en", "en/forms/survey/"),
    ],
)
def test_page_url(key: str, locale: str, url: str) -> None:
    assert page_url(key, locale) == url


def test_page_url_of_a_name_that_ends_in_index() -> None:
    assert page_url("price-index", "th") == "price-index/"


def test_number_of() -> None:
    assert number_of({"chapter": 0}) == ("chapter", 0)
    assert number_of({"annex": 5}) == ("annex", 5)
    assert number_of({"title": "ก", "chapter": "4"}) is None
    assert number_of({}) is None
