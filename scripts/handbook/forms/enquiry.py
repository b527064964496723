"""`/// data | enquiry` in a form -> its questions: each a box to tick, and below it the blank for the answer."""

from __future__ import annotations

from handbook.corpus.enquiry import ANSWER, ASK, BLOCK
from handbook.corpus.form_specs import FormSpec
from handbook.html.tree import Element, add, make, replace, select
from handbook.thai.words import in_numerals, word, write_number

QUESTIONS = "hb-questions"
"""Class of all questions of a form; on paper each has its answer beside it."""


def put_questions(body: Element, spec: FormSpec, locale: str, numerals: str) -> None:
    """Put the links of the questions' blanks where the form's page has the block, as an author would write them."""
    names = [name for name, blank in spec.fields.items() if blank.question and name.startswith(ASK)]
    for box in select(body, f"[data-hb-data='{BLOCK}']"):
        if not names:
            replace(box, make("p", word(locale, "enquiry.none")))
            continue
        whole = make("div", class_=QUESTIONS)
        listed = add(whole, "ul")
        for number, name in enumerate(names, 1):
            shown = write_number(number, numerals)
            words = in_numerals(spec.fields[name].question[locale], numerals)
            item = add(listed, "li")
            add(add(item, "p", "[ ] "), "a", f"{shown}. {words}", href=f"field:{name}")
            answer = ANSWER + name.removeprefix(ASK)
            add(add(item, "p"), "a", word(locale, "enquiry.answer", number=shown), href=f"field:{answer}")
        replace(box, whole)
