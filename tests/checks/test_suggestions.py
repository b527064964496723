"""What a problem suggests is the closest thing that exists, and what it says is the author's own word."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.case_folders import CASES, find_problems, lay_out

SENTENCES = "HB108-unsourced-statement-sentence"


def _said(case: str, part: str, tmp_path: Path) -> list[str]:
    """One part of each problem of a case in English, in the order of the report."""
    folder = CASES / case / "fail"
    return [problem.text(part, "en") for problem in find_problems(lay_out(folder, tmp_path / "project"))]


@pytest.mark.parametrize(
    ("case", "suggestions"),
    [
        ("HB101-unknown-source", ["letter-1", "", "letter-1", ""]),
        ("HB102-unknown-confirm", ["form", "form"]),
        ("HB104-unknown-data", ["sources letters", ""]),
        ("HB105-unknown-term", ["", "", "reference-price"]),
        ("HB201-broken-link", ["", "", "page.md", "index.md#home", "", ""]),
        ("HB203-broken-anchor", ["", "#home", "#prepare"]),
        ("HB207-nav-missing-page", ["", ""]),
        ("HB209-unknown-scheme", ["confirm:", "", ""]),
        ("HB219-unknown-block", ["essentials", "note"]),
    ],
)
def test_closest_name(case: str, suggestions: list[str], tmp_path: Path) -> None:
    mends = _said(case, "mend", tmp_path)
    assert len(mends) == len(suggestions)
    for mend, suggestion in zip(mends, suggestions, strict=True):
        assert f'"{suggestion}" (closest)' in mend if suggestion else "closest" not in mend


def test_misspelt_key_of_front_matter(tmp_path: Path) -> None:
    assert _said("HB210-front-matter-unknown-key", "what", tmp_path) == [
        "the front matter is not right: ownr is not known (did you mean owner?)",
        "the front matter is not right: zzz is not known",
    ]


def test_front_matter_that_is_not_right_says_what_is_expected_and_what_is_there(tmp_path: Path) -> None:
    start = "the front matter is not right: "
    assert _said("HB210-front-matter-missing-key", "what", tmp_path) == [f"{start}owner is missing"]
    assert _said("HB210-front-matter-none", "what", tmp_path / "none")[0] == (
        f"{start}there is no front matter between lines of ---"
    )
    assert _said("HB210-front-matter-date", "what", tmp_path / "date") == [
        f'{start}reviewed must be a date such as 2026-11-23, but is "23 November 2026"',
        f'{start}reviewed must be a date such as 2026-11-23, but is "2026-02-31"',
    ]


def test_wrong_byte_is_shown(tmp_path: Path) -> None:
    assert _said("HB212-not-utf8-data", "what", tmp_path) == ["this file is not UTF-8 (byte 0xca)"]


def test_link_without_its_language(tmp_path: Path) -> None:
    assert [mend.partition(":")[0] for mend in _said("HB202-language-suffix", "mend", tmp_path)][1] == 'write "page.md"'


def test_link_without_its_language_keeps_its_fragment(tmp_path: Path) -> None:
    assert _said("HB202-language-suffix", "mend", tmp_path)[2].startswith('write "index.md#home"')


def test_closest_file_is_told_as_the_page_would_write_it(tmp_path: Path) -> None:
    assert '"../page.md" (closest)' in _said("HB201-broken-link-folder", "mend", tmp_path)[0]


def test_no_id_is_suggested_where_none_is_close(tmp_path: Path) -> None:
    assert _said("HB203-broken-anchor", "mend", tmp_path)[0] == "add { #top } to that heading"


def test_missing_key_is_not_told_as_none(tmp_path: Path) -> None:
    assert _said("HB303-front-matter-differs-missing", "what", tmp_path) == ["chapter is –, but 1 in docs/page.md"]


def test_wrong_item_of_a_list_is_told_by_the_name_of_the_list(tmp_path: Path) -> None:
    said = [what for what in _said("HB210-front-matter-values", "what", tmp_path) if '"menu"' in what]
    assert said[0].startswith("the front matter is not right: hide ")


def test_numbers_that_differ_are_shown_as_they_are_compared(tmp_path: Path) -> None:
    start = "the numbers of this section differ from docs/page.md:"
    assert _said("HB305-numbers-differ", "what", tmp_path) == [
        f"{start}{line}: {shown}"
        for line, shown in (
            (20, "only here 16; only there 15"),
            (24, "only here 6.; only there 1."),
            (28, "only here 2025; only there 2026"),
            (32, "only here 10000; only there 100000"),
            (36, "only here 65; only there 56"),
            (40, "only here 28; only there 2.8"),
            (44, "only here –; only there 7"),
            (48, "only here –; only there 3."),
        )
    ]


def test_marks_that_differ_are_shown(tmp_path: Path) -> None:
    start = "the marks of this section differ from docs/page.md: "
    assert _said("HB304-marks-differ", "what", tmp_path) == [
        f"{start}{shown}"
        for shown in (
            "only here –; only there confirm:form",
            "only here source:letter-2; only there source:letter-1",
            "only here confirm:copies; only there –",
            "only here –; only there source:letter-1",
        )
    ]


def test_unsourced_statement_shows_its_words_and_its_sentence(tmp_path: Path) -> None:
    said = [what.split(" is said without source or confirm mark: ") for what in _said(SENTENCES, "what", tmp_path)]
    assert said == [
        ['"30 days"', "It must send within 30 days;"],
        ['"must"', "then it must wait."],
        ['"30 days"', "It is sent in 30 days."],
    ]


def test_discouraged_word_is_shown_with_the_one_to_use(tmp_path: Path) -> None:
    english, thai = "reference price", "ราคากลาง"
    assert _said("HB401-discouraged-term", "what", tmp_path) == [
        f'"{word}" is used; the glossary says "{term}"'
        for word, term in (
            ("Median price", english),
            ("TOR price", english),
            ("median price", english),
            ("ราคามัธยฐาน", thai),
            *[("ราคาอ้างอิง", thai)] * 4,
        )
    ]


def test_right_form_of_a_block_is_shown(tmp_path: Path) -> None:
    assert _said("HB224-block-argument", "mend", tmp_path) == [
        "write /// clauses",
        "write /// essentials | …",
        "write /// note | …",
        "write /// note | …",
        "write /// hero",
    ]
