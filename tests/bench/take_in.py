"""A made-up official handbook of 30 pages taken in: letters lost, sections placed right, answers found, seconds."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from bench._project import ROOT
from handbook.authored.settings import load_settings
from handbook.taken_in.placing import Match, Placed, Placing
from handbook.taken_in.take_in import taken_files
from taken_in.office_files import word_and_pdf
from taken_in.official import Section, flat_odt, sections


def main(_: list[str]) -> None:
    """Print a line for each kind of file, and below it what was placed wrong or not found."""
    settings = load_settings(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        files = word_and_pdf(flat_odt(), Path(folder))
    print("       letters  lost  sections right  first of three  answers first  of three  seconds")
    for kind, data in zip((".docx", ".pdf"), files, strict=True):
        start = time.monotonic()
        found, _files = taken_files(settings, f"official{kind}", data, "th")
        seconds = time.monotonic() - start
        placed = [
            each for each in found.placing.placed if each.section.level == 2 and each.section.page != "official-00"
        ]
        pairs = list(zip(sections(), placed, strict=True))
        right = sum(is_right(section, each.matches[:1]) for section, each in pairs)
        near = sum(is_right(section, each.matches) for section, each in pairs)
        ranks = [rank for section in sections() for rank in answer_ranks(section, found.placing)]
        print(
            f"  {kind:5} {found.proof.letters:7,} {found.proof.lost_letters:5} {right:9} of {len(pairs)} "
            f"{near:9} of {len(pairs)} {ranks.count(0):8} of {len(ranks)} {len(ranks) - ranks.count(None):5} of "
            f"{len(ranks)} {seconds:8.1f}"
        )
        tell(pairs)


def is_right(section: Section, matches: tuple[Match, ...]) -> bool:
    """Whether one of these is where the section belongs; with nowhere to belong, whether there is none."""
    if not section.ours:
        return not matches
    names = [(match.ours.path.removesuffix(".md"), match.ours.id) for match in matches]
    return any(page in section.ours or f"{page}#{id}" in section.ours for page, id in names)


def answer_ranks(section: Section, placing: Placing) -> list[int | None]:
    """Of each question that a section answers: the place of that section among the answers, from 0; or None."""
    answers = {question.id: found for question, found in placing.answers}
    return [
        next((n for n, found in enumerate(answers[id]) if found.section.title.endswith(section.title)), None)
        for id in section.answers
    ]


def tell(pairs: list[tuple[Section, Placed]]) -> None:
    """Print the sections that are placed wrong."""
    for section, each in pairs:
        if not is_right(section, each.matches[:1]):
            said = ", ".join(f"{match.ours.path}#{match.ours.id} {match.score:.2f}" for match in each.matches)
            print(f"      {section.title}: {said or 'none'}")
