"""Runs of one sign: what is ours reads them in a time that grows with their length, not with its square."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from checks.case_folders import MINIMAL
from handbook.authored.settings import load_settings
from handbook.checks import run_checks
from handbook.checks.statements import statements
from handbook.corpus.kept_words import words_to_keep
from handbook.corpus.markdown import read_parts
from handbook.corpus.read import read_corpus, read_page
from handbook.html.tree import read_fragment
from handbook.problems import ProblemsError
from handbook.thai.line_breaks import keep_words_whole

UNITS = [
    "1",
    "๑",
    "1,",
    "1.",
    "](",
    "(",
    "|",
    "_",
    " ",
    "ก",
    "ก ",
    "#",
    "/",
    "-",
    "{",
    "{ ",
    "} ",
    "1 ",
    "a. ",
    "ร้อยละ ",
]
HEAD = "---\ntitle: x\ndescription: x\nreviewed: 2026-01-01\nreview_every: 6 months\nowner: x\n---\n\n# x { #x }\n\n"
LENGTH, SECONDS = 50_000, 30  # of CPU: less than a second each; one that reads a run again from each sign takes minutes


@pytest.mark.parametrize("unit", UNITS)
def test_long_runs_are_read_checked_and_broken_quickly(unit: str) -> None:
    run = unit * (LENGTH // len(unit))
    corpus, _ = read_corpus(load_settings(MINIMAL))
    page = corpus.pages["page.en.md"]
    start = time.process_time()
    longer = replace(page, **vars(read_parts(f"x {run} y\n", 1)))  # beyond what read_page takes
    list(statements(longer))
    list(run_checks(replace(corpus, pages={**corpus.pages, page.path: longer}), []))
    keep_words_whole([read_fragment(f"<p>{run.replace('<', '')} y</p>")], words_to_keep(corpus))
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize(
    ("body", "line", "column"),
    [
        ("x" * 5_001, 11, 5_001),
        ("x " + "[" * 50_000, 11, 5_001),
        ("x " + "[" * 4_000, 11, 23),
        ("[\n" * 50, 31, 1),
        ("![" * 30, 11, 42),
        (">" * 21 + " x", 11, 1),
        ("> - 1. " * 7 + "x", 11, 1),
        ("- x\n" + " " * 84 + "- y", 12, 1),
        ("/// note | x\n" * 21, 31, 1),
        ("- x\n" * 2_001, 2_011, 1),
        ("[x](#x) " * 500 + "\n" + "[x](#x) " * 600 + "\n" + "[x](#x) " * 600 + "\n" + "[x](#x) " * 600, 14, 2_403),
        ("x\n: y\n\n" * 2_001, 6_009, 1),
        ("x < y\n" * 301, 311, 3),
        ("---\n\n" * 301, 607, 1),
        ("| x | y |\n" * 3_334, 3_344, 5),
        ("*x* **y** _z_ `a`\n" * 1_001, 1_010, 17),
        ("x\n{ .number }\n\n" * 2_001, 6_009, 1),
        ("ก\n" * 9_992, 10_001, 2),
        ("[ก] ข\n" * 5_001, 5_011, 1),
        ("ก &amp; ข\n" * 2_001, 2_011, 3),
        ("ก\n\n" * 4_001, 8_009, 1),
        ("\N{NO-BREAK SPACE}\n\n" * 4_001, 8_009, 1),
        ("กขค\n" * 20_000, 1, 1),
    ],
)
def test_what_the_libraries_read_without_end_is_refused(body: str, line: int, column: int) -> None:
    with pytest.raises(ProblemsError) as raised:
        read_page(HEAD + body, "page.md", "docs/page.md")
    (problem,) = raised.value.problems
    assert (problem.code, problem.line, problem.column) == ("HB232", line, column)


@pytest.mark.parametrize(
    "body",
    [
        "x" * 5_000,
        ">" * 20 + " x",
        "- x\n" * 2_000,
        " " * 4_000 + "\n",
        "- - -\n\n" + "*" * 100,
        "/// note | x\n\ny\n\n///\n\n" * 30,
        "กขค" * 16 + "\n\n" * 1_300,
        "x |\n" * 4_000 + "`a`" * 1_600,
    ],
)
def test_what_is_within_the_bounds_is_read(body: str) -> None:
    read_page(HEAD + body, "page.md", "docs/page.md")


@pytest.mark.parametrize(
    "written", ["1" * 4_900, "๑" * 4_900, "1" * 4_900 + ". x", "1," * 2_400, "1" * 4_900 + "/1/2569"]
)
def test_number_of_thousands_of_digits_is_no_fault_of_ours(written: str) -> None:
    corpus, _ = read_corpus(load_settings(MINIMAL))
    text = (MINIMAL / "docs" / "page.md").read_text(encoding="utf-8")  # its twin's numbers are compared with it
    page, _ = read_page(f"{text}\n{written}\n", "page.md", "docs/page.md")
    list(run_checks(replace(corpus, pages={**corpus.pages, "page.md": page}), []))


def test_brackets_of_a_paragraph_do_not_count_in_the_next() -> None:
    read_page(HEAD + "[x\n\n" * 100, "page.md", "docs/page.md")
