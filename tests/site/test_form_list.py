"""The list of forms, and how many they are, from the nav."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handbook.html.tree import words_of
from handbook.site.form_list import list_forms
from single_steps import Steps, inner

LIST = '<div data-hb-data="forms list"></div>'


@pytest.mark.parametrize(
    ("locale", "heads", "who"),
    [
        ("th", ["แบบฟอร์ม", "ใช้ที่ขั้นใด", "ผู้กรอก", "ผู้ลงนาม"], "ผู้ขอ"),
        ("en", ["Form", "Step", "Filled in by", "Signed by"], "Applicant"),
    ],
)
def test_list_follows_the_nav(steps: Steps, locale: str, heads: list[str], who: str) -> None:
    page = steps.written(LIST, "forms/index", locale)
    context = steps.context(page)
    forms = context.corpus.nav_forms()
    first = replace(forms[0], filled_by={"th": "ผู้ขอ", "en": "Applicant"})
    corpus = replace(context.corpus, forms={**context.corpus.forms, first.id: first})
    list_forms(page, replace(context, corpus=corpus))
    rows = [[words_of(cell) for cell in row] for row in page.article.cssselect("tbody tr")]
    assert [words_of(head) for head in page.article.cssselect("thead th")] == heads
    assert page.article.xpath("//tbody/tr/th/a/@href") == [f"page:forms/{form.id}" for form in forms]
    assert page.article.xpath("//tbody/tr/td/a/@href") == [f"page:{form.step}" for form in forms]
    assert rows[0][0].startswith(first.code[locale])
    assert rows[0][2:] == [who, "–"]
    assert rows[1][2:] == ["–", "–"]
    assert page.article.xpath("//@data-hb-data") == []


def test_form_outside_the_nav_is_neither_listed_nor_counted(steps: Steps) -> None:
    page = steps.written(f'{LIST}<p><a href="count:forms">9</a></p>', "forms/index", "en")
    context = steps.context(page)
    (kept, *_) = context.corpus.nav_forms()
    others = {f"forms/{form.id}.md" for form in context.corpus.nav_forms() if form is not kept}
    nav = tuple(entry for entry in context.settings.nav if entry.path not in others)
    settings = replace(context.settings, nav=nav)
    list_forms(page, replace(context, corpus=replace(context.corpus, settings=settings)))
    assert page.article.xpath("//tbody/tr/th/a/@href") == [f"page:forms/{kept.id}"]
    assert words_of(page.article[-1]) == "1"


@pytest.mark.parametrize(("locale", "count"), [("th", "๒"), ("en", "2")])
def test_number_of_forms_stands_in_a_text(steps: Steps, locale: str, count: str) -> None:
    page = steps.written('<p>a <a href="count:forms">9</a> b</p>', locale=locale)
    list_forms(page, steps.context(page))
    assert inner(page.article) == f"<p>a {count} b</p>"


def test_other_places_are_left_to_other_steps(steps: Steps) -> None:
    written = '<div data-hb-data="forms all"></div>'
    page = steps.written(written)
    list_forms(page, steps.context(page))
    assert inner(page.article) == written
