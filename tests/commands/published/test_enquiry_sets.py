"""`published` notes the questions of a letter of enquiry by version; the version follows them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from commands.published.published_handbook import FORM, PUBLISHED, SETS, codes_of, edit_form, run
from handbook.authored.settings import load_settings
from handbook.corpus.read import read_corpus
from handbook.editions.earlier import noting_faults
from releasing import commit_all, git

ANSWERED = "{th: สามชุด, en: Three, source: letter-1, date: 2026-11-20}"


def _sets(root: Path) -> dict[str, list[str]]:
    sets = yaml.safe_load((root / SETS).read_text(encoding="utf-8"))["forms"]["request"]
    return {entry["version"]: entry["questions"] for entry in sets}


def _confirm(root: Path, old: str, new: str) -> None:
    file = root / "docs/data/confirm.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_questions_are_noted_by_version(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(letter, "published", "--lang", "en") == 0
    assert _sets(letter) == {"0.1": ["copies"]}
    noted = (letter / SETS).read_bytes()
    capsys.readouterr()
    assert run(letter, "published", "--lang", "en") == 0
    assert capsys.readouterr().out == "all of it is noted already\n"
    assert (letter / SETS).read_bytes() == noted
    _confirm(letter, "affects_submission: false", "affects_submission: true\n        need: 1")
    assert run(letter, "published", "--lang", "en") == 0
    assert _sets(letter) == {"0.1": ["copies"], "0.2": ["form", "copies"]}
    assert run(letter, "published", "--lang", "en") == 0
    assert _sets(letter) == {"0.1": ["copies"], "0.2": ["form", "copies"]}
    assert 'request: {version: "0.2"' in (letter / PUBLISHED).read_text(encoding="utf-8")


def test_questions_of_a_release_that_were_not_noted_are_noted_from_its_tag(letter: Path) -> None:
    git(letter, "init", "--quiet")
    commit_all(letter, "Write")
    git(letter, "tag", "edition-2569-1")
    (corpus, _), release = read_corpus(load_settings(letter)), load_settings(letter).release
    settings = replace(corpus.settings, release=release.next_correction())

    def codes() -> list[str]:
        now, _ = read_corpus(settings)
        return [problem.code for problem in noting_faults(now)]

    assert (release.shown, codes()) == ("2569-1", [])
    _confirm(letter, "affects_submission: false", "affects_submission: true\n        need: 1")
    assert codes() == ["HB724"]  # letters of the set that was out would be read by another of the same version
    assert run(letter, "published") == 0
    assert _sets(letter) == {"0.1": ["copies"], "0.2": ["form", "copies"]}
    assert codes() == []


def test_words_of_questions_that_are_gone_are_kept(letter: Path) -> None:
    run(letter, "published")
    _confirm(letter, "      - id: copies\n", "      - id: channel\n")
    _confirm(letter, "How many copies are sent?", "By what channel?")
    for page in ("docs/page.md", "docs/page.en.md"):
        text = (letter / page).read_text(encoding="utf-8").replace("confirm:copies", "confirm:channel")
        (letter / page).write_text(text, encoding="utf-8")
    assert run(letter, "published") == 0
    words = yaml.safe_load((letter / SETS).read_text(encoding="utf-8"))["words"]
    assert {id: texts["en"] for id, texts in words.items()} == {
        "copies": "How many copies are sent?",
        "channel": "By what channel?",
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("      - id: copies\n", "      - id: other-copies\n"),
        ("affects_submission: false", "affects_submission: true"),
        ("affects_submission: true", "affects_submission: false"),
        ("        why: {th: หนังสือมิได้กำหนด,", f"        answer: {ANSWERED}\n        why: {{th: หนังสือมิได้กำหนด,"),
        ("How many copies are sent?", "How many sets are sent?"),
    ],
)
def test_no_change_of_questions_is_an_error_of_the_letter(letter: Path, old: str, new: str) -> None:
    run(letter, "published")
    _confirm(letter, old, new)
    about_pages = {"HB101", "HB102", "HB109", "HB112"}  # marks of a question that is gone, answered or new
    assert set(codes_of(letter)) <= about_pages
    (letter / SETS).unlink()  # then the version is the first again
    assert set(codes_of(letter)) <= about_pages


def test_version_of_a_letter_is_not_raised_by_hand(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(letter, "published")
    before = (letter / FORM).read_bytes()
    assert run(letter, "new-version", "request", "--lang", "en") == 2
    assert "the version of request, now 0.1, follows its questions" in capsys.readouterr().err
    assert (letter / FORM).read_bytes() == before
    edit_form(letter, "questions: true\n", 'questions: true\nversion: "0.1"\n')
    assert codes_of(letter) == ["HB533"]


def test_handbooks_without_such_a_letter_have_no_sets(root: Path) -> None:
    run(root, "published")
    assert not (root / SETS).exists()
