"""A table of docs/data/ filled into its place, and what then stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.corpus.model import Data, Question
from handbook.html.tree import make, words_of
from handbook.site.data_tables import fill_table


def both(th: str, en: str) -> dict[str, str]:
    return {"th": th, "en": en}


OPEN = Question(
    "price-edition", "g", affects_submission=False, ask=both("ฉบับใด", "Which?"), why=both("ไม่เห็น", "Not seen")
)


def filled(name: str, part: str, value: Mapping[str, Any], locale: str, *, question: Question | None = OPEN) -> Any:
    box = make("div")
    questions = {} if question is None else {question.id: question}
    fill_table(box, name, part, Data(questions=questions, tables={name: value}), locale)
    return box


def rows_of(box: Any) -> list[list[str]]:
    return [[words_of(cell) for cell in row] for row in box.cssselect("tbody > tr")]


def heads_of(box: Any) -> list[str]:
    return [words_of(cell) for cell in box.cssselect("thead th[scope=col]")]


def links_of(box: Any) -> list[tuple[str, str]]:
    return [(words_of(link), link.get("href")) for link in box.iter("a")]
