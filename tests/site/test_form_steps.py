"""Forms and the steps of the handbook lead to each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handbook.site.form_steps import lead_to_step, offer_forms
from handbook.site.page import BuiltPage, Context
from single_steps import Steps, inner

OFFER = '<p class="hb-formstep">แบบฟอร์มสำหรับขั้นนี้ (ข้อเสนอ): <a href="page:forms/cover-letter">แบบ ต-๑ {}</a></p>'


def _with_step(context: Context, form: str, step: str) -> Context:
    """The same with a form that belongs to another step."""
    forms = {**context.corpus.forms, form: replace(context.corpus.forms[form], step=step)}
    return replace(context, corpus=replace(context.corpus, forms=forms))


# Below the step


def test_form_is_named_below_the_heading_of_its_step(steps: Steps) -> None:
    page = steps.written('<h3 id="step-submit">A</h3><p>b</p><h3 id="step-consider">C</h3>')
    offer_forms(page, steps.context(page))
    title = steps.page("forms/cover-letter").title
    assert inner(page.article) == (
        f'<h3 id="step-submit">A</h3>\n{OFFER.format(title)}<p>b</p><h3 id="step-consider">C</h3>'
    )


def test_in_a_path_it_stands_below_who_acts(steps: Steps) -> None:
    page = steps.written('<h3 id="step-submit">A</h3><p class="hb-path__who">b</p><p>c</p>')
    offer_forms(page, steps.context(page))
    assert [child.get("class") for child in page.article] == [None, "hb-path__who", "hb-formstep", None]


def test_forms_of_one_step_share_a_line(steps: Steps) -> None:
    page = steps.written('<h3 id="step-submit">A</h3>', locale="en")
    offer_forms(page, _with_step(steps.context(page), "everything", "procedure#step-submit"))
    assert inner(page.article[1]) == (
        'Forms for this step (proposals): <a href="page:forms/cover-letter">Form S-1 Cover letter of the sample '
        'project</a> · <a href="page:forms/everything">Sample form Sample form</a>'
    )


@pytest.mark.parametrize(
    ("key", "step"), [("survey", "step-submit"), ("procedure", "elsewhere")], ids=["other page", "no such heading"]
)
def test_page_without_the_step_stays_as_it_is(steps: Steps, key: str, step: str) -> None:
    page = steps.written(f'<h3 id="{step}">A</h3>', key)
    offer_forms(page, steps.context(page))
    assert inner(page.article) == f'<h3 id="{step}">A</h3>'


def test_form_without_a_page_in_this_language_is_not_offered(steps: Steps) -> None:
    page = steps.written('<h3 id="step-submit">A</h3>')
    context = steps.context(page)
    pages = {path: item for path, item in context.corpus.pages.items() if path != "forms/cover-letter.md"}
    offer_forms(page, replace(context, corpus=replace(context.corpus, pages=pages)))
    assert len(page.article) == 1


# Above the form


def _led(steps: Steps, key: str, locale: str, step: str | None = None) -> str:
    written = BuiltPage(steps.page(key, locale), steps.written('<div class="hb-form"></div>').tree, steps.root)
    context = steps.context(written)
    lead_to_step(written, _with_step(context, key.partition("/")[2], step) if step else context)
    return inner(written.article)


def test_form_leads_to_its_step(steps: Steps) -> None:
    line = '<p class="hb-formstep">{} <a href="page:procedure#step-submit">{}</a></p>\n<div class="hb-form"></div>'
    assert _led(steps, "forms/cover-letter", "th") == line.format("ใช้ในขั้น:", "บทที่ ๑: เสนอเรื่อง")
    assert _led(steps, "forms/cover-letter", "en") == line.format("Used at:", "Chapter 1: Submit")


def test_step_whose_heading_is_not_there_is_called_by_its_page(steps: Steps) -> None:
    found = _led(steps, "forms/cover-letter", "th", "procedure#nowhere")
    assert '<a href="page:procedure#nowhere">บทที่ ๑: ขั้นตอนการเสนอเรื่อง</a>' in found


def test_form_of_a_page_that_there_is_not_leads_nowhere(steps: Steps) -> None:
    assert _led(steps, "forms/cover-letter", "th", "nowhere#x") == '<div class="hb-form"></div>'


def test_page_that_is_no_forms_leads_to_no_step(steps: Steps) -> None:
    assert _led(steps, "procedure", "th") == '<div class="hb-form"></div>'


def test_forms_page_without_a_form_stays_as_it_is(steps: Steps) -> None:
    page = steps.written("<p>a</p>", "forms/everything")
    lead_to_step(page, steps.context(page))
    assert inner(page.article) == "<p>a</p>"
