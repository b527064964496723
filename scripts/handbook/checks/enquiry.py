"""HB533, the letter of enquiry: the questions stand in one form made for them, once."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.checks.registry import check
from handbook.corpus.enquiry import BLOCK, is_question_blank
from handbook.corpus.form_specs import FormSpec
from handbook.corpus.model import Block, Corpus, Page
from handbook.messages import Both, both
from handbook.problems import Problem

_MADE = ("version", "date")


@check
def check_questions_misplaced(corpus: Corpus) -> Iterator[Problem]:
    """HB533. A form with `questions: true` has one `/// data | enquiry` in its form, and no other page has it.

    Bad:  questions: true in the form's file, and no such block on its page
    Good: both; no version: in the file, and none of its own fields begins with ask_ or answer_
    """
    for page in corpus.pages.values():
        spec = corpus.form_of(page)
        if spec is not None or f"{page.key}.form.yml" not in corpus.assets:  # one that could not be read is told
            for line, reason in _misplaced(page, spec):
                yield Problem(corpus.shown(page.path), line, 1, "HB533", reason)
    for spec in corpus.forms.values():
        if spec.questions:
            yield from _written_by_hand(spec)


def _misplaced(page: Page, spec: FormSpec | None) -> Iterator[tuple[int, Both]]:
    """The lines where the block should not stand, or where it is missing, and why."""
    is_right = spec is not None and spec.questions
    forms = [block for block in page.blocks if block.name == "form"]
    places = [block for block in page.blocks if block.name == "data" and block.argument == BLOCK]
    for number, place in enumerate(places):
        if not is_right or not any(_is_inside(place, form) for form in forms):
            yield place.line, both("enquiry.misplaced")
        elif number:
            yield place.line, both("enquiry.twice")
    if is_right and not places and not page.open_end:
        yield next((form.line for form in forms), 1), both("enquiry.missing")


def _is_inside(place: Block, form: Block) -> bool:
    return form.line < place.line and (not form.end or place.line < form.end)


def _written_by_hand(spec: FormSpec) -> Iterator[Problem]:
    """What is made of the questions, and stands in the form's file all the same."""
    for name, field in spec.fields.items():
        if is_question_blank(name) and not field.question:
            yield spec.source.problem(("fields", name), "HB533", **both("enquiry.taken", field=name))
    for name in _MADE:
        if name in spec.source.value:
            yield spec.source.problem((name,), "HB533", **both("enquiry.versioned", line=name))
