"""What pages say of the edition's standing follows the settings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handbook.corpus.model import Answer
from handbook.html.tree import read_article
from handbook.site.status import put_status, show_status
from single_steps import Steps, inner

WRITTEN = (
    '<p>a <a href="status:edition">x</a> b</p><div data-hb-status="awaiting"><p>c</p></div>'
    '<div data-hb-status="endorsed"><p>d</p></div><p>e <a href="status:forms">y</a></p>'
)


def _put(steps: Steps, status: str, locale: str, *, marked: bool = True, answered: bool = False) -> str:
    article, corpus = read_article(WRITTEN), steps.corpus
    questions = dict(corpus.data.questions)
    if answered:
        answer = Answer({"th": "ก", "en": "a"}, "letter", "2026-11-02")
        questions["endorsement"] = replace(questions["endorsement"], answer=answer)
    settings = replace(corpus.settings, status=status, endorsed_by="letter" if status == "endorsed" else None)
    corpus = replace(corpus, settings=settings, data=replace(corpus.data, questions=questions))
    put_status(article, corpus, locale, marked=marked)
    return inner(article)


@pytest.mark.parametrize(
    ("locale", "edition", "forms"),
    [
        ("th", "ยังไม่ใช่เอกสารของทางราชการ และจังหวัดยังไม่ได้รับรอง", "เป็นข้อเสนอจนกว่าจังหวัดจะรับรอง"),
        ("en", "the province has not endorsed it", "proposals until the province endorses them"),
    ],
)
def test_edition_that_awaits_is_marked_with_its_question(steps: Steps, locale: str, edition: str, forms: str) -> None:
    found = _put(steps, "awaiting", locale)
    assert found.startswith('<p>a <a href="confirm:endorsement">')
    assert f"{edition}</a> b</p><p>c</p><p>e {forms}</p>" in found


@pytest.mark.parametrize(
    ("locale", "edition", "forms"),
    [
        ("th", "จังหวัดรับรองฉบับนี้แล้ว", "เป็นแบบที่จังหวัดรับรองแล้ว"),
        ("en", "The province has endorsed this edition", "endorsed by the province"),
    ],
)
def test_endorsed_edition_is_marked_with_its_letter(steps: Steps, locale: str, edition: str, forms: str) -> None:
    assert _put(steps, "endorsed", locale) == (
        f'<p>a <a href="source:letter">{edition}</a> b</p><p>d</p><p>e {forms}</p>'
    )


def test_answered_question_is_no_mark_and_files_of_forms_have_none(steps: Steps) -> None:
    assert "href" not in _put(steps, "awaiting", "en", answered=True)
    assert "href" not in _put(steps, "endorsed", "en", marked=False)


def test_pages_say_the_standing_of_their_handbook(steps: Steps) -> None:
    page = steps.written(WRITTEN, locale="en")
    show_status(page, steps.context(page))
    assert "proposals until the province endorses them" in inner(page.article)
