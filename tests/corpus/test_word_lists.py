"""The words of words.yml reach what uses them, beside the machine's own; a handbook can do without the file."""

from __future__ import annotations

from pathlib import Path

import yaml

from checks.case_folders import MINIMAL, lay_out
from handbook.authored.settings import load_settings
from handbook.corpus.kept_words import words_of_book, words_to_keep
from handbook.corpus.read import read_corpus
from handbook.thai.general_words import general_words, general_words_in_pdf, general_words_in_titles, leading_words
from handbooks import ROOT

WORDS = """
whole: [ประตูน้ำ]
whole_in_pdf: [ลำน้ำ]
synonyms:
  en:
    - [upkeep, maintenance]
"""


def test_words_of_the_handbook_are_added_to_those_of_the_machine(tmp_path: Path) -> None:
    root = lay_out(MINIMAL, tmp_path / "project")
    without, _ = read_corpus(load_settings(root))
    (root / "docs" / "data" / "words.yml").write_text(WORDS, encoding="utf-8")
    corpus, problems = read_corpus(load_settings(root))
    assert problems == []
    assert words_to_keep(corpus) - words_to_keep(without) == {"ประตูน้ำ"}
    assert words_of_book(corpus, "th") - words_of_book(without, "th") == {"ประตูน้ำ", "ลำน้ำ"}
    assert words_of_book(corpus, "en") == set()
    assert corpus.data.words.synonyms == {"en": (("upkeep", "maintenance"),)}
    assert general_words() | general_words_in_pdf() < words_of_book(without, "th")


def test_each_general_word_stands_once() -> None:
    file = ROOT / "scripts" / "handbook" / "thai" / "general_words.yml"
    lists = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert sorted(lists) == ["leading", "whole", "whole_in_pdf", "whole_in_title"]
    words = lists["whole"] + lists["whole_in_pdf"] + lists["whole_in_title"]
    assert sorted(words) == sorted(set(words))
    kept = (general_words(), general_words_in_pdf(), general_words_in_titles())
    assert sum(map(len, kept)) == len(words) > 300
    assert sorted(leading_words()) == sorted(lists["leading"])
