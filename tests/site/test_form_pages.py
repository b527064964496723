"""A form in its page. Its controls have their tests in tests/forms/web/test_web.py."""

from __future__ import annotations

import pytest

from handbook.site.form_pages import fill_form
from handbook.site.page import FormAssets
from handbook.site.scripts import FormScripts
from single_steps import Steps, inner

FORM = '<h1 id="a">A</h1><p>b</p><div class="hb-form"><p><a href="field:agency">C</a></p></div><p>d</p>'
HEAD = '<link rel="stylesheet" href="../../assets/x.css"><link rel="next" href="x">'
SCRIPTS = FormScripts("assets/javascripts/forms/start.js", "assets/javascripts/forms/forms.js")
ASSETS = FormAssets("assets/stylesheets/webform.css", SCRIPTS)


@pytest.mark.parametrize("locale", ["th", "en"])
def test_form_stands_in_its_place_with_its_sheet_and_script(steps: Steps, locale: str) -> None:
    page = steps.written(FORM, "forms/everything", locale, head=HEAD)
    fill_form(page, steps.context(page, form_assets=ASSETS))
    assert [child.tag for child in page.article] == ["h1", "p", "form", "p"]
    (form,) = page.article.iter("form")
    assert (form.get("class"), form.get("data-form"), form.get("data-locale")) == ("hb-form", "everything", locale)
    assert form.xpath(".//*[@name='agency']/@id") == ["f-agency"]
    top = "../../" if locale == "th" else "../../../"
    assert page.tree.xpath("//link/@href") == ["../../assets/x.css", top + ASSETS.sheet, "x"]
    (script,) = page.tree.iter("script")
    assert (script.get("src"), script.get("data-tools")) == (top + SCRIPTS.start, top + SCRIPTS.tools)


def test_page_without_a_form_loads_nothing_for_one(steps: Steps) -> None:
    page = steps.written("<p>a</p>", "forms/everything", head=HEAD)
    fill_form(page, steps.context(page, form_assets=ASSETS))
    assert inner(page.article) == "<p>a</p>"
    assert page.tree.xpath("//script | //link[contains(@href, 'webform')]") == []
