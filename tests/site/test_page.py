"""What a step is given: a page, and what all pages of its language share."""

from __future__ import annotations

from handbook.site.page import FormAssets
from single_steps import Steps


def test_page_knows_its_folder_its_article_and_its_form(steps: Steps) -> None:
    page = steps.written("<p>a</p>", "forms/everything", "en")
    assert page.folder == "en/forms/everything/"
    assert page.article is page.tree[1][0]
    assert page.form is None
    form = steps.written('<h1>A</h1><div class="hb-form"></div>', "forms/everything", "en").form
    assert form is not None
    assert (form.spec.id, form.locale, form.title) == ("everything", "en", "A")


def test_context_looks_at_the_corpus_and_at_all_pages(steps: Steps) -> None:
    form = '<h1>A</h1><div class="hb-form"></div>'
    pages = [
        steps.written("", "procedure"),
        steps.written(form, "forms/everything"),
        steps.written("", "forms/cover-letter"),
    ]
    context = steps.context(*pages)
    assert (context.locale, context.numerals) == ("th", "thai")
    assert context.settings is steps.settings
    assert context.form_keys == {"forms/everything", "forms/cover-letter"}
    assert context.folders["en/procedure/"] is steps.page("procedure", "en")
    assert context.folders[""] is steps.page("index")
    assert "ราคากลาง" in context.kept_words
    assert (context.marks, context.files, context.policy, context.form_assets) == ({}, (), "", FormAssets())
